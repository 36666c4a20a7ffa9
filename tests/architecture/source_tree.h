#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace knotmap::tests {

/// One #include, as written between the quotes or brackets.
struct Include {
  std::string header;
  bool quoted = false;
};

/// One .h or .cpp file.
struct SourceFile {
  std::string path;  ///< relative to the tree that was read: "anatomy/body/body.h"
  std::string text;
  std::vector<Include> includes;

  bool isHeader() const { return path.ends_with(".h"); }
  /// Its first folder, or its own name where it lies in none: "anatomy", "main.cpp".
  std::string topFolder() const { return path.substr(0, path.find('/')); }
  /// The folder it lies in: "anatomy/body"; "" at the top.
  std::string folder() const;
  std::size_t lines() const;
};

/// A file with its includes found; also for made-up ones.
SourceFile sourceFile(std::string path, std::string_view text);

/// Every source file below a folder of the project ("src", "tests"), by path.
std::vector<SourceFile> sourcesBelow(const std::string& folder);

/// What rules report: one line for each offence.
using Offences = std::vector<std::string>;

}  // namespace knotmap::tests
