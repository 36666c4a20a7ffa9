#pragma once

#include <cstdint>
#include <vector>

#include "anatomy/places/mark.h"
#include "findings/body_state.h"
#include "render/scene.h"
#include "session/session.h"

namespace knotmap::app {

using SkinField = std::vector<render::FieldSample>;

/// The zones of a row that is being corrected.
struct DraftZones {
  SkinField essential, spillover;
  core::Vec3 colour{};
};

/// A referral zone as the renderer wants it.
SkinField skinField(const referral::ZoneField& zone);

/// What a zone of the guidance forbids: steady pressure, or only tapping.
enum class Forbidden { pressing, tapping };

/// The zones of the guidance that forbid this as one signed distance, in mm: their regions, and
/// the band along the spine.
SkinField noPressField(const guidance::Knowledge& guidance, Forbidden what,
                       const findings::BodyState& body);

/// Where these symptoms are felt, on both sides where no side is named.
SkinField feltField(const std::vector<session::ChosenSymptom>& symptoms,
                    const referral::Atlas& atlas, const findings::BodyState& body);

/// The union of all painted marks of one kind, each reaching `widerMm` further.
SkinField paintedField(const std::vector<anatomy::Mark>& marks, anatomy::Mark::Kind kind,
                       const findings::BodyState& body, float widerMm = 0.0f);

}  // namespace knotmap::app
