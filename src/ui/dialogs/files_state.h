#pragma once

#include <string>
#include <vector>

namespace knotmap::ui {

/// What a file is asked for.
enum class FileDialog { none, open, saveAs, handout };

/// A line of the file dialog.
struct FolderEntry {
  std::string name;
  enum class Kind { folder, session, model } kind = Kind::session;
};

struct FilesState {
  FileDialog dialog = FileDialog::none;
  std::string folder, name;
  std::string error;                 ///< why the last try failed
  std::vector<FolderEntry> entries;  ///< of the folder `listed`
  std::string listed;
  bool replaces = false;  ///< asks whether a file may be replaced
};

}  // namespace knotmap::ui
