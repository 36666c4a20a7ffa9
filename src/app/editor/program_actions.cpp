#include <algorithm>

#include "app/editor/program.h"
#include "app/editor/settings_file.h"
#include "app/picture/muscle_request.h"
#include "core/dates.h"
#include "core/messages.h"

namespace knotmap::app {

/// What each action does to the program.
struct Program::Perform {
  Program& p;

  void operator()(const ui::InterfaceAction& a) const {
    // Who selects another mark in explain mode wants to hear about it.
    if (std::holds_alternative<ui::SelectMark>(a) && p.explain_.on()) p.explain_.showSelected();
    if (const auto* asked = std::get_if<ui::AskForFile>(&a))
      if (asked->what != ui::FileDialog::none) p.log("asks for a file");
    p.interface_.perform(a);
  }
  void operator()(const ui::LookFrom& a) const {
    p.view_.lookFrom(a.view, p.body().body(), p.seconds_);
    p.log("view " + a.view);
  }
  void operator()(const ui::TurnBody& a) const { p.view_.turn(a.azimuthRad, a.elevationRad); }
  void operator()(const ui::FocusMark& a) const {
    if (const auto* mark = p.document_.history().now().find(a.id))
      (*this)(ui::FocusPoint{mark->at});
  }
  void operator()(const ui::FocusPoint& a) const {
    p.view_.focus(p.body().body().surfaceAt(a.point), p.seconds_);
  }
  void operator()(const ui::FocusMuscle& a) const {
    p.look(cameraOn({a.muscle}, p.body().muscles(), p.view_.camera(), p.view_.aspect()));
  }
  void operator()(const ui::FocusSelected&) const {
    if (const auto mark = p.ui().marks.selected) (*this)(ui::FocusMark{*mark});
  }
  void operator()(const ui::MirrorSelected&) const {
    if (const auto mark = p.ui().marks.selected) p.edit(session::MirrorMark{*mark});
  }
  void operator()(const ui::RemoveSelected&) const {
    if (const auto mark = p.ui().marks.selected) p.edit(session::RemoveMark{*mark});
  }
  void operator()(const ui::Undo&) const {
    if (p.author_ && p.author_->undo()) return;
    p.document_.history().undo();
    p.logInstead("undo");
    p.dropVanishedSelection();
  }
  void operator()(const ui::Redo&) const {
    if (p.author_ && p.author_->redo()) return;
    p.document_.history().redo();
    p.logInstead("redo");
    p.dropVanishedSelection();
  }
  void operator()(const ui::NewSession&) const { p.newSession(); }
  void operator()(const ui::OpenSession& a) const { p.openSession(a.file); }
  void operator()(const ui::SaveSession&) const {
    if (p.author_ && p.author_->unsaved()) return p.saveRow();
    if (p.document_.file().empty())
      p.perform(ui::AskForFile{ui::FileDialog::saveAs});
    else
      p.saveTo(p.document_.file());
  }
  void operator()(const ui::SaveSessionAs& a) const { p.saveTo(a.file); }
  void operator()(const ui::ExportHandout& a) const { p.exportHandout(a.file); }
  void operator()(const ui::OpenModel& a) const { p.openModel(a.file); }
  void operator()(const ui::HideModel&) const {
    p.sideModel_.reset();
    p.log("hidden model");
  }
  void operator()(const ui::SaveSettings&) const {
    if (auto saved = saveSettings(p.ui().settings, p.stateFolder_); !saved)
      p.tell(saved.error().message(), true);
  }
  /// Gives up a drag; without one it leaves the stage.
  void operator()(const ui::GiveUp&) const {
    if (!p.cancelDrag()) p.perform(ui::EnterStage{ui::Stage::work});
  }
  void operator()(const ui::Quit&) const { p.quit_ = true; }
  void operator()(const ui::StartRun&) const { p.startRun(); }
  void operator()(const ui::CommandRun& a) const { p.performRun(p.run_.perform(a.command)); }
  void operator()(const ui::AnswerRun& a) const { p.performRun(p.run_.answer(a.score)); }
  void operator()(const ui::ToggleExplain&) const { p.toggleExplain(); }
  void operator()(const ui::CommandExplain& a) const {
    const bool plan = a.command == findings::ExplainCommand::openPlan;
    const auto page = static_cast<findings::ExplainPage>(p.explain_.state().page);
    if (plan && page == findings::ExplainPage::plan) p.perform(ui::OpenPlan{});
    for (const session::Edit& change : p.explain_.perform(a.command, p.document_.history().now()))
      p.edit(change);
  }
  void operator()(const ui::ShowExplainPage& a) const { p.explain_.showPage(a.page); }
  void operator()(const ui::ShowExplainSubject& a) const { p.explain_.showSubject(a.subject); }
  void operator()(const ui::ChooseRow& a) const { p.chooseRow(a); }
  void operator()(const ui::ChooseHandle& a) const {
    if (p.author_) p.author_->chooseHandle(a.handle);
  }
  void operator()(const ui::ChooseAuthorTool& a) const {
    if (p.author_) p.author_->chooseTool(a.tool, a.role);
  }
  void operator()(const ui::ChangeRow& a) const {
    if (p.author_) p.author_->change(a.change);
  }
  void operator()(const ui::SaveRow&) const { p.saveRow(); }
  void operator()(const ui::DropRowChanges&) const {
    if (p.author_) p.author_->dropChanges();
  }
};

void Program::perform(const ui::Action& action) {
  std::visit(Perform{*this}, action);
  settlingFrames_ = kSettlingFrames;
}

void Program::edit(const session::Edit& change) {
  document_.history().apply(change);
  dropVanishedSelection();
}

void Program::dropVanishedSelection() {
  const auto selected = ui().marks.selected;
  if (selected && !document_.history().now().find(*selected)) perform(ui::SelectMark{});
}

/// How each intent is carried out.
struct Program::Carry {
  Program& p;

