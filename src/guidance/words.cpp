#include <array>

#include "core/messages.h"
#include "guidance/guidance.h"

namespace knotmap::guidance {
namespace {

constexpr std::array<std::string_view, 4> kWithNames{"alone", "partner", "professional", "doctor"};
constexpr std::array<std::string_view, 3> kAnswerNames{"yes", "no", "unsure"};
constexpr std::array<std::string_view, 5> kUrgencyNames{"self-care", "self-care-with-limits",
                                                        "clinician-first", "today", "emergency"};
constexpr std::array<const char*, 5> kUrgencyKeys{
    "guidance.urgency-self-care", "guidance.urgency-limits", "guidance.urgency-clinician",
    "guidance.urgency-today", "guidance.urgency-emergency"};

template <class Enum, std::size_t N>
std::optional<Enum> fromName(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

const char* urgencyWords(const core::Messages& messages, Urgency urgency) {
  return messages(kUrgencyKeys[static_cast<std::size_t>(urgency)]);
}

std::string_view urgencyName(Urgency urgency) {
  return kUrgencyNames[static_cast<std::size_t>(urgency)];
}

std::optional<With> withFromName(std::string_view name) { return fromName<With>(kWithNames, name); }

std::string_view withName(With with) { return kWithNames[static_cast<std::size_t>(with)]; }

std::optional<Answer> answerFromName(std::string_view name) {
  return fromName<Answer>(kAnswerNames, name);
}

std::string_view answerName(Answer answer) {
  return kAnswerNames[static_cast<std::size_t>(answer)];
}

}  // namespace knotmap::guidance
