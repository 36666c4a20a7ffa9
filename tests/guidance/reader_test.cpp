#include <catch2/catch.hpp>
#include <filesystem>

#include "core/data_reader.h"
#include "guidance/samples.h"

using namespace knotmap;
using namespace knotmap::guidance;
namespace fs = std::filesystem;

namespace {

/// A copy of the guidance folder in which files can be broken.
class BrokenCopy {
 public:
  // Its own folder for each process: test cases run side by side.
  BrokenCopy()
      : folder_(fs::path(KNOTMAP_TEST_BUILD) / ("guidance-copy-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::copy(KNOTMAP_TEST_ASSETS "/guidance", folder_);
  }
  ~BrokenCopy() { fs::remove_all(folder_); }
  BrokenCopy(const BrokenCopy&) = delete;
  BrokenCopy& operator=(const BrokenCopy&) = delete;

  core::Json read(const char* name) const { return *core::readJsonFile(folder_ / name, 1); }
  void write(const char* name, const core::Json& value) const { writeText(name, value.dump()); }
  void writeText(const char* name, std::string_view text) const {
    REQUIRE(core::writeFileAtomically(folder_ / name, text));
  }
  void remove(const char* name) const { fs::remove(folder_ / name); }

  /// All problems the reader finds, one a line; "" when it finds none. The folder's path is
  /// shortened to "guidance".
  std::string problems() const {
    const auto result = readKnowledge(folder_, tests::knownIds());
    std::string message = result ? "" : result.error().message();
    const std::string path = folder_.string();
    for (auto at = message.find(path); at != std::string::npos; at = message.find(path))
      message.replace(at, path.size(), "guidance");
    return message;
  }

 private:
  fs::path folder_;
};

}  // namespace

TEST_CASE("an unbroken copy has no problems", "[guidance]") {
  CHECK(BrokenCopy().problems().empty());
}

TEST_CASE("an unknown region of a no-press zone is an error with a suggestion", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("no_press.json");
  file["zones"][0]["regions"][0] = "throt";
  copy.write("no_press.json", file);
  CHECK(copy.problems() ==
        "guidance/no_press.json: zones[0].regions[0]: unknown \"throt\", did you mean \"throat\"?");
}

TEST_CASE("an unknown source is an error with a suggestion", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("stops.json");
  file["stops"][0]["sources"][0] = "do20019";
  copy.write("stops.json", file);
  CHECK(copy.problems() ==
        "guidance/stops.json: stops[0].sources[0]: unknown \"do20019\", did you mean \"do2019\"?");
}

TEST_CASE("a technique without sources is refused", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("techniques.json");
  file["techniques"][0].erase("sources");
  copy.write("techniques.json", file);
  CHECK(copy.problems() ==
        "guidance/techniques.json: techniques[0]: has no sources, expected at least one source id");
}

TEST_CASE("a massage gun that may go on the neck is refused", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("techniques.json");
  for (core::Json& technique : file["techniques"])
    if (technique["id"] == "massage-gun") technique["not_parts"] = {"head", "shoulder"};
  copy.write("techniques.json", file);
  CHECK(copy.problems().find("percussion is never offered on the neck") != std::string::npos);
}

TEST_CASE("a pressing technique without a pain limit is refused", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("techniques.json");
  for (core::Json& technique : file["techniques"])
    if (technique["id"] == "finger-pressure") technique["doses"][0].erase("pressure_limit");
  copy.write("techniques.json", file);
  CHECK(copy.problems().find("its first dose has no pressure_limit") != std::string::npos);
}

TEST_CASE("a dose out of range names its place and the range", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("techniques.json");
  file["techniques"][0]["doses"][0]["minutes"] = {10, 1500};
  copy.write("techniques.json", file);
  CHECK(
      copy.problems() ==
      "guidance/techniques.json: techniques[0].doses[0].minutes[1]: found 1500, expected a number "
      "from 0 to 120");
}

TEST_CASE("a misspelt key is found", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("questions.json");
  file["questions"][0]["part"] = core::Json::array({"head"});
  copy.write("questions.json", file);
  CHECK(copy.problems() ==
        "guidance/questions.json: questions[0].part: unknown key, did you mean \"parts\"?");
}

TEST_CASE("a misspelt symptom category is found", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("questions.json");
  file["questions"][0]["symptoms"][0] = "headach";
  copy.write("questions.json", file);
  CHECK(copy.problems() ==
        "guidance/questions.json: questions[0].symptoms[0]: unknown \"headach\", did you mean "
        "\"headache\"?");
}

TEST_CASE("an id that is there twice is found", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("stops.json");
  file["stops"][1]["id"] = file["stops"][0]["id"];
  copy.write("stops.json", file);
  CHECK(copy.problems() ==
        "guidance/stops.json: stops[1].id: \"sudden-headache\" is there twice, expected a new id");
}

TEST_CASE("a stop that asks an unknown question is found", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("stops.json");
  file["stops"][0]["question"] = "sudden-headach";
  copy.write("stops.json", file);
  CHECK(copy.problems().find("did you mean \"sudden-headache\"?") != std::string::npos);
}

TEST_CASE("a question that nothing uses is found", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("stops.json");
  file["stops"].erase(0);
  copy.write("stops.json", file);
  CHECK(copy.problems().find("question \"sudden-headache\" is used by no stop or precaution") !=
        std::string::npos);
}

TEST_CASE("a disagreement without a rule is refused", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("disagreements.json");
  file["disagreements"][0].erase("rule");
  copy.write("disagreements.json", file);
  CHECK(copy.problems().find("disagreements[0].rule") != std::string::npos);
}

TEST_CASE("problems of several files are reported together", "[guidance]") {
  const BrokenCopy copy;
  copy.writeText("stops.json", "{\"schema\": 1, \"stops\": [");
  copy.remove("about.json");
  const std::string problems = copy.problems();
  CHECK(problems.find("stops.json: line 1 column") != std::string::npos);
  CHECK(problems.find("about.json") != std::string::npos);
}

TEST_CASE("a newer schema is refused", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("about.json");
  file["schema"] = 2;
  copy.write("about.json", file);
  CHECK(copy.problems().find("schema: found 2, expected 1") != std::string::npos);
}
