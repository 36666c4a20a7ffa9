#include <utility>

#include "session/edit.h"

namespace knotmap::session {
namespace {

/// The mark an edit works on; none for edits of something else.
std::optional<anatomy::MarkId> markOf(const Edit& edit) {
  return std::visit(
      [](const auto& one) -> std::optional<anatomy::MarkId> {
        if constexpr (requires { one.id; }) return one.id;
        return std::nullopt;
      },
      edit);
}

}  // namespace

History::History(Session first, const anatomy::BodyModel& model)
    : model_(&model), now_(std::move(first)) {}

void History::restart(Session first) {
  const std::uint64_t revision = revision_ + 1;
  *this = History(std::move(first), *model_);
  revision_ = revision;
}

bool History::joins(const Edit& edit) const {
  if (!gesture_ || past_.size() == gesture_->steps) return false;
  if (gesture_->added && markOf(edit) == gesture_->added) return true;
  return editTarget(edit) == gesture_->target;
}

void History::apply(const Edit& edit) {
  Session next = session::apply(now_, edit, *model_);
  if (next == now_) return;
  if (!joins(edit)) {
    past_.push_back({std::move(now_), editName(edit)});
    if (gesture_) {
      gesture_->target = editTarget(edit);
      gesture_->added.reset();
      if (std::holds_alternative<AddMark>(edit)) gesture_->added = next.marks.back().id;
    }
  }
  now_ = std::move(next);
  future_.clear();
  ++revision_;
}

void History::beginGesture() {
  endGesture();
  gesture_ = Gesture{.before = now_, .future = future_, .steps = past_.size(), .target{}, .added{}};
}

void History::endGesture() {
  if (!gesture_) return;
  const bool back = past_.size() > gesture_->steps && now_ == gesture_->before;
  if (back) forgetGestureSteps();
  gesture_.reset();
}

void History::cancelGesture() {
  if (!gesture_) return;
  if (now_ != gesture_->before) ++revision_;
  now_ = gesture_->before;
  forgetGestureSteps();
  gesture_.reset();
}

void History::forgetGestureSteps() {
  past_.erase(past_.begin() + static_cast<std::ptrdiff_t>(gesture_->steps), past_.end());
  future_ = std::move(gesture_->future);
}

std::string History::undoName() const { return past_.empty() ? "" : past_.back().name; }
std::string History::redoName() const { return future_.empty() ? "" : future_.back().name; }

void History::undo() {
  endGesture();
  if (past_.empty()) return;
  Step step = std::move(past_.back());
  past_.pop_back();
  std::swap(now_, step.session);
  future_.push_back(std::move(step));
  ++revision_;
}

void History::redo() {
  endGesture();
  if (future_.empty()) return;
  Step step = std::move(future_.back());
  future_.pop_back();
  std::swap(now_, step.session);
  past_.push_back(std::move(step));
  ++revision_;
}

}  // namespace knotmap::session
