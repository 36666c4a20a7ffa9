#include "session/session_fields.h"

namespace knotmap::session {

std::string_view kindName(anatomy::Mark::Kind kind) {
  constexpr std::array<std::string_view, 3> kNames{"knot", "pain-area", "broken-skin"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view familiarName(anatomy::Mark::Familiar familiar) {
  constexpr std::array<std::string_view, 3> kNames{"unknown", "yes", "no"};
  return kNames[static_cast<std::size_t>(familiar)];
}

std::string_view sexName(Sex sex) { return sex == Sex::female ? "female" : "male"; }

void AnswersKind::write(const core::FieldSink& sink, const guidance::Answers& answers) const {
  sink.out.open('{', core::Layout::oneLine);
  for (const auto& [question, answer] : answers) {
    sink.out.key(question);
    sink.out.text(guidance::answerName(answer));
  }
  sink.out.close('}');
}

std::string sessionToText(const Session& session) {
  core::JsonText text;
  core::FieldWriter writer({text}, core::Layout::ownLines);
  kSession.rows(writer, session);
  writer.finish();
  return std::move(text).str() + "\n";
}

}  // namespace knotmap::session
