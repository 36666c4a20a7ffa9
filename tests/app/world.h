#pragma once

#include <memory>
#include <stdexcept>

#include "app/editor/program.h"
#include "core/assets.h"
#include "findings/body_state.h"
#include "platform/data_folders.h"
#include "render/gl_context.h"
#include "render/window_target.h"
#include "test_body.h"

namespace knotmap::tests {

inline platform::DataFolders folders() {
  const std::filesystem::path build = KNOTMAP_TEST_BUILD;
  return {KNOTMAP_TEST_ASSETS, KNOTMAP_TEST_SHADERS, KNOTMAP_TEST_BODY, build / "fonts"};
}

/// The program's own tables, read once.
inline const findings::Tables& tables() {
  static const std::unique_ptr<const findings::Tables> loaded = [] {
    auto result = findings::loadTables(KNOTMAP_TEST_ASSETS);
    if (!result) throw std::runtime_error(result.error().message());
    return std::move(result).value();
  }();
  return *loaded;
}

/// The whole program drawing into a framebuffer of its own, without a display.
class OffscreenProgram {
 public:
  static constexpr int kWidth = 1280, kHeight = 800;

  OffscreenProgram() {
    auto context = render::OffscreenContext::create();
    if (!context) throw std::runtime_error(context.error().message());
    context_ = std::move(context).value();
    auto data = app::loadProgramData(folders());
    if (!data) throw std::runtime_error(data.error().message());
    auto made =
        app::Program::create({.folders = folders(), .stateFolder = {}, .session = {}, .shape = {}},
                             std::move(data).value());
    if (!made) throw std::runtime_error(made.error().message());
    program_ = std::move(made).value();
    target_ = std::make_unique<render::WindowTarget>(kWidth, kHeight);
    frames(4);
  }
  ~OffscreenProgram() {
    target_.reset();
    program_.reset();
  }

  app::Program* operator->() { return program_.get(); }
  void frames(int count, double step = 0.02) {
    for (int i = 0; i < count; ++i)
      program_->frame(kWidth, kHeight, seconds_ += step, target_->framebuffer());
  }
  void pointer(glm::vec2 at) {
    program_->post({.kind = app::InputEvent::Kind::pointerMove, .x = at.x, .y = at.y});
    frames(1);
  }
  void button(glm::vec2 at, bool down) {
    program_->post({.kind = app::InputEvent::Kind::button, .x = at.x, .y = at.y, .down = down});
    frames(1);
  }
  void click(glm::vec2 at) {
    pointer(at);
    button(at, true);
    button(at, false);
    frames(25);  // longer than a double click
  }
  void drag(glm::vec2 from, glm::vec2 to, bool release = true) {
    pointer(from);
    button(from, true);
    for (int i = 1; i <= 5; ++i) pointer(from + (to - from) * (static_cast<float>(i) / 5.0f));
    if (release) button(to, false);
  }
  void key(ui::Key key, bool control = false) {
    program_->post(
        {.kind = app::InputEvent::Kind::key, .key = key, .down = true, .control = control});
    program_->post(
        {.kind = app::InputEvent::Kind::key, .key = key, .down = false, .control = control});
    frames(3);
  }
  const session::Session& session() { return program_->document().history().now(); }
  /// The pixel where a landmark appears.
  glm::vec2 pixel(std::string_view landmark, core::Side side) {
    const auto id = program_->tables().landmarks.find(landmark);
    const auto at = render::projectToPixel(program_->view().camera(), program_->view().viewport(),
                                           program_->body().landmarks().position(*id, side));
    return *at;
  }
  std::optional<double> nextFrameIn() { return program_->nextFrameIn(seconds_); }
  render::Image picture() { return target_->read(); }

 private:
  std::unique_ptr<render::OffscreenContext> context_;
  std::unique_ptr<app::Program> program_;
  std::unique_ptr<render::WindowTarget> target_;
  double seconds_ = 0.0;
};

}  // namespace knotmap::tests
