#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "core/data_reader.h"
#include "core/json.h"
#include "placed_atlas.h"

// The words of each row of the sources against what is drawn, as regions of the skin.
namespace knotmap::tests {
namespace {

using core::Json;
using core::Side;
using referral::Zone;
using referral::ZoneField;

constexpr float kCoveredMm2 = 60.0f;  // less of a region is a border that touches it
constexpr float kStrayMm2 = 150.0f;   // more of an unnamed region is no border any more
constexpr float kNeverMm2 = 60.0f;

struct Areas {
  std::map<std::string, float> own, other;  ///< mm2 on the point's side and midline; across
};

Areas areasOf(const PlacedAtlas& placed, const ZoneField& field) {
  Areas areas;
  for (const auto& share : regionShares(field, placed.body, placed.regions, 0.0f)) {
    const std::string& id = tables().regions[share.region].id;
    (share.side == Side::right ? areas.other : areas.own)[id] += share.areaMm2;
  }
  return areas;
}

std::vector<std::string> alternatives(const std::string& text) {
  std::vector<std::string> all;
  std::size_t start = 0;
  for (std::size_t bar; (bar = text.find('|', start)) != std::string::npos; start = bar + 1)
    all.push_back(text.substr(start, bar - start));
  all.push_back(text.substr(start));
  return all;
}

std::vector<std::string> list(const Json& object, const char* key) {
  return object.value(key, std::vector<std::string>{});
}

std::vector<std::string> named(const Json& zone) {
  std::vector<std::string> all = list(zone, "may");
  for (const std::string& covers : list(zone, "covers"))
    for (const std::string& region : alternatives(covers)) all.push_back(region);
  return all;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

void checkZone(const PlacedAtlas& placed, const Json& row, const char* name,
               const ZoneField& field) {
  const Json& words = row.at(name);
  const Areas areas = areasOf(placed, field);
  const auto areaOf = [](const std::map<std::string, float>& all, const std::string& region) {
    const auto found = all.find(region);
    return found == all.end() ? 0.0f : found->second;
  };
  for (const std::string& covers : list(words, "covers")) {
    float mm2 = 0.0f;
    for (const std::string& region : alternatives(covers)) mm2 += areaOf(areas.own, region);
    INFO(name << " should cover " << covers);
    CHECK(mm2 >= kCoveredMm2);
  }
  const std::vector<std::string> allowed = named(words);
  for (const auto& [region, mm2] : areas.own) {
    INFO(name << " reaches " << region << " with " << mm2 << " mm2");
    CHECK((mm2 < kStrayMm2 || contains(allowed, region)));
  }
  for (const std::string& region : list(row, "never")) {
    INFO(name << " must not reach " << region);
    CHECK(areaOf(areas.own, region) < kNeverMm2);
  }
  for (const auto& [region, mm2] : areas.other) {
    INFO(name << " reaches " << region << " on the other side with " << mm2 << " mm2");
    CHECK((mm2 < kStrayMm2 || contains(list(row, "crosses"), region)));
  }
}

void checkTargets(const Json& words, const Zone& zone) {
  CHECK(zone.teeth == words.value("teeth", std::vector<int>{}));
  CHECK(zone.deep == words.value("deep", std::vector<std::string>{}));
}

const Json& words() {
  static const Json read = [] {
    auto json = core::readJsonFile(
        std::filesystem::path(KNOTMAP_TEST_SOURCE) / "tests/referral/zone_words.json", 1);
    if (!json) throw std::runtime_error(json.error().message());
    return std::move(json).value();
  }();
  return read;
}

}  // namespace

TEST_CASE("every trigger point has its words, and every word its trigger point", "[referral]") {
  std::vector<std::string> written, known;
  for (const Json& row : words().at("rows")) written.push_back(row.at("id"));
  for (const auto& row : tables().atlas.points()) known.push_back(row.id);
  std::sort(written.begin(), written.end());
  std::sort(known.begin(), known.end());
  CHECK(written == known);
}

TEST_CASE("zones cover the regions their row names and no others", "[referral]") {
  for (const NamedShape& shape : fourShapes()) {
    const PlacedAtlas placed(shape.shape);
    for (const Json& row : words().at("rows")) {
      INFO(shape.name << ", " << row.at("id"));
      const auto& pattern =
          placed.atlas.pattern(point(row.at("id").get<std::string>()), Side::left);
      checkZone(placed, row, "essential", pattern.essential);
      checkZone(placed, row, "spillover", pattern.spillover);
    }
  }
}

TEST_CASE("teeth and deep targets are those of the row", "[referral]") {
  for (const Json& row : words().at("rows")) {
    INFO(row.at("id"));
    const auto& entry = tables().atlas[point(row.at("id").get<std::string>())];
    checkTargets(row.at("essential"), entry.essential);
    checkTargets(row.at("spillover"), entry.spillover);
  }
}

}  // namespace knotmap::tests
