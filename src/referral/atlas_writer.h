#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"
#include "referral/atlas_edit.h"

namespace knotmap::referral {

/// A place as data files write it: `"c7"`, `{"between": ["c7", "acromion"], "at": 0.6}`.
std::string placeText(const anatomy::Place& place, const anatomy::LandmarkTable& landmarks);

/// JSON in the layout of the atlas files: what fits into a line of 100 columns stands in one,
/// everything else is opened up, two columns deeper. Keys keep their order. `indent` is where the
/// text begins.
std::string houseLayout(std::string_view json, std::size_t indent);

/// A row as an atlas file holds it.
struct RowInFile {
  std::filesystem::path file;
  std::string text;                ///< of the whole file
  std::size_t begin = 0, end = 0;  ///< the row within it, braces included
};

/// Looks for a row in the files of a folder. Fails when none has it.
core::Result<RowInFile> findRow(const std::filesystem::path& atlasFolder, const std::string& id);

/// The text of the row's file with this drawing in the row. Every byte outside the row stays, and
/// within it every word that is not drawn; the row comes out in the house layout.
std::string withDrawing(const RowInFile& row, const RowDrawing& drawing,
                        const anatomy::LandmarkTable& landmarks);

/// What the file says now about the row; fails when it is broken. For finding out whether someone
/// else changed it.
core::Result<RowDrawing> drawingInFile(const RowInFile& row,
                                       const anatomy::LandmarkTable& landmarks);

/// Drafts as text, and back. Refused as a whole when a row or a landmark is not known any more.
std::string draftText(const AtlasDraft& draft, const Atlas& atlas,
                      const anatomy::LandmarkTable& landmarks);
core::Result<AtlasDraft> draftFromText(std::string_view text, const Atlas& atlas,
                                       const anatomy::LandmarkTable& landmarks);

}  // namespace knotmap::referral
