#pragma once

#include <memory>
#include <vector>

#include "app/picture/side_model.h"
#include "app/picture/skin_fields.h"
#include "findings/body_state.h"
#include "render/scene.h"
#include "ui/frame/ui.h"
#include "ui/muscles/muscle_display.h"

namespace knotmap::app {

/// How far the first pattern has spread, and from where: explain mode shows it spreading.
struct PatternSpread {
  anatomy::BodyPoint from;
  float revealMm = 0.0f;

  bool operator==(const PatternSpread&) const = default;
};

/// What a picture of a session depends on besides the session.
struct SceneOptions {
  render::Camera camera;
  ui::Settings settings;
  std::optional<anatomy::MarkId> selected, hovered;
  std::shared_ptr<const SideModel> model = nullptr;  ///< shown beside the body
  ui::MuscleDisplay muscles{};
  bool musclesFollow = false;  ///< a slider moves: muscles may be a few shapes behind
  std::shared_ptr<const DraftZones> draft = nullptr;  ///< shown instead of the session's patterns
  std::vector<render::DirectionArrow> arrows{};       ///< where to press or stretch
  std::optional<PatternSpread> spread{};              ///< none: patterns are simply there
  std::uint64_t shown = 0;  ///< changes when other parts of the session are shown
  std::vector<session::ChosenSymptom> felt{};  ///< hatched where they are felt

  bool operator==(const SceneOptions&) const = default;
};

/// Makes scenes of sessions. Keeps the fields on the skin, which are worked out again only when
/// what they come from has changed; a scene's spans point into it and hold until the next `build`.
class SceneBuilder {
 public:
  SceneBuilder(const findings::Tables& tables, const findings::BodyState& body)
      : tables_(&tables), body_(&body) {}

  /// The body must have the session's shape already.
  const render::Scene& build(const session::Session& session, const findings::Findings& findings,
                             const SceneOptions& options);

  /// Words over the picture: L and R, mark numbers, deep targets, landmarks when asked for.
  std::vector<ui::OverlayLabel> labels(const session::Session& session,
                                       const findings::Findings& findings,
                                       const SceneOptions& options,
                                       const render::Viewport& viewport);

 private:
  void updateFields(const session::Session& session, const SceneOptions& options);
  bool updatePatterns(const session::Session& session, bool newBody);
  bool updateAreas(const session::Session& session, const SceneOptions& options, bool newBody);
  void addMarkers(const session::Session& session, const findings::Findings& findings,
                  const SceneOptions& options);
  void showPatterns(const DraftZones* draft);
  void showMuscles(const ui::MuscleDisplay& display, bool follow);
  void addPatternMarkers(const session::Session& session);
  void addMarker(anatomy::BodyPoint at, render::SkinMarker::Shape shape, float diameterMm,
                 core::Vec3 colour, bool emphasised = false);

  const findings::Tables* tables_;
  const findings::BodyState* body_;
  render::Scene scene_;
  struct PatternFields {
    SkinField essential, spillover;
  };
  std::vector<PatternFields> patterns_;
  SkinField painted_, noPress_, noTapping_;
  // What the fields were made from.
  std::vector<session::ShownPattern> fieldPatterns_;
  std::vector<anatomy::Mark> fieldMarks_;
  std::vector<session::ChosenSymptom> fieldFelt_;
  bool fieldNoPress_ = false;
  std::uint64_t fieldBody_ = 0;
  std::shared_ptr<const DraftZones> shownDraft_;
};

}  // namespace knotmap::app
