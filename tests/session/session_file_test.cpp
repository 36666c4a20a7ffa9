#include "session/session_file.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <limits>

#include "core/json.h"
#include "session/limits.h"
#include "session/samples.h"

using namespace knotmap;
using namespace knotmap::session;
using tests::fullSession;
using tests::readWhole;
using tests::TempFolder;
using tests::writeWhole;

namespace {

/// `text` with the first `from` replaced by `to`; fails when there is none.
std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) FAIL("nothing to replace: " << from);
  return text.replace(at, from.size(), to);
}

/// Why a file is refused; "" when it is accepted.
std::string refusal(const std::string& text) {
  const auto session = sessionFromText(text, "s.knotmap");
  return session ? "" : session.error().message();
}

std::string refusalOf(const std::string& from, const std::string& to) {
  return refusal(replaced(sessionToText(fullSession()), from, to));
}

/// Runs `work` in a process of its own; its result, or -1 when it died.
template <class Work>
int inChild(const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

using Catch::Contains;

}  // namespace

TEST_CASE("A session comes back from its text as it was", "[session]") {
  const auto back = sessionFromText(sessionToText(fullSession()), "s.knotmap");
  REQUIRE(back);
  CHECK(*back == fullSession());
}

TEST_CASE("A new session comes back from its text as it was", "[session]") {
  const auto back = sessionFromText(sessionToText({}), "s.knotmap");
  REQUIRE(back);
  CHECK(*back == Session{});
}

TEST_CASE("Text of a session read back is the same text, byte for byte", "[session]") {
  const std::string text = sessionToText(fullSession());
  const auto back = sessionFromText(text, "s.knotmap");
  REQUIRE(back);
  CHECK(sessionToText(*back) == text);
}

TEST_CASE("The text of a session is readable: one mark a line, short numbers", "[session]") {
  const std::string text = sessionToText(fullSession());
  CHECK_THAT(text, Catch::StartsWith("{\n  \"format\": \"knotmap-session\",\n  \"version\": 4,\n"));
  CHECK_THAT(text, Contains("\n    {\"id\":8,\"kind\":\"pain-area\","));
  CHECK_THAT(text, Contains("{\"face\":100,\"u\":0.1,\"v\":0.2,\"radius_mm\":12.5}"));
}

TEST_CASE("Any position in a face comes back exactly", "[session]") {
  std::mt19937 random(5);
  std::uniform_real_distribution<float> anywhere(0.0f, 1.0f);
  int failures = 0;
  for (int round = 0; round < 4; ++round) {
    Session session;
    anatomy::Mark area;
    area.id = anatomy::MarkId{1};
    area.kind = anatomy::Mark::Kind::painArea;
    for (int i = 0; i < 5000; ++i)
      area.dabs.push_back({{anatomy::FaceId{1}, anywhere(random), anywhere(random)}, 20.0f});
    session.marks = {area};
    session.nextMark = 2;
    const auto back = sessionFromText(sessionToText(session), "s.knotmap");
    failures += !back || *back != session;
  }
  CHECK(failures == 0);
}

TEST_CASE("A file of another program is refused by name", "[session]") {
  CHECK(refusal("{\"nodes\": []}") == "s.knotmap: is no Knotmap session: found no \"format\"");
  CHECK_THAT(refusal("[1, 2]"), Contains("is no Knotmap session"));
  CHECK_THAT(refusalOf("knotmap-session", "gltf"), Contains("is no Knotmap session"));
  CHECK_THAT(refusal("\x89PNG\r\n"), Contains("is not valid JSON"));
  CHECK_THAT(refusal(""), Contains("is not valid JSON"));
}

