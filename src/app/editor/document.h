#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "session/edit.h"
#include "session/session_file.h"

namespace knotmap::app {

/// The open session: its history, its file, and the copy that survives a crash.
class Document {
 public:
  /// Makes the session that a person begins with.
  using Begin = std::function<session::Session()>;

  /// `autosaveFolder` empty: nothing is kept beside the document (replays).
  Document(const anatomy::BodyModel& model, const std::filesystem::path& autosaveFolder,
           Begin begin);

  session::History& history() { return history_; }
  const session::History& history() const { return history_; }
  const std::filesystem::path& file() const { return file_; }
  bool dirty() const { return history_.now() != saved_; }

  /// Starting or opening another session keeps unsaved work: it is written to a file beside the
  /// autosaves, whose path is given back ("" when there was nothing to keep).
  core::Result<std::filesystem::path> keepUnsaved() const;
  void startNew();
  core::Status open(const std::filesystem::path& file);
  core::Status save();  ///< to `file()`, which must not be empty
  core::Status saveAs(const std::filesystem::path& file);
  /// Call after each gesture and edit: copies what is not saved yet.
  core::Status autosave();
  /// Takes over what a crashed program left behind, if anything; true when it did.
  bool recover();
  /// The person leaves: unsaved work stays in the autosave and comes back at the next start.
  void close();

 private:
  void replace(session::Session session, std::filesystem::path file);

  Begin begin_;
  session::History history_;
  std::filesystem::path autosaveFolder_;
  session::Session saved_;
  std::filesystem::path file_;
  std::optional<session::Autosave> autosave_;
};

}  // namespace knotmap::app
