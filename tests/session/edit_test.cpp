#include "session/edit.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "session/limits.h"
#include "session/samples.h"
#include "test_body.h"

using namespace knotmap;
using namespace knotmap::session;
using anatomy::Mark;
using anatomy::MarkId;
using tests::bodyModel;
using tests::fullSession;
using tests::knotAt;

namespace {

constexpr MarkId kLocked{3}, kArea{8}, kBroken{9}, kMissing{404};

Session after(const Session& session, const Edit& edit) {
  return apply(session, edit, bodyModel());
}

/// `fullSession` with its knot unlocked.
Session openSession() { return after(fullSession(), LockMark{kLocked, false}); }

/// A face with both halves well off the mid-plane: the mirror image of a corner lies elsewhere.
std::uint32_t faceOffMidline() {
  const auto faces = bodyModel().faces();
  for (std::uint32_t face = 0; face < faces.size(); ++face)
    if (bodyModel().restDm()[faces[face][0]].x > 0.5f) return face;
  return 0;
}

/// A vertex on the mid-plane as a corner of a face.
anatomy::BodyPoint midlinePoint() {
  const auto faces = bodyModel().faces();
  for (std::uint32_t face = 0; face < faces.size(); ++face)
    if (bodyModel().restDm()[faces[face][0]].x == 0.0f) return {anatomy::FaceId{face}, 0.0f, 0.0f};
  FAIL("no vertex on the mid-plane");
  return {};
}

}  // namespace

TEST_CASE("AddMark appends the mark with an id of its own", "[session]") {
  const Session session = after(after({}, AddMark{knotAt(7)}), AddMark{knotAt(8)});

  REQUIRE(session.marks.size() == 2);
  CHECK(session.marks[0].id == MarkId{1});
  CHECK(session.marks[1].id == MarkId{2});
  CHECK(session.marks[1].at == knotAt(8).at);
}

TEST_CASE("An id is not used again after its mark was removed", "[session]") {
  const Session removed = after(after({}, AddMark{knotAt(7)}), RemoveMark{MarkId{1}});

  CHECK(removed.marks.empty());
  CHECK(after(removed, AddMark{knotAt(7)}).marks[0].id == MarkId{2});
}

TEST_CASE("AddMark of a place that does not exist changes nothing", "[session]") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK(after({}, AddMark{knotAt(13378)}) == Session{});
  CHECK(after({}, AddMark{knotAt(7, nan)}) == Session{});
}

TEST_CASE("AddMark beyond the largest number of marks changes nothing", "[session]") {
  Session full;
  for (std::uint32_t i = 1; i <= kMaxMarks; ++i) {
    full.marks.push_back(knotAt(7));
    full.marks.back().id = MarkId{i};
  }
  full.nextMark = kMaxMarks + 1;

  CHECK(after(full, AddMark{knotAt(7)}) == full);
  full.marks.pop_back();
  CHECK(after(full, AddMark{knotAt(7)}).marks.size() == kMaxMarks);
}

TEST_CASE("RemoveMark takes away that mark alone", "[session]") {
  const Session session = after(fullSession(), RemoveMark{kArea});

  REQUIRE(session.marks.size() == 2);
  CHECK(session.marks[0] == fullSession().marks[0]);
  CHECK(session.marks[1] == fullSession().marks[2]);
}

TEST_CASE("MoveMark changes the place of a knot alone", "[session]") {
  const anatomy::BodyPoint to{anatomy::FaceId{55}, 0.5f, 0.25f};
  Session expected = openSession();
  expected.marks[0].at = to;

  CHECK(after(openSession(), MoveMark{kLocked, to}) == expected);
}

TEST_CASE("MoveMark leaves a painted area where it was painted", "[session]") {
  CHECK(after(fullSession(), MoveMark{kArea, {anatomy::FaceId{55}, 0.5f, 0.5f}}) == fullSession());
}

TEST_CASE("ChangeMark replaces every field but id, kind and place", "[session]") {
  Mark change = knotAt(1);
  change.id = kArea;
  change.kind = Mark::Kind::knot;
  change.sizeMm = 30.0f;
  change.tenderness = 2;
  change.quality = "dull";
  change.since = "months";
  change.note = "new";
  Mark expected = fullSession().marks[1];
  expected.sizeMm = 30.0f;
  expected.tenderness = 2;
  expected.quality = "dull";
  expected.since = "months";
  expected.note = "new";

  CHECK(*after(fullSession(), ChangeMark{change}).find(kArea) == expected);
}

