#pragma once

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <stdexcept>

#include "app/editor/program.h"
#include "app/editor/settings_file.h"
#include "core/assets.h"
#include "core/dates.h"
#include "findings/body_state.h"
#include "platform/data_folders.h"
#include "platform/temporary_folder.h"
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

/// The whole program drawing into a framebuffer of its own, without a display: with a state folder
/// and a clock of its own. One at a time.
class OffscreenProgram {
 public:
  static constexpr int kWidth = 1280, kHeight = 800;

  /// `session`: a file to open at the first start.
  explicit OffscreenProgram(const std::filesystem::path& session = {}) {
    auto context = render::OffscreenContext::create();
    if (!context) throw std::runtime_error(context.error().message());
    context_ = std::move(context).value();
    std::filesystem::create_directories(stateFolder());  // as platform::stateFolder does
    start(session);
  }
  ~OffscreenProgram() { stop(); }

  /// Leaves properly and starts again.
  void restart() {
    program_->close();
    kill();
  }
  /// Ends without a farewell, as in a crash, and starts again.
  void kill() {
    stop();
    start({});
  }
  /// Seen from the next start on, and by what asks for the date after that.
  void setDate(std::chrono::year_month_day date) { date_ = date; }
  /// Where autosaves, settings and kept sessions go.
  std::filesystem::path stateFolder() const { return home_ / "state"; }
  /// A file for the test's own use.
  std::filesystem::path file(const std::string& name) const { return home_ / name; }

  app::Program* operator->() { return program_.get(); }
  void frames(int count, double step = 0.02) {
    for (int i = 0; i < count; ++i)
      program_->frame(kWidth, kHeight, seconds_ += step, target_->framebuffer());
  }
  void pointer(glm::vec2 at) {
    program_->post({.kind = app::InputEvent::Kind::pointerMove, .x = at.x, .y = at.y});
    frames(1);
  }
  /// Buttons are 0 left, 1 right, 2 middle.
  void button(glm::vec2 at, bool down, int button = 0, bool shift = false) {
    program_->post({.kind = app::InputEvent::Kind::button,
                    .x = at.x,
                    .y = at.y,
                    .button = button,
                    .down = down,
                    .shift = shift});
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
  void chord(const ui::Chord& chord) {
    for (const bool down : {true, false})
      program_->post({.kind = app::InputEvent::Kind::key,
                      .key = chord.key,
                      .down = down,
                      .control = chord.control,
                      .shift = chord.shift});
    frames(3);
  }
  void key(ui::Key key, bool control = false) { chord({.key = key, .control = control}); }
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
  void start(const std::filesystem::path& session) {
    app::ProgramSetup setup{
        .folders = folders(), .stateFolder = stateFolder(), .session = session, .shape = {}};
    setup.clock = {.today = [this] { return date_; },
                   .moment = [this] { return core::dateText(date_) + "T09:00:00+01:00"; }};
    setup.uuid = [this] { return fmt::format("00000000-0000-4000-8000-{:012}", ++sessions_); };
    // English where nothing else was chosen, whatever the system speaks.
    setup.language = app::loadSettings(stateFolder()).language;
    if (setup.language.empty()) setup.language = "en";
    auto data = app::loadProgramData(setup.folders, app::startLanguage(setup));
    if (!data) throw std::runtime_error(data.error().message());
    data->tables->today = setup.clock.today();
    auto made = app::Program::create(setup, std::move(data).value());
    if (!made) throw std::runtime_error(made.error().message());
    program_ = std::move(made).value();
    target_ = std::make_unique<render::WindowTarget>(kWidth, kHeight);
    frames(4);
  }
  void stop() {
    target_.reset();
    program_.reset();
  }

  platform::TemporaryFolder home_{"program"};
  std::chrono::year_month_day date_{std::chrono::year{2026}, std::chrono::month{3},
                                    std::chrono::day{2}};
  int sessions_ = 0;
  std::unique_ptr<render::OffscreenContext> context_;
  std::unique_ptr<app::Program> program_;
  std::unique_ptr<render::WindowTarget> target_;
  double seconds_ = 0.0;
};

}  // namespace knotmap::tests
