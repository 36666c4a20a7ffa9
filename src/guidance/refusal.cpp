#include "guidance/refusal.h"

#include <fmt/format.h>

#include <algorithm>

#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

constexpr const char* kHeatingPad = "heating-pad";

std::string kindWords(const std::string& what) {
  if (what == "presses") return "Everything that presses";
  if (what == "percussion") return "Percussion";
  if (what == "heat") return "Heat";
  if (what == "cold") return "Cold";
  if (what == "rub") return "Muscle rub";
  return what;
}

bool has(const std::vector<With>& who, With with) {
  return std::find(who.begin(), who.end(), with) != who.end();
}

}  // namespace

bool means(const std::string& what, const Technique& technique) {
  if (what == "presses") return technique.presses;
  if (what == "percussion") return technique.percussion;
  if (what == "heat") return technique.heat;
  if (what == "cold") return technique.cold;
  if (what == "rub") return technique.rub;
  return what == technique.id;
}

bool mayDo(const Technique& technique, With with) {
  if (has(technique.who, with)) return true;
  // A professional's hands take the place of one's own for everything that is done to the spot.
  const bool handsOn = technique.slot == Slot::find || technique.slot == Slot::press ||
                       technique.slot == Slot::pin || technique.slot == Slot::strokes;
  if (with == With::professional && handsOn) return false;
  return has(technique.who, With::alone);
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
    if (!(technique.*kind)) continue;
    for (const Spot& spot : request_.spots)
      if (!at(technique, spot)) return true;
  }
  return false;
}

MaybeRefusal Refusals::at(const Technique& technique, const Spot& spot) const {
  if (auto refused = byLimits(technique)) return refused;
  if (auto refused = byZones(technique, spot)) return refused;
  if (auto refused = byPart(technique, spot)) return refused;
  if (auto refused = byHeatAndRub(technique)) return refused;
  return byMeans(technique);
}

MaybeRefusal Refusals::anywhere(const Technique& technique) const {
  if (auto refused = byLimits(technique)) return refused;
  if (auto refused = byHeatAndRub(technique)) return refused;
  return byMeans(technique);
}

MaybeRefusal Refusals::byLimits(const Technique& technique) const {
  for (const Precaution& precaution : inForce_)
    for (const std::string& what : precaution.removes)
      if (means(what, technique))
        return Refusal{kindWords(what), precaution.name + ". " + precaution.text};
  return std::nullopt;
}

MaybeRefusal Refusals::byZones(const Technique& technique, const Spot& spot) const {
  for (const NoPressZone* zone : zonesAt(knowledge_, spot)) {
    const std::string forbidden = zone->percussionOnly ? "percussion" : "presses";
    if (means(forbidden, technique))
      return Refusal{kindWords(forbidden),
                     fmt::format("no-press zone ({}). {}", zone->name, zone->why), true};
    for (const std::string& what : zone->alsoRemoves)
      if (means(what, technique)) return Refusal{kindWords(what), zone->why, true};
  }
  return std::nullopt;
}

MaybeRefusal Refusals::byPart(const Technique& technique, const Spot& spot) const {
  const bool reached = technique.parts.empty() || contains(technique.parts, spot.part);
  if (reached && !contains(technique.notParts, spot.part)) return std::nullopt;
  return Refusal{technique.id, technique.partsWhy, true};
}

MaybeRefusal Refusals::byHeatAndRub(const Technique& technique) const {
  if (heatGivesWay_ && technique.heat)
    return Refusal{kindWords("heat"),
                   "never together with a rub, which is at hand while a heating pad is not"};
  if (rubGivesWay_ && technique.rub)
    return Refusal{kindWords("rub"), "never together with heat, and a heating pad is at hand"};
  return std::nullopt;
}

MaybeRefusal Refusals::byMeans(const Technique& technique) const {
  if (!mayDo(technique, request_.with)) {
    if (has(technique.who, With::alone))
      return Refusal{technique.id, "a professional's hands take its place"};
    return Refusal{technique.id, has(technique.who, With::partner)
                                     ? "it needs a partner, and you are on your own"
                                     : "it needs a professional's hands"};
  }
  for (const std::string& tool : technique.tools)
    if (!contains(request_.tools, tool))
      return Refusal{technique.id, "it needs a " + toolName(tool) + ", and you have none at hand"};
  return std::nullopt;
}

std::string Refusals::toolName(const std::string& id) const {
  for (const Tool& tool : knowledge_.tools)
    if (tool.id == id) return tool.name;
  return id;
}

}  // namespace knotmap::guidance
