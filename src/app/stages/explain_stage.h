#pragma once

#include <optional>

#include "app/picture/scene_builder.h"
#include "findings/explanation.h"
#include "ui/frame/ui_state.h"

namespace knotmap::app {

/// Explain mode on the body: what its pages say, what of the session the picture shows meanwhile,
/// where the camera stands and how far a pattern has spread. Does nothing in other stages.
class ExplainStage {
 public:
  ExplainStage(const findings::Tables& tables, const findings::BodyState& body)
      : tables_(&tables), body_(&body) {}

  /// What explain mode follows.
  struct Followed {
    const session::History& history;
    const findings::Findings& findings;
    const ui::UiState& ui;
    double seconds = 0.0;  ///< of the program
  };
  void follow(const Followed& followed);
  /// Begins on the first page.
  void restart() { state_ = {}; }
  bool on() const { return ready_; }

  const findings::ExplainState& state() const { return state_; }
  const findings::Explanation& explanation() const { return explanation_; }
  /// What is drawn instead of the session and its findings: only what the page is about.
  const session::Session& session() const { return shown_; }
  const findings::Findings& findings() const { return shownFindings_; }
  void apply(SceneOptions& options) const;
  /// Whether a pattern is still spreading: frames keep coming until it has.
  bool animating() const;
  /// Where the camera should go, once after each turn of a page.
  std::optional<render::Camera> takeCamera(const render::Camera& now, float aspect);

  session::Edits perform(findings::ExplainCommand command, const session::Session& session);
  void showPage(findings::ExplainPage page) { findings::goToPage(state_, page); }
  void showSubject(std::size_t subject) { findings::chooseSubject(state_, subject); }
  /// Another mark was selected on the body: the pages are about it from now on.
  void showSelected();

 private:
  findings::ExplainContent content() const;
  void show(const session::Session& session);
  void measureSpread();
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

  /// What the explanation was made from.
  struct Basis {
    std::uint64_t session = 0, body = 0;
    std::string language;
    std::optional<anatomy::MarkId> selected;
    int page = 0;
    std::optional<std::size_t> subject;
    std::size_t candidate = 0;

    bool operator==(const Basis&) const = default;
    /// Is another page, candidate or mark being looked at?
    bool turnedFrom(const Basis& other) const;
  };
  Basis basisOf(const Followed& followed) const;

  const findings::Tables* tables_;
  const findings::BodyState* body_;
  findings::ExplainState state_;
  findings::Explanation explanation_;
  session::Session shown_;
  findings::Findings shownFindings_;
  bool ready_ = false;
  Basis basis_;
  std::uint64_t shownRevision_ = 0;  ///< of `shown_`
  bool turned_ = false;              ///< another page is shown: the camera moves
  double seconds_ = 0.0;
  float extentMm_ = 0.0f;
};

}  // namespace knotmap::app
