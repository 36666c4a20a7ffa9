#include <algorithm>

#include "guidance/guidance.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

constexpr std::size_t kQuestionsPerScreen = 4;

bool isRelevant(const Question& question, const Request& request) {
  if (question.parts.empty() && question.symptoms.empty()) return true;
  for (const Spot& spot : request.spots) {
    // A spot whose part is unknown could lie anywhere.
    if (spot.part.empty() || contains(question.parts, spot.part)) return true;
  }
  for (const std::string& part : request.painParts)
    if (contains(question.parts, part)) return true;
  for (const std::string& category : request.symptomCategories)
    if (contains(question.symptoms, category)) return true;
  return false;
}

/// Deals the questions out to as few screens as possible, the screens as even as possible.
void dealToScreens(std::vector<Question>& questions) {
  const std::size_t count = questions.size();
  const std::size_t screens = (count + kQuestionsPerScreen - 1) / kQuestionsPerScreen;
  std::size_t next = 0;
  for (std::size_t screen = 0; screen < screens; ++screen) {
    const std::size_t size = count / screens + (screen < count % screens ? 1 : 0);
    for (std::size_t i = 0; i < size; ++i) questions[next++].group = static_cast<int>(screen) + 1;
  }
}

}  // namespace

std::vector<Question> questionsFor(const Knowledge& knowledge, const Request& request) {
  std::vector<Question> questions;
  for (const Question& question : knowledge.questions) {
    const auto answer = request.answers.find(question.id);
    const bool worrying = answer != request.answers.end() && answer->second != Answer::no;
    if (worrying || isRelevant(question, request)) questions.push_back(question);
  }
  std::stable_sort(questions.begin(), questions.end(),
                   [](const Question& a, const Question& b) { return a.group < b.group; });
  dealToScreens(questions);
  return questions;
}

}  // namespace knotmap::guidance
