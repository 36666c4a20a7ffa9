#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "session/session.h"

namespace knotmap::anatomy {
class BodyModel;
}

namespace knotmap::session {

struct AddMark {
  anatomy::Mark mark;
};  ///< its id is given by the session
struct RemoveMark {
  anatomy::MarkId id{};
};
struct MoveMark {
  anatomy::MarkId id{};
  anatomy::BodyPoint to;
};
struct ChangeMark {
  anatomy::Mark mark;
};  ///< replaces every field but id, kind and place
struct MirrorMark {
  anatomy::MarkId id{};
};  ///< adds a copy on the other side
struct AddDab {
  anatomy::MarkId id{};
  anatomy::BrushDab dab;
};
struct LockMark {
  anatomy::MarkId id{};
  bool locked = true;
};
struct SetDate {
  std::string date;
};  ///< as `Session::date`; anything else changes nothing
struct SetPerson {
  std::optional<int> ageYears{};
  std::optional<Sex> sex{};
};  ///< neither: nothing is known of the person any more
struct SetShape {
  anatomy::BodyShape shape;
};
struct SetCovered {
  bool covered = true;
};
struct ShowPattern {
  ShownPattern pattern;
  bool shown = true;
};
struct ClearPatterns {};
struct ChooseSymptom {
  ChosenSymptom symptom;
  bool chosen = true;
};
struct SetSymptomSide {
  std::string symptom;
  std::optional<core::Side> side;
};
struct SetAnswer {
  std::string question;
  std::optional<guidance::Answer> answer;
};
struct SetWith {
  guidance::With with = guidance::With::alone;
};
struct SetTool {
  std::string tool;
  bool atHand = true;
};
struct SetMinutes {
  std::optional<int> minutes;
};
struct SetScore {
  Score score;
};  ///< replaces the one of the same mark and day
struct SetNotes {
  std::string notes;
};

/// Every way a session changes. CONTRIBUTING.md says how one is added.
using Edit =
    std::variant<AddMark, RemoveMark, MoveMark, ChangeMark, MirrorMark, AddDab, LockMark, SetDate,
                 SetPerson, SetShape, SetCovered, ShowPattern, ClearPatterns, ChooseSymptom,
                 SetSymptomSide, SetAnswer, SetWith, SetTool, SetMinutes, SetScore, SetNotes>;
using Edits = std::vector<Edit>;

/// The session after the edit. Edits of locked or missing marks, and edits that change nothing,
/// give the same session back. A locked mark can only be unlocked.
Session apply(const Session& session, const Edit& edit, const anatomy::BodyModel& model);

/// The key of the text for an edit in the undo menu, "edit.move-mark"; with what it is about after
/// a space where the text names it, "edit.show-pattern TRAP-1".
std::string editName(const Edit& edit);

/// Edits that agree in this join into one undo step while a gesture lasts: same kind, same target.
std::string editTarget(const Edit& edit);

/// The document with its past and its future. One snapshot per gesture; unlimited.
class History {
 public:
  explicit History(Session first, const anatomy::BodyModel& model);

  /// Another document takes the place of this one, without a past.
  void restart(Session first);

  const Session& now() const { return now_; }
  /// Grows with every change of `now()`, also by undo, redo and restart: "has anything changed?".
  std::uint64_t revision() const { return revision_; }

  /// Applies an edit; one that changes nothing adds no step. While a gesture lasts, edits of one
  /// target join into one step, and so do edits of the mark the gesture just added: placing a knot
  /// and dragging it, or starting an area and painting it, is undone at once.
  void apply(const Edit& edit);
  void beginGesture();
  /// A gesture that ends where it began leaves no step. Undo and redo end a gesture, too.
  void endGesture();
  /// Puts back what was there when the gesture began (Escape during a drag).
  void cancelGesture();
  bool inGesture() const { return gesture_.has_value(); }

  bool canUndo() const { return !past_.empty(); }
  bool canRedo() const { return !future_.empty(); }
  std::string undoName() const;
  std::string redoName() const;
  void undo();
  void redo();

 private:
  struct Step {
    Session session;
    std::string name;
  };
  /// What is needed to join the edits of a gesture and to take it back.
  struct Gesture {
    Session before;
    std::vector<Step> future;
    std::size_t steps = 0;  ///< steps there were when it began
    std::string target;
    std::optional<anatomy::MarkId> added;  ///< the mark its last step added
  };

  bool joins(const Edit& edit) const;
  void forgetGestureSteps();

  const anatomy::BodyModel* model_;
  Session now_;
  std::vector<Step> past_, future_;
  std::optional<Gesture> gesture_;
  std::uint64_t revision_ = 0;
};

}  // namespace knotmap::session
