#pragma once

#include <memory>
#include <optional>

#include "app/picture/scene_builder.h"
#include "app/window/input.h"
#include "findings/body_state.h"
#include "platform/data_folders.h"
#include "render/camera.h"
#include "ui/author/author_panel.h"

namespace knotmap::app {

/// The atlas mode: a draft of the atlas, its handles on the body and under the pointer, and the way
/// back into the files. Never touches the session.
class Author {
 public:
  /// `stateFolder` is for the copy of unsaved rows; "" keeps none.
  Author(const findings::Tables& tables, const findings::BodyState& body,
         const platform::DataFolders& folders, const std::filesystem::path& stateFolder);

  void choose(const ui::ChooseRow& choice);
  void change(const referral::RowChange& change);
  void dropChanges();
  /// Writes the chosen row into its file and reads the atlas back, to replace that of the tables.
  /// None when nothing was written, or other rows came or went meanwhile.
  std::optional<referral::Atlas> save();
  /// The tables have another atlas: what is in its files no longer needs a copy.
  void atlasReplaced() { keepCopy(); }
  void chooseHandle(const std::optional<referral::Handle>& handle) { state_.chosen = handle; }
  void chooseTool(ui::AuthorTool tool, referral::Role role);
  /// What the person is to be told since the last call.
  std::vector<ui::Notice> takeNotices();
  bool undo();  ///< false when there is nothing to undo
  bool redo();
  void beginGesture() { history_.beginGesture(); }
  void endGesture();
  /// Escape: gives up a drag, else the tool; false when there was neither.
  bool cancel();
  /// Whether the chosen row has changes that are in no file.
  bool unsaved() const;
  /// Whether any row has.
  bool anyUnsaved() const;

  /// Takes what belongs to handles and to places that are added; false leaves it to others.
  bool handlePointer(const InputEvent& event, const render::Camera& camera,
                     const render::Viewport& viewport);
  /// A button that went down on a handle or for a tool is still down.
  bool dragging() const { return ownsButton_; }

  /// What the panel shows; points into this until the next call.
  const ui::AuthorView& view(const render::Camera& camera, const render::Viewport& viewport);
  /// The zones of the draft, for the picture; null while no row is chosen.
  std::shared_ptr<const DraftZones> zones();
  /// A camera that sees the whole row.
  std::optional<render::Camera> cameraOnRow(const render::Camera& now, float aspect);
  /// Where a handle was seen in the last frame.
  std::optional<glm::vec2> pixelOf(const referral::Handle& handle) const;

 private:
  struct Drag {
    referral::Handle handle;
    anatomy::Place before;
    glm::vec2 grabbed{};  ///< from the pointer to the handle
  };
  /// What follows from the drawing on the body as it is.
  struct Placed {
    std::uint64_t draft = 0, body = 0;
    std::optional<referral::TriggerPointId> row;
    core::Side side = core::Side::left;
    std::vector<std::pair<referral::Handle, anatomy::BodyPoint>> handles;
    std::vector<std::pair<referral::StrokeRef, std::vector<anatomy::BodyPoint>>> lines;
  };

  const referral::RowDrawing& drawing() const { return history_.drawing(*row_); }
  void set(const referral::RowChange& change);
  void keepCopy();
  void place();
  void placeHandles();
  void describeSites();
  void describeChosen();
  std::optional<anatomy::BodyPoint> skinAt(glm::vec2 pixel, const render::Camera& camera,
                                           const render::Viewport& viewport);
  std::optional<referral::Handle> handleAt(glm::vec2 pixel) const;
  bool press(glm::vec2 at, const render::Camera& camera, const render::Viewport& viewport);
  void addAt(anatomy::BodyPoint point);
  void dragTo(anatomy::BodyPoint point);
  void seeHandles(const render::Camera& camera, const render::Viewport& viewport);
  std::optional<referral::Atlas> readAtlas();
  void tell(std::string message, bool isError = false);

  const findings::Tables* tables_;
  const findings::BodyState* body_;
  ui::AuthorState state_;
  platform::DataFolders folders_;
  std::filesystem::path stateFolder_;
  std::vector<ui::Notice> notices_;
  referral::DraftHistory history_;
  std::optional<referral::TriggerPointId> row_;
  core::Side side_ = core::Side::left;
  std::optional<Drag> drag_;
  bool ownsButton_ = false;  ///< the button that is down began here
  Placed placed_;
  std::optional<referral::Handle> described_;
  std::shared_ptr<const DraftZones> zones_;
  ui::AuthorView view_;
  /// Other shapes that a place is tried on; made when first needed.
  struct OtherBody {
    std::string name;
    std::unique_ptr<anatomy::Body> body;
    std::unique_ptr<anatomy::Landmarks> landmarks;
  };
  std::vector<OtherBody> others_;
};

}  // namespace knotmap::app
