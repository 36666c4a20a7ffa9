#include "app/editor/program.h"
#include "app/picture/handout_file.h"
#include "core/messages.h"
#include "session/session_file.h"

// Opening, saving and leaving documents: nothing that somebody typed or marked is dropped on the
// way.
namespace knotmap::app {

/// What came of a file: said in the status bar and, of a failure, in the dialog that asked for it.
void Program::fileDone(const core::Status& status, std::string success) {
  if (status) {
    perform(ui::AskForFile{ui::FileDialog::none});
    return tell(std::move(success));
  }
  perform(ui::RefuseFile{status.error().message()});
  tell(status.error().message(), true);
}

void Program::exportHandout(const std::filesystem::path& file) {
  const PictureSource source{document_.history().now(), *tables_, live_.body()};
  fileDone(writeHandout(source, folders_, {.date = clock_.today()}, file),
           tables_->messages()("handout.saved", fmt::arg("file", file.filename().string())));
}

void Program::saveTo(const std::filesystem::path& file) {
  const auto written = document_.saveAs(file);
  fileDone(written, tables_->messages()("message.saved", fmt::arg("file", documentName())));
}

/// Puts unsaved work into a file of its own; false, with a message, where that cannot be.
bool Program::keepUnsaved() {
  const auto kept = document_.keepUnsaved();
  if (!kept) {
    tell(kept.error().message(), true);
    return false;
  }
  if (!kept->empty()) tell(tables_->messages()("message.kept", fmt::arg("file", kept->string())));
  return true;
}

/// Another session stands there: nothing of the last one may reach it, least of all a plan that was
/// being followed.
void Program::documentReplaced() {
  run_.reset();
  explain_.restart();
  sideModel_.reset();
  perform(ui::EnterStage{ui::Stage::work});
  perform(ui::StartFresh{});
}

void Program::newSession() {
  if (!keepUnsaved()) return;
  document_.startNew();
  documentReplaced();
  logInstead("new session");
}

void Program::openSession(const std::filesystem::path& file) {
  // Read first: a broken file must not cost the session that is open.
  if (auto readable = session::loadSession(file); !readable) return fileDone(readable.error(), {});
  if (!keepUnsaved()) return;
  const core::Status opened = document_.open(file);
  if (opened) documentReplaced();
  fileDone(opened,
           tables_->messages()("message.opened", fmt::arg("file", file.filename().string())));
}

void Program::openModel(const std::filesystem::path& file) {
  auto opened = loadSideModel(file, modelsOpened_ + 1);
  if (!opened) return tell(opened.error().message(), true);
  ++modelsOpened_;
  sideModel_ = std::make_shared<const SideModel>(std::move(opened).value());
  look(cameraOnBoth(*sideModel_, body().body(), view_.aspect()));
  tell(tables_->messages()("message.opened-model", fmt::arg("file", file.filename().string())));
}

}  // namespace knotmap::app
