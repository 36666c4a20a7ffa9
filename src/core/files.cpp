#include "core/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace knotmap::core {
namespace {

Error systemError(const std::filesystem::path& path, const std::string& action) {
  return {path.string(), action + ": " + std::strerror(errno)};
}

bool writeAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<std::string> readFile(const std::filesystem::path& path, std::size_t maxBytes) {
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure)) return Error{path.string(), "is a folder"};
  const auto size = std::filesystem::file_size(path, failure);
  if (failure) return Error{path.string(), "cannot be read: " + failure.message()};
  if (size > maxBytes)
    return Error{path.string(), "has " + std::to_string(size) + " bytes, expected at most " +
                                    std::to_string(maxBytes)};
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!stream.read(bytes.data(), static_cast<std::streamsize>(size)))
    return Error{path.string(), "cannot be read"};
  return bytes;
}

Status writeFileAtomically(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path temporary = path.string() + ".writing-" + std::to_string(::getpid());
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return systemError(path, "cannot be written");
  const bool written = writeAll(file, bytes) && ::fsync(file) == 0;
  const int writeErrno = errno;
  const bool closed = ::close(file) == 0;
  if (written && closed && ::rename(temporary.c_str(), path.c_str()) == 0) return Done{};
  if (!written) errno = writeErrno;
  Error failed = systemError(path, "cannot be written");
  ::unlink(temporary.c_str());
  return failed;
}

}  // namespace knotmap::core
