#include <algorithm>
#include <chrono>
#include <string>
#include <system_error>

#include "core/files.h"
#include "platform/file_lock.h"
#include "platform/files.h"
#include "platform/process.h"
#include "session/autosave_text.h"
#include "session/limits.h"
#include "session/session_file.h"

namespace knotmap::session {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCopyEnding = ".autosave";

fs::path lockFileOf(const fs::path& copy) { return fs::path(copy).replace_extension(".lock"); }

/// Is the program that wrote this copy gone? A lock ends with its process, however that ended.
bool isLeft(const fs::path& copy) { return platform::FileLock::isFree(lockFileOf(copy)); }

core::Status makePrivateFolder(const fs::path& folder) {
  std::error_code failure;
  if (fs::is_directory(folder, failure)) return core::Done{};
  fs::create_directories(folder, failure);
  // What hurts whom is nobody else's business.
  if (!failure) fs::permissions(folder, fs::perms::owner_all, failure);
  if (failure) return core::Error{folder.string(), "cannot be made: " + failure.message()};
  return core::Done{};
}

/// Removes a copy, its lock and what an interrupted write left beside it.
void removeCopy(const fs::path& copy) {
  std::error_code ignored;
  const std::string stem = copy.stem().string() + ".";
  for (const fs::directory_entry& entry : fs::directory_iterator(copy.parent_path(), ignored))
    if (entry.path().filename().string().rfind(stem, 0) == 0) fs::remove(entry.path(), ignored);
}

}  // namespace

Autosave::Autosave(fs::path folder) : folder_(std::move(folder)) {
  // Process ids are used again; with the time of the start the name is this program's own.
  const auto started = std::chrono::system_clock::now().time_since_epoch().count();
  file_ = folder_ / ("session-" + std::to_string(started) + "-" +
                     std::to_string(platform::processId()) + std::string(kCopyEnding));
}

Autosave::~Autosave() {
  if (!lock_) return;
  lock_.reset();
  std::error_code ignored;
  if (!fs::exists(file_, ignored)) fs::remove(lockFileOf(file_), ignored);
}

core::Status Autosave::save(const Session& session, const fs::path& document) {
  if (last_ && *last_ == session && document == lastDocument_) return core::Done{};
  if (auto made = makePrivateFolder(folder_); !made) return made;
  if (!lock_) {
    auto lock = platform::FileLock::take(lockFileOf(file_));
    if (!lock) return lock.error();
    lock_ = std::move(lock).value();
  }
  auto written = platform::writeFileAtomically(file_, autosaveToText(session, document));
  if (!written) return written;
  last_ = session;
  lastDocument_ = document;
  return core::Done{};
}

void Autosave::discard() {
  last_.reset();
  std::error_code ignored;
  fs::remove(file_, ignored);
}

std::vector<Autosave::Recovered> Autosave::recover() const {
  struct Left {
    fs::file_time_type time;
    Recovered copy;
  };
  std::vector<Left> left;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, failure)) {
    const fs::path& file = entry.path();
    if (file.extension() != kCopyEnding || file == file_ || !isLeft(file)) continue;
    const auto text = core::readFile(file, kMaxAutosaveBytes);
    if (!text) continue;
    auto copy = autosaveFromText(*text, file.string());
    if (!copy) continue;
    std::error_code unknownTime;
    left.push_back({fs::last_write_time(file, unknownTime),
                    {file, std::move(copy->document), std::move(copy->session)}});
  }
  std::sort(left.begin(), left.end(), [](const Left& a, const Left& b) {
    return a.time != b.time ? a.time > b.time : a.copy.file > b.copy.file;
  });
  std::vector<Recovered> copies;
  for (Left& one : left) copies.push_back(std::move(one.copy));
  return copies;
}

void Autosave::forget(const Recovered& copy) const {
  if (copy.file.parent_path() == folder_ && isLeft(copy.file)) removeCopy(copy.file);
}

}  // namespace knotmap::session
