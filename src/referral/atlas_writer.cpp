#include "referral/atlas_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/data_reader.h"
#include "core/files.h"
#include "core/json.h"
#include "referral/atlas_reader.h"
#include "referral/json_rows.h"

namespace knotmap::referral {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t kLineColumns = 100;
constexpr int kDraftSchema = 1;

/// The shortest decimal number that reads as this one: 0.72, not 0.72000002861.
Json decimal(float value) { return Json::parse(fmt::format("{}", value)); }

Json placeJson(const anatomy::Place& place, const anatomy::LandmarkTable& landmarks) {
  using Kind = anatomy::Place::Kind;
  if (place.kind == Kind::landmark)
    return (place.otherSide ? "opposite:" : "") + landmarks[place.landmark].id;
  Json ends = Json::array();
  for (const anatomy::Place& end : place.ends) ends.push_back(placeJson(end, landmarks));
  Json json = Json::object();
  if (place.kind == Kind::between) {
    json["between"] = std::move(ends);
    json["at"] = decimal(place.amount);
  } else {
    json["from"] = ends[0];
    json["toward"] = ends[1];
    json["mm"] = decimal(place.amount);
  }
  return json;
}

Json placesJson(const std::vector<anatomy::Place>& places,
                const anatomy::LandmarkTable& landmarks) {
  Json json = Json::array();
  for (const anatomy::Place& place : places) json.push_back(placeJson(place, landmarks));
  return json;
}

Json strokesJson(const std::vector<Stroke>& strokes, const anatomy::LandmarkTable& landmarks) {
  Json json = Json::array();
  for (const Stroke& stroke : strokes) {
    Json item = Json::object();
    item["through"] = placesJson(stroke.through, landmarks);
    item["radius_mm"] = decimal(stroke.radiusMm);
    json.push_back(std::move(item));
  }
  return json;
}

/// One line with a space after commas and colons.
std::string onOneLine(const Json& json) {
  if (json.empty() || !json.is_structured()) return json.dump();
  std::string line;
  for (const auto& item : json.items()) {
    line += line.empty() ? "" : ", ";
    if (json.is_object()) line += Json(item.key()).dump() + ": ";
    line += onOneLine(item.value());
  }
  return json.is_object() ? "{" + line + "}" : "[" + line + "]";
}

/// Columns of a text: bytes that begin a character.
std::size_t columns(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
  }));
}

/// `before` columns of the line are taken already by the key, `after` by a comma.
struct Taken {
  std::size_t indent = 0, before = 0, after = 0;
};

std::string laidOut(const Json& json, const Taken& taken) {
  std::string line = onOneLine(json);
  const bool fits = taken.indent + taken.before + columns(line) + taken.after <= kLineColumns;
  if (fits || json.empty() || !json.is_structured()) return line;
  const std::string edge(taken.indent, ' ');
  std::string text = json.is_object() ? "{\n" : "[\n";
  std::size_t left = json.size();
  for (const auto& item : json.items()) {
    const std::string key = json.is_object() ? Json(item.key()).dump() + ": " : "";
    const std::size_t comma = --left > 0 ? 1 : 0;
    text += edge + "  " + key;
    text += laidOut(item.value(), {taken.indent + 2, columns(key), comma});
    text += comma > 0 ? ",\n" : "\n";
  }
  return text + edge + (json.is_object() ? "}" : "]");
}

/// Puts strokes into a zone of the row: a zone without anything else goes when they do, and a new
/// one stands where the reader of the file expects it.
void setStrokes(Json& row, const char* zone, const std::vector<Stroke>& strokes,
                const anatomy::LandmarkTable& landmarks) {
  const bool had = row.contains(zone);
  if (!strokes.empty()) {
    if (!had)
      row = withKeyBefore(row, {"spillover", "sensation", "signs", "activation", "evidence"}, zone);
    Json& target = row[zone];
    if (!target.contains("strokes")) target = withKeyBefore(target, {"teeth", "deep"}, "strokes");
    target["strokes"] = strokesJson(strokes, landmarks);
  } else if (had) {
    row[zone].erase("strokes");
    if (row[zone].empty()) row.erase(zone);
  }
}

void setDrawing(Json& row, const RowDrawing& drawing, const anatomy::LandmarkTable& landmarks) {
  row["sites"] = placesJson(drawing.sites, landmarks);
  setStrokes(row, "essential", drawing.essential, landmarks);
  setStrokes(row, "spillover", drawing.spillover, landmarks);
}

