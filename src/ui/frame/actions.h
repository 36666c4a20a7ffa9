#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "referral/atlas_edit.h"
#include "ui/muscles/muscle_display.h"

namespace knotmap::ui {

/// Things panels ask for that are no edit of the session.
struct LookFrom {
  std::string view;
};
struct FocusMark {
  anatomy::MarkId id{};
};
struct SelectMark {
  std::optional<anatomy::MarkId> id;
};
struct FocusMuscle {
  anatomy::SidedMuscle muscle;
};
struct Undo {};
struct Redo {};
struct NewSession {};
struct OpenSession {
  std::filesystem::path file;
};
struct SaveSession {};  ///< to its file; asks for one when it has none
struct SaveSessionAs {
  std::filesystem::path file;
};
struct ExportHandout {
  std::filesystem::path file;  ///< .pdf, .md or .txt
};
struct OpenModel {
  std::filesystem::path file;
};  ///< a view-only object beside the body
struct HideModel {};
struct SaveSettings {};
struct StartRun {};  ///< follows the plan step by step; takes up one that was left
struct Quit {};
// Of the atlas mode; they change the draft of the atlas, never the session.
struct ChooseRow {
  std::optional<referral::TriggerPointId> row;
  core::Side side = core::Side::left;
};
struct ChangeRow {
  referral::RowChange change;
};
struct SaveRow {};         ///< into its file
struct DropRowChanges {};  ///< of the chosen row
using Action =
    std::variant<LookFrom, FocusMark, SelectMark, FocusMuscle, Undo, Redo, NewSession, OpenSession,
                 SaveSession, SaveSessionAs, OpenModel, HideModel, SaveSettings, Quit, ChooseRow,
                 ChangeRow, SaveRow, DropRowChanges, StartRun, ExportHandout>;

}  // namespace knotmap::ui
