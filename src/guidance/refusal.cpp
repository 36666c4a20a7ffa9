#include "guidance/refusal.h"

#include <algorithm>

#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

constexpr const char* kHeatingPad = "heating-pad";

/// The message that names a kind, or null where `what` is a technique.
const char* kindOf(std::string_view what) {
  if (what == "presses") return "guidance.kind-presses";
  if (what == "stretch") return "guidance.kind-stretch";
  if (what == "percussion") return "guidance.kind-percussion";
  if (what == "heat") return "guidance.kind-heat";
  if (what == "cold") return "guidance.kind-cold";
  return what == "rub" ? "guidance.kind-rub" : nullptr;
}

bool has(const std::vector<With>& who, With with) {
  return std::find(who.begin(), who.end(), with) != who.end();
}

bool isHandsOn(const Technique& technique) {
  return technique.slot == Slot::find || technique.slot == Slot::press ||
         technique.slot == Slot::pin || technique.slot == Slot::strokes;
}

}  // namespace

bool stretches(const Technique& technique) {
  if (technique.slot == Slot::stretch) return true;
  return technique.direction == Direction::alongFibres && technique.slot != Slot::strokes;
}

bool means(std::string_view what, const Technique& technique) {
  if (what == "presses") return technique.presses;
  if (what == "stretch") return stretches(technique);
  if (what == "percussion") return technique.percussion;
  if (what == "heat") return technique.heat;
  if (what == "cold") return technique.cold;
  if (what == "rub") return technique.rub;
  return what == technique.id;
}

bool isTreatment(const Technique& technique, With with) {
  if (has(technique.who, With::alone) || has(technique.who, With::partner)) return false;
  const bool givenNow = with == With::professional && has(technique.who, With::professional);
  return !givenNow || !isHandsOn(technique);
}

bool mayDo(const Technique& technique, With with) {
  if (isTreatment(technique, with)) return false;
  if (has(technique.who, with)) return true;
  // A professional's hands take the place of one's own for everything that is done to the spot.
  if (with == With::professional && isHandsOn(technique)) return false;
  return has(technique.who, With::alone);
}

bool needsOwnHand(const Technique& technique, With with) {
  // A ball or a second pair of hands finds what a finger does not reach.
  const bool byHand = technique.presses && technique.tools.empty() && technique.slot != Slot::find;
  const bool rubbedIn = technique.rub;
  return (byHand || rubbedIn) && (with == With::alone || !has(technique.who, with));
}

const MuscleStretch* stretchAt(const Knowledge& knowledge, const Spot& spot) {
  return knowledge.stretchOf(spot.muscle.empty() ? spot.likelyMuscle : spot.muscle);
}

bool isFresh(const Spot& spot) { return spot.since == Since::today || spot.since == Since::days; }

MaybeRefusal refusedWhenGentle(const Technique& technique, Gentle gentle) {
  if (gentle == Gentle::no) return std::nullopt;
  if (!technique.percussion && technique.slot != Slot::pin) return std::nullopt;
  const char* reason = gentle == Gentle::veryTender ? "guidance.refused-tender"
                       : gentle == Gentle::fresh    ? "guidance.refused-fresh"
                                                    : "guidance.refused-not-warmed";
  return Refusal{.technique = &technique, .reason = reason, .here = true};
}

Refusals::Refusals(const Knowledge& knowledge, const Request& request,
                   const std::vector<Precaution>& inForce)
    : knowledge_(knowledge), request_(request), inForce_(inForce) {
  // Heat on a rub burns (FDA 2012), so only one of the two is in a plan. Heat stays when a heating
  // pad is at hand, else the rub stays.
  if (!isPossible(&Technique::rub) || !isPossible(&Technique::heat)) return;
  rubGivesWay_ = contains(request.tools, kHeatingPad);
  heatGivesWay_ = !rubGivesWay_;
}

bool Refusals::isPossible(bool Technique::*kind) const {
  for (const Technique& technique : knowledge_.techniques) {
    if (!(technique.*kind) || isTreatment(technique, request_.with)) continue;
    if (technique.general && !anywhere(technique)) return true;
    for (const Spot& spot : request_.spots)
      if (!technique.general && !at(technique, spot)) return true;
  }
  return false;
}

