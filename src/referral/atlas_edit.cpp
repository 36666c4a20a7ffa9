#include "referral/atlas_edit.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "referral/atlas_reader.h"

namespace knotmap::referral {
namespace {

template <class T>
void eraseAt(std::vector<T>& list, std::size_t index) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
}

Stroke* strokeIn(RowDrawing& drawing, const StrokeRef& ref) {
  auto& strokes = drawing.strokes(ref.role);
  return ref.index < strokes.size() ? &strokes[ref.index] : nullptr;
}

anatomy::Place* placeIn(RowDrawing& drawing, const Handle& handle) {
  std::vector<anatomy::Place>* places = &drawing.sites;
  if (handle.stroke) {
    Stroke* stroke = strokeIn(drawing, *handle.stroke);
    if (!stroke) return nullptr;
    places = &stroke->through;
  }
  return handle.index < places->size() ? &(*places)[handle.index] : nullptr;
}

struct Apply {
  RowDrawing& drawing;

  void operator()(const MoveHandle& change) const {
    if (anatomy::Place* place = placeIn(drawing, change.handle)) *place = change.place;
  }
  void operator()(const AddSite& change) const { drawing.sites.push_back(change.place); }
  void operator()(const AddStroke& change) const {
    if (!change.stroke.through.empty()) drawing.strokes(change.role).push_back(change.stroke);
  }
  void operator()(const InsertPlace& change) const {
    Stroke* stroke = change.before.stroke ? strokeIn(drawing, *change.before.stroke) : nullptr;
    if (!stroke || change.before.index > stroke->through.size()) return;
    stroke->through.insert(
        stroke->through.begin() + static_cast<std::ptrdiff_t>(change.before.index), change.place);
  }
  void operator()(const RemoveHandle& change) const {
    if (!placeIn(drawing, change.handle)) return;
    if (!change.handle.stroke) {
      if (drawing.sites.size() > 1) eraseAt(drawing.sites, change.handle.index);
      return;
    }
    Stroke& stroke = *strokeIn(drawing, *change.handle.stroke);
    eraseAt(stroke.through, change.handle.index);
    if (stroke.through.empty()) (*this)(RemoveStroke{*change.handle.stroke});
  }
  void operator()(const RemoveStroke& change) const {
    if (strokeIn(drawing, change.stroke))
      eraseAt(drawing.strokes(change.stroke.role), change.stroke.index);
  }
  void operator()(const SetRadius& change) const {
    if (Stroke* stroke = strokeIn(drawing, change.stroke))
      stroke->radiusMm = std::clamp(change.radiusMm, kLeastRadiusMm, kMostRadiusMm);
  }
  void operator()(const SetRole& change) const {
    const Stroke* stroke = strokeIn(drawing, change.stroke);
    if (!stroke || change.role == change.stroke.role) return;
    const Stroke moved = *stroke;
    eraseAt(drawing.strokes(change.stroke.role), change.stroke.index);
    drawing.strokes(change.role).push_back(moved);
  }
};

}  // namespace

RowDrawing drawingOf(const TriggerPoint& row) {
  return {row.sites, row.essential.strokes, row.spillover.strokes};
}

TriggerPoint withDrawing(TriggerPoint row, const RowDrawing& drawing) {
  row.sites = drawing.sites;
  row.essential.strokes = drawing.essential;
  row.spillover.strokes = drawing.spillover;
  return row;
}

const anatomy::Place* placeOf(const RowDrawing& drawing, const Handle& handle) {
  const Stroke* stroke = handle.stroke ? strokeOf(drawing, *handle.stroke) : nullptr;
  if (handle.stroke && !stroke) return nullptr;
  const auto& places = stroke ? stroke->through : drawing.sites;
  return handle.index < places.size() ? &places[handle.index] : nullptr;
}

const Stroke* strokeOf(const RowDrawing& drawing, const StrokeRef& ref) {
  const auto& strokes = drawing.strokes(ref.role);
  return ref.index < strokes.size() ? &strokes[ref.index] : nullptr;
}

std::vector<Handle> handlesOf(const RowDrawing& drawing) {
  std::vector<Handle> handles;
  for (std::size_t i = 0; i < drawing.sites.size(); ++i) handles.push_back({std::nullopt, i});
  for (const Role role : {Role::essential, Role::spillover})
    for (std::size_t s = 0; s < drawing.strokes(role).size(); ++s)
      for (std::size_t i = 0; i < drawing.strokes(role)[s].through.size(); ++i)
        handles.push_back({StrokeRef{role, s}, i});
  return handles;
}

RowDrawing applied(RowDrawing drawing, const RowChange& change) {
  std::visit(Apply{drawing}, change);
  return drawing;
}

std::size_t cheapestInsertion(const std::vector<core::Vec3>& line, core::Vec3 place) {
  std::size_t best = 0;
  float least = std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i <= line.size(); ++i) {
    float more = 0.0f;
    if (i > 0) more += glm::distance(line[i - 1], place);
    if (i < line.size()) more += glm::distance(place, line[i]);
    if (i > 0 && i < line.size()) more -= glm::distance(line[i - 1], line[i]);
    if (more > least || (more == least && i < line.size())) continue;
    least = more;
    best = i;
  }
  return best;
}

void DraftHistory::open(TriggerPointId row, const RowDrawing& asInAtlas) {
  now_.emplace(row, asInAtlas);
  // Undoing past the point where a row was opened must restore it as it was, even after a save.
  for (auto* steps : {&undo_, &redo_})
    for (AtlasDraft& step : *steps) step.emplace(row, asInAtlas);
}

void DraftHistory::set(TriggerPointId row, RowDrawing drawing) {
  RowDrawing& current = now_.at(row);
  if (current == drawing) return;
  if (!before_) {
    undo_.push_back(now_);
    redo_.clear();
  }
  current = std::move(drawing);
  ++revision_;
}

void DraftHistory::beginGesture() {
  if (!before_) before_ = now_;
}

void DraftHistory::endGesture() {
  if (!before_) return;
  if (*before_ != now_) {
    undo_.push_back(std::move(*before_));
    redo_.clear();
  }
  before_.reset();
  ++revision_;
}

void DraftHistory::cancelGesture() {
  if (!before_) return;
  now_ = std::move(*before_);
  before_.reset();
  ++revision_;
}

void DraftHistory::undo() {
  if (!canUndo() || inGesture()) return;
  redo_.push_back(std::exchange(now_, std::move(undo_.back())));
  undo_.pop_back();
  ++revision_;
}

void DraftHistory::redo() {
  if (!canRedo() || inGesture()) return;
  undo_.push_back(std::exchange(now_, std::move(redo_.back())));
  redo_.pop_back();
  ++revision_;
}

std::vector<TriggerPointId> changedRows(const AtlasDraft& draft, const Atlas& atlas) {
  std::vector<TriggerPointId> changed;
  for (const auto& [row, drawing] : draft)
    if (!(drawing == drawingOf(atlas[row]))) changed.push_back(row);
  return changed;
}

}  // namespace knotmap::referral
