#include <fmt/format.h>

#include "core/json.h"
#include "session/session_checks.h"
#include "session/session_fields.h"
#include "session/session_text.h"
#include "session/strict_json.h"

namespace knotmap::session {

using core::DataReader;

core::Error firstProblems(core::Problems problems) {
  constexpr std::size_t kShown = 20;
  if (problems.size() > kShown) {
    const std::size_t more = problems.size() - kShown + 1;
    problems.resize(kShown - 1);
    problems.push_back({"", fmt::format("and {} more problems", more)});
  }
  return core::combined(problems);
}

anatomy::BrushDab readDab(const DataReader& data) {
  anatomy::BrushDab dab;
  kDab.read({data}, dab);
  return dab;
}

guidance::Answers readAnswers(const DataReader& data) {
  guidance::Answers answers;
  AnswersKind{}.read({data}, answers);
  return answers;
}

void AnswersKind::read(const core::FieldSource& source, guidance::Answers& answers) const {
  const DataReader& data = source.data;
  if (data.isMissing()) return;
  if (data.isObject() && data.size() > kMaxListItems)
    return data.problem(
        fmt::format("has {} answers, expected at most {}", data.size(), kMaxListItems));
  for (const auto& [question, answer] : data.members()) {
    if (question.empty() || question.size() > kMaxWordBytes)
      data.problem(
          fmt::format("found a key of {} bytes, expected the id of a question", question.size()));
    core::Word<guidance::Answer>{guidance::answerName, 3}.read({answer}, answers[question]);
  }
}

core::Result<Session> sessionFromJson(core::Json root, const std::string& name) {
  const auto opened = core::open(root, kSessionFormat, name);
  if (!opened) return opened.error();
  core::Problems problems;
  Session session;
  session.newerMinor = opened->newerMinor;
  kSession.read({.data = {root, name + ": ", problems}, .unknownKeys = opened->unknownKeys()},
                session);
  checkSense(session, name, problems);
  if (!problems.empty()) return firstProblems(std::move(problems));
  return session;
}

core::Result<Session> sessionFromText(std::string_view text, const std::string& name) {
  if (text.size() > kMaxFileBytes)
    return core::Error{
        name, fmt::format("has {} bytes, expected at most {}", text.size(), kMaxFileBytes)};
  auto root = parseStrictJson(text, name);
  if (!root) return root.error();
  return sessionFromJson(std::move(root).value(), name);
}

}  // namespace knotmap::session
