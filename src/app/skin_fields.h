#pragma once

#include <cstdint>
#include <vector>

#include "anatomy/mark.h"
#include "app/body_state.h"
#include "render/scene.h"

namespace knotmap::app {

using SkinField = std::vector<render::FieldSample>;

/// The zones of a row that is being corrected.
struct DraftZones {
  SkinField essential, spillover;
  core::Vec3 colour{};
};

/// A referral zone as the renderer wants it.
SkinField skinField(const referral::ZoneField& zone);

/// Every no-press zone of the guidance as one signed distance, in mm. Borders follow the regions.
SkinField noPressField(const guidance::Knowledge& guidance, BodyState& body);

/// The union of all painted marks of one kind.
SkinField paintedField(const std::vector<anatomy::Mark>& marks, anatomy::Mark::Kind kind,
                       BodyState& body);

}  // namespace knotmap::app
