#include "guidance/answers.h"

#include <algorithm>
#include <string>

namespace knotmap::guidance {

std::optional<Answer> answerTo(const Request& request, std::string_view question) {
  if (question == kRecurrentQuestion &&
      std::any_of(request.spots.begin(), request.spots.end(),
                  [](const Spot& spot) { return spot.comesBack; }))
    return Answer::yes;
  const auto found = request.answers.find(std::string(question));
  if (found == request.answers.end()) return std::nullopt;
  return found->second;
}

bool isWorrying(const std::optional<Answer>& answer) {
  return answer.has_value() && *answer != Answer::no;
}

}  // namespace knotmap::guidance
