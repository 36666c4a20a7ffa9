#include <catch2/catch.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "session/clean.h"
#include "session/limits.h"
#include "session/samples.h"
#include "session/session_file.h"
#include "test_body.h"

using namespace knotmap;
using namespace knotmap::session;
using anatomy::MarkId;
using Catch::Contains;
using nlohmann::json;
using tests::bodyModel;
using tests::fullSession;

namespace {

constexpr MarkId kKnot{3}, kArea{8};
constexpr int kNewerMinor = kSessionVersion.minor + 7;

/// Gives every object a member that no program of today knows, one that tells where it stands.
/// Answers are no such object: their keys are free.
void addNews(json& value, const std::string& place) {
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i)
      addNews(value[i], place + "[" + std::to_string(i) + "]");
  if (!value.is_object() || place == ".answers") return;
  for (auto& [key, member] : value.items()) addNews(member, place + "." + key);
  value["news"] = {{"of", place}, {"list", {1, -2.5, true, "ü \"x\""}}, {"empty", json::object()}};
}

/// A session as a newer program wrote it.
json newer() {
  json root = json::parse(sessionToText(fullSession()));
  addNews(root, "");
  root["minor"] = kNewerMinor;
  return root;
}

Session opened(const json& root) {
  auto session = sessionFromText(root.dump(), "s.knotmap");
  if (!session) FAIL(session.error().message());
  return std::move(session).value();
}

json written(const Session& session) { return json::parse(sessionToText(session)); }

Session after(const Session& session, const Edit& edit) {
  return apply(session, edit, bodyModel());
}

/// The newer session with its knot unlocked, so that it can be edited.
Session openSession() { return after(opened(newer()), LockMark{kKnot, false}); }

}  // namespace

TEST_CASE("What a newer program wrote is kept at every level and written again", "[session]") {
  const json root = newer();
  REQUIRE(root["marks"][1]["dabs"][1]["news"]["of"] == ".marks[1].dabs[1]");
  CHECK(written(opened(root)) == root);
}

TEST_CASE("What a newer program wrote comes back byte for byte once it was saved", "[session]") {
  const std::string text = sessionToText(opened(newer()));
  CHECK(sessionToText(opened(json::parse(text))) == text);
  CHECK_THAT(text, Contains("\n  \"minor\": " + std::to_string(kNewerMinor) + ",\n"));
  CHECK_THAT(text, Contains("\n  \"notes\": \"Second visit.\",\n  \"news\": {"));
}

TEST_CASE("A newer session differs from one without its news", "[session]") {
  const json root = newer();
  const Session session = opened(root);
  const auto [pointer, was] = GENERATE(table<const char*, const char*>({
      {"/news", ""},
      {"/body/news", ""},
      {"/person/news", ""},
      {"/marks/0/news/of", "x"},
      {"/marks/1/at/news", ""},
      {"/marks/1/dabs/1/news", ""},
      {"/patterns/0/news", ""},
      {"/symptoms/0/news", ""},
      {"/scores/1/news", ""},
  }));
  json other = root;
  other[json::json_pointer(pointer)] = was;
  CHECK(opened(other) != session);
}

TEST_CASE("A newer session without anything new is written with its own version", "[session]") {
  Session session = fullSession();
  session.newerMinor = kNewerMinor;
  json root = written(fullSession());
  root["minor"] = kNewerMinor;
  CHECK(opened(root) == session);
  CHECK(written(session) == root);
}

TEST_CASE("A session of the same version has no newer one", "[session]") {
  CHECK(opened(written(fullSession())).newerMinor == std::nullopt);
}

TEST_CASE("A key that is misspelt is still one that is missing in a newer version", "[session]") {
  json root = newer();
  root["marks"][0]["size_mmm"] = root["marks"][0]["size_mm"];
  root["marks"][0].erase("size_mm");
  const auto session = sessionFromText(root.dump(), "s.knotmap");
  REQUIRE_FALSE(session);
  CHECK_THAT(session.error().message(), Contains("marks[0].size_mm: is missing"));
}

TEST_CASE("Moving a mark keeps what is unknown of it, but not of the place it left", "[session]") {
  json expected = written(openSession());
  expected["marks"][0]["at"] = {{"face", 55}, {"u", 0.5}, {"v", 0.25}};
  const Session moved = after(openSession(), MoveMark{kKnot, {anatomy::FaceId{55}, 0.5f, 0.25f}});

  CHECK(written(moved) == expected);
}

