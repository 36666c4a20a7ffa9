#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/editor/body_picture.h"
#include "app/editor/body_pointer.h"
#include "app/editor/document.h"
#include "app/editor/intent.h"
#include "app/editor/live_findings.h"
#include "app/editor/viewpoint.h"
#include "app/stages/author.h"
#include "app/stages/explain_stage.h"
#include "app/stages/run_stage.h"
#include "app/window/gui.h"
#include "platform/clock.h"
#include "platform/uuid.h"
#include "ui/frame/interface.h"

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
  platform::Clock clock = {};
  std::function<std::string()> uuid = platform::randomUuid;  ///< of each new session
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
/// that is bound. The window and `replay` both drive it. It needs a current OpenGL context.
///
/// It owns the parts and passes things on between them: the document, what is worked out from it,
/// the view, the stages, the panels. A frame is input, panels, picture.
class Program {
 public:
  static core::Result<std::unique_ptr<Program>> create(const ProgramSetup& setup, ProgramData data);

  void post(const InputEvent& event) { gui_.post(event); }
  /// One frame. `framebuffer` is the window (0) or a stand-in.
  void frame(int width, int height, double seconds, unsigned framebuffer = 0);
  /// Seconds until the next frame is wanted; none: not before there is input.
  std::optional<double> nextFrameIn(double seconds) const;

  void perform(const ui::Action& action);
  void edit(const session::Edit& edit);
  /// Turns the atlas mode on, which is off unless the set-up asks for it.
  void startAuthoring();
  void setClipboard(Gui::Clipboard clipboard) { gui_.setClipboard(std::move(clipboard)); }
  /// Leaves properly: settings written, autosave settled.
  void close();

  bool wantsToQuit() const { return quit_; }
  std::string title() const;
  const Document& document() const { return document_; }
  const ui::UiState& ui() const { return interface_.state(); }
  const Viewpoint& view() const { return view_; }
  const BodyPointer& pointer() const { return pointer_; }
  const findings::BodyState& body() const { return live_.body(); }
  const findings::Findings& findings() { return live_.of(document_.history()); }
  const findings::Tables& tables() const { return *tables_; }
  const RunStage& run() const { return run_; }
  const ExplainStage& explain() const { return explain_; }
  const Author* author() const { return author_.get(); }  ///< null unless the mode is on
  const platform::DataFolders& folders() const { return folders_; }
  /// Lines of what changed since the last call: edits, views, files, messages.
  std::vector<std::string> takeLog();

 private:
  Program(const ProgramSetup& setup, ProgramData data, std::unique_ptr<render::Renderer> renderer);

  struct Perform;  ///< what each action does, in program_actions.cpp
  struct Carry;    ///< how each intent is carried out

  // Input.
  void handle(const InputEvent& event);
  void handleKey(const InputEvent& event);
  void handlePointer(const InputEvent& event);
  void carryOut(const Intents& intents);
  void dropVanishedSelection();
  bool cancelDrag();

  // A frame.
  void placeBody(int width, int height);
  void followStages();
  void drawPanels();
  void drawBody(int windowHeight, unsigned framebuffer);
  void finishChanges();
  void keepCopy();
  Sight sight() const;
  SceneOptions sceneOptions();
  /// What the picture shows: the session, or what a page of explain mode is about.
  BodyPicture::Subject subject();
  /// What is under the cursor: a zone where nothing presses comes first.
  std::string hoverWords(const SceneOptions& options);
  std::string noPressWords(const SceneOptions& options);
  std::vector<ui::OverlayLabel> labelsOf(const SceneOptions& options);

  // Settings and language.
  void followSettings();
  /// Reads every table in another language; false, with a message, where that cannot be.
  bool speak(const std::string& language);

  // Files.
  std::string documentName() const;
  void openSession(const std::filesystem::path& file);
  void saveTo(const std::filesystem::path& file);
  void exportHandout(const std::filesystem::path& file);
  void newSession();
  void documentReplaced();
  bool keepUnsaved();
  void openModel(const std::filesystem::path& file);
  void fileDone(const core::Status& status, std::string success);

  // Stages.
  void startRun();
  void toggleExplain();
  void performRun(const session::Edits& edits);
  void chooseRow(const ui::ChooseRow& choice);
  void saveRow();

  void look(const std::optional<render::Camera>& camera);
  void log(std::string line) { log_.push_back(std::move(line)); }
  /// One line for each finished change; `logInstead` names the last change otherwise.
  void logChange();
  void logInstead(std::string line);
  void tell(std::string message, bool isError = false);

  anatomy::BodyModel model_;
  std::unique_ptr<findings::Tables> tables_;
  platform::DataFolders folders_;
  std::filesystem::path stateFolder_;
  platform::Clock clock_;
  std::vector<ui::Language> languages_;
  ui::Interface interface_;
  Gui gui_;
  Document document_;
  LiveFindings live_;
  Viewpoint view_;
  BodyPointer pointer_;
  BodyPicture picture_;
  ExplainStage explain_;
  RunStage run_;
  std::unique_ptr<Author> author_;
  ui::Settings styledFor_;
  std::shared_ptr<const SideModel> sideModel_;  ///< beside the body; belongs to no session
  std::uint64_t modelsOpened_ = 0;
  std::uint64_t loggedRevision_ = 0;
  std::optional<std::uint64_t> copiedRevision_;  ///< the last that was autosaved
  bool software_ = false;
  double seconds_ = 0.0;
  /// Panels need a few frames after input to come to rest.
  static constexpr int kSettlingFrames = 3;
  int settlingFrames_ = kSettlingFrames;
  bool quit_ = false;
  std::vector<std::string> log_;
};

}  // namespace knotmap::app
