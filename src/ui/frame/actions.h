#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "findings/explain_state.h"
#include "findings/run_state.h"
#include "referral/atlas_edit.h"
#include "ui/author/author_state.h"
#include "ui/frame/interface_actions.h"

namespace knotmap::ui {

// What keys, panels and the rest of the program ask for that is no edit of the session.

// ---- of the view
struct LookFrom {
  std::string view;
};
struct TurnBody {
  float azimuthRad = 0.0f, elevationRad = 0.0f;
};
struct FocusMark {
  anatomy::MarkId id{};
};
struct FocusPoint {
  anatomy::BodyPoint point;
};
struct FocusMuscle {
  anatomy::SidedMuscle muscle;
};

// ---- of the selected mark; nothing while none is selected
struct FocusSelected {};
struct MirrorSelected {};
struct RemoveSelected {};

// ---- of the document
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
struct GiveUp {};  ///< the drag in progress; without one, the stage
struct Quit {};

// ---- of the stages
struct StartRun {};  ///< follows the plan step by step; takes up one that was left
struct CommandRun {
  findings::RunCommand command{};
};
struct AnswerRun {
  int score = 0;  ///< 0-10
};
struct ToggleExplain {};
struct CommandExplain {
  findings::ExplainCommand command{};
};
struct ShowExplainPage {
  findings::ExplainPage page{};
};
struct ShowExplainSubject {
  std::size_t subject = 0;  ///< place in `Explanation::subjects`
};

// ---- of the atlas mode; they change the draft of the atlas, never the session
struct ChooseRow {
  std::optional<referral::TriggerPointId> row;
  core::Side side = core::Side::left;
};
struct ChooseHandle {
  std::optional<referral::Handle> handle;
};
struct ChooseAuthorTool {
  AuthorTool tool = AuthorTool::move;
  referral::Role role = referral::Role::essential;
};
struct ChangeRow {
  referral::RowChange change;
};
struct SaveRow {};         ///< into its file
struct DropRowChanges {};  ///< of the chosen row

using Action =
    std::variant<InterfaceAction, LookFrom, TurnBody, FocusMark, FocusPoint, FocusMuscle,
                 FocusSelected, MirrorSelected, RemoveSelected, Undo, Redo, NewSession, OpenSession,
                 SaveSession, SaveSessionAs, ExportHandout, OpenModel, HideModel, SaveSettings,
                 GiveUp, Quit, StartRun, CommandRun, AnswerRun, ToggleExplain, CommandExplain,
                 ShowExplainPage, ShowExplainSubject, ChooseRow, ChooseHandle, ChooseAuthorTool,
                 ChangeRow, SaveRow, DropRowChanges>;

template <class Wanted, class... Each>
constexpr bool isAlternative(const std::variant<Each...>*) {
  return (std::is_same_v<Wanted, Each> || ...);
}

/// The action as this kind, whether the interface performs it or the program; null for another.
template <class Wanted>
const Wanted* actionAs(const Action& action) {
  if constexpr (isAlternative<Wanted>(static_cast<const Action*>(nullptr)))
    return std::get_if<Wanted>(&action);
  static_assert(isAlternative<Wanted>(static_cast<const Action*>(nullptr)) ||
                isAlternative<Wanted>(static_cast<const InterfaceAction*>(nullptr)));
  const auto* own = std::get_if<InterfaceAction>(&action);
  if constexpr (isAlternative<Wanted>(static_cast<const InterfaceAction*>(nullptr)))
    return own ? std::get_if<Wanted>(own) : nullptr;
  return nullptr;
}

}  // namespace knotmap::ui
