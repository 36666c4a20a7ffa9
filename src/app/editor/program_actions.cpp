#include <algorithm>
#include <cmath>

#include "app/editor/program.h"
#include "app/editor/settings_file.h"
#include "app/picture/handout_file.h"
#include "core/dates.h"
#include "core/messages.h"
#include "platform/clock.h"

namespace knotmap::app {

/// What each action does to the program.
struct Program::Perform {
  Program& p;
  void operator()(const ui::LookFrom& a) const {
    p.view_.lookFrom(a.view, p.seconds_);
    p.log_.push_back("view " + a.view);
  }
  void operator()(const ui::FocusMark& a) const {
    if (const auto* mark = p.document_.history().now().find(a.id))
      p.view_.focus(mark->at, p.seconds_);
  }
  void operator()(const ui::SelectMark& a) const { p.ui_.selected = a.id; }
  void operator()(const ui::FocusMuscle& a) const { p.focusMuscle(a.muscle); }
  void operator()(const ui::ChooseRow& a) const { p.chooseRow(a); }
  void operator()(const ui::ChangeRow& a) const {
    if (p.author_) p.author_->change(a.change);
  }
  void operator()(const ui::SaveRow&) const { p.saveRow(); }
  void operator()(const ui::DropRowChanges&) const {
    if (p.author_) p.author_->dropChanges();
  }
  void operator()(const ui::Undo&) const {
    if (p.author_ && p.author_->undo()) return;
    p.document_.history().undo();
    p.logInstead("undo");
  }
  void operator()(const ui::Redo&) const {
    if (p.author_ && p.author_->redo()) return;
    p.document_.history().redo();
    p.logInstead("redo");
  }
  void operator()(const ui::NewSession&) const {
    p.newSession();
    p.logInstead("new session");
  }
  void operator()(const ui::OpenSession& a) const { p.openSession(a.file); }
  void operator()(const ui::SaveSession&) const {
    if (p.author_ && p.author_->unsaved()) return p.saveRow();
    if (p.document_.file().empty())
      p.ui_.fileDialog = ui::FileDialog::saveAs;
    else
      p.saveTo(p.document_.file());
  }
  void operator()(const ui::SaveSessionAs& a) const { p.saveTo(a.file); }
  void operator()(const ui::ExportHandout& a) const { p.exportHandout(a.file); }
  void operator()(const ui::OpenModel& a) const { p.openModel(a.file); }
  void operator()(const ui::HideModel&) const {
    p.hideModel();
    p.log_.push_back("hidden model");
  }
  void operator()(const ui::SaveSettings&) const {
    if (auto saved = saveSettings(p.ui_.settings, p.stateFolder_); !saved)
      p.tell(saved.error().message(), true);
  }
  void operator()(const ui::StartRun&) const {
    p.run_.start(p.findings_.advice, p.document_.history().now());
  }
  void operator()(const ui::Quit&) const { p.quit_ = true; }
};

void Program::perform(const ui::Action& action) {
  std::visit(Perform{*this}, action);
  settlingFrames_ = kSettlingFrames;
}

void Program::exportHandout(const std::filesystem::path& file) {
  const PictureSource source{document_.history().now(), *tables_, body_};
  const auto written = writeHandout(source, folders_, {.date = platform::today()}, file);
  if (written) ui_.fileDialog = ui::FileDialog::none;
  if (!written) ui_.dialogError = written.error().message();
  tellResult(written,
             tables_->messages()("handout.saved", fmt::arg("file", file.filename().string())));
}

void Program::saveTo(const std::filesystem::path& file) {
  const auto written = document_.saveAs(file);
  if (written) ui_.fileDialog = ui::FileDialog::none;
  if (!written) ui_.dialogError = written.error().message();
  tellResult(written, tables_->messages()("message.saved", fmt::arg("file", documentName())));
}

void Program::followRun() {
  run_.update(document_.history().now(), findings_, seconds_);
  for (std::string& line : run_.takeLog()) log_.push_back(std::move(line));
  const auto place = run_.takeFocus();
  if (!place) return;
  // From aside: an arrow is not looked at along its length.
  constexpr float kAsideRad = 0.55f, kHeightM = 0.46f, kMostTiltRad = 0.6f;
  const anatomy::SurfacePoint at = body_.body().surfaceAt(*place);
  render::Camera camera = view_.camera();
  camera.target = at.position;
  camera.azimuthRad = std::atan2(at.normal.x, at.normal.z) - kAsideRad;
  camera.elevationRad =
      std::clamp(std::asin(std::clamp(at.normal.y, -1.0f, 1.0f)), -kMostTiltRad, kMostTiltRad);
  camera.heightM = kHeightM;
  view_.look(camera, seconds_);
}

bool Program::explainKey(const InputEvent& event) {
  session::Edits edits;
  const bool meant = explainer_.key(event, document_.history().now(), edits);
  for (const session::Edit& change : edits) edit(change);
  return meant;
}

bool Program::runKey(const InputEvent& event) {
  session::Edits edits;
  const bool meant = run_.key(event, edits);
  for (const session::Edit& change : edits) edit(change);
  return meant;
}

}  // namespace knotmap::app
