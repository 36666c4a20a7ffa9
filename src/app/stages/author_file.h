#pragma once

#include "findings/tables.h"
#include "platform/data_folders.h"
#include "referral/atlas_edit.h"

namespace knotmap::app {

/// A row that is to be written.
struct RowToSave {
  referral::TriggerPointId row{};
  const referral::RowDrawing& drawing;
};

/// Writes one row back into its file under `folders.assets`, as a whole or not at all: the rest of
/// the file keeps every byte. Refused, with nothing written, when `knotmap check` would find
/// anything in the result, or when the row in the file is no longer the one in `tables`. Gives back
/// the file.
core::Result<std::filesystem::path> saveRow(const RowToSave& save, const findings::Tables& tables,
                                            const platform::DataFolders& folders);

/// The copy of unsaved rows that survives the program, one in the person's own folder. An empty
/// folder keeps nothing; an empty draft removes the copy.
core::Status keepDraft(const referral::AtlasDraft& draft, const findings::Tables& tables,
                       const std::filesystem::path& stateFolder);
/// What was kept; empty when there is nothing. A copy that no longer fits the atlas is moved aside
/// under a name that the error gives.
core::Result<referral::AtlasDraft> keptDraft(const findings::Tables& tables,
                                             const std::filesystem::path& stateFolder);

}  // namespace knotmap::app
