#include "anatomy/places/regions.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "anatomy_shapes.h"
#include "core/assets.h"
#include "core/data_reader.h"

namespace knotmap::anatomy {
namespace {

using core::Side;

RegionTable regionTable(const LandmarkTable& landmarks) {
  auto table = RegionTable::load(KNOTMAP_TEST_ASSETS, landmarks);
  if (!table) throw std::runtime_error(table.error().message());
  return std::move(table).value();
}

struct Mapped {
  LandmarkTable landmarkTable = tests::landmarkTable();
  RegionTable table = regionTable(landmarkTable);
  Body body;
  Landmarks landmarks;
  RegionMap map;

  explicit Mapped(const BodyShape& shape)
      : body(tests::bodyModel(), shape),
        landmarks(landmarkTable, body),
        map(table, body, landmarks) {}

  BodyPoint landmark(const char* id, Side side = Side::left) const {
    return landmarks.at(landmarkTable.find(id).value(), side);
  }
  const std::string& regionAt(const char* landmarkId) const {
    return table[map.at(landmark(landmarkId))].id;
  }
};

/// How many separate pieces each region has on each side, by its name with side.
std::map<std::string, int> piecesOfRegions(const Mapped& mapped) {
  std::vector<std::vector<std::uint32_t>> neighbours(kFineVertexCount);
  for (const Triangle& t : mapped.body.model().fineTriangles())
    for (std::size_t k = 0; k < 3; ++k) {
      neighbours[t[k]].push_back(t[(k + 1) % 3]);
      neighbours[t[(k + 1) % 3]].push_back(t[k]);
    }
  std::vector<std::string> names(kFineVertexCount);
  for (std::uint32_t v = 0; v < kFineVertexCount; ++v)
    names[v] = regionName(mapped.table, mapped.map.atFineVertex(v), mapped.map.sideAtFineVertex(v));
  std::map<std::string, int> pieces;
  std::vector<bool> seen(kFineVertexCount);
  for (std::uint32_t start = 0; start < kFineVertexCount; ++start) {
    if (seen[start]) continue;
    ++pieces[names[start]];
    std::vector<std::uint32_t> open{start};
    seen[start] = true;
    while (!open.empty()) {
      const std::uint32_t v = open.back();
      open.pop_back();
      for (const std::uint32_t next : neighbours[v]) {
        if (seen[next] || names[next] != names[v]) continue;
        seen[next] = true;
        open.push_back(next);
      }
    }
  }
  return pieces;
}

std::string problemOf(const std::string& regions, const std::string& rules) {
  const LandmarkTable landmarks = tests::landmarkTable();
  const auto table = RegionTable::load(
      tests::assetsWith("regions.json", R"({"schema": 1, "regions": [)" + regions +
                                            R"(], "rules": [)" + rules + "]}"),
      landmarks);
  return table ? "" : table.error().message();
}

constexpr const char* kRow = R"({"id": "a", "name": "a", "part": "head"})";
constexpr const char* kRest = R"({"region": "a"})";

}  // namespace

TEST_CASE("every region of every shape is there, once a side, in one piece", "[regions]") {
  for (const tests::NamedShape& shape : tests::shapes()) {
    const Mapped mapped(shape.shape);
    const std::map<std::string, int> pieces = piecesOfRegions(mapped);
    for (const Region& region : mapped.table.regions()) {
      const auto check = [&](const std::string& name) {
        INFO(shape.name << ": " << name);
        REQUIRE(pieces.count(name) == 1);
        CHECK(pieces.at(name) == 1);
      };
      if (region.paired) {
        check("left " + region.name);
        check("right " + region.name);
      } else {
        check(region.name);
      }
    }
  }
}

TEST_CASE("region names are unique with their side", "[regions]") {
  const RegionTable table = regionTable(tests::landmarkTable());
  std::set<std::string> names;
  for (const Region& region : table.regions()) CHECK(names.insert(region.name).second);
}

TEST_CASE("regions of the right are the mirror image of those of the left", "[regions]") {
  const Mapped mapped(defaultMan());
  const BodyModel& model = mapped.body.model();
  for (std::uint32_t face = 0; face < kFaceCount; face += 7) {
    const BodyPoint point{FaceId{face}, 0.4f, 0.7f};
    INFO("face " << face);
    CHECK(mapped.map.at(point) == mapped.map.at(model.mirrored(point)));
    const Side side = mapped.map.sideAt(point);
    const bool onMidline = std::abs(mapped.body.positionAt(point).x) < 1e-5f;
    if (!onMidline) CHECK(mapped.map.sideAt(model.mirrored(point)) == core::opposite(side));
  }
}

TEST_CASE("landmarks lie in the region of their name on every shape", "[regions]") {
  const std::map<const char*, std::set<std::string>> expected{
      {"glabella", {"forehead"}},
      {"eyebrow", {"eyebrow"}},
      {"pronasale", {"nose"}},
      {"nasion", {"nose"}},
      {"upper-lip", {"upper-lip"}},
      {"lower-lip", {"lower-lip"}},
      {"chin", {"chin"}},
      {"infraorbital", {"infraorbital", "eye"}},
      {"zygomatic-arch", {"zygomatic"}},
      {"malar", {"zygomatic"}},
      {"tmj", {"jaw-joint"}},
      {"tragus", {"ear"}},
      {"temple", {"temple"}},
      {"gonial-angle", {"jaw-angle"}},
      {"jaw-body", {"jaw-body"}},
      {"mastoid", {"behind-ear", "scm"}},
      {"retro-auricular", {"behind-ear"}},
      {"vertex", {"top-of-head"}},
      {"occipital-base", {"skull-base"}},
      {"hyoid", {"throat", "under-chin"}},
      {"thyroid-prominence", {"throat"}},
      {"scm-mid", {"scm"}},
      {"c5", {"neck-spine"}},
      {"t3", {"upper-spine"}},
      {"t9", {"middle-spine"}},
      {"l3", {"lower-spine"}},
      {"sacrum", {"sacrum"}},
      {"coccyx", {"tailbone"}},
      {"clavicle-middle", {"collarbone"}},
      {"acromion", {"acromion"}},
      {"supraclavicular", {"supraclavicular"}},
      {"deltoid-side", {"deltoid-side"}},
      {"deltoid-front", {"deltoid-front"}},
      {"deltoid-back", {"deltoid-back"}},
      {"axilla", {"armpit"}},
      {"nipple", {"chest"}},
      {"umbilicus", {"navel"}},
      {"pubis", {"pubic"}},
      {"greater-trochanter", {"hip"}},
      {"elbow-lateral", {"elbow"}},
      {"radial-forearm", {"forearm"}},
  };
  for (const tests::NamedShape& shape : tests::shapes()) {
    const Mapped mapped(shape.shape);
    for (const auto& [landmark, regions] : expected) {
      INFO(shape.name << ": " << landmark << " lies in " << mapped.regionAt(landmark));
      CHECK(regions.count(mapped.regionAt(landmark)) == 1);
    }
  }
}

TEST_CASE("nothing of the front and the side of the neck is called back", "[regions]") {
  // Pressing is left out by region, so the border between them has to keep the vessels in front.
  for (const tests::NamedShape& shape : tests::shapes()) {
    const Mapped mapped(shape.shape);
    const float front = mapped.body.positionAt(mapped.landmark("mastoid")).z;
    for (std::uint32_t v = 0; v < kFineVertexCount; ++v) {
      const std::string& id = mapped.table[mapped.map.atFineVertex(v)].id;
      if (id != "skull-base" && id != "back-of-neck-upper" && id != "back-of-neck-lower") continue;
      INFO(shape.name << ": " << id);
      REQUIRE(mapped.body.finePositions()[v].z < front);
    }
  }
}

TEST_CASE("the side goes with paired regions only", "[regions]") {
  const Mapped mapped(BodyShape{});
  CHECK(mapped.map.sideAt(mapped.landmark("temple", Side::left)) == Side::left);
  CHECK(mapped.map.sideAt(mapped.landmark("temple", Side::right)) == Side::right);
  CHECK(mapped.map.sideAt(mapped.landmark("pronasale")) == Side::midline);
  // A paired region that meets its fellow in the middle has no side there.
  CHECK(mapped.map.sideAt(mapped.landmark("suprasternal-notch")) == Side::midline);
  const RegionId temple = mapped.table.find("temple").value();
  CHECK(regionName(mapped.table, temple, Side::left) == "left temple");
  CHECK(regionName(mapped.table, mapped.table.find("nose").value(), Side::midline) == "nose");
}

TEST_CASE("a bad region table says where, what was found and what was expected", "[regions]") {
  CHECK_THAT(problemOf(kRow, R"({"region": "b"}, {"region": "a"})"),
             Catch::Contains("rules[0].region: unknown \"b\""));
  CHECK_THAT(
      problemOf(kRow, R"({"region": "a", "where": [{"above": "eyebrwo"}]}, {"region": "a"})"),
      Catch::Contains("rules[0].where[0].above: unknown \"eyebrwo\", expected a landmark id "
                      "(did you mean \"eyebrow\"?)"));
  CHECK_THAT(problemOf(kRow, R"({"region": "a", "where": [{"over": "chin"}]}, {"region": "a"})"),
             Catch::Contains("rules[0].where[0]: expected a comparison"));
  CHECK_THAT(problemOf(kRow, R"({"region": "a", "where": [{"above_line": ["chin"],
                                 "seen_from": "side"}]}, {"region": "a"})"),
             Catch::Contains("above_line: found 1 places, expected at least 2"));
  CHECK_THAT(problemOf(kRow, R"({"region": "a", "where": [{"front_of_line": ["chin", "hyoid"],
                                 "seen_from": "front"}]}, {"region": "a"})"),
             Catch::Contains("cannot be seen from there"));
}