TEST_CASE("Scores and minutes are refused when they are no such thing", "[session]") {
  const auto [from, to, message] = GENERATE(table<const char*, const char*, const char*>({
      {"\"minutes\": 15", "\"minutes\": 0", "minutes"},
      {"\"minutes\": 15", "\"minutes\": 601", "minutes"},
      {"\"minutes\": 15", "\"minutes\": \"15\"", "minutes"},
      {"\"before\":6", "\"before\":11", "scores[0].before"},
      {"\"before\":6", "\"before\":-1", "scores[0].before"},
      {"\"before\":6,", "", "scores[0].before: is missing"},
      {"\"after\":3", "\"after\":10.5", "scores[0].after"},
      {"\"after\":3", "\"afterr\":3", "did you mean \"after\"?"},
      {"\"2026-11-19\"", "\"2026-02-29\"", "expected a day such as"},
      {"\"2026-11-19\"", "\"2026-13-01\"", "expected a day such as"},
      {"\"2026-11-19\"", "\"2026-11-1x\"", "expected a day such as"},
      {"\"2026-11-19\"", "\"19.11.2026\"", "expected a day such as"},
      {"\"2026-11-19\"", "\"2026-11-22\"", "scores[1].date: is before the one above it"},
      {"\"2026-11-19\"", "\"2026-11-21\"", "scores[1]: is the second of this mark on this day"},
      {"\"mark\":3", "\"mark\":4", "scores[0].mark: is the id of no mark"},
      {"\"mark\":3", "\"mark\":0", "scores[0].mark"},
      {"\"comes_back\":true", "\"comes_back\":1", "marks[0].comes_back"},
      {"\"scores\": [", "\"score\": [", "did you mean \"scores\"?"},
  }));
  const std::string found = refusalOf(from, to);
  INFO(to << " gave: " << found);
  CHECK_THAT(found, Contains(message));
}

TEST_CASE("A leap day is a day, and so is a year of a hundred years ago", "[session]") {
  for (const char* day : {"2028-02-29", "1926-11-19", "2000-02-29"}) {
    Session session = fullSession();
    session.scores = {{session.marks[0].id, day, 1, std::nullopt}};
    const auto back = sessionFromText(sessionToText(session), "s.knotmap");
    REQUIRE(back);
    CHECK(*back == session);
  }
}

TEST_CASE("No session is made for what only a doctor does", "[session]") {
  CHECK_THAT(refusalOf("\"professional\"", "\"doctor\""),
             Contains("with:") && Contains("\"doctor\""));
}

TEST_CASE("A value out of its range is refused with its place", "[session]") {
  const auto [from, to, place] = GENERATE(table<const char*, const char*, const char*>({
      {"\"face\":13377", "\"face\":13378", "marks[0].at.face"},
      {"\"face\":13377", "\"face\":-1", "marks[0].at.face"},
      {"\"face\":13377", "\"face\":1.5", "marks[0].at.face"},
      {"\"u\":0.125", "\"u\":1.5", "marks[0].at.u"},
      {"\"u\":0.125", "\"u\":\"0.5\"", "marks[0].at.u"},
      {"\"v\":1.0", "\"v\":-0.01", "marks[0].at.v"},
      {"\"size_mm\":21.5", "\"size_mm\":51", "marks[0].size_mm"},
      {"\"tenderness\":7", "\"tenderness\":11", "marks[0].tenderness"},
      {"\"tenderness\":7", "\"tenderness\":6.5", "marks[0].tenderness"},
      {"\"radius_mm\":12.5", "\"radius_mm\":0", "marks[1].dabs[0].radius_mm"},
      {"\"age_years\":61.0", "\"age_years\":12", "body.age_years"},
      {"\"age_years\":47", "\"age_years\":121", "person.age_years"},
      {"\"age_years\":47", "\"age_years\":-1", "person.age_years"},
      {"\"age_years\":47", "\"age_years\":46.5", "person.age_years"},
      {"\"person\": {", "\"person\": 5, \"x\": {", "person: found no object"},
      {"\"3f2b8c1e-", "\"3F2B8C1E-", "uuid: found"},
      {"-4a7e-", "-1a7e-", "expected a UUID such as"},
      {"-8b21-", "-7b21-", "expected a UUID such as"},
      {"T18:05:34+01:00", "T18:05:34", "expected a moment such as"},
      {"\"2026-11-21T", "\"2026-02-30T", "date: found \"2026-02-30T18"},
      {"\"sex\":0.25", "\"sex\":2", "body.sex"},
      {"\"covered\": false", "\"covered\": 0", "covered"},
      {"\"locked\":true", "\"locked\":\"yes\"", "marks[0].locked"},
      {"\"notes\": \"Second visit.\"", "\"notes\": 5", "notes"},
      {"\"next_mark\": 12", "\"next_mark\": 0", "next_mark"},
      {"\"id\":3", "\"id\":99999999999", "marks[0].id"},
      {"\"tools\": [\"ball\",\"hook\"]", "\"tools\": \"ball\"", "tools"},
      {"\"tools\": [\"ball\"", "\"tools\": [\"\"", "tools[0]"},
  }));
  const std::string message = refusalOf(from, to);
  INFO(to << " gave: " << message);
  CHECK_THAT(message, Contains(place));
}

