#include "handout/plan_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/date_words.h"
#include "core/words.h"

namespace knotmap::handout {
namespace {

using guidance::Advice;
using guidance::Step;

constexpr int kMostBoxes = 4;
constexpr std::size_t kSentencesOfAStretch = 2;

template <class Strings>
std::string joined(const Strings& parts) {
  return fmt::format("{}", fmt::join(parts, " "));
}

/// Numbers of the marks that are knots, in the order in which guidance gets them as spots.
std::vector<unsigned> knotNumbers(const session::Session& session) {
  std::vector<unsigned> numbers;
  for (const anatomy::Mark& mark : session.marks)
    if (mark.kind == anatomy::Mark::Kind::knot) numbers.push_back(static_cast<unsigned>(mark.id));
  return numbers;
}

std::string whereOf(const Step& step, const Subject& subject) {
  const std::vector<unsigned> known = knotNumbers(subject.session);
  std::vector<unsigned> numbers;
  for (const std::size_t at : step.at)
    if (at < known.size()) numbers.push_back(known[at]);
  if (numbers.empty())
    return step.spots.empty() ? "" : fmt::format("{}", fmt::join(step.spots, "; "));
  if (numbers.size() == 1)
    return subject.messages("handout.at-mark", fmt::arg("number", numbers.front()));
  return subject.messages("handout.at-marks",
                          fmt::arg("numbers", fmt::format("{}", fmt::join(numbers, ", "))));
}

/// How many sentences of a step are kept.
std::size_t sentencesAt(Brevity brevity) {
  switch (brevity) {
    case Brevity::full:
      return std::numeric_limits<std::size_t>::max();
    case Brevity::shortSteps:
      return 2;
    case Brevity::briefSteps:
      return 1;
    case Brevity::noSteps:
    case Brevity::noAsides:
      break;
  }
  return 0;
}

std::string detailsOf(const Step& step, Brevity brevity) {
  // What is not tied to a place, such as drinking, is clear from its name and dose.
  if (brevity != Brevity::full && step.spots.empty()) return {};
  std::vector<std::string> sentences = step.steps;
  // Stretches of two muscles share a name: what to do tells them apart.
  const std::size_t least = step.slot == guidance::Slot::stretch ? kSentencesOfAStretch : 0;
  sentences.resize(std::min(sentences.size(), std::max(least, sentencesAt(brevity))));
  if (brevity == Brevity::full && !step.position.empty())
    sentences.insert(sentences.begin(), step.position);
  return joined(sentences);
}

int boxesOf(const guidance::Dose& dose) {
  return std::clamp(dose.perDay.value_or(1), 1, kMostBoxes);
}

/// How often each limit is said: what several steps share is said once for all.
std::map<std::string, int> limitCounts(const Advice& advice) {
  std::map<std::string, int> counts;
  for (const Step& step : advice.steps)
    for (const std::string& limit : step.limits) ++counts[limit];
  return counts;
}

Steps stepsOf(const Subject& subject, Brevity brevity, Citations& citations) {
  const auto shared = limitCounts(subject.advice);
  Steps steps;
  int number = 0;
  for (const Step& step : subject.advice.steps) {
    std::vector<std::string> sources = step.dose.sources;
    sources.insert(sources.end(), step.sources.begin(), step.sources.end());
    Steps::Row row;
    row.number = ++number;
    row.name = step.name;
    row.where = whereOf(step, subject);
    row.dose = {step.dose.text.empty() ? subject.messages("handout.dose-open") : step.dose.text,
                citations.numbers(sources)};
    row.details = detailsOf(step, brevity);
    row.boxes = boxesOf(step.dose);
    std::vector<std::string> own;
    for (const std::string& limit : step.limits)
      if (shared.at(limit) == 1) own.push_back(limit);
    if (!own.empty())
      row.limits = subject.messages("handout.step-limit", fmt::arg("text", joined(own)));
    steps.rows.push_back(std::move(row));
  }
  return steps;
}

std::string dayName(const guidance::PlanDay& day, std::size_t place,
                    const core::Messages& messages) {
  if (!day.date)
    return messages("handout.week-day", fmt::arg("number", static_cast<unsigned>(place) + 1));
  const std::chrono::weekday weekday{std::chrono::sys_days{*day.date}};
  const std::string name = messages(fmt::format("handout.weekday-{}", weekday.c_encoding()));
  return messages("handout.week-date", fmt::arg("weekday", name),
                  fmt::arg("day", static_cast<unsigned>(day.date->day())));
}

/// "Sun 22, Tue 24: A day without pressing." A note of several days is said once.
std::vector<std::string> dayNotes(const Advice& advice,
                                  const std::array<std::string, Week::kDays>& names) {
  std::vector<std::pair<std::string, std::string>> daysOfNotes;
  for (std::size_t d = 0; d < std::min(advice.week.size(), Week::kDays); ++d) {
    const std::string& note = advice.week[d].note;
    if (note.empty()) continue;
    const auto known = std::find_if(daysOfNotes.begin(), daysOfNotes.end(),
                                    [&](const auto& row) { return row.first == note; });
    if (known == daysOfNotes.end())
      daysOfNotes.emplace_back(note, names[d]);
    else
      known->second += ", " + names[d];
  }
  std::vector<std::string> notes;
  for (const auto& [note, days] : daysOfNotes) notes.push_back(fmt::format("{}: {}", days, note));
  return notes;
}

Week weekOf(const Subject& subject) {
  const Advice& advice = subject.advice;
  Week week;
  for (std::size_t i = 0; i < advice.steps.size(); ++i)
    week.rows.push_back({fmt::format("{}. {}", i + 1, advice.steps[i].name), {}});
  for (std::size_t d = 0; d < std::min(advice.week.size(), Week::kDays); ++d) {
    const guidance::PlanDay& day = advice.week[d];
    week.days[d] = dayName(day, d, subject.messages);
    for (const std::size_t step : day.steps)
      if (step < week.rows.size()) week.rows[step].boxes[d] = boxesOf(advice.steps[step].dose);
  }
  week.notes = dayNotes(advice, week.days);
  week.rows.erase(std::remove_if(week.rows.begin(), week.rows.end(),
                                 [](const Week::Row& row) {
                                   return std::all_of(row.boxes.begin(), row.boxes.end(),
                                                      [](int count) { return count == 0; });
                                 }),
                  week.rows.end());
  return week;
}

void addOnce(std::vector<Cited>& items, Cited item) {
  const auto same = [&](const Cited& known) { return known.text == item.text; };
  if (std::none_of(items.begin(), items.end(), same)) items.push_back(std::move(item));
}

Bullets limitsOf(const Subject& subject, Citations& citations) {
  Bullets limits;
  for (const guidance::NoPress& zone : subject.advice.noPress)
    addOnce(limits.items, {subject.messages("handout.no-press", fmt::arg("spot", zone.spot),
                                            fmt::arg("why", core::sentenceCase(zone.why))),
                           citations.numbers(zone.sources)});
  for (const guidance::Precaution& limit : subject.advice.limits)
    addOnce(limits.items, {limit.text, citations.numbers(limit.sources)});
  for (const auto& [text, count] : limitCounts(subject.advice))
    if (count > 1) addOnce(limits.items, {text, {}});
  return limits;
}

Bullets stopsWhen(const Advice& advice) {
  Bullets stops;
  for (const Step& step : advice.steps)
    for (const std::string& when : step.stopWhen)
      addOnce(stops.items, {core::sentenceCase(when), {}});
  return stops;
}

/// Each with what it is, or in one line by name.
Bullets treatmentsOf(const Subject& subject, Brevity brevity, Citations& citations) {
  Bullets bullets;
  std::vector<std::string> names, sources;
  for (const guidance::Treatment& treatment : subject.advice.treatments) {
    names.push_back(treatment.name);
    sources.insert(sources.end(), treatment.sources.begin(), treatment.sources.end());
    if (brevity >= Brevity::shortSteps) continue;
    const bool doctor = treatment.who == guidance::With::doctor;
    const char* key = doctor ? "handout.treatment-doctor" : "handout.treatment";
    std::string text = treatment.what.empty()
                           ? treatment.name
                           : subject.messages(key, fmt::arg("name", treatment.name),
                                              fmt::arg("what", treatment.what));
    bullets.items.push_back({std::move(text), citations.numbers(treatment.sources)});
  }
  if (bullets.items.empty() && !names.empty())
    bullets.items.push_back(
        {fmt::format("{}", fmt::join(names, "; ")), citations.numbers(sources)});
  return bullets;
}

void addList(std::vector<Block>& blocks, const char* heading, Bullets bullets) {
  if (bullets.items.empty()) return;
  blocks.push_back(Heading{heading});
  blocks.push_back(std::move(bullets));
}

std::string planIntro(const Subject& subject) {
  const auto minutes = static_cast<int>(std::ceil(subject.advice.minutes));
  if (minutes <= 0) return subject.messages("handout.plan-boxes");
  if (minutes == 1) return subject.messages("handout.plan-minutes-one");
  return subject.messages("handout.plan-minutes-many", fmt::arg("count", minutes));
}

std::string followUpWords(const guidance::FollowUp& followUp, const core::Messages& tr) {
  const auto text = fmt::arg("text", followUp.text);
  std::string when;
  if (followUp.days <= 0)
    when = tr("handout.follow-up-now", text);
  else if (followUp.date)
    when =
        tr("handout.follow-up-date", fmt::arg("date", core::dateWords(*followUp.date, tr)), text);
  else if (followUp.days == 1)
    when = tr("handout.follow-up-days-one", text);
  else
    when = tr("handout.follow-up-days-many", fmt::arg("days", followUp.days), text);
  if (followUp.whom.empty()) return when;
  return tr("handout.follow-up-whom", fmt::arg("when", when), fmt::arg("whom", followUp.whom));
}

}  // namespace

std::vector<Block> followUpBlocks(const Subject& subject, Citations& citations) {
  std::vector<Block> blocks;
  Bullets bullets;
  for (const guidance::FollowUp& followUp : subject.advice.followUps)
    bullets.items.push_back(
        {followUpWords(followUp, subject.messages), citations.numbers(followUp.sources)});
  addList(blocks, subject.messages("handout.heading-help"), std::move(bullets));
  return blocks;
}

std::vector<Block> planBlocks(const Subject& subject, Brevity brevity, Citations& citations) {
  const core::Messages& tr = subject.messages;
  std::vector<Block> blocks;
  blocks.push_back(Heading{tr("handout.heading-plan")});
  if (subject.advice.steps.empty()) {
    blocks.push_back(Paragraph{{tr("handout.no-steps"), {}}, Paragraph::Tone::plain});
  } else {
    blocks.push_back(Paragraph{{planIntro(subject), {}}, Paragraph::Tone::soft});
    blocks.push_back(stepsOf(subject, brevity, citations));
  }
  if (Week week = weekOf(subject); !subject.advice.week.empty() && !week.rows.empty()) {
    blocks.push_back(Heading{tr("handout.heading-week")});
    blocks.push_back(std::move(week));
  }
  addList(blocks, tr("handout.heading-limits"), limitsOf(subject, citations));
  addList(blocks, tr("handout.heading-stop"), stopsWhen(subject.advice));
  for (Block& block : followUpBlocks(subject, citations)) blocks.push_back(std::move(block));
  addList(blocks, tr("handout.heading-treatments"), treatmentsOf(subject, brevity, citations));
  return blocks;
}

}  // namespace knotmap::handout
