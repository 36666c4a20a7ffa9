#include "app/stages/author.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "app/stages/author_file.h"
#include "app/world.h"
#include "core/assets.h"
#include "core/files.h"
#include "devtools/replay.h"
#include "platform/data_folders.h"
#include "platform/files.h"
#include "referral/atlas_writer.h"

namespace {

namespace fs = std::filesystem;
using namespace knotmap;
using referral::Role;
using referral::RowDrawing;

/// The program's data with assets that may be written to; gone at the end.
class CopiedData {
 public:
  CopiedData()
      : base_(fs::temp_directory_path() / ("knotmap-author-test-" + std::to_string(::getpid()))) {
    fs::remove_all(base_);
    fs::create_directories(base_ / "out");
    fs::copy(KNOTMAP_TEST_ASSETS, base_ / "assets", fs::copy_options::recursive);
  }
  ~CopiedData() { fs::remove_all(base_); }
  CopiedData(const CopiedData&) = delete;
  CopiedData& operator=(const CopiedData&) = delete;

  platform::DataFolders folders() const {
    platform::DataFolders folders = tests::folders();
    folders.assets = base_ / "assets";
    return folders;
  }
  fs::path file() const { return base_ / "assets" / "atlas" / "trapezius.json"; }
  fs::path out() const { return base_ / "out"; }
  std::string text() const { return core::readFile(file()).value(); }

 private:
  fs::path base_;
};

referral::TriggerPointId row() { return *tests::tables().atlas.findPoint("TRAP-1"); }
RowDrawing drawing() { return referral::drawingOf(tests::tables().atlas[row()]); }

std::string logOf(const CopiedData& data, const std::string& script) {
  REQUIRE(bool(platform::writeFileAtomically(data.out() / "script.txt", script)));
  const core::Status played = devtools::replay(
      {.setup = {.folders = data.folders(), .stateFolder = {}, .session = {}, .shape = {}},
       .script = data.out() / "script.txt",
       .output = data.out()});
  INFO((played ? "" : played.error().message()));
  REQUIRE(bool(played));
  return core::readFile(data.out() / "log.txt").value();
}

}  // namespace

TEST_CASE("a saved row is what the file holds afterwards", "[author]") {
  const CopiedData data;
  RowDrawing changed = drawing();
  changed.essential[0].radiusMm = 18.0f;
  const auto saved = app::saveRow({row(), changed}, tests::tables(), data.folders());
  REQUIRE(bool(saved));
  CHECK(saved->filename() == "trapezius.json");
  const auto found = referral::findRow(data.folders().assets / "atlas", "TRAP-1");
  REQUIRE(bool(found));
  CHECK(*referral::drawingInFile(*found, tests::tables().landmarks) == changed);
}

TEST_CASE("a row that the check refuses is not written", "[author]") {
  const CopiedData data;
  const std::string before = data.text();
  RowDrawing broken = drawing();
  broken.essential[0].radiusMm = 500.0f;
  const auto saved = app::saveRow({row(), broken}, tests::tables(), data.folders());
  REQUIRE_FALSE(bool(saved));
  CHECK_THAT(saved.error().message(), Catch::Contains("trapezius.json"));
  CHECK_THAT(saved.error().message(), Catch::Contains("radius_mm"));
  CHECK(data.text() == before);
}

TEST_CASE("a row that someone else changed meanwhile is not written over", "[author]") {
  const CopiedData data;
  RowDrawing theirs = drawing(), ours = drawing();
  theirs.essential[0].radiusMm = 21.0f;
  ours.essential[0].radiusMm = 9.0f;
  REQUIRE(bool(app::saveRow({row(), theirs}, tests::tables(), data.folders())));
  const std::string before = data.text();
  CHECK_FALSE(bool(app::saveRow({row(), ours}, tests::tables(), data.folders())));
  CHECK(data.text() == before);
}

TEST_CASE("unsaved rows are kept for the next time and forgotten when there are none", "[author]") {
  const CopiedData data;
  RowDrawing changed = drawing();
  changed.spillover.pop_back();
  REQUIRE(bool(app::keepDraft({{row(), changed}}, tests::tables(), data.out())));
  const auto kept = app::keptDraft(tests::tables(), data.out());
  REQUIRE(bool(kept));
  CHECK(*kept == referral::AtlasDraft{{row(), changed}});
  REQUIRE(bool(app::keepDraft({{row(), drawing()}}, tests::tables(), data.out())));
  CHECK(app::keptDraft(tests::tables(), data.out())->empty());
}

TEST_CASE("a kept draft that does not fit any more is moved aside, not lost", "[author]") {
  const CopiedData data;
  const std::string strange = R"({"schema": 1, "draft": [{"id": "NONE-9", "sites": ["c7"]}]})";
  REQUIRE(bool(platform::writeFileAtomically(data.out() / "atlas-draft.json", strange)));
  CHECK_FALSE(bool(app::keptDraft(tests::tables(), data.out())));
  CHECK(core::readFile(data.out() / "atlas-draft-unread.json").value() == strange);
  CHECK(app::keptDraft(tests::tables(), data.out())->empty());
}

TEST_CASE("a site that is dragged in the window is saved in words, and no other row changes",
          "[author]") {
  const CopiedData data;
  const std::string before = data.text();
  const std::string log = logOf(data,
                                "atlas on\natlas row TRAP-1\natlas drag site:1 -20 6\n"
                                "atlas radius essential:1:1 15\natlas save\n");
  CHECK_THAT(log, Catch::Contains("Saved TRAP-1 in trapezius.json"));
  const std::string after = data.text();
  CHECK(after != before);
  const std::string rest = before.substr(before.find("\"id\": \"TRAP-2\""));
  CHECK(after.substr(after.size() - rest.size()) == rest);
  const auto found = referral::findRow(data.folders().assets / "atlas", "TRAP-1");
  REQUIRE(bool(found));
  const RowDrawing saved = *referral::drawingInFile(*found, tests::tables().landmarks);
  CHECK_FALSE(saved.sites == drawing().sites);
  CHECK(saved.sites[0].kind != anatomy::Place::Kind::landmark);
  CHECK(saved.essential[0].radiusMm == 15.0f);
  CHECK(saved.spillover == drawing().spillover);
}

TEST_CASE("undo takes a drag back, and then there is nothing to save", "[author]") {
  const CopiedData data;
  const std::string before = data.text();
  const std::string log = logOf(data,
                                "atlas on\natlas row TRAP-1\natlas drag site:1 -20 6\n"
                                "key ctrl+z\natlas save\n");
  CHECK(log.find("Saved") == std::string::npos);
  CHECK(data.text() == before);
}

TEST_CASE("a stroke is added by clicks, and the atlas mode marks nothing", "[author]") {
  const CopiedData data;
  const std::string log =
      logOf(data,
            "atlas on\natlas row TRAP-1\natlas add spillover\nclick 600 330\nclick 610 370\n"
            "atlas add nothing\nclick 600 330\nexpect-marks 0\natlas save\n");
  CHECK_THAT(log, Catch::Contains("Saved TRAP-1"));
  const auto found = referral::findRow(data.folders().assets / "atlas", "TRAP-1");
  REQUIRE(bool(found));
  const RowDrawing saved = *referral::drawingInFile(*found, tests::tables().landmarks);
  REQUIRE(saved.spillover.size() == drawing().spillover.size() + 1);
  CHECK(saved.spillover.back().through.size() == 2);
}
