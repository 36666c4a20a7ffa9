#include "guidance/omissions.h"

#include <algorithm>

#include "core/messages.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

bool sameReason(const Refusal& a, const Refusal& b) {
  return a.reason == b.reason && a.kind == b.kind && a.what == b.what && a.why == b.why &&
         a.need == b.need && a.given == b.given && a.here == b.here;
}

template <class T>
void addOnce(std::vector<const T*>& list, const T* entry) {
  if (entry != nullptr && std::find(list.begin(), list.end(), entry) == list.end())
    list.push_back(entry);
}

}  // namespace

void Omissions::add(const Refusal& refusal, const Spot* spot) {
  auto group = std::find_if(groups_.begin(), groups_.end(),
                            [&](const Group& known) { return sameReason(known.reason, refusal); });
  if (group == groups_.end()) group = groups_.insert(group, {refusal, {}, {}});
  addOnce(group->techniques, refusal.technique);
  if (refusal.here) addOnce(group->spots, spot);
}

std::vector<LeftOut> Omissions::report(const core::Messages& messages, std::size_t allSpots) const {
  std::vector<LeftOut> all;
  // Groups of the same techniques at other places stay apart: their reasons differ.
  for (const Group& group : groups_) {
    const Refusal& reason = group.reason;
    LeftOut left;
    std::vector<std::string> names, places;
    for (const Technique* technique : group.techniques) {
      left.techniques.push_back(technique->id);
      names.push_back(technique->name);
    }
    for (const Spot* spot : group.spots) places.push_back(spot->label);
    if (reason.kind != nullptr)
      left.technique = messages(reason.kind);
    else
      left.technique = names.size() == 1 ? left.techniques.front() : joined(names, "; ");
    left.why = messages(reason.reason, fmt::arg("what", reason.what), fmt::arg("why", reason.why),
                        fmt::arg("need", reason.need), fmt::arg("given", reason.given));
    if (!places.empty() && places.size() < allSpots)
      left.why = messages("guidance.left-out-at", fmt::arg("places", joined(places, "; ")),
                          fmt::arg("why", left.why));
    all.push_back(std::move(left));
  }
  return all;
}

}  // namespace knotmap::guidance
