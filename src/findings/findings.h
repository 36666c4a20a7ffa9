#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "anatomy/muscles/musculature.h"
#include "core/sources.h"
#include "guidance/guidance.h"
#include "referral/atlas_on_body.h"
#include "referral/ranking.h"
#include "session/session.h"

namespace knotmap::findings {

/// The tables a session is read with. Everything it points to outlives whoever holds it.
struct Catalogue {
  const anatomy::MuscleTable& muscles;
  const referral::Atlas& atlas;
  const guidance::Knowledge& guidance;
  const std::vector<core::Source>& sources;
  const core::Messages& messages;
  std::optional<std::chrono::year_month_day> today = {};  ///< none: plans give no dates
};

/// The parts that change with the shape of the body.
struct BodyKnowledge {
  const anatomy::Body& body;
  const anatomy::Landmarks& landmarks;
  const anatomy::RegionMap& regions;
  const referral::AtlasOnBody& atlas;
  const anatomy::Musculature& muscles;
};

/// "the left angle of the jaw"; a name that says where rather than what is led by "the spot".
std::string landmarkWords(const anatomy::LandmarkTable& table, anatomy::LandmarkId id,
                          core::Side side);

/// What is known about one mark.
struct MarkFindings {
  anatomy::MarkId id{};
  std::string place;     ///< "left top of shoulder"
  std::string landmark;  ///< "42 mm from the left acromion"
  core::Side side = core::Side::midline;
  std::vector<referral::NearbyPoint> near;       ///< candidates, nearest first
  std::vector<anatomy::MuscleCrossing> muscles;  ///< of a knot: what lies below it, by depth
  std::vector<std::string> stopsFirst;  ///< what to rule out before one of `near` is considered
  /// Of `muscles`, the one that carries the pain most plausibly: shallow, and with a usual trigger
  /// point near. docs/methods.md "Which muscle".
  std::optional<anatomy::MuscleId> plausible;
};

/// Teeth and deep places that the shown patterns reach.
struct PatternTargets {
  std::vector<int> essentialTeeth, spilloverTeeth;  ///< FDI
  struct Deep {
    std::string place;  ///< "ear", "eye", "throat", ...
    core::Side side = core::Side::left;
    bool essential = true;
  };
  std::vector<Deep> deep;
};

/// Everything the panels say about a session, worked out once per change and shared with the
/// command line.
struct Findings {
  std::vector<MarkFindings> marks;
  PatternTargets targets;
  std::vector<referral::Candidate> candidates;  ///< empty without symptom and painted area
  std::vector<std::string> stopsFirst;
  std::vector<guidance::Question> questions;  ///< all that apply, answered or not
  guidance::Advice advice;
};

Findings findAll(const session::Session& session, const Catalogue& catalogue,
                 const BodyKnowledge& body);
/// Teeth and deep places of the patterns a session shows.
PatternTargets targetsOf(const session::Session& session, const referral::Atlas& atlas);

/// The number a mark goes by everywhere: in lists, on the body, in the plan. Never used twice.
unsigned markNumber(const anatomy::Mark& mark);

MarkFindings findMark(const anatomy::Mark& mark, const BodyKnowledge& body);

/// "left top of shoulder: upper trapezius, supraspinatus": a place and the first muscles below it;
/// the same as `describeSpot` where there are none.
std::string describeWithMuscles(const BodyKnowledge& body, anatomy::BodyPoint point);

/// "left top of shoulder, 42 mm from the left acromion": a place on the body in words.
std::string describeSpot(const BodyKnowledge& body, anatomy::BodyPoint point);

}  // namespace knotmap::findings
