#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "findings/explain_state.h"
#include "findings/findings.h"
#include "session/edit.h"

namespace knotmap::findings {

/// A trigger point named as a place pain may come from. Never a finding.
struct ExplainPoint {
  referral::TriggerPointId point{};
  core::Side side = core::Side::left;
  std::optional<float> distanceMm;  ///< of a mark: along the skin to the usual place
  std::optional<float> score;       ///< of a complaint: 0..1

  bool operator==(const ExplainPoint&) const = default;
};

/// What the pages are about: one marked spot, or all that was painted and named as symptoms.
struct ExplainSubject {
  std::optional<anatomy::MarkId> mark{};  ///< none: symptoms and painted areas
  std::string name{};                     ///< "Mark 2, left top of shoulder"
  std::vector<ExplainPoint> points{};     ///< the chosen or likeliest first
};

/// A line of what is felt; `note` has the numbers about it.
struct ExplainLine {
  std::string words, note;
};

/// When to get help: emergencies first.
struct HelpLine {
  std::string words;
  bool emergency = false;
};

/// What a page shows. A stop takes the place of where it may come from, of the test and of what to
/// do; open questions that of what to do.
enum class ExplainContent {
  nothing,      ///< nothing is marked yet: says what to mark first
  feel,         ///< what is felt, and where
  stop,         ///< the stop and where to go
  noCandidate,  ///< no place is known that it is reported to come from
  origin,       ///< the muscle and its pattern
  testNoMark,   ///< how to look for the spot that is not marked yet
  testTrained,  ///< the spot is not pressed here, or by trained hands alone
  test,         ///< the question whether pressing brings on the known pain
  questions,    ///< the safety questions come first
  noSteps,      ///< the plan is empty
  steps,        ///< the first steps
  help
};
/// What explain mode knows of a session: all a page says, worked out once per change.
struct Explanation {
  std::vector<ExplainSubject> subjects;
  std::size_t subject = 0;                 ///< in `subjects`; 0 when there is none
  std::optional<ExplainPoint> point;       ///< the candidate that is shown
  std::size_t candidate = 0;               ///< its place among the subject's points
  std::vector<ExplainLine> felt;           ///< symptoms, painted areas and marks
  std::vector<std::string> sent, sentToo;  ///< where the pattern reaches, for nearly all, for some
  std::vector<std::string> noPress;        ///< why nothing presses at the subject's mark
  std::vector<HelpLine> help;
  std::array<ExplainContent, kExplainPages> content{};  ///< of each page

  ExplainContent contentOf(ExplainPage page) const {
    return content[static_cast<std::size_t>(page)];
  }
  const ExplainSubject* shown() const {
    return subject < subjects.size() ? &subjects[subject] : nullptr;
  }
};

/// Candidates that a person can flip through; more would not be explained in a minute.
inline constexpr std::size_t kExplainCandidates = 4;

/// Marks in their order, then the complaint of symptoms and painted areas.
std::vector<ExplainSubject> explainSubjects(const session::Session& session,
                                            const Findings& findings, const referral::Atlas& atlas);

/// The subject that is shown while nobody chose one: the selected mark, else the first mark with a
/// chosen trigger point, else the complaint, else the first mark.
std::size_t subjectByRule(const session::Session& session,
                          const std::vector<ExplainSubject>& subjects,
                          std::optional<anatomy::MarkId> selected);

/// What a session is explained with.
struct ExplainSource {
  const session::Session& session;
  const Findings& findings;
  const Catalogue& catalogue;
  const BodyKnowledge& body;
};
Explanation explanationOf(const ExplainSource& source, const ExplainState& state,
                          std::optional<anatomy::MarkId> selected);

/// What a page shows, by the session and what else is known of the explanation.
ExplainContent contentOf(ExplainPage page, const ExplainSource& source,
                         const Explanation& explanation);

/// What a key or a button does to the state; answers to "is this the pain you know?" come back as
/// edits. Everything stays within what there is. `openPlan` is for whoever shows the plan.
void commandExplain(ExplainState& state, const Explanation& explanation,
                    const session::Session& session, ExplainCommand command, session::Edits& edits);
void goToPage(ExplainState& state, ExplainPage page);
void chooseSubject(ExplainState& state, std::size_t subject);

/// Notes whether pressing the mark that is talked about brings on the known pain.
void answerFamiliar(const session::Session& session, const Explanation& explanation,
                    anatomy::Mark::Familiar familiar, session::Edits& edits);

/// How long a pattern takes to spread over all of itself.
inline constexpr double kSpreadSeconds = 2.5;
/// How far a pattern has spread that reaches `extentMm` in the end: slow at both ends. Infinite
/// once it is all there.
float spreadMm(double secondsSinceBegun, float extentMm);

}  // namespace knotmap::findings
