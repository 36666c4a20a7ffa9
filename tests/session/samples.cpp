#include "session/samples.h"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <limits>
#include <stdexcept>

namespace knotmap::tests {
namespace {

using namespace session;
using anatomy::Mark;

int pick(std::mt19937& random, int count) { return static_cast<int>(random() % count); }

float share(std::mt19937& random) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  if (pick(random, 40) == 0) return pick(random, 2) == 0 ? kNan : 7.5f;
  return std::uniform_real_distribution<float>(0.0f, 1.0f)(random);
}

std::string word(std::mt19937& random) {
  static const std::string kWords[] = {"TRAP-1",
                                       "ball",
                                       "aching",
                                       "\"quoted\\\" ü\n",
                                       "",
                                       "fever",
                                       "neck",
                                       "\xC3",
                                       "a\x01"
                                       "b",
                                       "MASS-S1"};
  return kWords[pick(random, 10)];
}

anatomy::BodyPoint place(std::mt19937& random) {
  const int face = pick(random, 40) == 0 ? 13378 : pick(random, 13378);
  return {anatomy::FaceId(static_cast<std::uint32_t>(face)), share(random), share(random)};
}

core::Side side(std::mt19937& random) { return static_cast<core::Side>(pick(random, 3)); }

std::optional<core::Side> maybeSide(std::mt19937& random) {
  if (pick(random, 3) == 0) return std::nullopt;
  return side(random);
}

anatomy::BrushDab dab(std::mt19937& random) { return {place(random), 40.0f * share(random)}; }

anatomy::MarkId anyId(std::mt19937& random, const Session& session) {
  if (session.marks.empty() || pick(random, 10) == 0) return anatomy::MarkId{77777};
  return session.marks[random() % session.marks.size()].id;
}

Mark mark(std::mt19937& random, const Session& session) {
  Mark made{.id = anyId(random, session),
            .kind = static_cast<Mark::Kind>(pick(random, 3)),
            .at = place(random),
            .sizeMm = 60.0f * share(random),
            .tenderness = pick(random, 14) - 2,
            .quality = word(random),
            .since = word(random),
            .familiar = static_cast<Mark::Familiar>(pick(random, 3)),
            .triggerPoint = word(random),
            .muscle = word(random),
            .note = word(random),
            .comesBack = pick(random, 2) == 0,
            .locked = false,
            .dabs = {}};
  for (int i = pick(random, 4); i > 0; --i) made.dabs.push_back(dab(random));
  return made;
}

anatomy::BodyShape shape(std::mt19937& random) {
  return {share(random), 100.0f * share(random), share(random),
          share(random), share(random),          share(random)};
}

Score score(std::mt19937& random, const Session& session) {
  static const std::string kDays[] = {"2026-11-19", "2026-11-21", "2025-01-01", "2026-02-30", ""};
  Score made{anyId(random, session), kDays[pick(random, 5)], pick(random, 14) - 2, std::nullopt};
  if (pick(random, 2) == 0) made.after = pick(random, 14) - 2;
  return made;
}

std::optional<int> minutes(std::mt19937& random) {
  if (pick(random, 4) == 0) return std::nullopt;
  return pick(random, 800) - 50;
}

SetPerson person(std::mt19937& random) {
  SetPerson edit;
  if (pick(random, 2) == 0) edit.ageYears = pick(random, 160) - 20;
  if (pick(random, 2) == 0) edit.sex = static_cast<Sex>(pick(random, 2));
  return edit;
}

SetDate date(std::mt19937& random) {
  static const std::string kMoments[] = {"2026-11-21T18:05:34+01:00", "2026-11-21T17:05:34.25Z",
                                         "2026-02-30T18:05:34+01:00", "2026-11-21", ""};
  return {kMoments[pick(random, 5)]};
}

Edit randomOtherEdit(std::mt19937& random, const Session& session) {
  const bool on = pick(random, 3) != 0;
  switch (pick(random, 14)) {
    case 0:
      return SetShape{shape(random)};
    case 1:
      return SetCovered{on};
    case 2:
      return ShowPattern{{word(random), side(random)}, on};
    case 3:
      return ClearPatterns{};
    case 4:
      return ChooseSymptom{{word(random), maybeSide(random)}, on};
    case 5:
      return SetSymptomSide{word(random), maybeSide(random)};
    case 6: {
      const auto answer = static_cast<guidance::Answer>(pick(random, 3));
      return SetAnswer{word(random), on ? std::optional(answer) : std::nullopt};
    }
    case 7:
      return SetWith{static_cast<guidance::With>(pick(random, 4))};
    case 8:
      return SetTool{word(random), on};
    case 9:
      return SetMinutes{minutes(random)};
    case 10:
      return SetScore{score(random, session)};
    case 11:
      return person(random);
    case 12:
      return date(random);
    default:
      return SetNotes{word(random) + word(random)};
  }
}

}  // namespace

