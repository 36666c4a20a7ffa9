#include "guidance/steps.h"

#include <algorithm>

#include "core/messages.h"
#include "guidance/timing.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

/// Entries that become one step: the same technique with the same dose, limit and stretch.
struct Group {
  std::vector<Entry> entries;

  bool takes(const Entry& other) const {
    const Entry& own = entries.front();
    return own.technique == other.technique && own.dose == other.dose &&
           own.pressureLimit == other.pressureLimit && own.stretch == other.stretch;
  }
};

std::vector<Group> grouped(const std::vector<Entry>& entries) {
  std::vector<Group> groups;
  for (const Entry& entry : entries) {
    const auto same = std::find_if(groups.begin(), groups.end(),
                                   [&](const Group& group) { return group.takes(entry); });
    if (same == groups.end())
      groups.push_back({{entry}});
    else
      same->entries.push_back(entry);
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    const Technique& first = *a.entries.front().technique;
    const Technique& second = *b.entries.front().technique;
    return first.slot != second.slot ? first.slot < second.slot : first.order < second.order;
  });
  return groups;
}

void addOnce(std::vector<std::string>& all, const std::vector<std::string>& more) {
  for (const std::string& one : more)
    if (!contains(all, one)) all.push_back(one);
}

class Writer {
 public:
  Writer(const Knowledge& knowledge, const Request& request)
      : knowledge_(knowledge), tr_(*knowledge.words), request_(request) {}

  Step write(const Group& group) const {
    const Entry& entry = group.entries.front();
    Step step = fromTechnique(*entry.technique);
    step.dose = doseOf(entry);
    if (entry.stretch != nullptr) {
      step.steps = entry.stretch->steps;
      addOnce(step.sources, entry.stretch->sources);
    }
    for (const Dose& other : entry.technique->doses)
      if (&other != entry.dose) step.otherDoses.push_back(other);
    addPlaces(group, step);
    if (const std::string hands = handsFor(group); !hands.empty())
      step.position += (step.position.empty() ? "" : " ") + hands;
    if (const std::string why = reasonsFor(group); !why.empty()) step.why += " " + why;
    return step;
  }

 private:
  Step fromTechnique(const Technique& technique) const {
    Step step;
    step.technique = technique.id;
    step.name = technique.name;
    step.slot = technique.slot;
    step.position = technique.position;
    step.steps = technique.steps;
    step.cues = technique.cues;
    step.feel = technique.feel;
    step.limits = technique.limits;
    step.stopWhen = technique.stopWhen;
    step.sources = technique.sources;
    step.direction = technique.direction;
    step.why = technique.why;
    for (const std::string& id : technique.disagreements)
      if (const Disagreement* row = knowledge_.disagreement(id)) step.disagreements.push_back(row);
    return step;
  }

  /// The dose with the pain limit in its words.
  Dose doseOf(const Entry& entry) const {
    Dose dose = *entry.dose;
    dose.pressureLimit = entry.pressureLimit;
    if (!dose.pressureLimit) return dose;
    if (*dose.pressureLimit == 0)
      dose.text = tr_("guidance.dose-without-pain", fmt::arg("dose", dose.text));
    else
      dose.text = tr_("guidance.dose-with-limit", fmt::arg("dose", dose.text),
                      fmt::arg("limit", *dose.pressureLimit));
    return dose;
  }

  void addPlaces(const Group& group, Step& step) const {
    TimeSheet sheet(request_);
    for (const Entry& entry : group.entries) {
      sheet.add(entry);
      if (!entry.spot) continue;
      step.at.push_back(*entry.spot);
      step.spots.push_back(request_.spots[*entry.spot].label);
    }
    step.minutes = sheet.totalMinutes();
    const bool general = group.entries.front().technique->general;
    step.where = !step.spots.empty() ? joined(step.spots, "; ")
                 : general           ? tr_("guidance.where-every-day")
                                     : tr_("guidance.where-it-hurts");
  }

