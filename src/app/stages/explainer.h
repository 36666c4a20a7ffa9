#pragma once

#include <optional>
#include <vector>

#include "app/picture/scene_builder.h"
#include "app/window/input.h"
#include "findings/explanation.h"

namespace knotmap::app {

/// Explain mode on the body: what its pages say, what of the session the picture shows meanwhile,
/// where the camera stands and how far a pattern has spread. Does nothing in other stages.
class Explainer {
 public:
  Explainer(const findings::Tables& tables, findings::BodyState& body, ui::UiState& ui)
      : tables_(&tables), body_(&body), ui_(&ui) {}

  /// Follows the session and the page; `seconds` is the program's time.
  void update(const session::History& history, const findings::Findings& findings, double seconds);
  bool on() const { return ui_->stage == ui::Stage::explain && ready_; }

  const findings::Explanation& explanation() const { return explanation_; }
  /// What is drawn instead of the session and its findings: only what the page is about.
  const session::Session& session() const { return shown_; }
  const findings::Findings& findings() const { return shownFindings_; }
  void apply(SceneOptions& options) const;
  /// Whether a pattern is on its way: pictures follow each other until it is there.
  bool animating() const;
  /// Where the camera should go, once after each turn of a page.
  std::optional<render::Camera> takeCamera(const render::Camera& now, float aspect);

  /// A key of explain mode; false when it has no meaning there.
  bool key(const InputEvent& event, const session::Session& session, session::Edits& edits);

 private:
  findings::ExplainContent content() const;
  void upOrDown(int by);
  void show(const session::Session& session);
  void measureSpread();
  void answer(anatomy::Mark::Familiar familiar, const session::Session& session,
              session::Edits& edits) const;
  std::optional<anatomy::BodyPoint> spot() const;
  const referral::Pattern* pattern() const;

  /// Places with the normal of the skin there, to be seen in one picture.
  struct Sights {
    core::Vec3 low{1e9f}, high{-1e9f}, facing{0.0f};
    float weight = 0.0f;
    void add(core::Vec3 position, core::Vec3 normal, float share = 1.0f);
  };
  void addFelt(Sights& sights) const;
  void addPattern(Sights& sights) const;
  Sights sights() const;

  const findings::Tables* tables_;
  findings::BodyState* body_;
  ui::UiState* ui_;
  findings::Explanation explanation_;
  session::Session shown_;
  findings::Findings shownFindings_;
  bool ready_ = false;
  std::uint64_t revision_ = ~0ull, bodyRevision_ = 0;
  std::optional<anatomy::MarkId> selected_;
  findings::ExplainState state_;     ///< that `explanation_` was made for
  std::uint64_t shownRevision_ = 0;  ///< of `shown_`
  bool turned_ = false;              ///< another page is shown: the camera moves
  double seconds_ = 0.0;
  float extentMm_ = 0.0f;
};

}  // namespace knotmap::app