TempFolder::TempFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "knotmap-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string readWhole(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void writeWhole(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

Session fullSession() {
  Session session;
  session.uuid = "3f2b8c1e-9d54-4a7e-8b21-0c6f5e2d9a47";
  session.date = "2026-11-21T18:05:34+01:00";
  session.person = {.ageYears = 47, .sex = Sex::female};
  session.shape = {0.25f, 61.0f, 0.1f, 0.9f, 0.3f, 0.7f};
  session.covered = false;
  Mark knot{.id = anatomy::MarkId{3},
            .kind = Mark::Kind::knot,
            .at = {anatomy::FaceId{13377}, 0.125f, 1.0f},
            .sizeMm = 21.5f,
            .tenderness = 7,
            .quality = "aching",
            .since = "weeks",
            .familiar = Mark::Familiar::yes,
            .triggerPoint = "TRAP-1",
            .muscle = "trapezius.upper",
            .note = "worse at the desk; \"wie ein Stück Holz\"\nsecond line",
            .comesBack = true,
            .locked = true,
            .dabs = {}};
  Mark area;
  area.id = anatomy::MarkId{8};
  area.kind = Mark::Kind::painArea;
  area.at = {anatomy::FaceId{100}, 0.1f, 0.2f};
  area.tenderness = 3;
  area.quality = "burning";
  area.since = "days";
  area.dabs = {{area.at, 12.5f}, {{anatomy::FaceId{101}, 0.3f, 0.0f}, 8.0f}};
  Mark broken;
  broken.id = anatomy::MarkId{9};
  broken.kind = Mark::Kind::brokenSkin;
  broken.familiar = Mark::Familiar::no;
  broken.at = {anatomy::FaceId{5}, 0.0f, 0.5f};
  session.marks = {knot, area, broken};
  session.nextMark = 12;
  session.patterns = {{"TRAP-1", core::Side::left}, {"SUBO", core::Side::midline}};
  session.symptoms = {{"headache-temple", core::Side::right}, {"earache", std::nullopt}};
  session.answers = {{"fever", guidance::Answer::no},
                     {"thunderclap", guidance::Answer::unsure},
                     {"numbness", guidance::Answer::yes}};
  session.with = guidance::With::professional;
  session.tools = {"ball", "hook"};
  session.minutes = 15;
  session.scores = {{knot.id, "2026-11-19", 6, 3}, {knot.id, "2026-11-21", 4, std::nullopt}};
  session.notes = "Second visit.";
  return session;
}

Mark knotAt(std::uint32_t face, float u, float v) {
  Mark mark;
  mark.at = {anatomy::FaceId{face}, u, v};
  return mark;
}

Edit randomEdit(std::mt19937& random, const Session& session) {
  const anatomy::MarkId id = anyId(random, session);
  switch (pick(random, 14)) {
    case 0:
    case 1:
    case 2:
      return AddMark{mark(random, session)};
    case 3:
      return RemoveMark{id};
    case 4:
      return MoveMark{id, place(random)};
    case 5:
      return ChangeMark{mark(random, session)};
    case 6:
      return MirrorMark{id};
    case 7:
    case 8:
      return AddDab{id, dab(random)};
    case 9:
      return LockMark{id, pick(random, 3) == 0};
    default:
      return randomOtherEdit(random, session);
  }
}

}  // namespace knotmap::tests
