#include "anatomy/places/regions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <span>

#include "anatomy/places/region_rules.h"
#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "core/messages.h"

namespace knotmap::anatomy {
namespace {

using core::DataReader;
using core::Side;

constexpr int kSchema = 1;
constexpr std::uint32_t kAllSegments = (1u << 9) - 1u;

std::vector<std::string> segmentNames() {
  return {"head", "neck", "trunk", "arm", "forearm", "hand", "thigh", "leg", "foot"};
}

std::vector<std::string> regionIds(const std::vector<Region>& regions) {
  std::vector<std::string> ids;
  for (const Region& region : regions) ids.push_back(region.id);
  return ids;
}

Region readRegion(const DataReader& data, const std::vector<Region>& before) {
  data.allowOnly({"id", "name", "anatomical", "ta98", "fma", "uberon", "part", "paired"});
  Region region{.id = data.text("id"),
                .name = data.text("name"),
                .anatomical = data.textOr("anatomical", ""),
                .ta98 = data.textOr("ta98", ""),
                .fma = data.textOr("fma", ""),
                .uberon = data.textOr("uberon", ""),
                .part = data.text("part"),
                .paired = data.flagOr("paired", true)};
  data.at("part").oneOf(
      {"head", "neck", "chest", "abdomen", "back", "shoulder", "buttock", "arm", "leg"});
  const std::vector<std::string> ids = regionIds(before);
  if (std::find(ids.begin(), ids.end(), region.id) != ids.end())
    data.at("id").problem(fmt::format("\"{}\" is there already, expected a new id", region.id));
  return region;
}

/// Reads a rule, or a group of rules that share conditions, onto the end of `rules`.
void readRule(const DataReader& data, const std::vector<Region>& regions,
              const LandmarkTable& landmarks, std::vector<RegionTable::Rule>& rules) {
  data.allowOnly({"region", "on", "where", "rules"});
  RegionTable::Rule rule;
  const bool group = data.has("rules");
  if (!group || data.has("region"))
    rule.region = RegionId{static_cast<std::uint16_t>(data.at("region").oneOf(regionIds(regions)))};
  if (group && rule.region) data.problem("has a region and rules, expected only one of them");
  for (const DataReader& segment : data.itemsIfAny("on"))
    rule.segments |= 1u << segment.oneOf(segmentNames());
  if (rule.segments == 0) rule.segments = kAllSegments;
  for (const DataReader& condition : data.itemsIfAny("where"))
    rule.conditions.push_back(readCondition(condition, landmarks));
  const std::size_t place = rules.size();
  rules.push_back(std::move(rule));
  for (const DataReader& inner : data.itemsIfAny("rules"))
    readRule(inner, regions, landmarks, rules);
  rules[place].end = rules.size();
}

/// Points without a rule would have no name, and regions without one no place.
void checkRules(const DataReader& data, const std::vector<Region>& regions,
                const std::vector<RegionTable::Rule>& rules) {
  const bool takesRest = !rules.empty() && rules.back().region && rules.back().conditions.empty() &&
                         rules.back().segments == kAllSegments;
  if (!takesRest)
    data.at("rules").problem("the last rule has conditions, expected one that takes the rest");
  for (std::size_t i = 0; i < regions.size(); ++i) {
    const bool used = std::any_of(rules.begin(), rules.end(), [&](const RegionTable::Rule& rule) {
      return rule.region && static_cast<std::size_t>(*rule.region) == i;
    });
    if (!used)
      data.at("regions").problem(fmt::format("\"{}\" has no rule, expected one", regions[i].id));
  }
}

/// The fine vertex on the other side of each fine vertex.
std::vector<std::uint32_t> fineMirror(const BodyModel& model) {
  std::vector<std::uint32_t> mirror(kFineVertexCount);
  for (std::uint32_t v = 0; v < kVertexCount; ++v) mirror[v] = model.mirrorVertex()[v];
  for (std::uint32_t f = 0; f < kFaceCount; ++f) {
    const std::uint32_t other = model.mirrorFace()[f];
    mirror[model.facePoint(f)] = model.facePoint(other);
    const Quad& corners = model.faces()[f];
    const Quad& others = model.faces()[other];
    // Mirroring reverses the winding: side k runs from corner k to k + 1, its image the other way.
    for (std::size_t k = 0; k < 4; ++k) {
      const std::uint16_t image = model.mirrorVertex()[corners[(k + 1) % 4]];
      const auto start = std::find(others.begin(), others.end(), image);
      const auto side = static_cast<std::size_t>(start - others.begin()) % 4;
      mirror[model.edgePoint(model.faceEdges()[f][k])] =
          model.edgePoint(model.faceEdges()[other][side]);
    }
  }
  return mirror;
}

/// The segment of each fine vertex: the first of those of the reference vertices around it.
std::vector<Segment> fineSegments(const BodyModel& model) {
  std::vector<Segment> segments(kFineVertexCount);
  const auto of = [&](std::uint32_t v) { return model.segments()[v]; };
  std::copy(model.segments().begin(), model.segments().end(), segments.begin());
  for (std::uint32_t e = 0; e < kEdgeCount; ++e)
    segments[model.edgePoint(e)] = std::min(of(model.edges()[e][0]), of(model.edges()[e][1]));
  for (std::uint32_t f = 0; f < kFaceCount; ++f) {
    const Quad& q = model.faces()[f];
    segments[model.facePoint(f)] = std::min({of(q[0]), of(q[1]), of(q[2]), of(q[3])});
  }
  return segments;
}

/// One side of the skin with the midline, standing for both.
struct HalfSkin {
  std::vector<std::uint32_t> standIn;  ///< of each fine vertex: itself, or its mirror image
  std::vector<std::array<std::uint32_t, 2>> edges;  ///< between stand-ins, each once
};

HalfSkin leftHalf(const Body& body) {
  HalfSkin half{fineMirror(body.model()), {}};
  const auto isLeft = [&](std::uint32_t v, std::uint32_t image) {
    const float x = body.finePositions()[v].x, imageX = body.finePositions()[image].x;
    return x > imageX || (x == imageX && v <= image);
  };
  for (std::uint32_t v = 0; v < kFineVertexCount; ++v)
    if (isLeft(v, half.standIn[v])) half.standIn[v] = v;
  for (const Triangle& t : body.model().fineTriangles())
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t a = t[k], b = t[(k + 1) % 3];
      if (a < b && half.standIn[a] == a && half.standIn[b] == b) half.edges.push_back({a, b});
    }
  return half;
}

/// The pieces of the half skin in which all vertices lie in one region: the same number for all
/// vertices of a piece.
std::vector<std::uint32_t> piecesOf(const HalfSkin& half, std::span<const RegionId> region) {
  std::vector<std::uint32_t> parent = half.standIn;
  const auto root = [&](std::uint32_t v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  for (const auto [a, b] : half.edges)
    if (region[a] == region[b]) parent[root(a)] = root(b);
  for (std::uint32_t v = 0; v < kFineVertexCount; ++v) parent[v] = root(v);
  return parent;
}

/// One round of making each region one piece: a smaller piece joins the region of the neighbour
/// it shares most of its border with. Of two such neighbours the smaller one joins first, so that
/// they do not swap. False when every region is one piece. Folded skin (ears, lids, mouth) crosses
/// any plane more than once, hence the stray pieces.
bool joinStrayPieces(const HalfSkin& half, std::vector<RegionId>& region) {
  const std::vector<std::uint32_t> piece = piecesOf(half, region);
  std::vector<std::uint32_t> size(kFineVertexCount);
  for (const std::uint32_t p : piece) ++size[p];
  const std::uint32_t regionCount =
      1u + static_cast<std::uint32_t>(*std::max_element(region.begin(), region.end()));
  std::vector<std::uint32_t> largest(regionCount, kFineVertexCount);
  for (std::uint32_t p = 0; p < kFineVertexCount; ++p) {
    std::uint32_t& best = largest[static_cast<std::size_t>(region[p])];
    if (piece[p] == p && (best == kFineVertexCount || size[p] > size[best])) best = p;
  }
  const auto stray = [&](std::uint32_t p) {
    return largest[static_cast<std::size_t>(region[p])] != p;
  };
  std::map<std::uint32_t, std::map<std::uint32_t, std::uint32_t>> borders;
  for (const auto [a, b] : half.edges) {
    if (piece[a] == piece[b]) continue;
    if (stray(piece[a])) ++borders[piece[a]][piece[b]];
    if (stray(piece[b])) ++borders[piece[b]][piece[a]];
  }
  if (borders.empty()) return false;
  std::vector<RegionId> joined = region;
  for (const auto& [p, neighbours] : borders) {
    const auto most = std::max_element(neighbours.begin(), neighbours.end(),
                                       [](auto& x, auto& y) { return x.second < y.second; });
    const std::uint32_t q = most->first;
    if (!stray(q) || std::pair(size[q], q) > std::pair(size[p], p)) joined[p] = region[q];
  }
  for (std::uint32_t v = 0; v < kFineVertexCount; ++v) region[v] = joined[piece[v]];
  return true;
}

std::uint32_t nearestFineVertex(const BodyModel& model, BodyPoint point) {
  const FineLocation at = fineLocation(point);
  const Triangle& t = model.fineTriangles()[at.triangle];
  int best = 0;
  for (int k = 1; k < 3; ++k)
    if (at.weights[k] > at.weights[best]) best = k;
  return t[static_cast<std::size_t>(best)];
}

}  // namespace

core::Result<RegionTable> RegionTable::load(const core::Assets& assets,
                                            const LandmarkTable& landmarks) {
  const auto json = assets.read("regions.json", kSchema);
  if (!json) return json.error();
  core::Problems problems;
  const DataReader data(*json, "regions.json: ", problems);
  data.allowOnly({"schema", "sources", "regions", "rules"});

  RegionTable table;
  auto words = core::Messages::loadTopic(assets, "side");
  if (!words) return words.error();
  table.words_ = std::make_shared<const core::Messages>(std::move(words).value());
  auto rules = std::make_shared<std::vector<Rule>>();
  for (const DataReader& item : data.at("regions").items())
    table.regions_.push_back(readRegion(item, table.regions_));
  for (const DataReader& item : data.at("rules").items())
    readRule(item, table.regions_, landmarks, *rules);
  checkRules(data, table.regions_, *rules);
  table.rules_ = std::move(rules);
  if (!problems.empty()) return core::combined(problems);
  return table;
}

std::optional<RegionId> RegionTable::find(std::string_view id) const {
  for (std::size_t i = 0; i < regions_.size(); ++i)
    if (regions_[i].id == id) return RegionId{static_cast<std::uint16_t>(i)};
  return std::nullopt;
}

RegionMap::RegionMap(const RegionTable& table, const Body& body, const Landmarks& landmarks)
    : table_(&table), body_(&body), fineRegion_(kFineVertexCount) {
  const RegionRules rules(table, body, landmarks);
  const std::vector<Segment> segments = fineSegments(body.model());
  const HalfSkin half = leftHalf(body);
  // One answer for both sides, so that they are mirror images whatever the rounding.
  for (std::uint32_t v = 0; v < kFineVertexCount; ++v)
    if (half.standIn[v] == v) fineRegion_[v] = rules.at(body.finePositions()[v], segments[v]);
  for (std::uint32_t v = 0; v < kFineVertexCount; ++v)
    fineRegion_[v] = fineRegion_[half.standIn[v]];
  while (joinStrayPieces(half, fineRegion_)) continue;
}

RegionId RegionMap::at(BodyPoint point) const {
  return fineRegion_[nearestFineVertex(body_->model(), point)];
}

Side RegionMap::sideAt(BodyPoint point) const {
  if (!(*table_)[at(point)].paired) return Side::midline;
  return anatomy::sideAt(*body_, point);
}

Side RegionMap::sideAtFineVertex(std::uint32_t fineVertex) const {
  if (!(*table_)[fineRegion_[fineVertex]].paired) return Side::midline;
  return body_->finePositions()[fineVertex].x < 0.0f ? Side::right : Side::left;
}

std::string regionName(const RegionTable& table, RegionId id, Side side) {
  const Region& region = table[id];
  if (!region.paired || side == Side::midline) return region.name;
  return table.words()(side == Side::left ? "side.place-left" : "side.place-right",
                       fmt::arg("place", region.name));
}

}  // namespace knotmap::anatomy
