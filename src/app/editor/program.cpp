#include "app/editor/program.h"

#include <algorithm>
#include <utility>

#include "app/editor/language.h"
#include "app/editor/settings_file.h"
#include "app/editor/version.h"
#include "core/assets.h"
#include "core/messages.h"
#include "findings/explanation_words.h"
#include "render/gl_context.h"
#include "ui/keys/keymap.h"
#include "ui/marks/mark_words.h"

namespace knotmap::app {
namespace {

constexpr double kBlinkSeconds = 0.4;

Button buttonOf(int button) {
  if (button == 1) return Button::right;
  return button == 2 ? Button::middle : Button::left;
}

/// Saving, quitting and help do not wait until a text field is left; other keys belong to it.
bool meantWhileTyping(const InputEvent& event) {
  if (event.key == ui::Key::f1) return true;
  return event.control && (event.key == ui::Key::s || event.key == ui::Key::q);
}

}  // namespace

core::Result<ProgramData> loadProgramData(const platform::DataFolders& folders,
                                          const std::string& language) {
  auto model = anatomy::BodyModel::load(folders.body);
  if (!model) return model.error();
  auto tables = findings::loadTables({folders.assets, language});
  if (!tables) return tables.error();
  return ProgramData{std::move(model).value(), std::move(tables).value()};
}

core::Result<std::unique_ptr<Program>> Program::create(const ProgramSetup& setup,
                                                       ProgramData data) {
  auto renderer = render::Renderer::create(setup.folders);
  if (!renderer) return renderer.error();
  std::unique_ptr<Program> program(
      new Program(setup, std::move(data), std::move(renderer).value()));
  if (!setup.session.empty()) {
    if (auto opened = program->document_.open(setup.session); !opened) return opened.error();
  } else if (program->document_.recover()) {
    program->tell(program->tables_->messages()("message.session-back"));
  }
  if (setup.shape) program->edit(session::SetShape{*setup.shape});
  if (setup.author) program->startAuthoring();
  return program;
}

Program::Program(const ProgramSetup& setup, ProgramData data,
                 std::unique_ptr<render::Renderer> renderer)
    : model_(std::move(data.model)),
      tables_(std::move(data.tables)),
      folders_(setup.folders),
      stateFolder_(setup.stateFolder),
      clock_(setup.clock),
      languages_(languagesOf(folders_.assets)),
      interface_(loadSettings(setup.stateFolder)),
      gui_(setup.folders.fonts, ui().settings),
      document_(model_, setup.stateFolder,
                [uuid = setup.uuid, moment = setup.clock.moment] {
                  session::Session session;
                  session.uuid = uuid();
                  session.date = moment();
                  return session;
                }),
      live_(model_, *tables_, document_.history().now()),
      picture_(std::move(renderer), *tables_, live_.body()),
      explain_(*tables_, live_.body()),
      run_(*tables_, live_.body(), setup.sound),
      styledFor_(ui().settings),
      software_(render::isSoftwareRenderer()) {}

void Program::frame(int width, int height, double seconds, unsigned framebuffer) {
  seconds_ = seconds;
  followSettings();
  placeBody(width, height);
  if (gui_.hasInput()) settlingFrames_ = kSettlingFrames;
  const ui::Stage stage = ui().frame.stage;
  for (const InputEvent& event : gui_.beginFrame(width, height, seconds)) handle(event);
  if (ui().frame.stage != stage) placeBody(width, height);
  view_.animate(seconds);
  followStages();
  drawPanels();
  finishChanges();
  drawBody(height, framebuffer);
  gui_.endFrame();
  settlingFrames_ = std::max(0, settlingFrames_ - 1);
  live_.wake();
}

std::optional<double> Program::nextFrameIn(double seconds) const {
  if (gui_.hasInput() || settlingFrames_ > 0 || view_.moving() || explain_.animating()) return 0.0;
  std::optional<double> next = picture_.nextFrameIn(seconds);
  const auto soonest = [&next](double wanted) { next = std::min(next.value_or(wanted), wanted); };
  if (gui_.blinks()) soonest(kBlinkSeconds);
  if (const auto run = run_.nextFrameIn()) soonest(*run);
  return next;
}

/// The part of the window that the panels leave free, and the body in the shape of the session.
void Program::placeBody(int width, int height) {
  const ui::Rect area = ui::bodyArea({static_cast<float>(width), static_cast<float>(height)},
                                     ui().settings, ui().frame.stage, tables_->messages());
  const bool resized = view_.setViewport({static_cast<int>(area.x), static_cast<int>(area.y),
                                          std::max(1, static_cast<int>(area.width)),
                                          std::max(1, static_cast<int>(area.height))});
  if (live_.reshape(document_.history().now()) || resized) view_.reframe(body().body());
}

void Program::handle(const InputEvent& event) {
  using Kind = InputEvent::Kind;
  if (event.kind == Kind::key) return handleKey(event);
  if (event.kind == Kind::focusLost) {
    cancelDrag();
  } else if (event.kind != Kind::text) {
    handlePointer(event);
  }
}

void Program::handleKey(const InputEvent& event) {
  if (!event.down || event.alt) return;
  if (gui_.wantsText() && !meantWhileTyping(event)) return;
  const auto action = ui::actionOf({event.key, event.control, event.shift}, ui().frame.stage);
  if (!action) return;
  // An open dialog takes the keys; the help window is closed by the key that opened it.
  if (interface_.dialogOpen() && !ui::actionAs<ui::ToggleHelp>(*action)) return;
  // A drag goes on until the button is let go or the drag is given up.
  const bool drags = pointer_.dragging() || (author_ && author_->dragging());
  if (drags && !ui::actionAs<ui::GiveUp>(*action)) return;
  perform(*action);
}

Sight Program::sight() const {
  return {body(), document_.history().now(), ui(), view_, author_ != nullptr};
}

void Program::handlePointer(const InputEvent& event) {
  const glm::vec2 at{event.x, event.y};
  const bool overPanel = gui_.wantsPointer() && !pointer_.dragging();
  if (author_ && !pointer_.dragging() && (!overPanel || author_->dragging()) &&
      author_->handlePointer(event, view_.camera(), view_.viewport()))
    return;
  if (event.kind == InputEvent::Kind::pointerMove) {
    if (overPanel) return pointer_.leave();
    return carryOut(pointer_.move(at, sight()));
  }
  if (event.kind == InputEvent::Kind::button) {
    const Button button = buttonOf(event.button);
    if (!event.down) return carryOut(pointer_.release(button, at, seconds_, sight()));
    if (overPanel) return;
    return carryOut(pointer_.press(
        {.button = button, .at = at, .shift = event.shift, .seconds = seconds_}, sight()));
  }
  if (!overPanel) view_.zoom(pointer_.at(), event.y);
}

/// Each stage sees the session and the clock once a frame.
void Program::followStages() {
  const session::History& history = document_.history();
  const findings::Findings& found = live_.of(history);
  explain_.follow({history, found, ui(), seconds_});
  look(explain_.takeCamera(view_.camera(), view_.aspect()));
  const bool stays = run_.follow({history.now(), found, ui(), seconds_});
  for (std::string& line : run_.takeLog()) log(std::move(line));
  if (stays) return look(run_.takeCamera(view_.camera()));
  perform(ui::OpenPlan{});
  tell(tables_->messages()("run.ended-by-stop"), true);
}

void Program::drawPanels() {
  const session::History& history = document_.history();
  const SceneOptions options = sceneOptions();
  const findings::Catalogue catalogue = tables_->catalogue();
  const ui::UiInput input{
      .history = history,
      .findings = live_.of(history),
      .catalogue = catalogue,
      .labels = labelsOf(options),
      .hover = hoverWords(options),
      .documentName = documentName(),
      .dirty = document_.dirty(),
      .currentView = view_.currentView(),
      .software = software_,
      .statureM = body().body().statureM(),
      .version = kVersion,
      .modelName = sideModel_ ? sideModel_->mesh.name : std::string{},
      .languages = languages_,
      .author = author_ ? &author_->view(view_.camera(), view_.viewport()) : nullptr,
      .run = run_.on() ? &run_.state() : nullptr,
      .explain = explain_.on() ? &explain_.state() : nullptr,
      .explanation = explain_.on() ? &explain_.explanation() : nullptr};
  const ui::UiOutput output = interface_.draw(input);
  if (output.gestureBegun) document_.history().beginGesture();
  if (output.gestureBegun && author_) author_->beginGesture();
  for (const session::Edit& change : output.edits) edit(change);
  if (output.gestureEnded) document_.history().endGesture();
  for (const ui::Action& action : output.actions) perform(action);
  if (output.gestureEnded && author_) author_->endGesture();
}

/// What a finished change brings with it.
void Program::finishChanges() {
  logChange();
  keepCopy();
  if (author_)
    for (ui::Notice& notice : author_->takeNotices()) tell(std::move(notice.text), notice.isError);
}

/// Once for each change, so that a copy that cannot be written is told once.
void Program::keepCopy() {
  const session::History& history = document_.history();
  if (history.inGesture() || copiedRevision_ == history.revision()) return;
  copiedRevision_ = history.revision();
  if (auto saved = document_.autosave(); !saved) tell(saved.error().message(), true);
}

SceneOptions Program::sceneOptions() {
  SceneOptions options;
  options.camera = view_.camera();
  options.settings = ui().settings;
  options.selected = ui().marks.selected;
  options.hovered = pointer_.hoveredMark();
  options.model = sideModel_;
  options.muscles = ui().muscles.display;
  options.muscles.hovered = pointer_.hoveredMuscle();
  options.musclesFollow = document_.history().inGesture();
  if (author_) options.draft = author_->zones();
  // The zones belong to the plan; beside a pattern they would only be in its way.
  const ui::FrameState& frame = ui().frame;
  options.settings.noPressShown &= frame.stage == ui::Stage::run || frame.tab == ui::Tab::plan;
  if (explain_.on()) explain_.apply(options);
  if (run_.on()) run_.apply(options);
  return options;
}

BodyPicture::Subject Program::subject() {
  const session::History& history = document_.history();
  const bool held = pointer_.dragging();
  if (explain_.on()) return {explain_.session(), explain_.findings(), history.revision(), held};
  return {history.now(), live_.of(history), history.revision(), held};
}

void Program::drawBody(int windowHeight, unsigned framebuffer) {
  live_.reshape(document_.history().now());
  picture_.draw(subject(), sceneOptions(), view_.viewport(), seconds_);
  picture_.present(view_.viewport(), windowHeight, framebuffer);
}

std::string Program::noPressWords(const SceneOptions& options) {
  const auto point = pointer_.hovered();
  if (!options.settings.noPressShown || !point) return {};
  const session::History& history = document_.history();
  const auto zones = findings::noPressAt(
      {history.now(), live_.of(history), tables_->catalogue(), body().knowledge()}, *point, true);
  return zones.empty() ? std::string{} : zones.front();
}

std::string Program::hoverWords(const SceneOptions& options) {
  if (std::string zone = noPressWords(options); !zone.empty()) return zone;
  if (const auto muscle = pointer_.hoveredMuscle()) return ui::sidedName(tables_->muscles, *muscle);
  if (const auto point = pointer_.hovered())
    return findings::describeWithMuscles(body().knowledge(), *point);
  if (author_) return tables_->messages()("author.hover");
  return {};
}

std::vector<ui::OverlayLabel> Program::labelsOf(const SceneOptions& options) {
  const render::Viewport& view = view_.viewport();
  auto labels = picture_.labels(subject(), options, view);
  // Beside the stages there is no line for what is under the cursor.
  if (ui().frame.stage == ui::Stage::work) return labels;
  if (std::string zone = noPressWords(options); !zone.empty())
    labels.push_back({static_cast<float>(view.x) + 0.5f * static_cast<float>(view.width),
                      static_cast<float>(view.y + view.height) - 24.0f * ui().settings.scale,
                      std::move(zone), ui::OverlayLabel::Kind::deep});
  return labels;
}

void Program::look(const std::optional<render::Camera>& camera) {
  if (camera) view_.look(*camera, seconds_);
}

void Program::logChange() {
  const session::History& history = document_.history();
  if (history.inGesture() || history.revision() == loggedRevision_) return;
  loggedRevision_ = history.revision();
  if (history.canUndo()) log("edit " + ui::editWords(tables_->messages(), history.undoName()));
}

void Program::logInstead(std::string line) {
  loggedRevision_ = document_.history().revision();
  log(std::move(line));
}

void Program::tell(std::string message, bool isError) {
  log((isError ? "error " : "message ") + message);
  interface_.perform(ui::Say{{std::move(message), isError}});
}

std::string Program::title() const {
  return documentName() + (document_.dirty() ? " \u2022" : "") + " \u2013 Knotmap";
}

std::string Program::documentName() const {
  return document_.file().empty() ? tables_->messages()("message.unsaved-session")
                                  : document_.file().filename().string();
}

std::vector<std::string> Program::takeLog() { return std::exchange(log_, {}); }

void Program::close() {
  (void)bool(saveSettings(ui().settings, stateFolder_));
  document_.close();
}

}  // namespace knotmap::app
