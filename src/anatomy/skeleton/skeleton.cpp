#include "anatomy/skeleton/skeleton.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"

namespace knotmap::anatomy {
namespace {

using core::DataReader;
using core::Side;
using core::Vec3;

constexpr int kSchema = 1;
constexpr std::string_view kOpposite = "opposite:";
/// A point may use those of the files before its own.
constexpr const char* kFiles[] = {"head", "cervical", "thorax", "lumbar", "shoulder", "pelvis"};

/// "opposite:asis" is the landmark of the other side.
struct SidedId {
  std::string id;
  bool otherSide = false;
};

SidedId sidedId(std::string text) {
  const bool other = text.rfind(kOpposite, 0) == 0;
  return {other ? text.substr(kOpposite.size()) : std::move(text), other};
}

SpacePoint readNamed(const DataReader& data, const SkeletonTable& table) {
  const auto [id, otherSide] = sidedId(data.text());
  SpacePoint point{.otherSide = otherSide};
  if (const auto landmark = table.landmarks().find(id)) {
    point.index = static_cast<std::uint16_t>(*landmark);
    return point;
  }
  point.kind = SpacePoint::Kind::bony;
  if (const auto bony = table.find(id)) {
    point.index = *bony;
    return point;
  }
  std::vector<std::string> known = table.landmarks().ids();
  for (const BonyPoint& bony : table.points()) known.push_back(bony.id);
  const std::string near = core::closestWord(id, known);
  const std::string hint = near.empty() ? "" : fmt::format(" (did you mean \"{}\"?)", near);
  data.problem(fmt::format("unknown \"{}\", expected a landmark or a bony point{}", id, hint));
  return {};
}

/// Reads the parts of a point with one table and measure.
class PointReader {
 public:
  PointReader(const SkeletonTable& table, MeasureId measure) : table_(table), measure_(measure) {}

  SpacePoint read(const DataReader& data) const {
    if (data.isText()) return readNamed(data, table_);
    if (data.has("between")) return readBetween(data);
    if (data.has("toward")) return readToward(data);
    if (data.has("from")) return readOffset(data);
    if (data.has("skin")) return readSkin(data);
    if (!data.raw().is_null())
      data.problem(
          "expected an id, {\"between\", \"at\"}, {\"from\", \"out\", \"up\", \"front\"}, "
          "{\"from\", \"toward\", \"mm\"} or {\"skin\", \"depth\"}");
    return {};
  }

 private:
  SpacePoint make(SpacePoint::Kind kind, double amount = 0.0) const {
    SpacePoint point;
    point.kind = kind;
    point.measure = measure_;
    point.amount = static_cast<float>(amount);
    return point;
  }

  SpacePoint readBetween(const DataReader& data) const {
    data.allowOnly({"between", "at"});
    SpacePoint point = make(SpacePoint::Kind::between, data.number("at", -3.0, 4.0));
    const DataReader ends = data.at("between");
    for (const DataReader& end : ends.items()) point.ends.push_back(read(end));
    if (ends.isList() && point.ends.size() != 2)
      ends.problem(fmt::format("found {} points, expected 2", point.ends.size()));
    point.ends.resize(2);
    return point;
  }

  SpacePoint readToward(const DataReader& data) const {
    data.allowOnly({"from", "toward", "mm"});
    SpacePoint point = make(SpacePoint::Kind::toward, data.number("mm", -500.0, 500.0));
    point.ends = {read(data.at("from")), read(data.at("toward"))};
    return point;
  }

  SpacePoint readOffset(const DataReader& data) const {
    data.allowOnly({"from", "out", "up", "front"});
    SpacePoint point = make(SpacePoint::Kind::offset);
    const auto mm = [&](std::string_view key) {
      return static_cast<float>(data.numberOr(key, 0.0, -2000.0, 2000.0));
    };
    point.offsetMm = {mm("out"), mm("up"), mm("front")};
    point.ends = {read(data.at("from"))};
    return point;
  }

  SpacePoint readSkin(const DataReader& data) const {
    data.allowOnly({"skin", "depth"});
    SpacePoint point = make(SpacePoint::Kind::skin, data.number("depth", 0.0, 200.0));
    point.ends = {read(data.at("skin"))};
    return point;
  }

