#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "ui/dialogs/folder_listing.h"
#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
namespace fs = std::filesystem;

/// A folder of its own with a sub-folder, two sessions, a model and files of no interest.
class SampleFolder {
 public:
  SampleFolder()
      : path_(fs::temp_directory_path() /
              ("knotmap-file-dialog-test-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "older");
    for (const char* name :
         {"b.knotmap", "A.knotmap", "skull.obj", "letter.txt", ".hidden.knotmap"})
      std::ofstream(path_ / name) << "x";
  }
  ~SampleFolder() { fs::remove_all(path_); }
  SampleFolder(const SampleFolder&) = delete;
  SampleFolder& operator=(const SampleFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::vector<std::string> namesIn(const fs::path& folder, bool models) {
  std::vector<std::string> names;
  const auto listed = ui::listFolder(folder, models);
  for (const ui::FolderEntry& entry : listed.value()) names.push_back(entry.name);
  return names;
}

void openDialog(UiProbe& probe, ui::FileDialog dialog, const fs::path& folder) {
  probe.state.files.dialog = dialog;
  probe.state.files.folder = folder.string();
  for (int i = 0; i < 4; ++i) probe.frame();
}

}  // namespace

TEST_CASE("A folder lists folders, then sessions, then models, each by name", "[ui]") {
  const SampleFolder folder;
  CHECK(namesIn(folder.path(), true) ==
        std::vector<std::string>{"older", "A.knotmap", "b.knotmap", "skull.obj"});
  CHECK(namesIn(folder.path(), false) ==
        std::vector<std::string>{"older", "A.knotmap", "b.knotmap"});
}

TEST_CASE("A folder that is not there is an error that names it", "[ui]") {
  const auto listed = ui::listFolder("/nowhere/at/all", true);
  REQUIRE_FALSE(listed);
  CHECK_THAT(listed.error().message(), Catch::Contains("/nowhere/at/all"));
}

TEST_CASE("Session names get their ending once", "[ui]") {
  CHECK(ui::sessionFileName("anna") == "anna.knotmap");
  CHECK(ui::sessionFileName("anna.knotmap") == "anna.knotmap");
  CHECK(ui::sessionFileName("anna.2026") == "anna.2026.knotmap");
}

TEST_CASE("Picking a session and Open asks for this file", "[ui]") {
  const SampleFolder folder;
  UiProbe probe({});
  openDialog(probe, ui::FileDialog::open, folder.path());
  probe.clickOn("b.knotmap");
  const auto output = probe.clickOn("Open");
  REQUIRE(output.actions.size() == 1);
  REQUIRE(ui::actionAs<ui::OpenSession>(output.actions[0]));
  CHECK(std::get<ui::OpenSession>(output.actions[0]).file == folder.path() / "b.knotmap");
}

TEST_CASE("A model is opened as a model", "[ui]") {
  const SampleFolder folder;
  UiProbe probe({});
  openDialog(probe, ui::FileDialog::open, folder.path());
  probe.clickOn("skull.obj");
  const auto output = probe.clickOn("Open");
  REQUIRE(output.actions.size() == 1);
  CHECK(ui::actionAs<ui::OpenModel>(output.actions[0]));
}

TEST_CASE("Clicking a folder goes into it", "[ui]") {
  const SampleFolder folder;
  UiProbe probe({});
  openDialog(probe, ui::FileDialog::open, folder.path());
  probe.clickOn("older");
  CHECK(fs::path(probe.state.files.folder) == folder.path() / "older");
}

TEST_CASE("Saving over a file asks first", "[ui]") {
  const SampleFolder folder;
  UiProbe probe({});
  openDialog(probe, ui::FileDialog::saveAs, folder.path());
  probe.clickOn("b.knotmap");
  CHECK(probe.clickOn("Save").actions.empty());
  CHECK_THAT(probe.allText(), Catch::Contains("b.knotmap is there already"));
  const auto output = probe.clickOn("Replace");
  REQUIRE(output.actions.size() == 1);
  REQUIRE(ui::actionAs<ui::SaveSessionAs>(output.actions[0]));
  CHECK(std::get<ui::SaveSessionAs>(output.actions[0]).file == folder.path() / "b.knotmap");
}

TEST_CASE("A handout is offered the name of its session, as a PDF", "[ui]") {
  const SampleFolder folder;
  UiProbe probe({});
  probe.documentName = "mine.knotmap";
  openDialog(probe, ui::FileDialog::handout, folder.path());
  const auto output = probe.clickOn("Save");
  REQUIRE(output.actions.size() == 1);
  REQUIRE(ui::actionAs<ui::ExportHandout>(output.actions[0]));
  CHECK(std::get<ui::ExportHandout>(output.actions[0]).file == folder.path() / "mine.pdf");
}

TEST_CASE("A handout picked from the list of sessions goes beside it", "[ui]") {
  const SampleFolder folder;
  UiProbe probe({});
  openDialog(probe, ui::FileDialog::handout, folder.path());
  probe.clickOn("b.knotmap");
  const auto output = probe.clickOn("Save");
  REQUIRE(output.actions.size() == 1);
  REQUIRE(ui::actionAs<ui::ExportHandout>(output.actions[0]));
  CHECK(std::get<ui::ExportHandout>(output.actions[0]).file == folder.path() / "b.pdf");
}

TEST_CASE("Saving without a name asks for one", "[ui]") {
  const SampleFolder folder;
  UiProbe probe({});
  openDialog(probe, ui::FileDialog::saveAs, folder.path());
  CHECK(probe.clickOn("Save").actions.empty());
  CHECK_FALSE(probe.state.files.error.empty());
}

TEST_CASE("Cancel closes the dialog and asks for nothing", "[ui]") {
  const SampleFolder folder;
  UiProbe probe({});
  openDialog(probe, ui::FileDialog::open, folder.path());
  CHECK(probe.clickOn("Cancel").actions.empty());
  CHECK(probe.state.files.dialog == ui::FileDialog::none);
}