  void operator()(const session::Edit& change) const { p.edit(change); }
  void operator()(const ui::Action& action) const { p.perform(action); }
  void operator()(const BeginGesture&) const { p.document_.history().beginGesture(); }
  void operator()(const EndGesture&) const { p.document_.history().endGesture(); }
  void operator()(const CancelGesture&) const {
    p.document_.history().cancelGesture();
    p.dropVanishedSelection();
  }
  void operator()(const PanView& pan) const { p.view_.pan(pan.pixels); }
  void operator()(const ZoomView& zoom) const { p.view_.zoom(zoom.at, zoom.steps); }
};

void Program::carryOut(const Intents& intents) {
  for (const Intent& intent : intents) std::visit(Carry{*this}, intent);
}

bool Program::cancelDrag() {
  if (const auto intents = pointer_.cancel()) {
    carryOut(*intents);
    logInstead("cancelled drag");
    return true;
  }
  if (!author_ || !author_->cancel()) return false;
  log("cancelled");
  return true;
}

void Program::startRun() {
  if (ui().frame.stage == ui::Stage::run) return;
  const session::History& history = document_.history();
  const std::string date = core::dateText(tables_->today ? *tables_->today : clock_.today());
  if (run_.start(live_.of(history), history.now(), date))
    return perform(ui::EnterStage{ui::Stage::run});
  perform(ui::OpenPlan{});  // what is missing stands there
}

/// Takes over the scores; a run that is over leaves its stage.
void Program::performRun(const session::Edits& edits) {
  for (const session::Edit& change : edits) edit(change);
  if (run_.state().part == findings::RunState::Part::none) perform(ui::EnterStage{ui::Stage::work});
}

void Program::toggleExplain() {
  const bool on = ui().frame.stage == ui::Stage::explain;
  explain_.restart();
  perform(ui::EnterStage{on ? ui::Stage::work : ui::Stage::explain});
}

void Program::startAuthoring() {
  if (author_) return;
  author_ = std::make_unique<Author>(*tables_, live_.body(), folders_, stateFolder_);
}

void Program::chooseRow(const ui::ChooseRow& choice) {
  if (!author_) return;
  author_->choose(choice);
  look(author_->cameraOnRow(view_.camera(), view_.aspect()));
}

void Program::saveRow() {
  if (!author_) return;
  auto atlas = author_->save();
  if (!atlas) return;
  tables_->atlas = std::move(*atlas);
  live_.tablesChanged(true);
  author_->atlasReplaced();
}

}  // namespace knotmap::app
