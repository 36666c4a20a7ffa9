#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "session/samples.h"
#include "session/session_file.h"

using namespace knotmap;
using namespace knotmap::session;
using Catch::Contains;
using nlohmann::json;
using tests::fullSession;
using tests::readWhole;

namespace {

const std::filesystem::path kSamples =
    std::filesystem::path(KNOTMAP_TEST_SOURCE) / "tests/session/versions";

std::string sample(const std::string& version) {
  const std::string text = readWhole(kSamples / (version + ".knotmap"));
  if (text.empty()) FAIL("no sample of version " << version);
  return text;
}

/// What a file of an older version says of the session of the samples.
Session beforeVersion(int major) {
  Session session = fullSession();
  if (major <= 4) {
    session.uuid = session.date = "";
    session.person = {};
  }
  if (major <= 3) {
    for (anatomy::Mark& mark : session.marks) mark.comesBack = false;
    session.minutes.reset();
    session.scores.clear();
  }
  if (major <= 2)
    for (anatomy::Mark& mark : session.marks) mark.muscle.clear();
  return session;
}

std::string refusal(const std::string& text) {
  const auto session = sessionFromText(text, "s.knotmap");
  return session ? "" : session.error().message();
}

/// The sample of a version with its root changed.
std::string changed(const std::string& version, const std::function<void(json&)>& change) {
  json root = json::parse(sample(version));
  change(root);
  return root.dump();
}

/// "marks[].at.u" for every member there is.
void collectKeys(const json& value, const std::string& place, std::set<std::string>& keys) {
  if (value.is_array())
    for (const json& element : value) collectKeys(element, place + "[]", keys);
  if (!value.is_object() || place == ".answers") return;
  for (const auto& [key, member] : value.items()) {
    keys.insert(place + "." + key);
    collectKeys(member, place + "." + key, keys);
  }
}

std::set<std::string> keysOf(const std::string& text) {
  std::set<std::string> keys;
  collectKeys(json::parse(text), "", keys);
  return keys;
}

std::string currentVersion() {
  return std::to_string(kSessionVersion.major) + "." + std::to_string(kSessionVersion.minor);
}

}  // namespace

TEST_CASE("A session of every older version is read, with defaults for what came later",
          "[session]") {
  const int major = GENERATE(1, 2, 3);
  const auto session = sessionFromText(sample(std::to_string(major)), "s.knotmap");
  INFO("version " << major << ": " << refusal(sample(std::to_string(major))));
  REQUIRE(session);
  CHECK(*session == beforeVersion(major + 1));

  // Saved, it is a session of today.
  const std::string text = sessionToText(*session);
  CHECK(json::parse(text)["version"] == kSessionVersion.major);
  const auto again = sessionFromText(text, "s.knotmap");
  REQUIRE(again);
  CHECK(*again == *session);
}

TEST_CASE("The sample of the first minor version is read and written byte for byte", "[session]") {
  const auto session = sessionFromText(sample("4.0"), "s.knotmap");
  REQUIRE(session);
  CHECK(*session == fullSession());
  CHECK(sessionToText(*session) == sample("4.0"));
}

TEST_CASE("The sample of this version has every field; a new one needs a version and a sample",
          "[session]") {
  CHECK(keysOf(sample(currentVersion())) == keysOf(sessionToText(fullSession())));
}

TEST_CASE("Every field of a session is documented", "[session]") {
  std::string docs = readWhole(std::filesystem::path(KNOTMAP_TEST_SOURCE) / "docs/formats.md");
  docs = docs.substr(docs.find("## Session"));
  docs.resize(docs.find("\n## "));
  std::string undocumented;
  for (const std::string& place : keysOf(sessionToText(fullSession())))
    if (docs.find("`" + place.substr(place.rfind('.') + 1) + "`") == std::string::npos)
      undocumented += place + " ";
  CHECK(undocumented == "");
}

TEST_CASE("A session says its version first", "[session]") {
  CHECK_THAT(sessionToText({}),
             Catch::StartsWith("{\n  \"format\": \"knotmap-session\",\n  \"version\": " +
                               std::to_string(kSessionVersion.major) +
                               ",\n  \"minor\": " + std::to_string(kSessionVersion.minor) + ",\n"));
}

TEST_CASE("A newer session is refused with the advice to update", "[session]") {
  const int newer = kSessionVersion.major + 1;
  const auto text = changed(currentVersion(), [&](json& root) { root["version"] = newer; });
  CHECK(refusal(text) == "s.knotmap: version: found " + std::to_string(newer) +
                             ", expected at most " + std::to_string(kSessionVersion.major) +
                             ": it was made by a newer Knotmap; update Knotmap to open it");
  CHECK_THAT(refusal(R"({"format":"knotmap-session","version":99,"minor":"x","limbs":{}})"),
             Contains("newer Knotmap"));
}