MaybeRefusal Refusals::at(const Technique& technique, const Spot& spot) const {
  if (auto refused = byLimits(technique)) return refused;
  if (auto refused = byZones(technique, spot)) return refused;
  if (auto refused = byFreshness(technique, spot)) return refused;
  if (auto refused = byPlace(technique, spot)) return refused;
  if (auto refused = byHeatAndRub(technique)) return refused;
  if (auto refused = byCompany(technique)) return refused;
  return byReach(technique, spot);
}

MaybeRefusal Refusals::anywhere(const Technique& technique) const {
  if (auto refused = byLimits(technique)) return refused;
  if (auto refused = byHeatAndRub(technique)) return refused;
  return byCompany(technique);
}

MaybeRefusal Refusals::byLimits(const Technique& technique) const {
  for (const Precaution& precaution : inForce_)
    for (const std::string& what : precaution.removes)
      if (means(what, technique))
        return Refusal{.technique = &technique,
                       .kind = kindOf(what),
                       .reason = "guidance.refused-limit",
                       .what = precaution.name,
                       .why = precaution.text};
  return std::nullopt;
}

MaybeRefusal Refusals::byZones(const Technique& technique, const Spot& spot) const {
  for (const NoPressZone* zone : zonesAt(knowledge_, spot)) {
    const char* forbidden = zone->percussionOnly ? "percussion" : "presses";
    if (means(forbidden, technique))
      return Refusal{.technique = &technique,
                     .kind = kindOf(forbidden),
                     .reason = "guidance.refused-zone",
                     .what = zone->name,
                     .why = zone->why,
                     .here = true};
    for (const std::string& what : zone->alsoRemoves)
      if (means(what, technique))
        return Refusal{.technique = &technique,
                       .kind = kindOf(what),
                       .reason = "guidance.refused-why",
                       .why = zone->why,
                       .here = true};
  }
  return std::nullopt;
}

MaybeRefusal Refusals::byFreshness(const Technique& technique, const Spot& spot) const {
  if (!technique.heat || !isFresh(spot)) return std::nullopt;
  return Refusal{.technique = &technique,
                 .kind = kindOf("heat"),
                 .reason = "guidance.refused-heat-fresh",
                 .here = true};
}

MaybeRefusal Refusals::byPlace(const Technique& technique, const Spot& spot) const {
  const bool reached = technique.parts.empty() || contains(technique.parts, spot.part);
  const bool excluded =
      contains(technique.notParts, spot.part) || contains(technique.notRegions, spot.region);
  // Only some muscles of these parts are stretched, each in its own way.
  const bool unknownStretch = technique.slot == Slot::stretch &&
                              (spot.part == "head" || spot.part == "abdomen") &&
                              stretchAt(knowledge_, spot) == nullptr;
  if (reached && !excluded && !unknownStretch) return std::nullopt;
  return Refusal{.technique = &technique,
                 .reason = "guidance.refused-why",
                 .why = technique.partsWhy,
                 .here = true};
}

MaybeRefusal Refusals::byHeatAndRub(const Technique& technique) const {
  if (heatGivesWay_ && technique.heat)
    return Refusal{.technique = &technique,
                   .kind = kindOf("heat"),
                   .reason = "guidance.refused-heat-with-rub"};
  if (rubGivesWay_ && technique.rub)
    return Refusal{
        .technique = &technique, .kind = kindOf("rub"), .reason = "guidance.refused-rub-with-heat"};
  return std::nullopt;
}

MaybeRefusal Refusals::byCompany(const Technique& technique) const {
  if (!mayDo(technique, request_.with)) {
    const char* reason = has(technique.who, With::alone) ? "guidance.refused-professional-does"
                                                         : "guidance.refused-no-partner";
    return Refusal{.technique = &technique, .reason = reason};
  }
  for (const std::string& tool : technique.tools)
    if (!contains(request_.tools, tool))
      return Refusal{
          .technique = &technique, .reason = "guidance.refused-no-tool", .what = toolName(tool)};
  return std::nullopt;
}

MaybeRefusal Refusals::byReach(const Technique& technique, const Spot& spot) const {
  if (!needsOwnHand(technique, request_.with)) return std::nullopt;
  if (knowledge_.reachOf(spot.region) != Reach::noHand) return std::nullopt;
  return Refusal{.technique = &technique, .reason = "guidance.refused-out-of-reach", .here = true};
}

std::string_view Refusals::toolName(const std::string& id) const {
  for (const Tool& tool : knowledge_.tools)
    if (tool.id == id) return tool.name;
  return id;
}

}  // namespace knotmap::guidance