TEST_CASE("An unknown word is refused with a suggestion", "[session]") {
  const auto [from, to, suggestion] = GENERATE(table<const char*, const char*, const char*>({
      {"\"pain-area\"", "\"pain-aria\"", "did you mean \"pain-area\"?"},
      {"\"sex\":\"female\"", "\"sex\":\"femal\"", "did you mean \"female\"?"},
      {"\"familiar\":\"yes\"", "\"familiar\":\"unknwon\"", "did you mean \"unknown\"?"},
      {"\"side\":\"left\"", "\"side\":\"lefft\"", "did you mean \"left\"?"},
      {"\"professional\"", "\"profesional\"", "did you mean \"professional\"?"},
      {"\"fever\":\"no\"", "\"fever\":\"unsur\"", "did you mean \"unsure\"?"},
  }));
  CHECK_THAT(refusalOf(from, to), Contains(suggestion));
}

TEST_CASE("An unknown key is refused with a suggestion, for nothing may be dropped", "[session]") {
  const auto [from, to, suggestion] = GENERATE(table<const char*, const char*, const char*>({
      {"\"covered\"", "\"coverd\":true,\"covered\"", "did you mean \"covered\"?"},
      {"\"note\":", "\"notte\":\"\",\"note\":", "did you mean \"note\"?"},
      {"\"u\":", "\"w\":1,\"u\":", "unknown key"},
      {"\"sex\":", "\"sexx\":1,\"sex\":", "did you mean \"sex\"?"},
      {"\"radius_mm\":", "\"radius_cm\":1,\"radius_mm\":", "did you mean \"radius_mm\"?"},
      {"\"symptom\":", "\"symptm\":\"x\",\"symptom\":", "did you mean \"symptom\"?"},
  }));
  CHECK_THAT(refusalOf(from, to), Contains(suggestion));
}

TEST_CASE("A key that is missing is named", "[session]") {
  CHECK_THAT(refusalOf("  \"next_mark\": 12,\n", ""), Contains("next_mark: is missing"));
  CHECK_THAT(refusalOf("\"size_mm\":21.5,", ""), Contains("marks[0].size_mm: is missing"));
  CHECK_THAT(refusalOf("\"face\":13377,", ""), Contains("marks[0].at.face: is missing"));
}

TEST_CASE("A key that is there twice is refused", "[session]") {
  CHECK_THAT(refusalOf("\"note\":", "\"note\":\"lost\",\"note\":"),
             Contains("\"note\": is there twice"));
}

TEST_CASE("Null and numbers that are not finite are refused", "[session]") {
  CHECK_THAT(refusalOf("\"u\":0.125", "\"u\":null"), Contains("found null"));
  CHECK_THAT(refusalOf("\"u\":0.125", "\"u\":NaN"), Contains("is not valid JSON"));
  CHECK_THAT(refusalOf("\"u\":0.125", "\"u\":1e999"), Contains("too large"));
}

TEST_CASE("Text that is not UTF-8 is refused with its line", "[session]") {
  CHECK_THAT(refusalOf("Second visit", "Second \xFF"), Contains("line 32 "));
}

TEST_CASE("What contradicts itself is refused", "[session]") {
  CHECK_THAT(refusalOf("\"next_mark\": 12", "\"next_mark\": 9"), Contains("next_mark"));
  CHECK_THAT(refusalOf("\"id\":8", "\"id\":3"), Contains("marks[1].id: is used"));
  CHECK_THAT(refusalOf("\"kind\":\"pain-area\"", "\"kind\":\"knot\""), Contains("dabs in a knot"));
  CHECK_THAT(refusalOf("[\"ball\",\"hook\"]", "[\"ball\",\"ball\"]"),
             Contains("tools[1]: is listed twice"));
  CHECK_THAT(refusalOf("\"SUBO\",\"side\":\"midline\"", "\"TRAP-1\",\"side\":\"left\""),
             Contains("patterns[1]: is listed twice"));
  CHECK_THAT(refusalOf("\"earache\"", "\"headache-temple\""),
             Contains("symptoms[1]: is listed twice"));
}

TEST_CASE("All problems of a file are told at once", "[session]") {
  std::string text = sessionToText(fullSession());
  text = replaced(text, "\"tenderness\":7", "\"tenderness\":70");
  text = replaced(text, "\"covered\"", "\"coverd\"");
  text = replaced(text, "\"professional\"", "\"nobody\"");
  CHECK_THAT(refusal(text), Contains("tenderness") && Contains("coverd") && Contains("nobody"));
}

