#include "devtools/replay.h"

#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <map>
#include <sstream>

#include "core/files.h"
#include "devtools/author_replay.h"
#include "devtools/replay_guidance.h"
#include "devtools/replay_muscles.h"
#include "devtools/replay_settings.h"
#include "platform/files.h"
#include "render/gl_context.h"
#include "render/window_target.h"

namespace knotmap::devtools {
namespace {

constexpr double kFrameSeconds = 1.0 / 60.0;
constexpr int kMaxSettlingFrames = 120;
/// A program that can wait this long for its next frame shows a finished picture.
constexpr double kStillSeconds = 0.121;

using Words = std::istringstream;

/// Drives one program by the words of a script, at sixty pretended frames a second.
class Player {
 public:
  Player(app::Program& program, const ReplayRequest& request)
      : program_(&program), request_(&request), target_(request.width, request.height) {}

  core::Status play(const std::string& script) {
    settle();
    std::istringstream lines(script);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      log_ += "> " + line + "\n";
      Words words(line);
      if (auto done = run(words); !done)
        return core::Error{fmt::format("{}:{}", request_->script.string(), number),
                           done.error().what};
    }
    settle();
    return platform::writeFileAtomically(request_->output / "log.txt", log_);
  }

 private:
  core::Status run(Words& words) {
    using Run = core::Status (Player::*)(Words&);
    static const std::map<std::string, Run> known{{"move", &Player::movePointer},
                                                  {"click", &Player::click},
                                                  {"double-click", &Player::doubleClick},
                                                  {"drag", &Player::drag},
                                                  {"press", &Player::press},
                                                  {"release", &Player::release},
                                                  {"wheel", &Player::wheel},
                                                  {"key", &Player::key},
                                                  {"type", &Player::type},
                                                  {"wait", &Player::wait},
                                                  {"view", &Player::view},
                                                  {"click-landmark", &Player::clickLandmark},
                                                  {"drag-landmark", &Player::dragLandmark},
                                                  {"picture", &Player::picture},
                                                  {"expect-marks", &Player::expectMarks},
                                                  {"save", &Player::save},
                                                  {"open", &Player::open},
                                                  {"open-model", &Player::openModel},
                                                  {"hide-model", &Player::hideModel},
                                                  {"tab", &Player::tab},
                                                  {"symptom", &Player::symptom},
                                                  {"pattern", &Player::pattern},
                                                  {"answer", &Player::answer},
                                                  {"body", &Player::body},
                                                  {"select", &Player::select},
                                                  {"atlas", &Player::atlas}};
    std::string word;
    words >> word;
    for (const auto step : {muscleStep, settingStep, guidanceStep})
      if (const auto done = step(word, words, *program_)) {
        settle();
        return *done;
      }
    const auto found = known.find(word);
    if (found == known.end()) return core::Error{"", fmt::format("unknown word \"{}\"", word)};
    return (this->*found->second)(words);
  }

  void frame() {
    seconds_ += kFrameSeconds;
    program_->frame(request_->width, request_->height, seconds_, target_.framebuffer());
    for (const std::string& line : program_->takeLog()) log_ += line + "\n";
  }
  /// Frames until nothing more is wanted, as the window would draw them.
  void settle() {
    frame();
    for (int i = 0; i < kMaxSettlingFrames; ++i) {
      const auto wait = program_->nextFrameIn(seconds_);
      if (!wait || *wait > kStillSeconds) return;
      frame();
    }
  }
  void post(const app::InputEvent& event) {
    program_->post(event);
    frame();
    frame();
  }
  void pointer(glm::vec2 at) {
    post({.kind = app::InputEvent::Kind::pointerMove, .x = at.x, .y = at.y});
  }
  void button(glm::vec2 at, bool down, int button = 0) {
    post({.kind = app::InputEvent::Kind::button,
          .x = at.x,
          .y = at.y,
          .button = button,
          .down = down});
  }
  static std::string nextWord(Words& words) {
    std::string word;
    words >> word;
    return word;
  }
  static core::Result<glm::vec2> position(Words& words) {
    glm::vec2 at{};
    if (words >> at.x >> at.y) return at;
    return core::Error{"", "expected two numbers, x and y in pixels"};
  }