TEST_CASE("A move to the same place changes nothing", "[session]") {
  const Session session = openSession();
  CHECK(after(session, MoveMark{kKnot, session.find(kKnot)->at}) == session);
}

TEST_CASE("Changing, painting and locking a mark keeps what is unknown of it", "[session]") {
  anatomy::Mark change;
  change.id = kArea;
  change.note = "changed by a panel that knows nothing of news";
  json changed = written(openSession());
  changed["marks"][1]["note"] = change.note;
  const Session session = after(openSession(), ChangeMark{change});
  CHECK(written(session)["marks"][1]["news"] == changed["marks"][1]["news"]);
  CHECK(written(session)["marks"][1]["dabs"] == changed["marks"][1]["dabs"]);

  json painted = written(openSession());
  painted["marks"][1]["dabs"].push_back({{"face", 9}, {"u", 0.5}, {"v", 0.5}, {"radius_mm", 20.0}});
  CHECK(written(after(openSession(), AddDab{kArea, {{anatomy::FaceId{9}}, 20.0f}})) == painted);

  json locked = written(openSession());
  locked["marks"][1]["locked"] = true;
  CHECK(written(after(openSession(), LockMark{kArea, true})) == locked);
}

TEST_CASE("What is unknown of a mark goes with it and comes back when that is undone",
          "[session]") {
  json without = written(openSession());
  without["marks"].erase(1);
  History history(openSession(), bodyModel());

  history.apply(RemoveMark{kArea});
  CHECK(written(history.now()) == without);
  history.undo();
  CHECK(history.now() == openSession());
  history.redo();
  CHECK(written(history.now()) == without);
}

TEST_CASE("A mirrored or new mark has nothing unknown", "[session]") {
  Session session = openSession();
  const auto faces = bodyModel().faces();
  std::uint32_t face = 0;
  while (bodyModel().restDm()[faces[face][0]].x <= 0.5f) ++face;
  session = after(session, MoveMark{kKnot, {anatomy::FaceId{face}, 0.5f, 0.5f}});
  const Session mirrored = after(session, MirrorMark{kKnot});
  REQUIRE(mirrored.marks.size() == 4);
  CHECK(mirrored.marks[3].unknown.empty());
  CHECK(mirrored.marks[0] == session.marks[0]);

  const Session added = after(session, AddMark{session.marks[0]});
  REQUIRE(added.marks.size() == 4);
  CHECK(added.marks[3].unknown.empty());
}

TEST_CASE("A score that is set again keeps what is unknown of it; another has none", "[session]") {
  json expected = written(openSession());
  expected["scores"][0]["before"] = 1;
  expected["scores"][0].erase("after");
  Score again{kKnot, "2026-11-19", 1, std::nullopt};
  CHECK(written(after(openSession(), SetScore{again})) == expected);

  again.date = "2026-11-20";
  again.unknown = openSession().scores[0].unknown;
  CHECK(after(openSession(), SetScore{again}).scores[1].unknown.empty());
}

TEST_CASE("A pattern with something unknown is shown once and can be hidden", "[session]") {
  const ShownPattern pattern{"TRAP-1", core::Side::left};
  CHECK(after(openSession(), ShowPattern{pattern, true}) == openSession());
  CHECK(after(openSession(), ShowPattern{pattern, false}).patterns.size() == 1);

  ShownPattern other = openSession().patterns[0];
  other.side = core::Side::right;
  CHECK(after(openSession(), ShowPattern{other, true}).patterns.at(2).unknown.empty());
}

TEST_CASE("Changing a symptom, the person or the body keeps what is unknown of it", "[session]") {
  json expected = written(openSession());
  expected["symptoms"][1]["side"] = "left";
  expected["person"]["age_years"] = 48;
  expected["body"]["muscle"] = 1.0;
  anatomy::BodyShape shape = openSession().shape;
  shape.muscle = 1.0f;
  Session session = after(openSession(), ChooseSymptom{{"earache", core::Side::left}, true});
  session = after(session, SetPerson{48, Sex::female});
  session = after(session, SetShape{shape});
  CHECK(written(session) == expected);

  CHECK(after(session, SetPerson{}).person == Person{});
}

