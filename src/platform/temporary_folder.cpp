#include "platform/temporary_folder.h"

#include <stdlib.h>

#include <system_error>

namespace knotmap::platform {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder(const std::string& name) {
  std::error_code failure;
  fs::path base = fs::temp_directory_path(failure);
  if (failure) base = "/tmp";
  std::string path = (base / ("knotmap-" + name + "-XXXXXX")).string();
  // On failure the pattern stays as it is: a path at which there is nothing.
  ::mkdtemp(path.data());
  path_ = path;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code failure;
  fs::remove_all(path_, failure);
}

}  // namespace knotmap::platform
