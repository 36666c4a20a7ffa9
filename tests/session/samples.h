#pragma once

#include <filesystem>
#include <random>
#include <string>

#include "session/edit.h"
#include "session/session.h"

namespace knotmap::tests {

/// An empty folder that goes when the test ends.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

std::string readWhole(const std::filesystem::path& file);
void writeWhole(const std::filesystem::path& file, const std::string& bytes);

/// A session that uses every field, with none at its default.
session::Session fullSession();

anatomy::Mark knotAt(std::uint32_t face, float u = 0.25f, float v = 0.75f);

/// Any edit, often one that works, sometimes one with values no session may hold.
session::Edit randomEdit(std::mt19937& random, const session::Session& session);

}  // namespace knotmap::tests
