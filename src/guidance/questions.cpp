#include <algorithm>
#include <deque>

#include "guidance/answers.h"
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

/// Whether the question it depends on, if any, was answered with yes or not sure.
bool isOpened(const Question& question, const Request& request) {
  return question.after.empty() || isWorrying(answerTo(request, question.after));
}

bool applies(const Question& question, const Request& request) {
  // What a mark already says is not asked.
  const bool given = request.answers.find(question.id) != request.answers.end();
  if (!given && answerTo(request, question.id)) return false;
  if (isWorrying(answerTo(request, question.id))) return true;
  return isRelevant(question, request) && isOpened(question, request);
}

/// Deals questions out to screens. What depends on a question comes on the next screen, so that
/// an answer never changes the screen it is given on or one before it.
class Dealer {
 public:
  explicit Dealer(const std::vector<Question>& questions) {
    for (const Question& question : questions) {
      const bool follows =
          std::any_of(questions.begin(), questions.end(),
                      [&](const Question& other) { return other.id == question.after; });
      (follows ? following_ : waiting_).push_back(question);
    }
  }

  std::vector<Question> deal() {
    int screen = 0;
    while (!waiting_.empty()) {
      const std::size_t screens = (waiting_.size() + kQuestionsPerScreen - 1) / kQuestionsPerScreen;
      const std::size_t size = (waiting_.size() + screens - 1) / screens;
      ++screen;
      const std::size_t first = dealt_.size();
      for (std::size_t i = 0; i < size; ++i) {
        dealt_.push_back(waiting_.front());
        dealt_.back().group = screen;
        waiting_.pop_front();
      }
      bringFollowing(first);
    }
    return std::move(dealt_);
  }

 private:
  /// Puts what depends on the questions from `first` on ahead of others in its group.
  void bringFollowing(std::size_t first) {
    std::deque<Question> brought, rest;
    for (Question& question : following_) {
      const bool now =
          std::any_of(dealt_.begin() + static_cast<std::ptrdiff_t>(first), dealt_.end(),
                      [&](const Question& gate) { return gate.id == question.after; });
      (now ? brought : rest).push_back(question);
    }
    following_ = std::move(rest);
    waiting_.insert(waiting_.begin(), brought.begin(), brought.end());
    std::stable_sort(waiting_.begin(), waiting_.end(),
                     [](const Question& a, const Question& b) { return a.group < b.group; });
  }

  std::deque<Question> waiting_, following_;
  std::vector<Question> dealt_;
};

}  // namespace

std::vector<Question> questionsFor(const Knowledge& knowledge, const Request& request) {
  std::vector<Question> questions;
  for (const Question& question : knowledge.questions)
    if (applies(question, request)) questions.push_back(question);
  std::stable_sort(questions.begin(), questions.end(),
                   [](const Question& a, const Question& b) { return a.group < b.group; });
  return Dealer(questions).deal();
}

}  // namespace knotmap::guidance