TEST_CASE("A crash loses nothing of a newer session", "[session]") {
  const tests::TempFolder folder;
  auto autosave = std::make_unique<Autosave>(folder.path());
  REQUIRE(autosave->save(openSession(), "/tmp/a.knotmap"));
  autosave.reset();

  const auto copies = Autosave(folder.path()).recover();
  REQUIRE(copies.size() == 1);
  CHECK(copies[0].session == openSession());
  CHECK(written(copies[0].session) == written(openSession()));
}

TEST_CASE("A change of what is unknown alone is autosaved", "[session]") {
  const tests::TempFolder folder;
  auto autosave = std::make_unique<Autosave>(folder.path());
  REQUIRE(autosave->save(fullSession(), ""));
  REQUIRE(autosave->save(opened(newer()), ""));
  autosave.reset();

  CHECK(Autosave(folder.path()).recover().at(0).session == opened(newer()));
}

TEST_CASE("saveSession and loadSession keep a newer session", "[session]") {
  const tests::TempFolder folder;
  REQUIRE(saveSession(openSession(), folder / "a.knotmap"));
  const auto back = loadSession(folder / "a.knotmap");
  REQUIRE(back);
  CHECK(*back == openSession());
}

TEST_CASE("Random edits of a newer session keep it savable, and undo gives it back", "[session]") {
  std::mt19937 random(10);
  const Session first = openSession();
  int failures = 0;
  for (int sequence = 0; sequence < 200; ++sequence) {
    History history(first, bodyModel());
    for (int i = 0; i < 20; ++i) {
      history.apply(tests::randomEdit(random, history.now()));
      const Session& now = history.now();
      failures += now.unknown != first.unknown || now.newerMinor != first.newerMinor;
      for (const anatomy::Mark& mark : now.marks) {
        const anatomy::Mark* before = first.find(mark.id);
        const core::Unknown none;
        // What is unknown of its place goes when the mark moves.
        core::Unknown expected = before == nullptr ? none : before->unknown;
        if (before != nullptr && mark.at != before->at) expected.forget("at");
        core::Unknown found = mark.unknown;
        if (found.within("at") == nullptr) expected.forget("at");
        failures += found != expected;
      }
    }
    const auto back = sessionFromText(sessionToText(history.now()), "s.knotmap");
    failures += !back || *back != history.now();
    while (history.canUndo()) history.undo();
    failures += history.now() != first;
  }
  CHECK(failures == 0);
}

TEST_CASE("More than 1 MiB of what is unknown is refused", "[session]") {
  const char* place = GENERATE("", "/body", "/person", "/marks/2", "/marks/1/dabs/1", "/patterns/1",
                               "/symptoms/1", "/scores/1");
  INFO("in " << place);
  const auto withNews = [place](std::size_t bytes) {
    json root = written(fullSession());
    root["minor"] = kNewerMinor;
    // The keys count as well, those on the way to it within its struct, too.
    const std::string_view at = place;
    const std::string_view keys = at == "/body"             ? R"("body":,"news":"",)"
                                  : at == "/marks/1/dabs/1" ? R"("dabs":,"1":,"news":"",)"
                                                            : R"("news":"",)";
    root[json::json_pointer(place)]["news"] = std::string(bytes - keys.size(), 'n');
    return root.dump();
  };
  CHECK(sessionFromText(withNews(kMaxUnknownBytes), "s.knotmap"));
  const auto session = sessionFromText(withNews(kMaxUnknownBytes + 1), "s.knotmap");
  REQUIRE_FALSE(session);
  CHECK(session.error().message() ==
        "s.knotmap: has 1048577 bytes of what this Knotmap does not know, expected at most "
        "1048576");
}

TEST_CASE("A whole number that would come back as another one is refused", "[session]") {
  json root = newer();
  root["news"] = 18446744073709551615u;
  CHECK(written(opened(root)) == root);
  std::string text = root.dump();
  text.replace(text.find("18446744073709551615"), 20, "18446744073709551616");
  const auto session = sessionFromText(text, "s.knotmap");
  REQUIRE_FALSE(session);
  CHECK_THAT(session.error().message(), Contains("\"news\": has a number that is too large"));
}
