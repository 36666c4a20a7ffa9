#include "anatomy/places/landmarks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <variant>

#include "anatomy/body/midline.h"
#include "anatomy/places/place.h"
#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "core/messages.h"

namespace knotmap::anatomy {
namespace {

using core::DataReader;
using core::Side;

constexpr int kSchema = 1;

/// A place on a chain of neighbouring vertices; 1.4 is 40 % of the way from the second to the
/// third. Women and men may differ, and bodies between them lie between.
struct VertexChain {
  std::vector<std::uint16_t> vertices;
  float female = 0.0f, male = 0.0f;
};

/// A share of the spine's line between two landmarks.
struct MidlineShare {
  LandmarkId from{}, to{};
  float share = 0.0f;
};

/// Where the spine's line is as high as a landmark.
struct MidlineLevel {
  LandmarkId of{};
};

std::uint16_t readVertex(const DataReader& data) {
  return static_cast<std::uint16_t>(data.integer(0, static_cast<int>(kVertexCount) - 1));
}

VertexChain readChain(const DataReader& data) {
  data.allowOnly({"vertices", "at"});
  VertexChain chain;
  for (const DataReader& vertex : data.at("vertices").items())
    chain.vertices.push_back(readVertex(vertex));
  if (chain.vertices.empty()) data.problem("found no vertex, expected at least one");
  if (!data.has("at")) return chain;
  const double last = std::max(1.0, static_cast<double>(chain.vertices.size()) - 1.0);
  const DataReader at = data.at("at");
  const bool bySex = at.isObject();
  if (bySex) at.allowOnly({"female", "male"});
  chain.female = static_cast<float>(bySex ? at.number("female", 0.0, last) : at.number(0.0, last));
  chain.male = static_cast<float>(bySex ? at.number("male", 0.0, last) : chain.female);
  return chain;
}

LandmarkId readId(const DataReader& data, const LandmarkTable& table) {
  return LandmarkId{static_cast<std::uint16_t>(data.oneOf(table.ids()))};
}

MidlineShare readShare(const DataReader& data, const LandmarkTable& table) {
  data.allowOnly({"midline_between", "at"});
  const DataReader ends = data.at("midline_between");
  const std::vector<DataReader> items = ends.items();
  if (items.size() != 2) {
    ends.problem(fmt::format("found {} landmarks, expected 2", items.size()));
    return {};
  }
  return {readId(items[0], table), readId(items[1], table),
          static_cast<float>(data.number("at", 0.0, 1.0))};
}

BodyPoint pointOn(const VertexChain& chain, const Body& body) {
  const BodyModel& model = body.model();
  if (chain.vertices.size() == 1) return bodyPointAtVertex(model, VertexId{chain.vertices[0]});
  const float at = glm::mix(chain.female, chain.male, body.shape().sex);
  const std::size_t i = std::min(static_cast<std::size_t>(at), chain.vertices.size() - 2);
  return betweenVertices(model, chain.vertices[i], chain.vertices[i + 1],
                         at - static_cast<float>(i));
}

}  // namespace

struct LandmarkTable::Definition {
  std::variant<VertexChain, MidlineShare, MidlineLevel, Place> found;
};

namespace {

LandmarkTable::Definition readDefinition(const DataReader& data, const LandmarkTable& table) {
  if (data.has("vertices")) return {readChain(data)};
  if (data.has("midline_between")) return {readShare(data, table)};
  if (data.has("midline_level_of")) {
    data.allowOnly({"midline_level_of"});
    return {MidlineLevel{readId(data.at("midline_level_of"), table)}};
  }
  if (data.has("place")) {
    data.allowOnly({"place"});
    return {readPlace(data.at("place"), table)};
  }
  if (!data.raw().is_null())
    data.problem("expected \"vertices\", \"midline_between\", \"midline_level_of\" or \"place\"");
  return {};
}

Landmark readLandmark(const DataReader& data, const LandmarkTable& table) {
  data.allowOnly({"id", "name", "anatomical", "paired", "confidence", "found", "sources", "note"});
  Landmark landmark{.id = data.text("id"),
                    .name = data.text("name"),
                    .anatomical = data.text("anatomical"),
                    .paired = data.flagOr("paired", false),
                    .confidence = data.text("confidence"),
                    .sources = data.texts("sources")};
  if (table.find(landmark.id))
    data.at("id").problem(fmt::format("\"{}\" is there already, expected a new id", landmark.id));
  data.at("confidence").oneOf({"H", "M", "L"});
  if (landmark.sources.empty()) data.problem("names no source, expected at least one");
  return landmark;
}

}  // namespace

core::Result<LandmarkTable> LandmarkTable::load(const core::Assets& assets) {
  const auto json = assets.read("landmarks.json", kSchema);
  if (!json) return json.error();
  core::Problems problems;
  const DataReader data(*json, "landmarks.json: ", problems);
  data.allowOnly({"schema", "midline", "landmarks"});

  LandmarkTable table;
  auto words = core::Messages::loadTopic(assets, "place");
  if (!words) return words.error();
  table.words_ = std::make_shared<const core::Messages>(std::move(words).value());
  auto definitions = std::make_shared<std::vector<Definition>>();
  for (const DataReader& vertex : data.at("midline").items())
    table.midline_.push_back(readVertex(vertex));
  if (table.midline_.size() < 2) data.at("midline").problem("expected at least 2 vertices");
  // A definition may use the landmarks above it only, so none can depend on itself.
  for (const DataReader& item : data.at("landmarks").items()) {
    definitions->push_back(readDefinition(item.at("found"), table));
    table.landmarks_.push_back(readLandmark(item, table));
  }
  table.definitions_ = std::move(definitions);
  if (!problems.empty()) return core::combined(problems);
  return table;
}

std::optional<LandmarkId> LandmarkTable::find(std::string_view id) const {
  for (std::size_t i = 0; i < landmarks_.size(); ++i)
    if (landmarks_[i].id == id) return LandmarkId{static_cast<std::uint16_t>(i)};
  return std::nullopt;
}

std::vector<std::string> LandmarkTable::ids() const {
  std::vector<std::string> ids;
  for (const Landmark& landmark : landmarks_) ids.push_back(landmark.id);
  return ids;
}

Landmarks::Landmarks(const LandmarkTable& table, const Body& body) : table_(&table) {
  const Midline midline(body, table.midline());
  const BodyModel& model = body.model();
  const auto arcOf = [&](LandmarkId id) { return midline.arcNear(position(id, Side::left)); };

  struct Resolve {
    const Landmarks& self;
    const Body& body;
    const Midline& midline;
    const decltype(arcOf)& arc;
    bool paired;

    BodyPoint operator()(const VertexChain& chain) const {
      // The table names vertices of the right side; the left is the one kept, and mirrored.
      const BodyPoint given = pointOn(chain, body);
      return paired ? body.model().mirrored(given) : given;
    }
    BodyPoint operator()(const MidlineShare& s) const {
      return midline.at(glm::mix(arc(s.from), arc(s.to), s.share));
    }
    BodyPoint operator()(const MidlineLevel& level) const {
      return midline.at(midline.arcAtHeight(self.position(level.of, Side::left).y));
    }
    BodyPoint operator()(const Place& place) const {
      return resolvePlace(place, body, self, Side::left);
    }
  };
  for (std::size_t i = 0; i < table.landmarks().size(); ++i) {
    const bool paired = table.landmarks()[i].paired;
    const BodyPoint left =
        std::visit(Resolve{*this, body, midline, arcOf, paired}, table.definitions()[i].found);
    left_.push_back(left);
    right_.push_back(paired ? model.mirrored(left) : left);
    leftPosition_.push_back(body.positionAt(left));
    rightPosition_.push_back(body.positionAt(right_.back()));
  }
}

BodyPoint Landmarks::at(LandmarkId id, Side side) const {
  assert(static_cast<std::size_t>(id) < left_.size());
  return (side == Side::left ? left_ : right_)[static_cast<std::size_t>(id)];
}

core::Vec3 Landmarks::position(LandmarkId id, Side side) const {
  assert(static_cast<std::size_t>(id) < left_.size());
  return (side == Side::left ? leftPosition_ : rightPosition_)[static_cast<std::size_t>(id)];
}

NearestLandmark Landmarks::nearest(core::Vec3 position) const {
  NearestLandmark best{.distanceMm = std::numeric_limits<float>::infinity()};
  const auto look = [&](std::size_t i, core::Vec3 place, Side side) {
    const float mm = glm::distance(place, position) * core::kMmPerM;
    if (mm < best.distanceMm) best = {LandmarkId{static_cast<std::uint16_t>(i)}, side, mm};
  };
  for (std::size_t i = 0; i < left_.size(); ++i) {
    const bool paired = table_->landmarks()[i].paired;
    look(i, leftPosition_[i], paired ? Side::left : Side::midline);
    if (paired) look(i, rightPosition_[i], Side::right);
  }
  return best;
}

}  // namespace knotmap::anatomy
