#include "app/stages/author_file.h"

#include <fmt/format.h>

#include <system_error>

#include "app/check/check.h"
#include "core/files.h"
#include "platform/data_folders.h"
#include "platform/files.h"
#include "platform/temporary_folder.h"
#include "referral/atlas_writer.h"

namespace knotmap::app {
namespace {

namespace fs = std::filesystem;

/// What `knotmap check` says about a file of the atlas with this text.
core::Status checked(const std::string& text, const fs::path& file,
                     const platform::DataFolders& folders) {
  const platform::TemporaryFolder trial("author");
  std::error_code failure;
  fs::create_directories(trial / "atlas", failure);
  const fs::path copy = trial / "atlas" / file.filename();
  if (auto written = platform::writeFileAtomically(copy, text); !written) return written;
  core::Problems problems = checkFiles({copy}, folders);
  if (problems.empty()) return core::Done{};
  core::Error all = core::combined(problems);
  for (std::size_t at = 0; (at = all.what.find(copy.string(), at)) != std::string::npos;)
    all.what.replace(at, copy.string().size(), file.filename().string());
  return all;
}

fs::path draftFile(const fs::path& stateFolder) { return stateFolder / "atlas-draft.json"; }

}  // namespace

core::Result<fs::path> saveRow(const RowToSave& save, const findings::Tables& tables,
                               const platform::DataFolders& folders) {
  const referral::TriggerPoint& row = tables.atlas[save.row];
  const auto found = referral::findRow(folders.assets / "atlas", row.id);
  if (!found) return found.error();
  const auto before = referral::drawingInFile(*found, tables.landmarks);
  if (!before) return before.error();
  if (!(*before == referral::drawingOf(row)))
    return core::Error{
        found->file.filename().string(),
        fmt::format("the row {} was changed by someone else since it was read; start "
                    "anew to see it, your changes are kept",
                    row.id)};
  const std::string text = referral::withDrawing(*found, save.drawing, tables.landmarks);
  if (auto sound = checked(text, found->file, folders); !sound) return sound.error();
  std::error_code failure;
  const fs::path target = fs::canonical(found->file, failure);
  if (auto written = platform::writeFileAtomically(failure ? found->file : target, text); !written)
    return written.error();
  return found->file;
}

core::Status keepDraft(const referral::AtlasDraft& draft, const findings::Tables& tables,
                       const fs::path& stateFolder) {
  if (stateFolder.empty()) return core::Done{};
  if (!referral::changedRows(draft, tables.atlas).empty())
    return platform::writeFileAtomically(
        draftFile(stateFolder), referral::draftText(draft, tables.atlas, tables.landmarks));
  std::error_code failure;
  fs::remove(draftFile(stateFolder), failure);
  return core::Done{};
}

core::Result<referral::AtlasDraft> keptDraft(const findings::Tables& tables,
                                             const fs::path& stateFolder) {
  std::error_code failure;
  if (stateFolder.empty() || !fs::exists(draftFile(stateFolder), failure))
    return referral::AtlasDraft{};
  const auto text = core::readFile(draftFile(stateFolder));
  if (!text) return text.error();
  auto draft = referral::draftFromText(*text, tables.atlas, tables.landmarks);
  if (draft) return draft;
  const fs::path aside = stateFolder / "atlas-draft-unread.json";
  fs::rename(draftFile(stateFolder), aside, failure);
  return core::Error{draft.error().where,
                     draft.error().what + "; the draft was kept in " + aside.string()};
}

}  // namespace knotmap::app