TEST_CASE("ChangeMark brings values into their range", "[session]") {
  Mark change = *fullSession().find(kBroken);
  change.sizeMm = 1000.0f;
  change.tenderness = 11;
  change.note = std::string(kMaxMarkNoteBytes + 5, 'n');

  const Session session = after(fullSession(), ChangeMark{change});
  CHECK(session.find(kBroken)->sizeMm == kMaxKnotMm);
  CHECK(session.find(kBroken)->tenderness == 10);
  CHECK(session.find(kBroken)->note.size() == kMaxMarkNoteBytes);
}

TEST_CASE("MirrorMark adds a copy with the same fields on the other side", "[session]") {
  Session session;
  Mark knot = fullSession().marks[0];
  knot.at = knotAt(faceOffMidline()).at;
  knot.locked = false;
  session = after(session, AddMark{knot});

  const Session mirrored = after(session, MirrorMark{MarkId{1}});
  REQUIRE(mirrored.marks.size() == 2);
  CHECK(mirrored.marks[0] == session.marks[0]);
  Mark expected = session.marks[0];
  expected.id = MarkId{2};
  expected.at = bodyModel().mirrored(knot.at);
  CHECK(mirrored.marks[1] == expected);
  CHECK(mirrored.marks[1].at != knot.at);
}

TEST_CASE("MirrorMark mirrors every dab of an area", "[session]") {
  const std::uint32_t face = faceOffMidline();
  Mark area = knotAt(face);
  area.kind = Mark::Kind::painArea;
  area.dabs = {{area.at, 10.0f}, {knotAt(face, 0.5f, 0.5f).at, 20.0f}};

  const Session session = after(after({}, AddMark{area}), MirrorMark{MarkId{1}});
  REQUIRE(session.marks.size() == 2);
  const Mark& copy = session.marks[1];
  REQUIRE(copy.dabs.size() == 2);
  CHECK(copy.dabs[0] == anatomy::BrushDab{bodyModel().mirrored(area.dabs[0].at), 10.0f});
  CHECK(copy.dabs[1] == anatomy::BrushDab{bodyModel().mirrored(area.dabs[1].at), 20.0f});
}

TEST_CASE("MirrorMark of a mark on the midline adds no copy", "[session]") {
  Mark knot;
  knot.at = midlinePoint();
  const Session session = after({}, AddMark{knot});

  CHECK(after(session, MirrorMark{MarkId{1}}) == session);
}

TEST_CASE("AddDab paints on an area and starts one where it has none", "[session]") {
  const anatomy::BrushDab dab{{anatomy::FaceId{200}, 0.5f, 0.5f}, 9.0f};

  const Session area = after(fullSession(), AddDab{kArea, dab});
  CHECK(area.find(kArea)->dabs.size() == 3);
  CHECK(area.find(kArea)->dabs.back() == dab);
  CHECK(area.find(kArea)->at == fullSession().find(kArea)->at);
  const Session broken = after(fullSession(), AddDab{kBroken, dab});
  CHECK(broken.find(kBroken)->dabs.size() == 1);
  CHECK(broken.find(kBroken)->at == dab.at);
}

TEST_CASE("AddDab does nothing to a knot", "[session]") {
  CHECK(after(openSession(), AddDab{kLocked, {{anatomy::FaceId{200}}, 9.0f}}) == openSession());
}

TEST_CASE("AddDab beyond the largest number of dabs changes nothing", "[session]") {
  Session full = fullSession();
  full.marks[1].dabs.assign(kMaxDabs, {{anatomy::FaceId{1}}, 10.0f});

  CHECK(after(full, AddDab{kArea, {{anatomy::FaceId{2}}, 10.0f}}) == full);
}

TEST_CASE("A locked mark can only be unlocked", "[session]") {
  Mark change = fullSession().marks[0];
  change.note = "other";
  for (const Edit& edit : Edits{RemoveMark{kLocked}, MoveMark{kLocked, {anatomy::FaceId{1}}},
                                ChangeMark{change}, MirrorMark{kLocked}, LockMark{kLocked, true}})
    CHECK(after(fullSession(), edit) == fullSession());

  Session expected = fullSession();
  expected.marks[0].locked = false;
  CHECK(after(fullSession(), LockMark{kLocked, false}) == expected);
}