TEST_CASE("Too many marks, dabs or letters are refused", "[session]") {
  Session session = fullSession();
  session.marks.assign(kMaxMarks + 1, session.marks[2]);
  CHECK_THAT(refusal(sessionToText(session)), Contains("expected at most 10000"));

  session = fullSession();
  session.marks[1].dabs.assign(kMaxDabs / 2, session.marks[1].dabs[0]);
  session.marks[2].dabs.assign(kMaxDabs / 2 + 1, session.marks[1].dabs[0]);
  CHECK_THAT(refusal(sessionToText(session)), Contains("100001 dabs"));

  session = fullSession();
  session.notes = std::string(kMaxNotesBytes + 1, 'n');
  CHECK_THAT(refusal(sessionToText(session)), Contains("expected at most 100000"));
}

TEST_CASE("The largest session can be read back", "[session]") {
  Session session = fullSession();
  session.notes = std::string(kMaxNotesBytes, '"');
  session.marks[1].dabs.assign(kMaxDabs, {{anatomy::FaceId{13377}, 1.0f / 3, 2.0f / 3}, 33.3333f});
  anatomy::Mark knot = session.marks[0];
  knot.quality = knot.since = knot.triggerPoint = knot.muscle = "";
  knot.note = std::string((kMaxTextBytes - kMaxNotesBytes) / kMaxMarks - 1, '\\');
  while (session.marks.size() < kMaxMarks) {
    knot.id = anatomy::MarkId{session.nextMark++};
    session.marks.push_back(knot);
  }
  session.newerMinor = kSessionVersion.minor + 1;
  session.unknown.add("news", core::Json(std::string(kMaxUnknownBytes - 10, 'n')));
  REQUIRE(session.unknown.bytes() == kMaxUnknownBytes);
  const std::string text = sessionToText(session);
  REQUIRE(text.size() <= kMaxFileBytes);
  const auto back = sessionFromText(text, "s.knotmap");
  REQUIRE(back);
  CHECK(*back == session);
}

TEST_CASE("A file over 16 MiB is refused unread", "[session]") {
  const std::string padding(kMaxFileBytes, ' ');
  CHECK_THAT(refusal(sessionToText(fullSession()) + padding), Contains("expected at most"));
}

TEST_CASE("Deep nesting is refused", "[session]") {
  CHECK_THAT(refusal(std::string(1'000'000, '[')), Contains("nested deeper"));
}

TEST_CASE("saveSession and loadSession keep a session", "[session]") {
  const TempFolder folder;
  REQUIRE(saveSession(fullSession(), folder / "a.knotmap"));

  const auto back = loadSession(folder / "a.knotmap");
  REQUIRE(back);
  CHECK(*back == fullSession());
}

TEST_CASE("Loading a file that is not there names it", "[session]") {
  const TempFolder folder;
  const auto session = loadSession(folder / "none.knotmap");
  REQUIRE_FALSE(session);
  CHECK_THAT(session.error().message(), Contains("none.knotmap"));
}

TEST_CASE("Saving into a folder that is not there fails and makes nothing", "[session]") {
  const TempFolder folder;
  CHECK_FALSE(saveSession(fullSession(), folder / "none/a.knotmap"));
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("Saving into a folder without write permission fails and keeps the old file",
          "[session]") {
  const TempFolder folder;
  const auto file = folder / "a.knotmap";
  writeWhole(file, "old");
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
  const int failed = inChild([&] {
    // Permissions mean nothing to root.
    if (::geteuid() == 0 && ::setuid(65534) != 0) return 2;
    return saveSession(fullSession(), file) ? 0 : 1;
  });
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));

  CHECK(failed == 1);
  CHECK(readWhole(file) == "old");
}

TEST_CASE("Saving when there is no space fails and keeps the old file", "[session]") {
  const TempFolder folder;
  const auto file = folder / "a.knotmap";
  writeWhole(file, "old");
  const int failed = inChild([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{64, 64};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
    return saveSession(fullSession(), file) ? 0 : 1;
  });

  CHECK(failed == 1);
  CHECK(readWhole(file) == "old");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("A damaged session is not saved over a good file", "[session]") {
  const TempFolder folder;
  const auto file = folder / "a.knotmap";
  REQUIRE(saveSession(fullSession(), file));
  Session damaged = fullSession();
  damaged.marks[0].at.u = std::numeric_limits<float>::quiet_NaN();

  CHECK_FALSE(saveSession(damaged, file));
  const auto back = loadSession(file);
  REQUIRE(back);
  CHECK(*back == fullSession());
}
