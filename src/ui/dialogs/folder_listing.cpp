#include "ui/dialogs/folder_listing.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <system_error>
#include <tuple>

namespace knotmap::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSessionEnding = ".knotmap";
constexpr std::array<std::string_view, 8> kModelEndings{".obj", ".glb", ".gltf", ".fbx",
                                                        ".stl", ".ply", ".dae",  ".3ds"};

std::string lowerCase(std::string words) {
  for (char& c : words)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return words;
}

std::optional<FolderEntry::Kind> kindOf(const fs::directory_entry& entry, bool models) {
  std::error_code problem;
  if (entry.is_directory(problem)) return FolderEntry::Kind::folder;
  const std::string ending = lowerCase(entry.path().extension().string());
  if (ending == kSessionEnding) return FolderEntry::Kind::session;
  const bool model =
      std::find(kModelEndings.begin(), kModelEndings.end(), ending) != kModelEndings.end();
  if (models && model) return FolderEntry::Kind::model;
  return std::nullopt;
}

}  // namespace

core::Result<std::vector<FolderEntry>> listFolder(const fs::path& folder, bool models) {
  std::error_code problem;
  fs::directory_iterator files(folder, problem);
  if (problem) return core::Error{folder.string(), "cannot be listed: " + problem.message()};
  std::vector<FolderEntry> entries;
  for (; files != fs::directory_iterator{}; files.increment(problem)) {
    if (problem) return core::Error{folder.string(), "cannot be listed: " + problem.message()};
    const std::string name = files->path().filename().string();
    if (name.empty() || name[0] == '.') continue;
    if (const auto kind = kindOf(*files, models)) entries.push_back({name, *kind});
  }
  std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
    return std::make_tuple(a.kind, lowerCase(a.name), a.name) <
           std::make_tuple(b.kind, lowerCase(b.name), b.name);
  });
  return entries;
}

std::string sessionFileName(const std::string& typed) {
  if (lowerCase(fs::path(typed).extension().string()) == kSessionEnding) return typed;
  return typed + std::string(kSessionEnding);
}

}  // namespace knotmap::ui
