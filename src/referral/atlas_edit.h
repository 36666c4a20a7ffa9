#pragma once

#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "referral/atlas.h"

namespace knotmap::referral {

/// What of a row is drawn on the body, and can be corrected there.
struct RowDrawing {
  std::vector<anatomy::Place> sites;
  std::vector<Stroke> essential, spillover;

  const std::vector<Stroke>& strokes(Role role) const {
    return role == Role::essential ? essential : spillover;
  }
  std::vector<Stroke>& strokes(Role role) {
    return role == Role::essential ? essential : spillover;
  }
  bool operator==(const RowDrawing&) const = default;
};

RowDrawing drawingOf(const TriggerPoint& row);
TriggerPoint withDrawing(TriggerPoint row, const RowDrawing& drawing);

/// One stroke of a row.
struct StrokeRef {
  Role role = Role::essential;
  std::size_t index = 0;

  bool operator==(const StrokeRef&) const = default;
};

/// Something that can be dragged: a site, or a place a stroke leads through.
struct Handle {
  std::optional<StrokeRef> stroke;  ///< none: a site
  std::size_t index = 0;            ///< of the site or of the place in the stroke

  bool operator==(const Handle&) const = default;
};

/// The place of a handle; null when there is no such handle.
const anatomy::Place* placeOf(const RowDrawing& drawing, const Handle& handle);
/// Every handle: sites first, then the strokes of both roles in their order.
std::vector<Handle> handlesOf(const RowDrawing& drawing);
const Stroke* strokeOf(const RowDrawing& drawing, const StrokeRef& ref);

// What can be changed. Whatever names something that is not there changes nothing.
struct MoveHandle {
  Handle handle;
  anatomy::Place place;
};
struct AddSite {
  anatomy::Place place;
};
struct AddStroke {
  Role role = Role::essential;
  Stroke stroke;
};
struct InsertPlace {
  Handle before;  ///< a place of a stroke; one past the last appends
  anatomy::Place place;
};
/// A stroke whose last place is removed goes; the last site stays.
struct RemoveHandle {
  Handle handle;
};
struct RemoveStroke {
  StrokeRef stroke;
};
struct SetRadius {
  StrokeRef stroke;
  float radiusMm = 15.0f;  ///< kept within what files may hold
};
/// The stroke becomes the last one of the other role.
struct SetRole {
  StrokeRef stroke;
  Role role = Role::essential;
};
using RowChange = std::variant<MoveHandle, AddSite, AddStroke, InsertPlace, RemoveHandle,
                               RemoveStroke, SetRadius, SetRole>;

/// The drawing with a change made to it.
RowDrawing applied(RowDrawing drawing, const RowChange& change);

/// Where in a line another place belongs: where it lengthens the line least. 0 is
/// before the first place, `line.size()` after the last.
std::size_t cheapestInsertion(const std::vector<core::Vec3>& line, core::Vec3 place);

/// Rows that were touched, with their current drawings.
using AtlasDraft = std::map<TriggerPointId, RowDrawing>;

/// The draft with what can be undone. Changes between the begin and the end of a gesture are one
/// step; a gesture that changed nothing is none.
class DraftHistory {
 public:
  const AtlasDraft& now() const { return now_; }
  /// Opens a row as it is in the atlas, unless it is open already. Not a step to undo.
  void open(TriggerPointId row, const RowDrawing& asInAtlas);
  /// The row must be open.
  const RowDrawing& drawing(TriggerPointId row) const { return now_.at(row); }
  void set(TriggerPointId row, RowDrawing drawing);
  void beginGesture();
  void endGesture();
  void cancelGesture();
  bool inGesture() const { return before_.has_value(); }
  bool canUndo() const { return !undo_.empty(); }
  bool canRedo() const { return !redo_.empty(); }
  void undo();
  void redo();
  /// Grows with every change.
  std::uint64_t revision() const { return revision_; }

 private:
  AtlasDraft now_;
  std::vector<AtlasDraft> undo_, redo_;
  std::optional<AtlasDraft> before_;  ///< what the gesture in progress began with
  std::uint64_t revision_ = 1;
};

/// Rows of the draft that differ from the atlas.
std::vector<TriggerPointId> changedRows(const AtlasDraft& draft, const Atlas& atlas);

}  // namespace knotmap::referral
