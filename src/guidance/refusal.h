#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "guidance/guidance.h"

namespace knotmap::guidance {

/// Why a technique is not in a plan. Refusals are made often and read seldom: they point into the
/// knowledge and become words in `Omissions::report`.
struct Refusal {
  const Technique* technique = nullptr;
  const char* kind = nullptr;  ///< message of a whole kind: "guidance.kind-presses"; null: one
  const char* reason = "";     ///< message with {what}, {why}, {need} and {given}
  std::string_view what = {};  ///< a name that the reason tells
  std::string_view why = {};   ///< words of the knowledge that it tells
  int need = 0, given = 0;     ///< minutes
  bool here = false;           ///< because of the place, not the person
};
using MaybeRefusal = std::optional<Refusal>;

/// Why only the gentle form of a technique is given at a spot, the first that holds.
enum class Gentle { no, veryTender, fresh, notWarmedUp };

/// Answers for one request what must not or cannot be done. All arguments must outlive it.
class Refusals {
 public:
  Refusals(const Knowledge& knowledge, const Request& request,
           const std::vector<Precaution>& inForce);

  /// At this spot: safety first, then what the place allows, then who and what is at hand.
  MaybeRefusal at(const Technique& technique, const Spot& spot) const;
  /// Without a place.
  MaybeRefusal anywhere(const Technique& technique) const;
  /// A precaution that takes it away, wherever it is done.
  MaybeRefusal byLimits(const Technique& technique) const;

 private:
  MaybeRefusal byZones(const Technique& technique, const Spot& spot) const;
  MaybeRefusal byFreshness(const Technique& technique, const Spot& spot) const;
  MaybeRefusal byPlace(const Technique& technique, const Spot& spot) const;
  MaybeRefusal byHeatAndRub(const Technique& technique) const;
  MaybeRefusal byCompany(const Technique& technique) const;
  MaybeRefusal byReach(const Technique& technique, const Spot& spot) const;
  bool isPossible(bool Technique::*kind) const;
  std::string_view toolName(const std::string& id) const;

  const Knowledge& knowledge_;
  const Request& request_;
  const std::vector<Precaution>& inForce_;
  bool heatGivesWay_ = false, rubGivesWay_ = false;
};

/// What the gentle form leaves out altogether: hard tapping, and moving under pressure.
MaybeRefusal refusedWhenGentle(const Technique& technique, Gentle gentle);

/// Whether `what` ("presses", "stretch", "heat", ... or a technique id) means this technique.
bool means(std::string_view what, const Technique& technique);

/// Whether it lengthens a muscle.
bool stretches(const Technique& technique);

/// Whether the technique can be done with this company.
bool mayDo(const Technique& technique, With with);

/// Only a professional or a doctor gives it: never a step, but named for talking with one. Work of
/// a professional's hands on the spot is a step in a plan with a professional.
bool isTreatment(const Technique& technique, With with);

/// Whether one's own bare hand does it in this company, so that it must reach the place.
bool needsOwnHand(const Technique& technique, With with);

/// How the muscle of a spot is lengthened, or null where nothing is written about it.
const MuscleStretch* stretchAt(const Knowledge& knowledge, const Spot& spot);

/// It began today or some days ago: cold comes before heat, and nothing presses deep.
bool isFresh(const Spot& spot);

}  // namespace knotmap::guidance
