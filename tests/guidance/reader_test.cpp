#include <catch2/catch.hpp>
#include <filesystem>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "guidance/samples.h"
#include "platform/files.h"

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
    REQUIRE(platform::writeFileAtomically(folder_ / name, text));
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

namespace {

/// The problems after one technique was changed.
template <class Change>
std::string problemsWith(const char* technique, const Change& change) {
  const BrokenCopy copy;
  core::Json file = copy.read("techniques.json");
  for (core::Json& row : file["techniques"])
    if (row["id"] == technique) change(row);
  copy.write("techniques.json", file);
  return copy.problems();
}

bool says(const std::string& problems, const char* words) {
  return problems.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a technique that cannot be followed by the clock is refused", "[guidance]") {
  CHECK(says(
      problemsWith("finger-pressure", [](core::Json& row) { row["doses"][0].erase("rounds"); }),
      "its first dose has no time, expected hold_s and rounds, or minutes"));
  CHECK(
      says(problemsWith("ball-rolling", [](core::Json& row) { row["doses"][0].erase("minutes"); }),
           "its first dose has no time"));
}

TEST_CASE("a technique without position, cues, feel or stop_when is refused", "[guidance]") {
  for (const char* key : {"position", "cues", "feel", "stop_when"}) {
    INFO(key);
    const std::string problems =
        problemsWith("hook-pressure", [&](core::Json& row) { row.erase(key); });
    CHECK(says(problems, "techniques["));
    CHECK(says(problems, key));
  }
}

TEST_CASE("a fourth cue is refused", "[guidance]") {
  CHECK(says(problemsWith("cold",
                          [](core::Json& row) {
                            row["cues"] = {"one", "two", "three", "four"};
                          }),
             "has 4 cues, expected one to 3"));
}

TEST_CASE("heat and a rub in one technique are refused", "[guidance]") {
  CHECK(says(problemsWith("muscle-rub", [](core::Json& row) { row["heat"] = true; }),
             "heat and rub must never meet"));
}

TEST_CASE("a pain limit above 5 of 10 is refused", "[guidance]") {
  CHECK(says(
      problemsWith("hook-pressure", [](core::Json& row) { row["doses"][0]["pressure_limit"] = 6; }),
      "a pressure_limit of 6, expected at most 5"));
}

TEST_CASE("a technique that is not for everywhere says why", "[guidance]") {
  CHECK(says(problemsWith("foam-roller", [](core::Json& row) { row.erase("parts_why"); }),
             "is not offered everywhere, expected parts_why"));
}

TEST_CASE("an unknown region where a technique is not offered is found", "[guidance]") {
  CHECK(
      says(problemsWith("foam-roller", [](core::Json& row) { row["not_regions"][0] = "neck-bas"; }),
           "did you mean \"neck-base\"?"));
}

TEST_CASE("a follow-up question may not follow a follow-up", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("questions.json");
  for (core::Json& question : file["questions"])
    if (question["id"] == "device-or-implant") question["after"] = "pregnancy";
  copy.write("questions.json", file);
  CHECK(says(copy.problems(), "after: unknown \"pregnancy\""));
}

TEST_CASE("a gate that leads to no question is found", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("questions.json");
  for (core::Json& question : file["questions"]) question.erase("after");
  copy.write("questions.json", file);
  CHECK(copy.problems().find("question \"health-conditions\" is used by no stop or precaution") !=
        std::string::npos);
}

TEST_CASE("a disagreement that nobody would see is found", "[guidance]") {
  CHECK(says(problemsWith("muscle-rub", [](core::Json& row) { row.erase("disagreements"); }),
             "disagreement \"rubs\" is shown nowhere"));
}

TEST_CASE("a region in two rules of reach is found", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("reach.json");
  file["reach"][1]["regions"].push_back("forehead");
  copy.write("reach.json", file);
  CHECK(says(copy.problems(), "\"forehead\" is in two rules, expected one"));
}

TEST_CASE("a stretch in one step is refused", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("stretches.json");
  file["stretches"][0]["steps"] = {"Stretch."};
  copy.write("stretches.json", file);
  CHECK(copy.problems() ==
        "guidance/stretches.json: stretches[0]: has 1 steps, expected two to four");
}

TEST_CASE("a follow-up without a date or a source is refused", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("follow_ups.json");
  file["follow_ups"][0]["days"] = 0;
  file["follow_ups"][1].erase("sources");
  copy.write("follow_ups.json", file);
  const std::string problems = copy.problems();
  CHECK(says(problems, "follow_ups[0].days: found 0"));
  CHECK(says(problems, "follow_ups[1]: has no sources"));
}

TEST_CASE("a statement without sources is refused", "[guidance]") {
  for (const char* name : {"causes.json", "knots.json", "prevention.json"}) {
    const BrokenCopy copy;
    core::Json file = copy.read(name);
    file["statements"][2]["sources"] = core::Json::array();
    copy.write(name, file);
    INFO(name);
    CHECK(says(copy.problems(), "statements[2]: has no sources"));
  }
}

TEST_CASE("a zone may take stretching away, and nothing unknown", "[guidance]") {
  const BrokenCopy copy;
  core::Json file = copy.read("no_press.json");
  file["zones"][0]["also_removes"] = {"stretch", "strech"};
  copy.write("no_press.json", file);
  CHECK(says(copy.problems(), "unknown \"strech\", did you mean \"stretch\"?"));
}
