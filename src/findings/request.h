#pragma once

#include "findings/findings.h"
#include "guidance/guidance.h"

namespace knotmap::findings {

/// Guidance wants its limits to hold this far around broken skin.
inline constexpr float kBrokenSkinMarginMm = 30.0f;

/// What guidance needs to know about this session on this body: its knots as spots, its answers,
/// and the kinds of symptom that were chosen or are shown.
guidance::Request requestFor(const session::Session& session, const Catalogue& catalogue,
                             const BodyKnowledge& body);

/// The spot of one knot.
guidance::Spot spotOf(const anatomy::Mark& mark, const session::Session& session,
                      const Catalogue& catalogue, const BodyKnowledge& body);

/// How far skin marked as broken is from a place, in mm in a straight line (never more than along
/// the skin); below zero inside, infinite where none is marked.
float brokenSkinDistanceMm(const session::Session& session, const anatomy::Body& body,
                           anatomy::BodyPoint point);

}  // namespace knotmap::findings
