#include "referral/atlas_writer.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "placed_atlas.h"
#include "referral/json_rows.h"

namespace knotmap::referral {
namespace {

const std::filesystem::path kAtlas = std::filesystem::path(KNOTMAP_TEST_ASSETS) / "atlas";

RowInFile rowOf(const std::string& id) {
  auto found = findRow(kAtlas, id);
  REQUIRE(bool(found));
  return std::move(found).value();
}

nlohmann::ordered_json parsed(const RowInFile& row, const std::string& text) {
  const std::size_t end = row.end + text.size() - row.text.size();
  return nlohmann::ordered_json::parse(text.substr(row.begin, end - row.begin));
}

RowInFile fileWith(const std::string& text) {
  const auto spans = rowSpans(text);
  REQUIRE_FALSE(spans.empty());
  return {"rows.json", text, spans[0].first, spans[0].second};
}

}  // namespace

TEST_CASE("every row that is written unchanged says word for word what it said", "[author]") {
  const auto& tables = tests::tables();
  for (const TriggerPoint& point : tables.atlas.points()) {
    INFO(point.id);
    const RowInFile row = rowOf(point.id);
    const std::string text = withDrawing(row, drawingOf(point), tables.landmarks);
    CHECK(parsed(row, text).dump() == parsed(row, row.text).dump());
    const auto read = drawingInFile(row, tables.landmarks);
    REQUIRE(bool(read));
    CHECK(*read == drawingOf(point));
  }
}

TEST_CASE("rows come out in the layout that the files have", "[author]") {
  const auto& tables = tests::tables();
  std::size_t same = 0;
  for (const TriggerPoint& point : tables.atlas.points()) {
    INFO(point.id);
    const RowInFile row = rowOf(point.id);
    const RowDrawing drawing = drawingOf(point);
    const std::string once = withDrawing(row, drawing, tables.landmarks);
    const RowInFile again{row.file, once, row.begin, row.end + once.size() - row.text.size()};
    CHECK(withDrawing(again, drawing, tables.landmarks) == once);
    same += once == row.text ? 1 : 0;
  }
  // Rows written by hand may stray from it; most do not.
  CHECK(same > tables.atlas.points().size() / 2);
}

TEST_CASE("writing a row leaves every other byte of its file alone", "[author]") {
  const auto& tables = tests::tables();
  for (const TriggerPoint& point : tables.atlas.points()) {
    INFO(point.id);
    const RowInFile row = rowOf(point.id);
    RowDrawing drawing = drawingOf(point);
    drawing.sites.push_back({.kind = anatomy::Place::Kind::landmark});
    const std::string text = withDrawing(row, drawing, tables.landmarks);
    CHECK(text.substr(0, row.begin) == row.text.substr(0, row.begin));
    CHECK(text.substr(text.size() - (row.text.size() - row.end)) == row.text.substr(row.end));
    CHECK(text != row.text);
    const auto read = drawingInFile(
        {row.file, text, row.begin, row.end + text.size() - row.text.size()}, tables.landmarks);
    REQUIRE(bool(read));
    CHECK(*read == drawing);
  }
}

TEST_CASE("what fits into 100 columns stands in one line", "[author]") {
  const std::string list(60, 'a');
  CHECK(houseLayout(R"({"b":[1,2.5],"a":"x"})", 0) == R"({"b": [1, 2.5], "a": "x"})");
  CHECK(houseLayout(R"({"k":[")" + list + R"(",")" + list + R"("]})", 2) ==
        "{\n    \"k\": [\n      \"" + list + "\",\n      \"" + list + "\"\n    ]\n  }");
}

TEST_CASE("rows are found behind brackets and quotes in texts", "[author]") {
  const std::string text = R"({"schema": 1, "points": [{"id": "A", "where": "a ] } \" ["},
    {"id": "B", "x": {"y": [{}]}}]})";
  const auto spans = rowSpans(text);
  REQUIRE(spans.size() == 2);
  CHECK(text.substr(spans[1].first, spans[1].second - spans[1].first) ==
        R"({"id": "B", "x": {"y": [{}]}})");
}

TEST_CASE("a new zone stands where readers look for it, an emptied one goes", "[author]") {
  const auto& landmarks = tests::tables().landmarks;
  const RowInFile row = fileWith(
      R"({"schema": 1, "points": [{"id": "A", "sites": ["c7"], "essential": {"strokes": [{"through": ["c7"], "radius_mm": 9}], "deep": ["ear"]}, "signs": [], "evidence": {}}]})");
  const anatomy::Place c7{.landmark = *landmarks.find("c7")};
  const RowDrawing drawing{{c7}, {}, {{{c7}, 12.0f}}};
  CHECK(parsed(row, withDrawing(row, drawing, landmarks)).dump() ==
        R"({"id":"A","sites":["c7"],"essential":{"deep":["ear"]},)"
        R"("spillover":{"strokes":[{"through":["c7"],"radius_mm":12}]},"signs":[],"evidence":{}})");
}

TEST_CASE("places are written as people write them", "[author]") {
  const auto& landmarks = tests::tables().landmarks;
  const anatomy::Place c7{.landmark = *landmarks.find("c7")};
  const anatomy::Place acromion{.landmark = *landmarks.find("acromion"), .otherSide = true};
  const anatomy::Place share{
      .kind = anatomy::Place::Kind::between, .amount = 0.72f, .ends = {c7, acromion}};
  CHECK(
      placeText({.kind = anatomy::Place::Kind::toward, .amount = 20.0f, .ends = {share, c7}},
                landmarks) ==
      R"({"from": {"between": ["c7", "opposite:acromion"], "at": 0.72}, "toward": "c7", "mm": 20})");
}

TEST_CASE("a draft that was kept comes back, without rows that did not change", "[author]") {
  const auto& tables = tests::tables();
  const TriggerPointId row = tests::point("TRAP-1"), same = tests::point("TRAP-2");
  AtlasDraft draft{{row, drawingOf(tables.atlas[row])}, {same, drawingOf(tables.atlas[same])}};
  draft[row].essential[0].radiusMm = 17.5f;
  const auto back = draftFromText(draftText(draft, tables.atlas, tables.landmarks), tables.atlas,
                                  tables.landmarks);
  REQUIRE(bool(back));
  CHECK(*back == AtlasDraft{{row, draft[row]}});
  CHECK_FALSE(bool(draftFromText("{", tables.atlas, tables.landmarks)));
}

}  // namespace knotmap::referral