TEST_CASE("What may be missing has the default of the struct", "[session]") {
  const auto root = json::parse(sessionToText(fullSession()));
  json least;
  for (const char* key : {"format", "version", "body", "next_mark", "marks"})
    least[key] = root[key];
  for (json& mark : least["marks"]) {
    json kept;
    for (const char* key : {"id", "kind", "at", "size_mm", "tenderness"}) kept[key] = mark[key];
    mark = kept;
  }
  INFO(refusal(least.dump()));
  const auto session = sessionFromText(least.dump(), "s.knotmap");
  REQUIRE(session);

  Session expected;
  expected.shape = fullSession().shape;
  expected.nextMark = fullSession().nextMark;
  for (const anatomy::Mark& mark : fullSession().marks)
    expected.marks.push_back({.id = mark.id,
                              .kind = mark.kind,
                              .at = mark.at,
                              .sizeMm = mark.sizeMm,
                              .tenderness = mark.tenderness,
                              .quality = {},
                              .since = {},
                              .triggerPoint = {},
                              .muscle = {},
                              .note = {},
                              .dabs = {}});
  CHECK(*session == expected);
}

TEST_CASE("Each field that has no default is missed by name", "[session]") {
  const auto [list, key] = GENERATE(table<std::string, std::string>({{"", "body"},
                                                                     {"", "next_mark"},
                                                                     {"", "marks"},
                                                                     {"marks", "id"},
                                                                     {"marks", "kind"},
                                                                     {"marks", "at"},
                                                                     {"marks", "size_mm"},
                                                                     {"marks", "tenderness"},
                                                                     {"patterns", "trigger_point"},
                                                                     {"patterns", "side"},
                                                                     {"symptoms", "symptom"},
                                                                     {"scores", "mark"},
                                                                     {"scores", "date"},
                                                                     {"scores", "before"}}));
  const auto text =
      changed("4.0", [&](json& root) { (list.empty() ? root : root[list][0]).erase(key); });
  CHECK_THAT(refusal(text), Contains((list.empty() ? "" : list + "[0].") + key + ": is missing"));
}

TEST_CASE("A misspelt key is an error in this version and in every older one", "[session]") {
  const std::string version = GENERATE("1", "2", "3", "4.0");
  const auto misspelt = [&](const char* list) {
    return changed(version, [&](json& root) {
      json& object = list[0] == '\0' ? root : root[list][0];
      const std::string key = object.contains("notes") ? "notes" : object.items().begin().key();
      object[key + "x"] = object[key];
      object.erase(key);
    });
  };
  CHECK_THAT(refusal(misspelt("")), Contains("notesx: unknown key, did you mean \"notes\"?"));
  for (const char* list : {"marks", "patterns", "symptoms"})
    CHECK_THAT(refusal(misspelt(list)), Contains("x: unknown key, did you mean") && Contains(list));
}

TEST_CASE("Even one key nobody knows is an error when the version is known", "[session]") {
  const std::string version = GENERATE("1", "2", "3", "4.0");
  CHECK_THAT(refusal(changed(version, [](json& root) { root["zodiac_sign"] = "leo"; })),
             Contains("s.knotmap: zodiac_sign: unknown key"));
}

TEST_CASE("A version that never was is refused", "[session]") {
  const auto versioned = [](const json& version, const json& minor) {
    return refusal(changed("4.0", [&](json& root) {
      root["version"] = version;
      root["minor"] = minor;
    }));
  };
  CHECK_THAT(versioned(0, 0), Contains("version: found 0, expected a whole number from 1 to"));
  CHECK_THAT(versioned(-1, 0), Contains("version: found -1"));
  CHECK_THAT(versioned("1", 0), Contains("version: found \"1\""));
  CHECK_THAT(versioned(1.5, 0), Contains("version: found 1.5"));
  CHECK_THAT(versioned(4, -1), Contains("minor: found -1, expected a whole number from 0"));
  CHECK_THAT(versioned(4, 1.0), Contains("minor: found 1.0"));
  CHECK_THAT(versioned(4, "0"), Contains("minor: found \"0\""));
  CHECK_THAT(refusal(changed("4.0", [](json& root) { root.erase("version"); })),
             Contains("version: is missing"));
  CHECK(refusal(changed("4.0", [](json& root) { root.erase("minor"); })) == "");
}
