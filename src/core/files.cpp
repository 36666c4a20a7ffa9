#include "core/files.h"

#include <fstream>
#include <system_error>

namespace knotmap::core {

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

}  // namespace knotmap::core