TEST_CASE("Edits of a mark that is not there change nothing", "[session]") {
  Mark change;
  change.id = kMissing;
  for (const Edit& edit :
       Edits{RemoveMark{kMissing}, MoveMark{kMissing, {anatomy::FaceId{1}}}, ChangeMark{change},
             MirrorMark{kMissing}, AddDab{kMissing, {}}, LockMark{kMissing, true}})
    CHECK(after(fullSession(), edit) == fullSession());
}

TEST_CASE("SetPerson says who it is, within bounds, and takes it back", "[session]") {
  const Session both = after({}, SetPerson{47, Sex::female});
  CHECK(both.person == Person{.ageYears = 47, .sex = Sex::female});
  CHECK(after({}, SetPerson{-1, std::nullopt}).person.ageYears == 0);
  CHECK(after({}, SetPerson{121, std::nullopt}).person.ageYears == 120);
  CHECK(after(both, SetPerson{std::nullopt, Sex::male}).person == Person{.sex = Sex::male});
  CHECK(after(both, SetPerson{}) == Session{});
}

TEST_CASE("SetDate takes a moment with its zone, or none", "[session]") {
  const Session dated = after({}, SetDate{"2026-11-21T18:05:34+01:00"});
  CHECK(dated.date == "2026-11-21T18:05:34+01:00");
  CHECK(after(dated, SetDate{"2026-11-22"}) == dated);
  CHECK(after(dated, SetDate{"2026-11-21T18:05:34." + std::string(60, '0') + "Z"}) == dated);
  CHECK(after(dated, SetDate{}) == Session{});
}

TEST_CASE("SetShape and SetCovered change the body", "[session]") {
  CHECK(after({}, SetShape{anatomy::defaultWoman()}).shape == anatomy::defaultWoman());
  CHECK_FALSE(after({}, SetCovered{false}).covered);
}

TEST_CASE("ShowPattern shows a pattern once, for each side apart, and hides it", "[session]") {
  const ShownPattern left{"TRAP-1", core::Side::left}, right{"TRAP-1", core::Side::right};
  Session session = after({}, ShowPattern{left, true});
  session = after(session, ShowPattern{left, true});
  CHECK(session.patterns == std::vector{left});

  session = after(session, ShowPattern{right, true});
  CHECK(session.patterns == std::vector{left, right});
  CHECK(after(session, ShowPattern{left, false}).patterns == std::vector{right});
  CHECK(after(session, ClearPatterns{}).patterns.empty());
}

TEST_CASE("ChooseSymptom adds a symptom, changes its side, and takes it away", "[session]") {
  const ChosenSymptom left{"earache", core::Side::left}, unsure{"earache", std::nullopt};
  const Session chosen = after({}, ChooseSymptom{left, true});

  CHECK(chosen.symptoms == std::vector{left});
  CHECK(after(chosen, ChooseSymptom{unsure, true}).symptoms == std::vector{unsure});
  CHECK(after(chosen, SetSymptomSide{"earache", std::nullopt}).symptoms == std::vector{unsure});
  CHECK(after(chosen, SetSymptomSide{"jaw", std::nullopt}) == chosen);
  CHECK(after(chosen, ChooseSymptom{unsure, false}).symptoms.empty());
}

TEST_CASE("SetAnswer gives, changes and takes back an answer", "[session]") {
  using guidance::Answer;
  const Session yes = after({}, SetAnswer{"fever", Answer::yes});

  CHECK(yes.answers == guidance::Answers{{"fever", Answer::yes}});
  CHECK(after(yes, SetAnswer{"fever", Answer::no}).answers.at("fever") == Answer::no);
  CHECK(after(yes, SetAnswer{"fever", std::nullopt}).answers.empty());
  CHECK(after(yes, SetAnswer{"", Answer::yes}) == yes);
}

TEST_CASE("SetWith, SetTool and SetNotes change what the plan is made for", "[session]") {
  CHECK(after({}, SetWith{guidance::With::partner}).with == guidance::With::partner);
  const Session ball = after(after({}, SetTool{"ball", true}), SetTool{"ball", true});
  CHECK(ball.tools == std::vector<std::string>{"ball"});
  CHECK(after(ball, SetTool{"ball", false}).tools.empty());
  CHECK(after({}, SetNotes{"a \xFF"}).notes == "a \xEF\xBF\xBD");
}

