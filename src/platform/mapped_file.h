#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "core/result.h"

namespace knotmap::platform {

/// A file read in place: its bytes are in memory, read-only, while this lives. Whoever replaces the
/// file as a whole (`writeFileAtomically`) does not disturb it; cutting it short in place would.
class MappedFile {
 public:
  /// Refuses missing and unreadable files, empty ones, and whatever is no regular file.
  static core::Result<MappedFile> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  /// The whole file, from a page boundary on; moving the owner leaves it where it is.
  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
  std::span<const std::byte> bytes_;
};

}  // namespace knotmap::platform
