#pragma once

#include <filesystem>

#include "anatomy/body/body_shape.h"
#include "core/result.h"
#include "platform/data_folders.h"

namespace knotmap::devtools {

/// Every muscle from three sides with its name, to be compared with an atlas plate.
struct ContactSheetRequest {
  platform::DataFolders folders;
  anatomy::BodyShape shape;
  std::filesystem::path output;  ///< a folder: one picture for each area of the body
  bool dark = false;
  std::string language = "en";  ///< of the names on it
};

/// Writes `AREA.png` for every file of `muscles/`. Errors: data or folder.
core::Status writeContactSheet(const ContactSheetRequest& request);

}  // namespace knotmap::devtools
