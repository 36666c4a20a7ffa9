#pragma once

#include <string>
#include <vector>

#include "referral/draft_findings.h"
#include "ui/author/author_state.h"
#include "ui/frame/panel_context.h"

namespace knotmap::ui {

/// A handle or the line of a stroke as it is seen over the body. Pixels.
struct SeenHandle {
  referral::Handle handle;
  float x = 0, y = 0;
};
struct SeenLine {
  referral::StrokeRef stroke;
  std::vector<std::pair<float, float>> points;
};

/// What the atlas mode knows in one frame: the chosen row and what its drawing means on the body.
struct AuthorView {
  std::optional<referral::TriggerPointId> row;
  core::Side side = core::Side::left;
  const anatomy::LandmarkTable* landmarks = nullptr;
  const anatomy::RegionTable* regions = nullptr;
  AuthorState state;
  referral::RowDrawing drawing;
  referral::DraftFindings findings;
  std::vector<referral::TriggerPointId> unsaved;  ///< rows with changes that are in no file yet
  bool canUndo = false, canRedo = false;
  std::vector<std::string> problems;  ///< why the last save was refused
  std::string handleText;             ///< the chosen place as the file has it
  std::string siteOverMuscle;         ///< whether the chosen or first site lies over its muscle
  bool siteIsOff = false;
  /// How far from the same spot of the skin the chosen place lands on other bodies.
  struct Drift {
    std::string shape;
    float mm = 0.0f;
  };
  std::vector<Drift> drift;
  std::vector<SeenHandle> handles;
  std::vector<SeenLine> lines;

  bool isUnsaved(referral::TriggerPointId id) const;
};

/// The right panel in the atlas mode.
void drawAuthorPanel(PanelContext& ctx, const AuthorView& author);
/// Lines and handles over the body.
void drawAuthorHandles(const PanelContext& ctx, const AuthorView& author);

/// Whether a row is meant by words typed into the search box: its id, its name or its muscle.
bool isRowCalled(const referral::TriggerPoint& row, const anatomy::MuscleTable& muscles,
                 const std::string& words);

}  // namespace knotmap::ui
