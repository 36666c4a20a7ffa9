#pragma once

#include <filesystem>

#include "core/result.h"

namespace knotmap::platform {

/// A lock that one owner at a time holds, in this program or another. It ends with this object or
/// with the process, however that ended: a crash leaves no lock behind, only its empty file.
class FileLock {
 public:
  /// Takes the lock without waiting; makes `file`, readable for its owner alone, when missing.
  /// Fails when somebody else holds it or the file cannot be made.
  static core::Result<FileLock> take(const std::filesystem::path& file);

  /// Does nobody hold this lock? A missing file is free; one that may not be opened counts as held.
  static bool isFree(const std::filesystem::path& file);

  /// Gives the lock back; the file stays.
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace knotmap::platform
