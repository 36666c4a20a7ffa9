#include "platform/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace knotmap::platform {
namespace {

core::Error systemError(const std::filesystem::path& path, const std::string& action) {
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

core::Status writeFileAtomically(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path temporary = path.string() + ".writing-" + std::to_string(::getpid());
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return systemError(path, "cannot be written");
  const bool written = writeAll(file, bytes) && ::fsync(file) == 0;
  const int writeErrno = errno;
  const bool closed = ::close(file) == 0;
  if (written && closed && ::rename(temporary.c_str(), path.c_str()) == 0) return core::Done{};
  if (!written) errno = writeErrno;
  core::Error failed = systemError(path, "cannot be written");
  ::unlink(temporary.c_str());
  return failed;
}

}  // namespace knotmap::platform
