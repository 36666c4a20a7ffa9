#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "anatomy/body/body_model.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "session/clean.h"
#include "session/file_words.h"
#include "session/limits.h"
#include "session/session_file.h"
#include "session/session_text.h"
#include "session/strict_json.h"

namespace knotmap::session {
namespace {

using anatomy::Mark;
using core::DataReader;
using core::Json;

std::vector<std::string> words(const auto& list) { return {list.begin(), list.end()}; }

template <class Enum>
Enum readWord(const DataReader& data, const std::vector<std::string>& known) {
  return static_cast<Enum>(data.oneOf(known));
}

core::Side readSide(const DataReader& data) {
  return readWord<core::Side>(data, {std::string(core::sideName(core::Side::left)),
                                     std::string(core::sideName(core::Side::right)),
                                     std::string(core::sideName(core::Side::midline))});
}

std::string readText(const DataReader& data, std::size_t maxBytes) {
  std::string text = data.text();
  if (text.size() > maxBytes)
    data.problem(fmt::format("has {} bytes, expected at most {}", text.size(), maxBytes));
  return text;
}

std::string readId(const DataReader& data) {
  std::string id = readText(data, kMaxWordBytes);
  if (data.isText() && id.empty()) data.problem("is empty, expected an id");
  return id;
}

bool readFlag(const DataReader& data, std::string_view key) {
  // Notes a problem when the key is missing: in a session nothing is optional.
  return data.at(key).raw().is_null() ? false : data.flagOr(key, false);
}

/// The elements of a list that must be there; none when there are more than `max`.
std::vector<DataReader> readList(const DataReader& data, std::size_t max) {
  // A missing list was noted by whoever looked it up.
  if (data.raw().is_null()) return {};
  if (!data.isList() || data.raw().size() <= max) return data.items();
  data.problem(fmt::format("has {} entries, expected at most {}", data.raw().size(), max));
  return {};
}

float readShare(const DataReader& data, std::string_view key) {
  return static_cast<float>(data.number(key, 0.0, 1.0));
}

anatomy::BodyPoint readPlaceOf(const DataReader& data) {
  const int last = static_cast<int>(anatomy::kFaceCount) - 1;
  return {.face = anatomy::FaceId(static_cast<std::uint32_t>(data.integer("face", 0, last))),
          .u = readShare(data, "u"),
          .v = readShare(data, "v")};
}

anatomy::BodyShape readShape(const DataReader& data) {
  data.allowOnly({"sex", "age_years", "muscle", "weight", "height", "proportions"});
  return {.sex = readShare(data, "sex"),
          .ageYears = static_cast<float>(data.number("age_years", 25.0, 90.0)),
          .muscle = readShare(data, "muscle"),
          .weight = readShare(data, "weight"),
          .height = readShare(data, "height"),
          .proportions = readShare(data, "proportions")};
}

anatomy::MarkId readMarkId(const DataReader& data) {
  return anatomy::MarkId(static_cast<std::uint32_t>(data.integer(1, kMaxMarkId - 1)));
}

Mark readMark(const DataReader& data) {
  data.allowOnly({"id", "kind", "at", "size_mm", "tenderness", "quality", "since", "familiar",
                  "trigger_point", "muscle", "note", "comes_back", "locked", "dabs"});
  data.at("at").allowOnly({"face", "u", "v"});
  Mark mark{.id = readMarkId(data.at("id")),
            .kind = readWord<Mark::Kind>(data.at("kind"), words(kMarkKindWords)),
            .at = readPlaceOf(data.at("at")),
            .sizeMm = static_cast<float>(data.number("size_mm", kMinKnotMm, kMaxKnotMm)),
            .tenderness = data.integer("tenderness", 0, 10),
            .quality = readText(data.at("quality"), kMaxWordBytes),
            .since = readText(data.at("since"), kMaxWordBytes),
            .familiar = readWord<Mark::Familiar>(data.at("familiar"), words(kFamiliarWords)),
            .triggerPoint = readText(data.at("trigger_point"), kMaxWordBytes),
            .muscle = readText(data.at("muscle"), kMaxWordBytes),
            .note = readText(data.at("note"), kMaxMarkNoteBytes),
            .comesBack = readFlag(data, "comes_back"),
            .locked = readFlag(data, "locked"),
            .dabs = {}};
  for (const DataReader& dab : readList(data.at("dabs"), kMaxDabs))
    mark.dabs.push_back(readDab(dab));
  if (mark.kind == Mark::Kind::knot && !mark.dabs.empty())
    data.at("dabs").problem("found dabs in a knot, expected them in painted areas only");
  return mark;
}

std::vector<Mark> readMarks(const DataReader& data) {
  std::vector<Mark> marks;
  std::set<anatomy::MarkId> ids;
  for (const DataReader& item : readList(data, kMaxMarks)) {
    marks.push_back(readMark(item));
    if (!ids.insert(marks.back().id).second)
      item.at("id").problem("is used by an earlier mark, expected an own id");
  }
  return marks;
}

std::vector<ShownPattern> readPatterns(const DataReader& data) {
  std::vector<ShownPattern> patterns;
  for (const DataReader& item : readList(data, kMaxListItems)) {
    item.allowOnly({"trigger_point", "side"});
    const ShownPattern pattern{readId(item.at("trigger_point")), readSide(item.at("side"))};
    if (std::find(patterns.begin(), patterns.end(), pattern) != patterns.end())
      item.problem("is listed twice");
    patterns.push_back(pattern);
  }
  return patterns;
}

std::vector<ChosenSymptom> readSymptoms(const DataReader& data) {
  std::vector<ChosenSymptom> symptoms;
  std::set<std::string> ids;
  for (const DataReader& item : readList(data, kMaxListItems)) {
    item.allowOnly({"symptom", "side"});
    ChosenSymptom chosen{readId(item.at("symptom")), std::nullopt};
    if (item.has("side")) chosen.side = readSide(item.at("side"));
    if (!ids.insert(chosen.symptom).second) item.problem("is listed twice");
    symptoms.push_back(std::move(chosen));
  }
  return symptoms;
}

std::vector<std::string> readTools(const DataReader& data) {
  std::vector<std::string> tools;
  for (const DataReader& item : readList(data, kMaxListItems)) {
    tools.push_back(readId(item));
    if (std::find(tools.begin(), tools.end() - 1, tools.back()) != tools.end() - 1)
      item.problem("is listed twice");
  }
  return tools;
}

guidance::With readWith(const DataReader& data) {
  using guidance::With;
  return readWord<With>(data,
                        {std::string(withName(With::alone)), std::string(withName(With::partner)),
                         std::string(withName(With::professional))});
}

std::string readDate(const DataReader& data) {
  std::string date = readText(data, kMaxWordBytes);
  if (data.isText() && !isDate(date))
    data.problem(fmt::format("found \"{}\", expected a day such as \"2026-11-21\"", date));
  return date;
}

std::vector<Score> readScores(const DataReader& data, const std::vector<Mark>& marks) {
  std::vector<Score> scores;
  std::set<anatomy::MarkId> ids;
  std::set<std::pair<anatomy::MarkId, std::string>> days;
  for (const Mark& mark : marks) ids.insert(mark.id);
  for (const DataReader& item : readList(data, kMaxScores)) {
    item.allowOnly({"mark", "date", "before", "after"});
    Score score{.mark = readMarkId(item.at("mark")),
                .date = readDate(item.at("date")),
                .before = item.integer("before", 0, 10),
                .after = std::nullopt};
    if (item.has("after")) score.after = item.integer("after", 0, 10);
    if (ids.count(score.mark) == 0) item.at("mark").problem("is the id of no mark of this session");
    if (!days.insert({score.mark, score.date}).second)
      item.problem("is the second of this mark on this day, expected one");
    if (!scores.empty() && score.date < scores.back().date)
      item.at("date").problem("is before the one above it, expected the oldest first");
    scores.push_back(std::move(score));
  }
  return scores;
}

/// What can only be said of a session as a whole.
void checkWhole(const Session& session, const DataReader& data) {
  for (const Mark& mark : session.marks)
    if (static_cast<std::uint32_t>(mark.id) >= session.nextMark) {
      data.at("next_mark")
          .problem(
              fmt::format("found {}, expected more than the ids of all marks", session.nextMark));
      break;
    }
  const Extent extent = extentOf(session);
  if (extent.dabs > kMaxDabs)
    data.problem(fmt::format("has {} dabs, expected at most {}", extent.dabs, kMaxDabs));
  if (extent.textBytes > kMaxTextBytes)
    data.problem(fmt::format("has {} bytes of notes and texts, expected at most {}",
                             extent.textBytes, kMaxTextBytes));
}

Session readSession(const DataReader& data) {
  data.allowOnly({"format", "version", "body", "covered", "next_mark", "marks", "patterns",
                  "symptoms", "answers", "with", "tools", "minutes", "scores", "notes"});
  Session session;
  session.shape = readShape(data.at("body"));
  session.covered = readFlag(data, "covered");
  session.nextMark = static_cast<std::uint32_t>(data.integer("next_mark", 1, kMaxMarkId));
  session.marks = readMarks(data.at("marks"));
  session.patterns = readPatterns(data.at("patterns"));
  session.symptoms = readSymptoms(data.at("symptoms"));
  session.answers = readAnswers(data.at("answers"));
  session.with = readWith(data.at("with"));
  session.tools = readTools(data.at("tools"));
  if (data.has("minutes")) session.minutes = data.integer("minutes", kMinMinutes, kMaxMinutes);
  session.scores = readScores(data.at("scores"), session.marks);
  session.notes = readText(data.at("notes"), kMaxNotesBytes);
  checkWhole(session, data);
  return session;
}

/// Version 2 says which muscle was chosen for a mark.
void addMuscles(Json& root) {
  if (!root.contains("marks") || !root["marks"].is_array()) return;
  for (Json& mark : root["marks"])
    if (mark.is_object()) mark["muscle"] = "";
}

/// Version 3 says which marks come back, how many minutes are at hand and how marks felt before
/// and after.
void addScores(Json& root) {
  if (root.contains("marks") && root["marks"].is_array())
    for (Json& mark : root["marks"])
      if (mark.is_object()) mark["comes_back"] = false;
  root["scores"] = Json::array();
}

/// Step i lifts a file from version i + 1 to version i + 2. A new version adds its step at the end.
using Upgrade = void (*)(Json& root);
constexpr std::array<Upgrade, kSessionVersion - 1> kUpgrades{addMuscles, addScores};

/// Refuses what is no session or newer than this program; lifts older sessions to the present.
core::Status upgrade(Json& root, const std::string& name) {
  const auto refuse = [&name](std::string what) { return core::Error{name, std::move(what)}; };
  if (!root.is_object()) return refuse("is no Knotmap session: found no JSON object");
  if (!root.contains("format")) return refuse("is no Knotmap session: found no \"format\"");
  if (root["format"] != std::string(kSessionFormat))
    return refuse(
        fmt::format("is no Knotmap session: expected the \"format\" \"{}\"", kSessionFormat));
  const Json version = root.value("version", Json());
  if (!version.is_number_integer() || version < 1)
    return refuse(fmt::format("version: expected a whole number from 1 to {}", kSessionVersion));
  if (version > kSessionVersion)
    return refuse(
        fmt::format("was written by a newer Knotmap (format version {}, this one reads "
                    "up to {}); update Knotmap to open it",
                    version.dump(), kSessionVersion));
  for (std::size_t i = version.get<std::size_t>() - 1; i < kUpgrades.size(); ++i)
    kUpgrades[i](root);
  return core::Done{};
}

}  // namespace

core::Error firstProblems(core::Problems problems) {
  constexpr std::size_t kShown = 20;
  if (problems.size() > kShown) {
    const std::size_t more = problems.size() - kShown + 1;
    problems.resize(kShown - 1);
    problems.push_back({"", fmt::format("and {} more problems", more)});
  }
  return core::combined(problems);
}

anatomy::BrushDab readDab(const DataReader& data) {
  data.allowOnly({"face", "u", "v", "radius_mm"});
  return {.at = readPlaceOf(data),
          .radiusMm = static_cast<float>(data.number("radius_mm", kMinBrushMm, kMaxBrushMm))};
}

guidance::Answers readAnswers(const DataReader& data) {
  using guidance::Answer;
  guidance::Answers answers;
  if (data.raw().is_null()) return answers;
  if (data.isObject() && data.raw().size() > kMaxListItems) {
    data.problem(
        fmt::format("has {} answers, expected at most {}", data.raw().size(), kMaxListItems));
    return answers;
  }
  const std::vector<std::string> known{std::string(answerName(Answer::yes)),
                                       std::string(answerName(Answer::no)),
                                       std::string(answerName(Answer::unsure))};
  for (const auto& [question, answer] : data.members()) {
    if (question.empty() || question.size() > kMaxWordBytes)
      data.problem(
          fmt::format("found a key of {} bytes, expected the id of a question", question.size()));
    answers[question] = readWord<Answer>(answer, known);
  }
  return answers;
}

core::Result<Session> sessionFromJson(Json root, const std::string& name) {
  if (auto current = upgrade(root, name); !current) return current.error();
  core::Problems problems;
  Session session = readSession({root, name + ": ", problems});
  if (!problems.empty()) return firstProblems(std::move(problems));
  return session;
}

core::Result<Session> sessionFromText(std::string_view text, const std::string& name) {
  if (text.size() > kMaxFileBytes)
    return core::Error{
        name, fmt::format("has {} bytes, expected at most {}", text.size(), kMaxFileBytes)};
  auto root = parseStrictJson(text, name);
  if (!root) return root.error();
  return sessionFromJson(std::move(root).value(), name);
}

}  // namespace knotmap::session
