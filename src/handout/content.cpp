#include "handout/content.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/date_words.h"
#include "core/words.h"
#include "handout/plan_content.h"

namespace knotmap::handout {
namespace {

using anatomy::Mark;
using guidance::Advice;
using guidance::Urgency;

constexpr std::size_t kMostSpots = 12;  ///< rows; more marks are counted

std::string titleOf(const Subject& subject) {
  switch (subject.advice.status) {
    case Advice::Status::ok:
      return subject.messages("handout.title");
    case Advice::Status::stop:
      return subject.messages("handout.title-stop");
    case Advice::Status::ask:
      break;
  }
  return subject.messages("handout.title-open");
}

void addAlarm(std::vector<Block>& blocks, const Subject& subject, Citations& citations) {
  const Advice& advice = subject.advice;
  if (advice.status == Advice::Status::ask) return;
  Alarm alarm;
  if (advice.urgency != Urgency::selfCare)
    alarm.title = guidance::urgencyWords(subject.messages, advice.urgency);
  for (const guidance::FiredStop& stop : advice.stops)
    alarm.reasons.push_back({stop.goWhere, {stop.why, citations.numbers(stop.sources)}});
  if (advice.status == Advice::Status::stop)
    alarm.closing = subject.messages("handout.stop-closing");
  if (!alarm.title.empty() || !alarm.reasons.empty()) blocks.push_back(std::move(alarm));
}

void addPictures(std::vector<Block>& blocks, const Subject& subject) {
  if (subject.pictures.empty()) return;
  Pictures pictures;
  for (std::size_t i = 0; i < subject.pictures.size(); ++i)
    pictures.slots.push_back({i, subject.pictures[i].caption, subject.pictures[i].alt});
  blocks.push_back(std::move(pictures));
  const bool patterns = !subject.session.patterns.empty();
  const char* legend = patterns ? "handout.legend" : "handout.legend-plain";
  blocks.push_back(Paragraph{{subject.messages(legend), {}}, Paragraph::Tone::soft});
}

std::string spotDetails(const Mark& mark, const SpotWords& words, const core::Messages& tr) {
  if (mark.kind != Mark::Kind::knot) return {};
  std::vector<std::string> parts;
  if (!words.muscle.empty()) parts.push_back(words.muscle);
  parts.push_back(tr("handout.tenderness", fmt::arg("value", mark.tenderness)));
  const std::string since = "handout.since-" + mark.since;
  if (!mark.since.empty() && tr.has(since)) parts.push_back(tr(since));
  if (mark.comesBack) parts.push_back(tr("handout.comes-back"));
  if (mark.familiar == Mark::Familiar::yes) parts.push_back(tr("handout.familiar-yes"));
  return fmt::format("{}", fmt::join(parts, "; "));
}

Spots::Row spotRow(const Mark& mark, const SpotWords& words, const Subject& subject,
                   Brevity brevity, Citations& citations) {
  const core::Messages& tr = subject.messages;
  Spots::Row row;
  row.number = std::to_string(static_cast<unsigned>(mark.id));
  row.place = core::sentenceCase(words.place);
  if (mark.kind == Mark::Kind::painArea)
    row.place = tr("handout.painted", fmt::arg("place", words.place));
  if (mark.kind == Mark::Kind::brokenSkin)
    row.place = tr("handout.broken-skin", fmt::arg("place", words.place));
  row.details = spotDetails(mark, words, tr);
  if (!words.felt.empty())
    row.felt = {tr("handout.felt", fmt::arg("places", words.felt)),
                citations.numbers(words.sources)};
  if (brevity < Brevity::noAsides) row.note = mark.note;
  return row;
}

void addSpots(std::vector<Block>& blocks, const Subject& subject, Brevity brevity,
              Citations& citations) {
  const core::Messages& tr = subject.messages;
  const std::vector<Mark>& marks = subject.session.marks;
  if (marks.empty()) {
    blocks.push_back(Paragraph{{tr("handout.no-marks"), {}}, Paragraph::Tone::plain});
    return;
  }
  Spots spots;
  const std::size_t shown = std::min(marks.size(), kMostSpots);
  for (std::size_t i = 0; i < shown; ++i) {
    const SpotWords words = i < subject.spots.size() ? subject.spots[i] : SpotWords{};
    spots.rows.push_back(spotRow(marks[i], words, subject, brevity, citations));
  }
  blocks.push_back(Heading{tr("handout.heading-spots")});
  blocks.push_back(std::move(spots));
  const std::size_t more = marks.size() - shown;
  if (more == 0) return;
  const std::string words = more == 1 ? tr("handout.more-marks-one")
                                      : tr("handout.more-marks-many", fmt::arg("count", more));
  blocks.push_back(Paragraph{{words, {}}, Paragraph::Tone::soft});
}

void addRuleOut(std::vector<Block>& blocks, const Subject& subject) {
  if (subject.ruleOut.empty()) return;
  Bullets bullets;
  for (const std::string& sentence : subject.ruleOut) bullets.items.push_back({sentence, {}});
  blocks.push_back(Heading{subject.messages("handout.heading-rule-out")});
  blocks.push_back(std::move(bullets));
}

void addQuestions(std::vector<Block>& blocks, const Subject& subject) {
  const core::Messages& tr = subject.messages;
  blocks.push_back(Paragraph{{tr("handout.no-plan"), {}}, Paragraph::Tone::plain});
  if (subject.advice.questions.empty()) return;
  Questions questions;
  for (const guidance::Question& question : subject.advice.questions)
    questions.texts.push_back(question.text);
  questions.answers = {tr("handout.yes"), tr("handout.no"), tr("handout.not-sure")};
  blocks.push_back(Heading{tr("handout.heading-questions")});
  blocks.push_back(std::move(questions));
}

/// The first statement about the advice says what it is and what it is not.
void addHonestLine(std::vector<Block>& blocks, const Subject& subject, Citations& citations) {
  if (subject.about.empty()) return;
  const guidance::Statement& honest = subject.about.front();
  blocks.push_back(
      Paragraph{{honest.text, citations.numbers(honest.sources)}, Paragraph::Tone::honest});
}

}  // namespace

Content contentOf(const Subject& subject, Brevity brevity) {
  const core::Messages& tr = subject.messages;
  Citations citations(subject.sources);
  Content content;
  content.language = tr.language();
  content.title = titleOf(subject);
  content.date = core::dateWords(subject.date, tr);
  content.clinic = subject.clinic;
  content.pageWords = tr("handout.page");
  content.footer = tr("handout.footer");
  std::vector<Block>& blocks = content.blocks;
  addAlarm(blocks, subject, citations);
  addPictures(blocks, subject);
  addSpots(blocks, subject, brevity, citations);
  addRuleOut(blocks, subject);
  if (subject.advice.status == Advice::Status::ok)
    for (Block& block : planBlocks(subject, brevity, citations)) blocks.push_back(std::move(block));
  if (subject.advice.status == Advice::Status::stop)
    for (Block& block : followUpBlocks(subject, citations)) blocks.push_back(std::move(block));
  if (subject.advice.status == Advice::Status::ask) addQuestions(blocks, subject);
  if (!subject.session.notes.empty() && brevity < Brevity::noAsides) {
    blocks.push_back(Heading{tr("handout.heading-notes")});
    blocks.push_back(Paragraph{{subject.session.notes, {}}, Paragraph::Tone::plain});
  }
  addHonestLine(blocks, subject, citations);
  if (!citations.titles().empty()) {
    blocks.push_back(Heading{tr("handout.heading-sources")});
    blocks.push_back(SourceList{citations.titles()});
  }
  return content;
}

}  // namespace knotmap::handout