  /// Sentences that hold for some of the spots, each with the spots it holds for.
  class PerSpot {
   public:
    void add(const Spot& spot, std::string words) {
      auto row = std::find_if(rows_.begin(), rows_.end(),
                              [&](const auto& known) { return known.first == words; });
      if (row == rows_.end()) row = rows_.insert(row, {std::move(words), {}});
      row->second.push_back(spot.label);
    }

    std::string text(const core::Messages& tr, std::size_t allSpots) const {
      std::vector<std::string> sentences;
      for (const auto& [words, spots] : rows_)
        sentences.push_back(spots.size() == allSpots
                                ? words
                                : tr("guidance.at-spots", fmt::arg("spots", joined(spots, "; ")),
                                     fmt::arg("words", words)));
      return joined(sentences, " ");
    }

   private:
    std::vector<std::pair<std::string, std::vector<std::string>>> rows_;
  };

  /// Which of one's own hands does it, where only one reaches.
  std::string handsFor(const Group& group) const {
    PerSpot hands;
    for (const Entry& entry : group.entries) {
      if (!entry.spot || !needsOwnHand(*entry.technique, request_.with)) continue;
      const Spot& spot = request_.spots[*entry.spot];
      const Reach reach = knowledge_.reachOf(spot.region);
      const bool one = reach == Reach::otherSideHand || reach == Reach::sameSideHand;
      if (!one || spot.side == core::Side::midline) continue;
      const bool left = (spot.side == core::Side::left) == (reach == Reach::sameSideHand);
      hands.add(spot, tr_(left ? "guidance.left-hand" : "guidance.right-hand"));
    }
    return hands.text(tr_, group.entries.size());
  }

  std::string reasonsFor(const Group& group) const {
    PerSpot reasons;
    for (const Entry& entry : group.entries)
      if (entry.spot) addReasons(entry, request_.spots[*entry.spot], reasons);
    return reasons.text(tr_, group.entries.size());
  }

  void addReasons(const Entry& entry, const Spot& spot, PerSpot& reasons) const {
    if (entry.gentle == Gentle::veryTender)
      reasons.add(spot, tr_("guidance.why-tender", fmt::arg("tenderness", spot.tenderness)));
    if (entry.gentle == Gentle::fresh) reasons.add(spot, tr_("guidance.why-fresh"));
    if (entry.gentle == Gentle::notWarmedUp) reasons.add(spot, tr_("guidance.why-not-warmed"));
    if (entry.cap != nullptr) reasons.add(spot, entry.cap->why);
    const Slot slot = entry.technique->slot;
    if (slot == Slot::press && !entry.technique->tools.empty() && request_.with == With::alone &&
        knowledge_.reachOf(spot.region) == Reach::noHand)
      reasons.add(spot, tr_("guidance.why-tool-reaches"));
    if (entry.stretch != nullptr) reasons.add(spot, tr_("guidance.why-this-stretch"));
    if (entry.technique->cold && isFresh(spot)) reasons.add(spot, tr_("guidance.why-cold-fresh"));
    if (slot == Slot::after && entry.technique->heat && isLongStanding(spot))
      reasons.add(spot, tr_("guidance.why-heat-old"));
    if ((slot == Slot::stretch || slot == Slot::after) && !entry.pressed)
      reasons.add(spot, tr_("guidance.why-what-remains"));
  }

  static bool isLongStanding(const Spot& spot) {
    return spot.since == Since::weeks || spot.since == Since::months;
  }

  const Knowledge& knowledge_;
  const core::Messages& tr_;
  const Request& request_;
};

}  // namespace

std::vector<Step> writeSteps(const Knowledge& knowledge, const Request& request,
                             const std::vector<Entry>& entries) {
  const Writer writer(knowledge, request);
  std::vector<Step> steps;
  for (const Group& group : grouped(entries)) steps.push_back(writer.write(group));
  return steps;
}

}  // namespace knotmap::guidance
