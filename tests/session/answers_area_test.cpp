#include <catch2/catch.hpp>

#include "session/clean.h"
#include "session/samples.h"
#include "session/session_file.h"
#include "session/session_text.h"

using namespace knotmap;
using namespace knotmap::session;
using Catch::Contains;
using tests::fullSession;
using tests::TempFolder;
using tests::writeWhole;

namespace {

const std::string kAnswers =
    R"({"schema":1,"answers":{"fever":"no","thunderclap":"unsure","numbness":"yes"}})";
const std::string kArea = R"({"schema":1,"dabs":[{"face":12,"u":0.5,"v":0.25,"radius_mm":15},)"
                          R"({"face":13377,"u":0,"v":1,"radius_mm":8.5}]})";

class File : public TempFolder {
 public:
  std::filesystem::path with(const std::string& text) const {
    writeWhole(*this / "input.json", text);
    return *this / "input.json";
  }
};

std::string answersRefusal(const std::string& text) {
  const File file;
  const auto answers = loadAnswers(file.with(text));
  return answers ? "" : answers.error().message();
}

std::string areaRefusal(const std::string& text) {
  const File file;
  const auto area = loadArea(file.with(text));
  return area ? "" : area.error().message();
}

std::string mutated(const std::string& text, std::mt19937& random) {
  std::string changed = text;
  changed[random() % text.size()] = static_cast<char>(random() % 256);
  if (random() % 4 == 0) changed.resize(random() % text.size());
  if (random() % 4 == 0)
    changed.insert(random() % (changed.size() + 1), text.substr(random() % 60, 9));
  return changed;
}

}  // namespace

TEST_CASE("loadAnswers reads every answer", "[session]") {
  using guidance::Answer;
  const File file;
  const auto answers = loadAnswers(file.with(kAnswers));
  REQUIRE(answers);
  CHECK(*answers == guidance::Answers{{"fever", Answer::no},
                                      {"thunderclap", Answer::unsure},
                                      {"numbness", Answer::yes}});
}

TEST_CASE("loadAnswers refuses what is no answers file and says why", "[session]") {
  CHECK_THAT(answersRefusal("{}"), Contains("schema"));
  CHECK_THAT(answersRefusal(R"({"schema":2,"answers":{}})"), Contains("schema"));
  CHECK_THAT(answersRefusal(R"({"schema":1})"), Contains("answers: is missing"));
  CHECK_THAT(answersRefusal(R"({"schema":1,"answers":[]})"), Contains("expected an object"));
  CHECK_THAT(answersRefusal(R"({"schema":1,"answers":{"fever":"maybe"}})"),
             Contains("fever") && Contains("yes"));
  CHECK_THAT(answersRefusal(R"({"schema":1,"answers":{"fever":true}})"), Contains("fever"));
  CHECK_THAT(answersRefusal(R"({"schema":1,"answers":{"a":"no","a":"yes"}})"), Contains("twice"));
  CHECK_THAT(answersRefusal(R"({"schema":1,"answers":{"a":1e999}})"), Contains("too large"));
  CHECK_THAT(answersRefusal(R"({"schema":1,"answer":{}})"), Contains("did you mean \"answers\"?"));
}

TEST_CASE("loadArea reads every dab", "[session]") {
  const File file;
  const auto area = loadArea(file.with(kArea));
  REQUIRE(area);
  REQUIRE(area->size() == 2);
  CHECK((*area)[0] == anatomy::BrushDab{{anatomy::FaceId{12}, 0.5f, 0.25f}, 15.0f});
  CHECK((*area)[1] == anatomy::BrushDab{{anatomy::FaceId{13377}, 0.0f, 1.0f}, 8.5f});
}

TEST_CASE("loadArea takes the pain areas of a session, not its broken skin", "[session]") {
  Session session = fullSession();
  session.marks[2].dabs = {{session.marks[2].at, 30.0f}};
  const File file;
  const auto area = loadArea(file.with(sessionToText(session)));
  REQUIRE(area);
  CHECK(*area == session.marks[1].dabs);
}

TEST_CASE("loadArea refuses what has no painted area", "[session]") {
  CHECK_THAT(areaRefusal(sessionToText({})), Contains("no painted area"));
  CHECK_THAT(areaRefusal(R"({"schema":1,"dabs":[]})"), Contains("no painted area"));
}

TEST_CASE("loadArea refuses what is no area file and says why", "[session]") {
  CHECK_THAT(areaRefusal("[]"), Contains("no JSON object"));
  CHECK_THAT(areaRefusal(R"({"dabs":[]})"), Contains("schema"));
  CHECK_THAT(areaRefusal(R"({"schema":1})"), Contains("dabs: is missing"));
  CHECK_THAT(areaRefusal(R"({"schema":1,"dabs":7})"), Contains("expected a list"));
  CHECK_THAT(areaRefusal(R"({"schema":1,"dabs":[{"face":13378,"u":0,"v":0,"radius_mm":9}]})"),
             Contains("dabs[0].face"));
  CHECK_THAT(areaRefusal(R"({"schema":1,"dabs":[{"face":1,"u":0,"v":0}]})"),
             Contains("dabs[0].radius_mm: is missing"));
  CHECK_THAT(areaRefusal(R"({"format":"knotmap-session","version":5})"), Contains("newer"));
}

TEST_CASE("A damaged answers file is refused or read as known answers", "[session]") {
  std::mt19937 random(8);
  int failures = 0, read = 0;
  for (int i = 0; i < 20000; ++i) {
    const auto answers = answersFromText(mutated(kAnswers, random), "answers.json");
    if (!answers) {
      failures += answers.error().message().empty();
      continue;
    }
    ++read;
    for (const auto& [question, answer] : *answers)
      failures += question.empty() || guidance::answerName(answer).empty();
  }
  CHECK(failures == 0);
  CHECK(read > 100);  // the damage is small enough to get past the parser
}

TEST_CASE("A damaged area file is refused or read as places on the body", "[session]") {
  std::mt19937 random(9);
  int failures = 0, read = 0;
  for (int i = 0; i < 20000; ++i) {
    const auto area = areaFromText(mutated(kArea, random), "area.json");
    if (!area) {
      failures += area.error().message().empty();
      continue;
    }
    ++read;
    failures += area->empty();
    for (const anatomy::BrushDab& dab : *area)
      failures += !isPlace(dab.at) || !(dab.radiusMm >= 1.0f && dab.radiusMm <= 100.0f);
  }
  CHECK(failures == 0);
  CHECK(read > 100);  // the damage is small enough to get past the parser
}
