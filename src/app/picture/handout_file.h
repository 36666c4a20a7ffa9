#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "app/picture/handout_pictures.h"
#include "handout/page_layout.h"
#include "platform/data_folders.h"

namespace knotmap::app {

/// How a handout is to look.
struct HandoutRequest {
  handout::Paper paper = handout::Paper::a4;
  std::chrono::year_month_day date;  ///< follow-ups and the week count from it
  std::string clinic = {};           ///< a line at the top, or ""
};

/// Writes the handout of a session as PDF, Markdown or text, by the file's ending. Pictures are
/// drawn for a PDF alone; needs a current OpenGL context then.
core::Status writeHandout(const PictureSource& source, const platform::DataFolders& folders,
                          const HandoutRequest& request, const std::filesystem::path& file);

/// Whether the ending is one of a handout.
bool isHandoutFile(const std::filesystem::path& file);

}  // namespace knotmap::app