  const SkeletonTable& table_;
  MeasureId measure_;
};

std::optional<SidedId> knownLandmark(const DataReader& data, const LandmarkTable& table) {
  SidedId sided = sidedId(data.text());
  if (table.find(sided.id)) return sided;
  data.problem(fmt::format("unknown \"{}\", expected a landmark id", sided.id));
  return std::nullopt;
}

BodyMeasure readMeasureRow(const DataReader& data, const LandmarkTable& table) {
  data.allowOnly({"id", "between", "height_of", "mm"});
  BodyMeasure measure{.id = data.text("id"),
                      .averageMm = static_cast<float>(data.number("mm", 1.0, 3000.0))};
  if (data.has("height_of")) {
    const auto of = knownLandmark(data.at("height_of"), table);
    if (of) measure.from = *table.find(of->id);
    return measure;
  }
  const std::vector<DataReader> ends = data.at("between").items();
  if (ends.size() != 2) {
    data.problem("expected \"height_of\" or \"between\" with 2 landmarks");
    return measure;
  }
  const auto from = knownLandmark(ends[0], table), to = knownLandmark(ends[1], table);
  if (from) measure.from = *table.find(from->id);
  if (to) measure.to = table.find(to->id);
  measure.toOtherSide = to && to->otherSide;
  return measure;
}

}  // namespace

SpacePoint readSpacePoint(const DataReader& data, const SkeletonTable& table, MeasureId measure) {
  return PointReader(table, measure).read(data);
}

MeasureId readMeasure(const DataReader& data, const SkeletonTable& table, MeasureId fallback) {
  if (!data.has("measure")) return fallback;
  std::vector<std::string> ids;
  for (const BodyMeasure& measure : table.measures()) ids.push_back(measure.id);
  return MeasureId{static_cast<std::uint8_t>(data.at("measure").oneOf(ids))};
}

core::Result<SkeletonTable> SkeletonTable::load(const core::Assets& assets,
                                                const LandmarkTable& landmarks) {
  SkeletonTable table;
  table.landmarks_ = landmarks;
  core::Problems problems;
  const auto measures = assets.read("skeleton/measures.json", kSchema);
  if (!measures) return measures.error();
  const DataReader rows(*measures, "skeleton/measures.json: ", problems);
  for (const DataReader& row : rows.at("measures").items())
    table.measures_.push_back(readMeasureRow(row, landmarks));
  if (!problems.empty()) return core::combined(problems);

  for (const char* name : kFiles) {
    const auto json = assets.read(fmt::format("skeleton/{}.json", name), kSchema);
    if (!json) return json.error();
    const DataReader data(*json, fmt::format("skeleton/{}.json: ", name), problems);
    data.allowOnly({"schema", "measure", "points"});
    const MeasureId fallback = readMeasure(data, table, MeasureId{});
    for (const DataReader& item : data.at("points").items()) {
      item.allowOnly({"id", "name", "paired", "measure", "at", "sources", "note"});
      BonyPoint point{
          .id = item.text("id"),
          .name = item.text("name"),
          .paired = item.flagOr("paired", false),
          .at = readSpacePoint(item.at("at"), table, readMeasure(item, table, fallback)),
          .sources = item.texts("sources")};
      if (table.find(point.id) || landmarks.find(point.id))
        item.at("id").problem(fmt::format("\"{}\" is there already, expected a new id", point.id));
      if (point.sources.empty()) item.problem("names no source, expected at least one");
      table.points_.push_back(std::move(point));
    }
  }
  if (!problems.empty()) return core::combined(problems);
  return table;
}

std::optional<std::uint16_t> SkeletonTable::find(std::string_view id) const {
  const auto found = std::find_if(points_.begin(), points_.end(),
                                  [&](const BonyPoint& point) { return point.id == id; });
  if (found == points_.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - points_.begin());
}

Skeleton::Skeleton(const SkeletonTable& table, const Landmarks& landmarks, const OuterSkin& skin)
    : table_(&table), landmarks_(&landmarks), skin_(&skin) {
  for (const BodyMeasure& measure : table.measures()) {
    const Vec3 from = landmarks.position(measure.from, Side::left);
    const Vec3 to =
        measure.to ? landmarks.position(*measure.to, measure.toOtherSide ? Side::right : Side::left)
                   : Vec3{from.x, 0.0f, from.z};
    scales_.push_back(glm::distance(from, to) * core::kMmPerM / measure.averageMm);
  }
  for (const BonyPoint& point : table.points()) {
    Vec3 place = left(point.at);
    if (!point.paired) place.x = 0.0f;
    left_.push_back(place);
  }
}

Vec3 Skeleton::left(const SpacePoint& point) const {
  const auto end = [&](std::size_t i) { return left(point.ends[i]); };
  const auto metres = [&](float mm) { return mm / core::kMmPerM * scale(point.measure); };
  switch (point.kind) {
    case SpacePoint::Kind::landmark:
      return landmarks_->position(LandmarkId{point.index},
                                  point.otherSide ? Side::right : Side::left);
    case SpacePoint::Kind::bony: {
      assert(point.index < left_.size());
      const Vec3 place = left_[point.index];
      return point.otherSide ? Vec3{-place.x, place.y, place.z} : place;
    }
    case SpacePoint::Kind::between:
      return glm::mix(end(0), end(1), point.amount);
    case SpacePoint::Kind::offset:
      return end(0) +
             Vec3{metres(point.offsetMm.x), metres(point.offsetMm.y), metres(point.offsetMm.z)};
    case SpacePoint::Kind::toward: {
      const Vec3 from = end(0), way = end(1) - from;
      const float length = glm::length(way);
      return length > 0.0f ? from + metres(point.amount) / length * way : from;
    }
    case SpacePoint::Kind::skin: {
      const SkinFrom skin = skin_->nearest(end(0));
      return skin.position - metres(point.amount) * skin.normal;
    }
  }
  return {};
}

}  // namespace knotmap::anatomy
