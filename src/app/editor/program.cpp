#include "app/editor/program.h"

#include <algorithm>
#include <utility>

#include "app/editor/language.h"
#include "app/editor/settings_file.h"
#include "app/picture/muscle_request.h"
#include "app/version.h"
#include "app/window/shortcuts.h"
#include "core/assets.h"
#include "core/messages.h"
#include "findings/explanation_words.h"
#include "platform/data_folders.h"
#include "render/gl_context.h"
#include "ui/marks/mark_words.h"

namespace knotmap::app {
namespace {

/// The picture counts as resting this long after the last camera move.
constexpr double kRestSeconds = 0.12;
constexpr double kBlinkSeconds = 0.4;

Button buttonOf(int button) {
  if (button == 1) return Button::right;
  return button == 2 ? Button::middle : Button::left;
}

ui::UiState uiStateWith(const ui::Settings& settings) {
  ui::UiState state;
  state.settings = settings;
  return state;
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
      renderer_(std::move(renderer)),
      folders_(setup.folders),
      stateFolder_(setup.stateFolder),
      ui_(uiStateWith(loadSettings(setup.stateFolder))),
      gui_(setup.folders.fonts, ui_.settings),
      document_(model_, setup.stateFolder),
      body_(model_, *tables_, document_.history().now().shape),
      view_(body_, document_.history(), ui_),
      sceneBuilder_(*tables_, body_),
      explainer_(*tables_, body_, ui_),
      run_(*tables_, body_, ui_, setup.sound),
      languages_(languagesOf(folders_.assets)),
      styledFor_(ui_.settings),
      software_(render::isSoftwareRenderer()) {}

void Program::frame(int width, int height, double seconds, unsigned framebuffer) {
  seconds_ = seconds;
  followSettings();
  const ui::Rect area = ui::bodyArea({static_cast<float>(width), static_cast<float>(height)},
                                     ui_.settings, ui_.stage, tables_->messages());
  view_.setViewport({static_cast<int>(area.x), static_cast<int>(area.y),
                     std::max(1, static_cast<int>(area.width)),
                     std::max(1, static_cast<int>(area.height))});
  if (gui_.hasInput()) settlingFrames_ = kSettlingFrames;
  handleEvents(gui_.beginFrame(width, height, seconds));
  view_.animate(seconds);
  // The first picture comes before anything is worked out; the next frame follows at once.
  body_.reshape(document_.history().now().shape);
  if (std::exchange(framedBody_, body_.revision()) != body_.revision()) view_.reframe();
  if (!firstFrame_) update();
  if (!firstFrame_) explain();
  followRun();
  drawPanels();
  if (!firstFrame_) update();
  if (!firstFrame_) explain();
  followRun();
  firstFrame_ = false;
  drawBody(height, framebuffer);
  gui_.endFrame();
  settlingFrames_ = std::max(0, settlingFrames_ - 1);
}

std::optional<double> Program::nextFrameIn(double seconds) const {
  if (gui_.hasInput() || settlingFrames_ > 0 || view_.moving() || explainer_.animating())
    return 0.0;
  if (!atRest_) return std::max(0.0, lastMoveSeconds_ + kRestSeconds - seconds);
  if (!renderer_->refined()) return 0.0;
  if (gui_.blinks()) return kBlinkSeconds;
  return run_.nextFrameIn();
}

void Program::handleEvents(const std::vector<InputEvent>& events) {
  for (const InputEvent& event : events) {
    using Kind = InputEvent::Kind;
    if (event.kind == Kind::key) {
      if (event.down && !gui_.wantsText() && !explainKey(event) && !runKey(event))
        runShortcut(event, *this);
    } else if (event.kind == Kind::focusLost) {
      cancel();
    } else if (event.kind != Kind::text) {
      handlePointer(event);
    }
  }
}

void Program::handlePointer(const InputEvent& event) {
  const glm::vec2 at{event.x, event.y};
  const bool overPanel = gui_.wantsPointer() && !view_.dragging();
  if (author_ && !view_.dragging() && (!overPanel || author_->dragging()) &&
      author_->handlePointer(event, view_.camera(), view_.viewport()))
    return;
  if (event.kind == InputEvent::Kind::pointerMove) {
    if (overPanel) return view_.leave();
    return view_.move(at);
  }
  if (event.kind == InputEvent::Kind::button) {
    if (!event.down) return view_.release(buttonOf(event.button), at, seconds_);
    if (!overPanel) view_.press(buttonOf(event.button), at, event.shift, seconds_);
    return;
  }
  if (!overPanel) view_.wheel(view_.pointer(), event.y);
}

void Program::update() {
  const session::History& history = document_.history();
  logChange();
  body_.reshape(history.now().shape);
  if (history.revision() == findingsRevision_) return;
  // While the body changes shape under a slider only the picture follows; the rest comes after.
  if (history.inGesture() && history.now().shape != shapeOfFindings_) return;
  findingsRevision_ = history.revision();
  shapeOfFindings_ = history.now().shape;
  findings_ = findings::findAll(history.now(), tables_->catalogue(), body_.knowledge());
  if (ui_.selected && !history.now().find(*ui_.selected)) ui_.selected.reset();
  if (auto saved = document_.autosave(); !saved) tell(saved.error().message(), true);
}

void Program::drawPanels() {
  const session::History& history = document_.history();
  const SceneOptions options = sceneOptions();
  const findings::Catalogue catalogue = tables_->catalogue();
  const ui::UiInput input{
      .history = history,
      .findings = findings_,
      .catalogue = catalogue,
      .labels = labelsOf(options),
      .hover = hoverWords(options),
      .documentName = documentName(),
      .dirty = document_.dirty(),
      .currentView = view_.currentView(),
      .software = software_,
      .statureM = body_.body().statureM(),
      .version = kVersion,
      .modelName = sideModel_ ? sideModel_->mesh.name : std::string{},
      .languages = languages_,
      .author = author_ ? &author_->view(view_.camera(), view_.viewport()) : nullptr,
      .explanation = explainer_.on() ? &explainer_.explanation() : nullptr};
  const ui::UiOutput output = ui::drawUi(input, ui_);
  if (output.gestureBegun) document_.history().beginGesture();
  if (output.gestureBegun && author_) author_->beginGesture();
  for (const session::Edit& change : output.edits) edit(change);
  if (output.gestureEnded) document_.history().endGesture();
  for (const ui::Action& action : output.actions) perform(action);
  if (output.gestureEnded && author_) author_->endGesture();
}

SceneOptions Program::sceneOptions() const {
  SceneOptions options;
  options.camera = view_.camera();
  options.settings = ui_.settings;
  options.selected = ui_.selected;
  options.hovered = view_.hoveredMark();
  options.model = sideModel_;
  options.muscles = ui_.muscles;
  options.musclesFollow = document_.history().inGesture();
  // The zones belong to the plan; beside a pattern they would only be in its way.
  if (author_) options.draft = author_->zones();
  options.settings.noPressShown &= ui_.stage == ui::Stage::run || ui_.tab == ui::UiState::Tab::plan;
  if (explainer_.on()) explainer_.apply(options);
  if (run_.on()) run_.apply(options);
  return options;
}

const session::Session& Program::shownSession() const {
  return explainer_.on() ? explainer_.session() : document_.history().now();
}

const findings::Findings& Program::shownFindings() const {
  return explainer_.on() ? explainer_.findings() : findings_;
}

void Program::explain() {
  explainer_.update(document_.history(), findings_, seconds_);
  const render::Viewport& viewport = view_.viewport();
  const float aspect = static_cast<float>(std::max(viewport.width, 1)) /
                       static_cast<float>(std::max(viewport.height, 1));
  if (const auto camera = explainer_.takeCamera(view_.camera(), aspect))
    view_.look(*camera, seconds_);
}

std::string Program::noPressWords(const SceneOptions& options) {
  const auto point = view_.hovered();
  if (!options.settings.noPressShown || !point) return {};
  const findings::Catalogue catalogue = tables_->catalogue();
  const findings::BodyKnowledge body = body_.knowledge();
  const auto zones =
      findings::noPressAt({document_.history().now(), findings_, catalogue, body}, *point, true);
  return zones.empty() ? std::string{} : zones.front();
}

std::string Program::hoverWords(const SceneOptions& options) {
  if (std::string zone = noPressWords(options); !zone.empty()) return zone;
  if (ui_.muscles.hovered) return ui::sidedName(tables_->muscles, *ui_.muscles.hovered);
  if (const auto point = view_.hovered())
    return findings::describeWithMuscles(body_.knowledge(), *point);
  if (author_) return tables_->messages()("author.hover");
  return {};
}

std::vector<ui::OverlayLabel> Program::labelsOf(const SceneOptions& options) {
  const render::Viewport& view = view_.viewport();
  auto labels = sceneBuilder_.labels(shownSession(), shownFindings(), options, view);
  // Beside the stages there is no line for what is under the cursor.
  if (ui_.stage == ui::Stage::work) return labels;
  if (std::string zone = noPressWords(options); !zone.empty())
    labels.push_back({static_cast<float>(view.x) + 0.5f * static_cast<float>(view.width),
                      static_cast<float>(view.y + view.height) - 24.0f * ui_.settings.scale,
                      std::move(zone), ui::OverlayLabel::Kind::deep});
  return labels;
}

void Program::drawBody(int windowHeight, unsigned framebuffer) {
  const render::Viewport& viewport = view_.viewport();
  const SceneOptions options = sceneOptions();
  const PictureKey key{document_.history().revision(), body_.revision(), options, viewport.width,
                       viewport.height};
  const bool moved =
      key.options.camera != drawn_.options.camera || key.body != drawn_.body || view_.dragging();
  if (moved) lastMoveSeconds_ = seconds_;
  const bool resting = !moved && seconds_ - lastMoveSeconds_ >= kRestSeconds;
  const bool changed = !(key == drawn_);
  if (changed || resting != atRest_) {
    scene_ = &sceneBuilder_.build(shownSession(), shownFindings(), options);
  }
  const auto quality =
      resting ? render::Renderer::Quality::resting : render::Renderer::Quality::moving;
  if (changed || resting != atRest_ || (resting && !renderer_->refined()))
    renderer_->draw(*scene_, viewport.width, viewport.height, quality);
  drawn_ = key;
  atRest_ = resting;
  renderer_->present(viewport, windowHeight, framebuffer);
}

void Program::edit(const session::Edit& change) { document_.history().apply(change); }

void Program::logChange() {
  const session::History& history = document_.history();
  if (history.inGesture() || history.revision() == loggedRevision_) return;
  loggedRevision_ = history.revision();
  if (history.canUndo())
    log_.push_back("edit " + ui::editWords(tables_->messages(), history.undoName()));
}

void Program::logInstead(std::string line) {
  loggedRevision_ = document_.history().revision();
  log_.push_back(std::move(line));
}

bool Program::cancel() {
  if (view_.cancel()) {
    logInstead("cancelled drag");
    return true;
  }
  if (!author_ || !author_->cancel()) return false;
  log_.push_back("cancelled");
  return true;
}

void Program::keepUnsaved() {
  const auto kept = document_.keepUnsaved();
  if (!kept) return tell(kept.error().message(), true);
  if (!kept->empty()) tell(tables_->messages()("message.kept", fmt::arg("file", kept->string())));
}

void Program::newSession() {
  keepUnsaved();
  document_.startNew();
  hideModel();
  ui_.selected.reset();
  ui_.tool = ui::Tool::mark;
}

void Program::openSession(const std::filesystem::path& file) {
  // Read first: a broken file must not cost the session that is open.
  if (auto readable = session::loadSession(file); !readable) {
    ui_.dialogError = readable.error().message();
    return tell(readable.error().message(), true);
  }
  keepUnsaved();
  tellResult(document_.open(file),
             tables_->messages()("message.opened", fmt::arg("file", file.filename().string())));
  hideModel();
  ui_.fileDialog = ui::FileDialog::none;
  ui_.selected.reset();
}

void Program::startAuthoring() {
  if (author_) return;
  author_ = std::make_unique<Author>(
      AuthorSetup{*tables_, body_, ui_.author, folders_, stateFolder_},
      [this](std::string message, bool isError) { tell(std::move(message), isError); });
}

void Program::chooseRow(const ui::ChooseRow& choice) {
  if (!author_) return;
  author_->choose(choice);
  const render::Viewport& viewport = view_.viewport();
  const float aspect = static_cast<float>(std::max(viewport.width, 1)) /
                       static_cast<float>(std::max(viewport.height, 1));
  if (const auto camera = author_->cameraOnRow(view_.camera(), aspect))
    view_.look(*camera, seconds_);
}

void Program::saveRow() {
  if (!author_ || !author_->save()) return;
  findingsRevision_ = ~0ull;  // everything is found anew with the corrected row
}

void Program::focusMuscle(anatomy::SidedMuscle muscle) {
  const render::Viewport& viewport = view_.viewport();
  const float aspect = static_cast<float>(std::max(viewport.width, 1)) /
                       static_cast<float>(std::max(viewport.height, 1));
  view_.look(cameraOn({muscle}, body_.muscles(), view_.camera(), aspect), seconds_);
}

void Program::openModel(const std::filesystem::path& file) {
  auto opened = loadSideModel(file, modelsOpened_ + 1);
  if (!opened) return tell(opened.error().message(), true);
  ++modelsOpened_;
  sideModel_ = std::make_shared<const SideModel>(std::move(opened).value());
  const render::Viewport& viewport = view_.viewport();
  const float aspect = static_cast<float>(std::max(viewport.width, 1)) /
                       static_cast<float>(std::max(viewport.height, 1));
  view_.look(cameraOnBoth(*sideModel_, body_.body(), aspect), seconds_);
  tell(tables_->messages()("message.opened-model", fmt::arg("file", file.filename().string())));
}

void Program::tell(std::string message, bool isError) {
  log_.push_back((isError ? "error " : "message ") + message);
  ui_.message = std::move(message);
  ui_.messageIsError = isError;
}

void Program::tellResult(const core::Status& status, std::string success) {
  if (status) return tell(std::move(success));
  tell(status.error().message(), true);
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
  (void)bool(saveSettings(ui_.settings, stateFolder_));
  document_.close();
}

}  // namespace knotmap::app