TEST_CASE("a region table has a rule for every region and one that takes the rest", "[regions]") {
  CHECK(problemOf(kRow, kRest).empty());
  CHECK_THAT(problemOf(kRow, R"({"region": "a", "where": [{"above": "chin"}]})"),
             Catch::Contains("the last rule has conditions"));
  CHECK_THAT(problemOf(std::string(kRow) + R"(, {"id": "b", "name": "b", "part": "head"})", kRest),
             Catch::Contains("regions: \"b\" has no rule"));
  CHECK_THAT(problemOf(std::string(kRow) + "," + kRow, kRest),
             Catch::Contains("regions[1].id: \"a\" is there already"));
}

TEST_CASE("a group of rules applies only where its conditions hold", "[regions]") {
  const LandmarkTable landmarks = tests::landmarkTable();
  const std::string rows = std::string(kRow) + R"(, {"id": "b", "name": "b", "part": "head"})";
  const auto table = RegionTable::load(
      tests::assetsWith("regions.json",
                        R"({"schema": 1, "regions": [)" + rows +
                            R"(], "rules": [{"where": [{"above": "chin"}], "rules": [
                                {"region": "b", "where": [{"front_of": "tragus"}]}]},
                                {"region": "a"}]})"),
      landmarks);
  REQUIRE(table);
  const Body body(tests::bodyModel(), BodyShape{});
  const Landmarks found(landmarks, body);
  const RegionMap map(*table, body, found);
  const auto regionOf = [&](const char* id) {
    return (*table)[map.at(found.at(*landmarks.find(id), Side::left))].id;
  };
  CHECK(regionOf("eyebrow") == "b");
  CHECK(regionOf("inion") == "a");
  CHECK(regionOf("nipple") == "a");
}

}  // namespace knotmap::anatomy