  core::Status movePointer(Words& words) {
    const auto at = position(words);
    if (!at) return at.error();
    pointer(*at);
    return core::Done{};
  }
  core::Status clickAt(glm::vec2 at) {
    pointer(at);
    button(at, true);
    button(at, false);
    settle();
    return core::Done{};
  }
  core::Status click(Words& words) {
    const auto at = position(words);
    return at ? clickAt(*at) : core::Status(at.error());
  }
  core::Status doubleClick(Words& words) {
    const auto at = position(words);
    if (!at) return at.error();
    (void)bool(clickAt(*at));
    return clickAt(*at);
  }
  core::Status dragBetween(glm::vec2 from, glm::vec2 to) {
    pointer(from);
    button(from, true);
    constexpr int kSteps = 8;
    for (int i = 1; i <= kSteps; ++i)
      pointer(from + (to - from) * (static_cast<float>(i) / static_cast<float>(kSteps)));
    button(to, false);
    settle();
    return core::Done{};
  }
  core::Status drag(Words& words) {
    const auto from = position(words), to = position(words);
    if (!from || !to) return core::Error{"", "expected four numbers: x y to x y in pixels"};
    return dragBetween(*from, *to);
  }
  core::Status press(Words& words) {
    const auto at = position(words);
    if (!at) return at.error();
    button(*at, true);
    return core::Done{};
  }
  core::Status release(Words& words) {
    const auto at = position(words);
    if (!at) return at.error();
    button(*at, false);
    settle();
    return core::Done{};
  }
  core::Status wheel(Words& words) {
    const auto at = position(words);
    float steps = 0;
    if (!at || !(words >> steps)) return core::Error{"", "expected x, y and steps"};
    pointer(*at);
    post({.kind = app::InputEvent::Kind::wheel, .y = steps});
    settle();
    return core::Done{};
  }
  core::Status key(Words& words) {
    static const std::map<std::string, ui::Key> named{{"escape", ui::Key::escape},
                                                      {"enter", ui::Key::enter},
                                                      {"tab", ui::Key::tab},
                                                      {"delete", ui::Key::del},
                                                      {"backspace", ui::Key::backspace},
                                                      {"space", ui::Key::space},
                                                      {"left", ui::Key::left},
                                                      {"right", ui::Key::right},
                                                      {"up", ui::Key::up},
                                                      {"down", ui::Key::down},
                                                      {"page-up", ui::Key::pageUp},
                                                      {"page-down", ui::Key::pageDown},
                                                      {"f1", ui::Key::f1},
                                                      {"f5", ui::Key::f5},
                                                      {"f6", ui::Key::f6}};
    const std::string chord = nextWord(words);
    app::InputEvent event{.kind = app::InputEvent::Kind::key, .down = true};
    std::istringstream parts(chord);
    for (std::string part; std::getline(parts, part, '+');) {
      if (part == "ctrl") {
        event.control = true;
      } else if (part == "shift") {
        event.shift = true;
      } else if (const auto known = named.find(part); known != named.end()) {
        event.key = known->second;
      } else if (part.size() == 1) {
        event.key = static_cast<ui::Key>(std::toupper(static_cast<unsigned char>(part[0])));
      } else {
        return core::Error{"", fmt::format("unknown key \"{}\"", part)};
      }
    }
    post(event);
    event.down = event.control = event.shift = event.alt = false;
    post(event);
    settle();
    return core::Done{};
  }
  core::Status type(Words& words) {
    std::string text;
    std::getline(words >> std::ws, text);
    for (const char character : text)
      post({.kind = app::InputEvent::Kind::text,
            .character = static_cast<unsigned char>(character)});
    settle();
    return core::Done{};
  }
  core::Status wait(Words& words) {
    double seconds = 0;
    if (!(words >> seconds) || seconds < 0 || seconds > 60)
      return core::Error{"", "expected seconds up to 60"};
    for (double end = seconds_ + seconds; seconds_ < end;) frame();
    return core::Done{};
  }
  core::Status view(Words& words) {
    const std::string name = nextWord(words);
    program_->perform(ui::LookFrom{name});
    settle();
    if (program_->view().currentView() != name)
      return core::Error{"", fmt::format("unknown view \"{}\"", name)};
    return core::Done{};
  }
  core::Result<glm::vec2> landmarkPixel(Words& words) {
    std::string id, sideWord;
    words >> id >> sideWord;
    const auto landmark = program_->tables().landmarks.find(id);
    const auto side = core::sideFromName(sideWord);
    if (!landmark || !side)
      return core::Error{"", fmt::format("unknown landmark or side \"{} {}\"", id, sideWord)};
    const auto at = render::projectToPixel(program_->view().camera(), program_->view().viewport(),
                                           program_->body().landmarks().position(*landmark, *side));
    if (!at) return core::Error{"", "the landmark is not in view"};
    return *at;
  }
  core::Status clickLandmark(Words& words) {
    const auto at = landmarkPixel(words);
    return at ? clickAt(*at) : core::Status(at.error());
  }
  core::Status dragLandmark(Words& words) {
    const auto from = landmarkPixel(words), to = landmarkPixel(words);
    if (!from) return from.error();
    return to ? dragBetween(*from, *to) : core::Status(to.error());
  }
  core::Status picture(Words& words) {
    const std::string name = nextWord(words);
    settle();
    return render::writePng(target_.read(), request_->output / name);
  }
  core::Status expectMarks(Words& words) {
    std::size_t expected = 0;
    words >> expected;
    const std::size_t found = program_->document().history().now().marks.size();
    if (found == expected) return core::Done{};
    return core::Error{"", fmt::format("found {} marks, expected {}", found, expected)};
  }
  core::Status save(Words& words) {
    const std::string name = nextWord(words);
    program_->perform(ui::SaveSessionAs{request_->output / name});
    settle();
    const ui::Notice& notice = program_->ui().frame.notice;
    return notice.isError ? core::Status(core::Error{"", notice.text}) : core::Status(core::Done{});
  }
  core::Status open(Words& words) {
    const std::string name = nextWord(words);
    program_->perform(ui::OpenSession{request_->output / name});
    settle();
    return core::Done{};
  }
  core::Status openModel(Words& words) {
    std::string name;
    std::getline(words >> std::ws, name);
    program_->perform(ui::OpenModel{name});
    settle();
    return core::Done{};
  }
  core::Status hideModel(Words&) {
    program_->perform(ui::HideModel{});
    return core::Done{};
  }
  core::Status tab(Words& words) {
    const std::string name = nextWord(words);
    program_->perform(ui::OpenTab{name == "plan"       ? ui::Tab::plan
                                  : name == "symptoms" ? ui::Tab::symptoms
                                  : name == "muscle"   ? ui::Tab::muscle
                                                       : ui::Tab::spot});
    settle();
    return core::Done{};
  }
  core::Status symptom(Words& words) {
    std::string name, side;
    words >> name >> side;
    program_->edit(session::ChooseSymptom{{name, core::sideFromName(side)}, true});
    settle();
    return core::Done{};
  }
  core::Status pattern(Words& words) {
    std::string name, side;
    words >> name >> side;
    program_->edit(
        session::ShowPattern{{name, core::sideFromName(side).value_or(core::Side::left)}, true});
    settle();
    return core::Done{};
  }
  core::Status answer(Words& words) {
    std::string question, word;
    words >> question >> word;
    const auto given = guidance::answerFromName(word);
    if (!given) return core::Error{"", "expected yes, no or unsure"};
    // "all" answers every question that is asked, screen by screen.
    if (question != "all") {
      program_->edit(session::SetAnswer{question, *given});
    } else {
      const auto& history = program_->document().history();
      const auto asked = findings::findAll(history.now(), program_->tables().catalogue(),
                                           program_->body().knowledge());
      for (const guidance::Question& each : asked.questions)
        program_->edit(session::SetAnswer{each.id, *given});
    }
    settle();
    return core::Done{};
  }
  core::Status body(Words& words) {
    const auto shape = anatomy::parseBodyShape(nextWord(words));
    if (!shape) return shape.error();
    program_->edit(session::SetShape{*shape});
    settle();
    return core::Done{};
  }
  core::Status select(Words& words) {
    std::uint32_t id = 0;
    words >> id;
    program_->perform(ui::SelectMark{anatomy::MarkId{id}});
    settle();
    return core::Done{};
  }

  core::Status atlas(Words& words) {
    const auto step = runAtlasStep(*program_, words);
    if (!step) return step.error();
    if (*step) return dragBetween((*step)->from, (*step)->to);
    settle();
    return core::Done{};
  }

  app::Program* program_;
  const ReplayRequest* request_;
  render::WindowTarget target_;
  double seconds_ = 0.0;
  std::string log_;
};

}  // namespace

core::Status replay(const ReplayRequest& request) {
  const auto script = core::readFile(request.script, 1u << 20);
  if (!script) return script.error();
  std::error_code failure;
  std::filesystem::create_directories(request.output, failure);
  if (failure) return core::Error{request.output.string(), "cannot be made: " + failure.message()};
  auto context = render::OffscreenContext::create();
  if (!context) return context.error();
  auto data = app::loadProgramData(request.setup.folders, app::startLanguage(request.setup));
  if (!data) return data.error();
  auto program = app::Program::create(onOneDay(request.setup), std::move(data).value());
  if (!program) return program.error();
  return Player(**program, request).play(*script);
}

}  // namespace knotmap::devtools
