#include "referral/draft_findings.h"

#include <algorithm>

namespace knotmap::referral {
namespace {

constexpr float kSliverMm2 = 25.0f;

std::vector<RegionShare> sharesOf(const ZoneArea& area, const anatomy::RegionMap& regions) {
  std::vector<RegionShare> shares;
  for (const ZoneArea::Cell& cell : area.cells) {
    const auto region = regions.atFineVertex(cell.fineVertex);
    const auto side = regions.sideAtFineVertex(cell.fineVertex);
    const auto found = std::find_if(shares.begin(), shares.end(), [&](const RegionShare& share) {
      return share.region == region && share.side == side;
    });
    if (found == shares.end())
      shares.push_back({region, side, cell.mm2});
    else
      found->areaMm2 += cell.mm2;
  }
  std::erase_if(shares, [](const RegionShare& share) { return share.areaMm2 < kSliverMm2; });
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.areaMm2 > b.areaMm2; });
  return shares;
}

/// Rows of the same muscle that reach the same skin.
std::vector<DraftFindings::Shared> sharedWith(const AtlasOnBody& atlas, TriggerPointId row,
                                              const AtlasOnBody::Areas& areas, core::Side side) {
  AreaMask essential, spillover;
  essential.fill(areas.essential);
  spillover.fill(areas.spillover);
  std::vector<DraftFindings::Shared> shared;
  const auto& rows = atlas.atlas().points();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto other = static_cast<TriggerPointId>(i);
    if (other == row || rows[i].muscle != atlas.atlas()[row].muscle) continue;
    const AtlasOnBody::Areas& theirs = atlas.areas(other, side);
    DraftFindings::Shared found{other, essential.overlapMm2(theirs.essential), 0.0f};
    found.allMm2 = found.essentialMm2 + essential.overlapMm2(theirs.spillover) +
                   spillover.overlapMm2(theirs.essential) + spillover.overlapMm2(theirs.spillover);
    if (found.allMm2 >= kSliverMm2) shared.push_back(found);
  }
  return shared;
}

}  // namespace

DraftFindings describeDraft(const AtlasOnBody& atlas, TriggerPointId row, const RowDrawing& drawing,
                            core::Side side) {
  DraftFindings found;
  found.essentialField = atlas.paintZone({drawing.essential, {}, {}}, side);
  found.spilloverField = atlas.paintZone({drawing.spillover, {}, {}}, side);
  AtlasOnBody::Areas areas;
  areas.essential = zoneArea(found.essentialField, atlas.body());
  const ZoneArea whole = zoneArea(found.spilloverField, atlas.body());
  areas.spillover = without(whole, areas.essential);
  found.essential = sharesOf(areas.essential, atlas.regions());
  found.spillover = sharesOf(areas.spillover, atlas.regions());
  found.essentialMm2 = areas.essential.totalMm2;
  found.spilloverMm2 = areas.spillover.totalMm2;
  if (whole.totalMm2 > 0.0f)
    found.spilloverHidden = 1.0f - areas.spillover.totalMm2 / whole.totalMm2;
  found.shared = sharedWith(atlas, row, areas, side);
  return found;
}

}  // namespace knotmap::referral
