#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/editor/body_view.h"
#include "app/editor/document.h"
#include "app/picture/scene_builder.h"
#include "app/stages/author.h"
#include "app/stages/explainer.h"
#include "app/stages/run_driver.h"
#include "app/window/gui.h"
#include "platform/data_folders.h"
#include "render/renderer.h"

namespace knotmap::app {

/// What a program is started with.
struct ProgramSetup {
  platform::DataFolders folders;
  std::filesystem::path stateFolder;  ///< autosaves and settings; "" keeps nothing
  std::filesystem::path session;      ///< to open at start, or ""
  std::optional<anatomy::BodyShape> shape;
  bool sound = false;         ///< the tones of a run are played
  bool author = false;        ///< with the atlas mode
  std::string language = {};  ///< "de"; "": as the person chose, English where nothing is kept
};

/// The language a program begins in.
std::string startLanguage(const ProgramSetup& setup);

/// The body and the tables a program works with.
struct ProgramData {
  anatomy::BodyModel model;
  std::unique_ptr<findings::Tables> tables;
};

/// Reads them; needs no OpenGL context, so that it can run while a window is being opened.
core::Result<ProgramData> loadProgramData(const platform::DataFolders& folders,
                                          const std::string& language = "en");

/// The interactive program without a window: takes input events, draws frames into the framebuffer
/// that is bound. The window and `replay` both drive it. Needs a current OpenGL context for life.
class Program {
 public:
  static core::Result<std::unique_ptr<Program>> create(const ProgramSetup& setup, ProgramData data);

  void post(const InputEvent& event) { gui_.post(event); }
  /// One frame: input, panels, edits, picture. `framebuffer` is the window (0) or a stand-in.
  void frame(int width, int height, double seconds, unsigned framebuffer = 0);
  /// Seconds until the next frame is wanted; none: not before there is input.
  std::optional<double> nextFrameIn(double seconds) const;

  void perform(const ui::Action& action);
  void edit(const session::Edit& edit);
  /// Gives up the drag in progress; false when there was none.
  bool cancel();

  /// Turns the atlas mode on, which is off unless the set-up asks for it.
  void startAuthoring();
  Author* author() { return author_.get(); }

  bool wantsToQuit() const { return quit_; }
  std::string title() const;
  /// The name of the file this program would ask for when a name is missing.
  Document& document() { return document_; }
  ui::UiState& ui() { return ui_; }
  BodyView& view() { return view_; }
  findings::BodyState& body() { return body_; }
  const findings::Tables& tables() const { return *tables_; }
  Gui& gui() { return gui_; }
  const platform::DataFolders& folders() const { return folders_; }
  /// Lines of what changed since the last call: edits, views, files, messages.
  std::vector<std::string> takeLog();
  /// Leaves properly: settings written, autosave settled.
  void close();

 private:
  Program(const ProgramSetup& setup, ProgramData data, std::unique_ptr<render::Renderer> renderer);

  struct Perform;  ///< what each action does, in program_actions.cpp

  /// Takes over fonts, colours and language when they were changed.
  void followSettings();
  /// Reads every table in another language; false, with a message, where that cannot be.
  bool speak(const std::string& language);
  std::string documentName() const;
  void handleEvents(const std::vector<InputEvent>& events);
  void handlePointer(const InputEvent& event);
  void update();
  void drawPanels();
  SceneOptions sceneOptions() const;
  /// What the picture shows: the session, or what a page of explain mode is about.
  const session::Session& shownSession() const;
  const findings::Findings& shownFindings() const;
  /// What is under the cursor: a zone where nothing presses comes first.
  std::string hoverWords(const SceneOptions& options);
  std::string noPressWords(const SceneOptions& options);
  std::vector<ui::OverlayLabel> labelsOf(const SceneOptions& options);
  void explain();
  bool explainKey(const InputEvent& event);
  void followRun();
  bool runKey(const InputEvent& event);
  void drawBody(int windowHeight, unsigned framebuffer);
  void openSession(const std::filesystem::path& file);
  void saveTo(const std::filesystem::path& file);
  void exportHandout(const std::filesystem::path& file);
  void newSession();
  void keepUnsaved();
  void chooseRow(const ui::ChooseRow& choice);
  void saveRow();
  void focusMuscle(anatomy::SidedMuscle muscle);
  void openModel(const std::filesystem::path& file);
  void hideModel() { sideModel_.reset(); }
  /// One line for each finished change; `logInstead` names the last change otherwise.
  void logChange();
  void logInstead(std::string line);
  void tell(std::string message, bool isError = false);
  void tellResult(const core::Status& status, std::string success);

  anatomy::BodyModel model_;
  std::unique_ptr<findings::Tables> tables_;
  std::unique_ptr<render::Renderer> renderer_;
  platform::DataFolders folders_;
  std::filesystem::path stateFolder_;
  ui::UiState ui_;
  Gui gui_;
  Document document_;
  findings::BodyState body_;
  BodyView view_;
  SceneBuilder sceneBuilder_;
  Explainer explainer_;
  RunDriver run_;
  std::unique_ptr<Author> author_;  ///< null unless the atlas mode is on
  std::vector<ui::Language> languages_;
  findings::Findings findings_;
  ui::Settings styledFor_;
  std::uint64_t findingsRevision_ = ~0ull;
  std::uint64_t loggedRevision_ = 0;
  std::uint64_t framedBody_ = 0;  ///< revision the camera was framed for
  anatomy::BodyShape shapeOfFindings_;
  std::shared_ptr<const SideModel> sideModel_;  ///< beside the body; belongs to no session
  std::uint64_t modelsOpened_ = 0;
  const render::Scene* scene_ = nullptr;
  bool software_ = false;
  double seconds_ = 0.0;

  /// Everything a picture of the body is made from; equal values give an equal picture.
  struct PictureKey {
    std::uint64_t session = 0, body = 0;
    SceneOptions options;
    int width = 0, height = 0;
    bool operator==(const PictureKey&) const = default;
  };
  PictureKey drawn_;
  double lastMoveSeconds_ = -1e9;
  bool atRest_ = false, firstFrame_ = true;
  /// Panels need a few frames after input to come to rest.
  static constexpr int kSettlingFrames = 3;
  int settlingFrames_ = kSettlingFrames;
  bool quit_ = false;
  std::vector<std::string> log_;
};

}  // namespace knotmap::app
