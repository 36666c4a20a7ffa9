#pragma once

#include "referral/atlas_edit.h"
#include "referral/atlas_on_body.h"

namespace knotmap::referral {

/// What a drawing covers on one body, for the person who corrects it.
struct DraftFindings {
  ZoneField essentialField, spilloverField;
  std::vector<RegionShare> essential, spillover;  ///< largest first; spillover as drawn
  float essentialMm2 = 0.0f, spilloverMm2 = 0.0f;
  /// Of the spillover's strokes, the share 0..1 that lies in the essential zone and is drawn as
  /// such.
  float spilloverHidden = 0.0f;
  /// What other rows of the same muscle share with it.
  struct Shared {
    TriggerPointId row{};
    float essentialMm2 = 0.0f;  ///< in the essential zones of both
    float allMm2 = 0.0f;        ///< in any zone of both
  };
  std::vector<Shared> shared;  ///< in atlas order, without those that share nothing
};

DraftFindings describeDraft(const AtlasOnBody& atlas, TriggerPointId row, const RowDrawing& drawing,
                            core::Side side);

}  // namespace knotmap::referral
