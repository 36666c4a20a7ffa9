#include "app/editor/document.h"

#include <system_error>
#include <utility>

namespace knotmap::app {

Document::Document(const anatomy::BodyModel& model, const std::filesystem::path& autosaveFolder,
                   Begin begin)
    : begin_(std::move(begin)),
      history_(begin_(), model),
      autosaveFolder_(autosaveFolder),
      saved_(history_.now()) {
  if (!autosaveFolder.empty()) autosave_.emplace(autosaveFolder);
}

void Document::replace(session::Session session, std::filesystem::path file) {
  saved_ = session;
  file_ = std::move(file);
  history_.restart(std::move(session));
}

core::Result<std::filesystem::path> Document::keepUnsaved() const {
  if (!dirty() || autosaveFolder_.empty()) return std::filesystem::path{};
  std::error_code failure;  // what there is to say of it, writing says
  std::filesystem::create_directories(autosaveFolder_, failure);
  // A number that is free, so that nothing kept earlier is overwritten.
  std::filesystem::path kept;
  for (int number = 1; kept.empty() || std::filesystem::exists(kept); ++number)
    kept = autosaveFolder_ / ("kept-" + std::to_string(number) + ".knotmap");
  if (auto written = session::saveSession(history_.now(), kept); !written) return written.error();
  return kept;
}

void Document::startNew() { replace(begin_(), {}); }

core::Status Document::open(const std::filesystem::path& file) {
  auto session = session::loadSession(file);
  if (!session) return session.error();
  replace(std::move(session).value(), file);
  return core::Done{};
}

core::Status Document::save() {
  auto written = session::saveSession(history_.now(), file_);
  if (written) {
    saved_ = history_.now();
    if (autosave_) autosave_->discard();
  }
  return written;
}

core::Status Document::saveAs(const std::filesystem::path& file) {
  const std::filesystem::path before = file_;
  file_ = file;
  if (file_.extension() != ".knotmap") file_ += ".knotmap";
  auto written = save();
  if (!written) file_ = before;
  return written;
}

core::Status Document::autosave() {
  if (!autosave_ || history_.inGesture()) return core::Done{};
  if (!dirty()) {
    autosave_->discard();
    return core::Done{};
  }
  return autosave_->save(history_.now(), file_);
}

bool Document::recover() {
  if (!autosave_) return false;
  auto left = autosave_->recover();
  if (left.empty()) return false;
  session::Autosave::Recovered& newest = left.front();
  replace(std::move(newest.session), newest.document);
  // What was recovered is not in its file yet: it counts as unsaved until it is.
  saved_ = session::Session{};
  if (!newest.document.empty())
    if (auto onDisk = session::loadSession(newest.document)) saved_ = std::move(onDisk).value();
  if (autosave_->save(history_.now(), file_)) autosave_->forget(newest);
  return true;
}

void Document::close() {
  // What is being typed or dragged belongs to the session, too.
  history_.endGesture();
  (void)bool(autosave());
}

}  // namespace knotmap::app