TEST_CASE("SetWith a doctor changes nothing: no plan is made for one", "[session]") {
  const Session session = fullSession();
  CHECK(after(session, SetWith{guidance::With::doctor}) == session);
}

TEST_CASE("SetMinutes keeps minutes within bounds and takes them back", "[session]") {
  CHECK(after({}, SetMinutes{20}).minutes == 20);
  CHECK(after({}, SetMinutes{-5}).minutes == kMinMinutes);
  CHECK(after({}, SetMinutes{100000}).minutes == kMaxMinutes);
  CHECK(after(fullSession(), SetMinutes{}).minutes == std::nullopt);
}

TEST_CASE("SetScore replaces the score of the same mark and day", "[session]") {
  const Session once = after(fullSession(), SetScore{{kLocked, "2026-11-21", 7, 2}});
  REQUIRE(once.scores.size() == 2);
  CHECK(once.scores[1] == Score{kLocked, "2026-11-21", 7, 2});
  const Session area = after(once, SetScore{{kArea, "2026-11-21", 1, std::nullopt}});
  CHECK(area.scores.size() == 3);
}

TEST_CASE("SetScore keeps scores in the order of their days", "[session]") {
  Session session = fullSession();
  for (const char* day : {"2026-12-01", "2025-01-31", "2026-11-20"})
    session = after(session, SetScore{{kLocked, day, 5, 5}});
  REQUIRE(session.scores.size() == 5);
  CHECK(std::is_sorted(session.scores.begin(), session.scores.end(),
                       [](const Score& a, const Score& b) { return a.date < b.date; }));
  CHECK(session.scores[0].date == "2025-01-31");
}

TEST_CASE("SetScore brings numbers into their range; without a mark or a day it changes nothing",
          "[session]") {
  const Session session = after(fullSession(), SetScore{{kLocked, "2026-11-21", 70, -2}});
  CHECK(session.scores[1] == Score{kLocked, "2026-11-21", 10, 0});
  CHECK(after(session, SetScore{{kMissing, "2026-11-21", 5, 5}}) == session);
  CHECK(after(session, SetScore{{kLocked, "2026-02-29", 5, 5}}) == session);
  CHECK(after(session, SetScore{{kLocked, "", 5, 5}}) == session);
  CHECK(after(session, SetScore{{kLocked, "+026-11-21", 5, 5}}) == session);
}

TEST_CASE("SetScore beyond the largest number of scores changes nothing", "[session]") {
  Session session = fullSession();
  session.scores.assign(kMaxScores, {kArea, "2026-01-01", 1, 1});
  CHECK(after(session, SetScore{{kLocked, "2026-11-21", 5, 5}}) == session);
}

TEST_CASE("The scores of a mark go with it", "[session]") {
  const Session session = after(openSession(), RemoveMark{kLocked});
  CHECK(session.scores.empty());
  CHECK(after(openSession(), RemoveMark{kArea}).scores.size() == 2);
}

TEST_CASE("Edits have a name for the undo menu", "[session]") {
  Mark area;
  area.kind = Mark::Kind::painArea;
  CHECK(editName(AddMark{}) == "edit.add-knot");
  CHECK(editName(AddMark{area}) == "edit.add-pain-area");
  CHECK(editName(MoveMark{}) == "edit.move-mark");
  CHECK(editName(LockMark{kArea, false}) == "edit.unlock-mark");
  CHECK(editName(ShowPattern{{"TRAP-1", core::Side::left}, true}) == "edit.show-pattern TRAP-1");
}

TEST_CASE("Edits have one target when they are of one kind and one thing", "[session]") {
  CHECK(editTarget(MoveMark{kArea, {}}) == editTarget(MoveMark{kArea, {anatomy::FaceId{9}}}));
  CHECK(editTarget(MoveMark{kArea, {}}) != editTarget(MoveMark{kBroken, {}}));
  CHECK(editTarget(MoveMark{kArea, {}}) != editTarget(AddDab{kArea, {}}));
  CHECK(editTarget(SetAnswer{"a", {}}) != editTarget(SetAnswer{"b", {}}));
  CHECK(editTarget(SetShape{}) == editTarget(SetShape{anatomy::defaultWoman()}));
}
