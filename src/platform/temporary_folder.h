#pragma once

#include <filesystem>
#include <string>

namespace knotmap::platform {

/// An empty folder for its owner alone in the system's temporary folder, removed with everything in
/// it at the end; links in it are removed, never what they lead to. Its name starts with
/// "knotmap-NAME-" and is given to nobody else. Where none can be made `path` is not there, so
/// that writing into it fails and says why.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& name);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& inside) const {
    return path_ / inside;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace knotmap::platform
