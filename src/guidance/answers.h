#pragma once

#include <optional>
#include <string_view>

#include "guidance/guidance.h"

namespace knotmap::guidance {

/// The answer that counts: the one given, or the one a mark gives. A knot marked as coming back
/// answers `kRecurrentQuestion` with yes, also against a no.
std::optional<Answer> answerTo(const Request& request, std::string_view question);

/// Yes and not sure: "not sure" is treated as the careful answer.
bool isWorrying(const std::optional<Answer>& answer);

/// The question a knot marked as coming back answers.
inline constexpr std::string_view kRecurrentQuestion = "recurrent";

}  // namespace knotmap::guidance
