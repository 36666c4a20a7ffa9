#include "referral/pattern.h"

#include <algorithm>
#include <map>

#include "anatomy/places/place.h"
#include "referral/zone_area.h"

namespace knotmap::referral {
namespace {

std::vector<int> teethOnSide(const std::vector<int>& left, core::Side side) {
  std::vector<int> teeth = left;
  if (side == core::Side::right)
    std::transform(teeth.begin(), teeth.end(), teeth.begin(), mirroredTooth);
  std::sort(teeth.begin(), teeth.end());
  return teeth;
}

}  // namespace

int mirroredTooth(int fdi) {
  // Quadrants 1 and 2 are the upper right and left, 4 and 3 the lower right and left.
  switch (fdi / 10) {
    case 1:
      return fdi + 10;
    case 2:
      return fdi - 10;
    case 3:
      return fdi + 10;
    default:
      return fdi - 10;
  }
}

Pattern ZonePainter::pattern(const Atlas& atlas, TriggerPointId point, core::Side side) {
  const TriggerPoint& row = atlas[point];
  Pattern pattern;
  pattern.point = point;
  pattern.side = side;
  for (const anatomy::Place& site : row.sites)
    pattern.sites.push_back(anatomy::resolvePlace(site, *body_, *landmarks_, side));
  pattern.essential = paint(row.essential.strokes, side);
  pattern.spillover = paint(row.spillover.strokes, side);
  pattern.essentialTeeth = teethOnSide(row.essential.teeth, side);
  pattern.spilloverTeeth = teethOnSide(row.spillover.teeth, side);
  pattern.essentialDeep = row.essential.deep;
  pattern.spilloverDeep = row.spillover.deep;
  return pattern;
}

std::vector<RegionShare> regionShares(const ZoneField& field, const anatomy::Body& body,
                                      const anatomy::RegionMap& regions, float minAreaMm2) {
  std::map<std::pair<anatomy::RegionId, core::Side>, float> areas;
  for (const auto& cell : zoneArea(field, body).cells)
    areas[{regions.atFineVertex(cell.fineVertex), regions.sideAtFineVertex(cell.fineVertex)}] +=
        cell.mm2;
  std::vector<RegionShare> shares;
  for (const auto& [place, mm2] : areas)
    if (mm2 >= minAreaMm2) shares.push_back({place.first, place.second, mm2});
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.areaMm2 > b.areaMm2; });
  return shares;
}

}  // namespace knotmap::referral