std::vector<Stroke> readStrokes(const core::DataReader& row, std::string_view zone,
                                const anatomy::LandmarkTable& landmarks) {
  std::vector<Stroke> strokes;
  if (!row.has(zone)) return strokes;
  for (const core::DataReader& item : row.at(zone).itemsIfAny("strokes"))
    strokes.push_back(readStroke(item, landmarks));
  return strokes;
}

RowDrawing readDrawing(const core::DataReader& row, const anatomy::LandmarkTable& landmarks) {
  RowDrawing drawing;
  for (const core::DataReader& site : row.at("sites").items())
    drawing.sites.push_back(anatomy::readPlace(site, landmarks));
  drawing.essential = readStrokes(row, "essential", landmarks);
  drawing.spillover = readStrokes(row, "spillover", landmarks);
  return drawing;
}

}  // namespace

std::string placeText(const anatomy::Place& place, const anatomy::LandmarkTable& landmarks) {
  return onOneLine(placeJson(place, landmarks));
}

std::string houseLayout(std::string_view json, std::size_t indent) {
  return laidOut(Json::parse(json), {.indent = indent});
}

core::Result<RowInFile> findRow(const fs::path& atlasFolder, const std::string& id) {
  std::error_code failure;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(atlasFolder, failure))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    auto text = core::readFile(file);
    if (!text) return text.error();
    // A file that is broken now is refused before anything is looked for in it.
    if (const auto json = core::parseJson(*text, file.filename().string()); !json)
      return json.error();
    for (const auto& [begin, end] : rowSpans(*text))
      if (Json::parse(text->substr(begin, end - begin)).value("id", "") == id)
        return RowInFile{file, std::move(text).value(), begin, end};
  }
  return core::Error{atlasFolder.string(), fmt::format("no file has a row \"{}\"", id)};
}

std::string withDrawing(const RowInFile& row, const RowDrawing& drawing,
                        const anatomy::LandmarkTable& landmarks) {
  Json json = Json::parse(row.text.substr(row.begin, row.end - row.begin));
  setDrawing(json, drawing, landmarks);
  const std::size_t lineBegin = row.text.rfind('\n', row.begin) + 1;
  const std::size_t indent =
      std::min(row.text.find_first_not_of(' ', lineBegin) - lineBegin, row.begin - lineBegin);
  return row.text.substr(0, row.begin) + laidOut(json, {.indent = indent}) +
         row.text.substr(row.end);
}

core::Result<RowDrawing> drawingInFile(const RowInFile& row,
                                       const anatomy::LandmarkTable& landmarks) {
  const auto json =
      core::parseJson(row.text.substr(row.begin, row.end - row.begin), row.file.string());
  if (!json) return json.error();
  core::Problems problems;
  RowDrawing drawing = readDrawing(
      core::DataReader(*json, row.file.filename().string() + ": ", problems), landmarks);
  if (!problems.empty()) return core::combined(problems);
  return drawing;
}

std::string draftText(const AtlasDraft& draft, const Atlas& atlas,
                      const anatomy::LandmarkTable& landmarks) {
  Json rows = Json::array();
  for (const TriggerPointId id : changedRows(draft, atlas)) {
    Json row = Json::object();
    row["id"] = atlas[id].id;
    setDrawing(row, draft.at(id), landmarks);
    rows.push_back(std::move(row));
  }
  Json json = Json::object();
  json["schema"] = kDraftSchema;
  json["draft"] = std::move(rows);
  return laidOut(json, {}) + "\n";
}

core::Result<AtlasDraft> draftFromText(std::string_view text, const Atlas& atlas,
                                       const anatomy::LandmarkTable& landmarks) {
  const auto json = core::parseJson(text, "draft of the atlas");
  if (!json) return json.error();
  core::Problems problems;
  AtlasDraft draft;
  const core::DataReader file(*json, "draft of the atlas: ", problems);
  for (const core::DataReader& row : file.at("draft").items()) {
    const auto id = atlas.findPoint(row.text("id"));
    if (!id) row.problem("is no row of the atlas");
    RowDrawing drawing = readDrawing(row, landmarks);
    if (id) draft[*id] = std::move(drawing);
  }
  if (!problems.empty()) return core::combined(problems);
  return draft;
}

}  // namespace knotmap::referral
