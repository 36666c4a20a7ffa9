#include "findings/explanation.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "findings/explanation_words.h"

namespace knotmap::findings {
namespace {

using anatomy::Mark;

bool complains(const session::Session& session) {
  return !session.symptoms.empty() ||
         std::any_of(session.marks.begin(), session.marks.end(),
                     [](const Mark& mark) { return mark.kind == Mark::Kind::painArea; });
}

void addOnce(std::vector<ExplainPoint>& points, const ExplainPoint& point) {
  const bool known = std::any_of(points.begin(), points.end(), [&](const ExplainPoint& other) {
    return other.point == point.point && other.side == point.side;
  });
  if (!known && points.size() < kExplainCandidates) points.push_back(point);
}

/// The place of a point among the candidates of what is felt; none: at their end.
std::size_t rankOf(const referral::NearbyPoint& near, const Findings& findings) {
  const auto& all = findings.candidates;
  return static_cast<std::size_t>(std::find_if(all.begin(), all.end(),
                                               [&](const referral::Candidate& candidate) {
                                                 return candidate.point == near.point &&
                                                        candidate.side == near.side;
                                               }) -
                                  all.begin());
}

/// The trigger point that was chosen for a mark, then those near it: first what also fits what is
/// felt, best first, then the nearest.
ExplainSubject subjectOf(const Mark& mark, const Findings& findings, const referral::Atlas& atlas) {
  ExplainSubject subject{.mark = mark.id};
  const auto found = std::find_if(findings.marks.begin(), findings.marks.end(),
                                  [&](const MarkFindings& m) { return m.id == mark.id; });
  if (found == findings.marks.end()) return subject;
  const auto chosen = atlas.findPoint(mark.triggerPoint);
  for (const referral::NearbyPoint& near : found->near)
    if (chosen == near.point) addOnce(subject.points, {near.point, near.side, near.distanceMm, {}});
  if (chosen) addOnce(subject.points, {*chosen, found->side, {}, {}});
  std::vector<referral::NearbyPoint> near = found->near;
  std::stable_sort(near.begin(), near.end(), [&](const auto& a, const auto& b) {
    return rankOf(a, findings) < rankOf(b, findings);
  });
  for (const referral::NearbyPoint& point : near)
    addOnce(subject.points, {point.point, point.side, point.distanceMm, {}});
  return subject;
}

std::size_t wrapped(std::size_t at, int by, std::size_t count) {
  const auto size = static_cast<long>(count);
  const long moved = (static_cast<long>(at) + by) % size;
  return static_cast<std::size_t>(moved < 0 ? moved + size : moved);
}

ExplainContent testContent(const ExplainSource& source, const Explanation& explanation) {
  if (!explanation.point) return ExplainContent::noCandidate;
  const referral::TriggerPoint& row = source.catalogue.atlas[explanation.point->point];
  if (row.internal || !explanation.noPress.empty()) return ExplainContent::testTrained;
  return explanation.shown()->mark ? ExplainContent::test : ExplainContent::testNoMark;
}

}  // namespace

std::vector<ExplainSubject> explainSubjects(const session::Session& session,
                                            const Findings& findings,
                                            const referral::Atlas& atlas) {
  std::vector<ExplainSubject> subjects;
  for (const Mark& mark : session.marks)
    if (mark.kind == Mark::Kind::knot) subjects.push_back(subjectOf(mark, findings, atlas));
  if (!complains(session)) return subjects;
  ExplainSubject complaint;
  for (const referral::Candidate& candidate : findings.candidates)
    addOnce(complaint.points, {candidate.point, candidate.side, {}, candidate.score});
  subjects.push_back(std::move(complaint));
  return subjects;
}

std::size_t subjectByRule(const session::Session& session,
                          const std::vector<ExplainSubject>& subjects,
                          std::optional<anatomy::MarkId> selected) {
  const auto placeOf = [&](auto fits) {
    return static_cast<std::size_t>(std::find_if(subjects.begin(), subjects.end(), fits) -
                                    subjects.begin());
  };
  const std::size_t places[] = {
      placeOf([&](const ExplainSubject& s) { return s.mark && s.mark == selected; }),
      placeOf([&](const ExplainSubject& s) {
        return s.mark && !session.find(*s.mark)->triggerPoint.empty();
      }),
      placeOf([](const ExplainSubject& s) { return !s.mark && !s.points.empty(); })};
  for (const std::size_t place : places)
    if (place < subjects.size()) return place;
  return 0;
}

namespace {

/// What is known of the candidate shown.
void addCandidate(const ExplainSource& source, std::size_t wanted, Explanation& explanation) {
  const ExplainSubject& subject = explanation.subjects[explanation.subject];
  if (subject.points.empty()) return;
  explanation.candidate = std::min(wanted, subject.points.size() - 1);
  explanation.point = subject.points[explanation.candidate];
  // Nobody is sent to feel for a spot where nothing may press.
  if (!subject.mark)
    for (const anatomy::BodyPoint site :
         source.body.atlas.sites(explanation.point->point, explanation.point->side))
      for (const std::string& zone : noPressAt(source, site))
        if (std::find(explanation.noPress.begin(), explanation.noPress.end(), zone) ==
            explanation.noPress.end())
          explanation.noPress.push_back(zone);
  const auto& pattern =
      source.body.atlas.pattern(explanation.point->point, explanation.point->side);
  explanation.sent = reachedPlaces(source, pattern, true);
  explanation.sentToo = reachedPlaces(source, pattern, false);
  const auto& sent = explanation.sent;
  auto& too = explanation.sentToo;
  const auto sentAlready = [&](const std::string& place) {
    return std::find(sent.begin(), sent.end(), place) != sent.end();
  };
  too.erase(std::remove_if(too.begin(), too.end(), sentAlready), too.end());
}

}  // namespace

Explanation explanationOf(const ExplainSource& source, const ExplainState& state,
                          std::optional<anatomy::MarkId> selected) {
  Explanation explanation;
  explanation.subjects = explainSubjects(source.session, source.findings, source.catalogue.atlas);
  for (ExplainSubject& subject : explanation.subjects) subject.name = subjectName(source, subject);
  explanation.felt = feltLines(source);
  explanation.help = helpLines(source);
  if (!explanation.subjects.empty()) {
    const std::size_t wanted =
        state.subject.value_or(subjectByRule(source.session, explanation.subjects, selected));
    explanation.subject = std::min(wanted, explanation.subjects.size() - 1);
    if (const auto mark = explanation.shown()->mark)
      explanation.noPress = noPressAt(source, source.session.find(*mark)->at);
    addCandidate(source, state.candidate, explanation);
  }
  for (int page = 0; page < kExplainPages; ++page)
    explanation.content[static_cast<std::size_t>(page)] =
        contentOf(static_cast<ExplainPage>(page), source, explanation);
  return explanation;
}

ExplainContent contentOf(ExplainPage page, const ExplainSource& source,
                         const Explanation& explanation) {
  const guidance::Advice& advice = source.findings.advice;
  const bool stopped = !advice.stops.empty();
  if (page == ExplainPage::help) return ExplainContent::help;
  if (explanation.subjects.empty())
    return stopped && page != ExplainPage::feel ? ExplainContent::stop : ExplainContent::nothing;
  if (page == ExplainPage::feel) return ExplainContent::feel;
  if (stopped) return ExplainContent::stop;
  if (page == ExplainPage::origin)
    return explanation.point ? ExplainContent::origin : ExplainContent::noCandidate;
  if (page == ExplainPage::test) return testContent(source, explanation);
  if (advice.status == guidance::Advice::Status::ask) return ExplainContent::questions;
  return advice.steps.empty() ? ExplainContent::noSteps : ExplainContent::steps;
}

void goToPage(ExplainState& state, ExplainPage page) {
  if (state.page == static_cast<int>(page)) return;
  state.page = static_cast<int>(page);
  state.began.reset();
}

void chooseSubject(ExplainState& state, std::size_t subject) {
  state.subject = subject;
  state.candidate = 0;
  state.began.reset();
}

namespace {

void turnPage(ExplainState& state, int by) {
  goToPage(state, static_cast<ExplainPage>(std::clamp(state.page + by, 0, kExplainPages - 1)));
}

void nextCandidate(ExplainState& state, const Explanation& explanation, int by) {
  const ExplainSubject* subject = explanation.shown();
  if (!subject || subject->points.size() < 2) return;
  state.candidate = wrapped(explanation.candidate, by, subject->points.size());
  state.began.reset();
}

void nextSubject(ExplainState& state, const Explanation& explanation, int by) {
  if (explanation.subjects.size() < 2) return;
  chooseSubject(state, wrapped(explanation.subject, by, explanation.subjects.size()));
}

void upOrDown(ExplainState& state, const Explanation& explanation, int by) {
  constexpr int kLines = 3;
  if (explanation.contentOf(static_cast<ExplainPage>(state.page)) == ExplainContent::origin)
    return nextCandidate(state, explanation, by);
  state.linesDown += kLines * by;
}

std::optional<Mark::Familiar> familiarOf(ExplainCommand command) {
  if (command == ExplainCommand::familiarYes) return Mark::Familiar::yes;
  if (command == ExplainCommand::familiarNo) return Mark::Familiar::no;
  if (command == ExplainCommand::familiarUnsure) return Mark::Familiar::unknown;
  return std::nullopt;
}

}  // namespace

void commandExplain(ExplainState& state, const Explanation& explanation,
                    const session::Session& session, ExplainCommand command,
                    session::Edits& edits) {
  if (const auto familiar = familiarOf(command)) {
    const auto page = static_cast<ExplainPage>(state.page);
    if (explanation.contentOf(page) == ExplainContent::test)
      answerFamiliar(session, explanation, *familiar, edits);
    return;
  }
  if (command == ExplainCommand::nextPage) turnPage(state, 1);
  if (command == ExplainCommand::previousPage) turnPage(state, -1);
  if (command == ExplainCommand::nextSubject) nextSubject(state, explanation, 1);
  if (command == ExplainCommand::previousSubject) nextSubject(state, explanation, -1);
  if (command == ExplainCommand::nextCandidate) nextCandidate(state, explanation, 1);
  if (command == ExplainCommand::down) upOrDown(state, explanation, 1);
  if (command == ExplainCommand::up) upOrDown(state, explanation, -1);
  if (command == ExplainCommand::replay) state.began.reset();
  if (command == ExplainCommand::numbers) state.numbers = !state.numbers;
}

void answerFamiliar(const session::Session& session, const Explanation& explanation,
                    Mark::Familiar familiar, session::Edits& edits) {
  const ExplainSubject* subject = explanation.shown();
  const Mark* mark = subject && subject->mark ? session.find(*subject->mark) : nullptr;
  if (!mark || mark->locked) return;
  Mark changed = *mark;
  changed.familiar = familiar;
  edits.push_back(session::ChangeMark{changed});
}

float spreadMm(double secondsSinceBegun, float extentMm) {
  if (secondsSinceBegun >= kSpreadSeconds) return std::numeric_limits<float>::infinity();
  const auto share = static_cast<float>(std::max(0.0, secondsSinceBegun) / kSpreadSeconds);
  // The bright front runs past the end, so that it does not vanish there abruptly.
  constexpr float kFreshMm = 30.0f;
  const float eased = share * share * (3.0f - 2.0f * share);
  return eased * (extentMm + kFreshMm);
}

}  // namespace knotmap::findings
