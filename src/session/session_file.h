#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/format.h"
#include "core/result.h"
#include "platform/file_lock.h"
#include "session/session.h"

namespace knotmap::session {

/// Version of the `.knotmap` format this program writes.
inline constexpr core::Version kSessionVersion{.major = 4, .minor = 0};

/// A session as the text of a `.knotmap` file: JSON, readable, stable key order.
std::string sessionToText(const Session& session);

/// Reads a session, checking everything. Older versions are lifted; what a newer minor version
/// adds is kept; newer major ones, other files, broken or oversized ones (over 16 MiB) are
/// refused with one error that lists all problems.
core::Result<Session> sessionFromText(std::string_view text, const std::string& name);

core::Result<Session> loadSession(const std::filesystem::path& file);
/// Atomic: the old file stays when anything fails.
core::Status saveSession(const Session& session, const std::filesystem::path& file);

/// Answers for `advise --answers FILE`: `{"schema":1,"answers":{"QUESTION":"yes|no|unsure"}}`.
core::Result<guidance::Answers> loadAnswers(const std::filesystem::path& file);

/// A painted area for `explain --area FILE`: the painted marks of a session file, or
/// `{"schema":1,"dabs":[{"face","u","v","radius_mm"}]}`.
core::Result<std::vector<anatomy::BrushDab>> loadArea(const std::filesystem::path& file);

/// Keeps a copy of the running session beside the user's data so that a crash loses at most the
/// gesture in progress. One per running program; a lock tells live copies from left ones.
class Autosave {
 public:
  /// Uses `folder`, made when missing (normally the user's state folder).
  explicit Autosave(std::filesystem::path folder);
  ~Autosave();
  Autosave(const Autosave&) = delete;
  Autosave& operator=(const Autosave&) = delete;

  /// Saves when the session differs from the last save. `document` is the file it belongs to, or
  /// "" for an unsaved one.
  core::Status save(const Session& session, const std::filesystem::path& document);
  /// Removes the copy: the session was saved properly or given up.
  void discard();

  /// What a crashed program left behind, newest first; empty after a proper exit.
  struct Recovered {
    std::filesystem::path file;      ///< the copy
    std::filesystem::path document;  ///< the file it belongs to, or ""
    Session session;
  };
  std::vector<Recovered> recover() const;
  /// Removes a copy that was left behind, once the person has taken it over (and `save` holds it)
  /// or given it up. Copies of running programs stay.
  void forget(const Recovered& copy) const;

 private:
  std::filesystem::path folder_, file_;
  std::optional<platform::FileLock> lock_;
  std::optional<Session> last_;
  std::filesystem::path lastDocument_;
};

}  // namespace knotmap::session
