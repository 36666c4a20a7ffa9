#include "architecture/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace knotmap::tests {
namespace {

namespace fs = std::filesystem;

std::vector<Include> includesIn(std::string_view text) {
  std::vector<Include> found;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
    if (!line.starts_with('#')) continue;
    const std::size_t word = line.find_first_not_of(" \t", 1);
    if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("\"<", word);
    if (open == std::string::npos) continue;
    const bool quoted = line[open] == '"';
    const std::size_t close = line.find(quoted ? '"' : '>', open + 1);
    found.push_back({line.substr(open + 1, close - open - 1), quoted});
  }
  return found;
}

}  // namespace

std::string SourceFile::folder() const {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::size_t SourceFile::lines() const {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

SourceFile sourceFile(std::string path, std::string_view text) {
  return {std::move(path), std::string(text), includesIn(text)};
}

std::vector<SourceFile> sourcesBelow(const std::string& folder) {
  const fs::path top = fs::path(KNOTMAP_TEST_SOURCE) / folder;
  std::vector<SourceFile> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    files.push_back(sourceFile(fs::relative(entry.path(), top).generic_string(), text.str()));
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace knotmap::tests
