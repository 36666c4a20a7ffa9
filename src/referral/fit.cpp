#include "referral/fit.h"

#include <algorithm>

namespace knotmap::referral {
namespace {

using core::Side;

// The figures of docs/methods.md "Ranking", which gives the reason of each.
constexpr float kSpilloverWorth = 0.5f;  // of an essential zone, when it covers the same skin
constexpr float kLastEssential = 0.75f;  // worth of the last essential candidate; the first has 1
constexpr float kFirstSpillover = 0.5f, kLastSpillover = 0.35f;
constexpr float kListShare = 0.85f;       // of a named symptom's fit; the rest is its coverage
constexpr float kUnlistedShare = 0.29f;   // a point that is not listed stays below all that are
constexpr float kLeastReached = 0.15f;    // of the felt skin, by a point that is not listed
constexpr float kExcessCost = 0.4f;       // a pattern of which nothing is felt loses this share
constexpr float kLeastCovered = 0.05f;    // less of a painted area explains nothing
constexpr float kPrevalenceShare = 0.2f;  // of the difference to the mean share of the symptom

template <class T>
float sharedPart(const std::vector<T>& wanted, const std::vector<T>& given) {
  const auto shared = std::count_if(wanted.begin(), wanted.end(), [&](const T& item) {
    return std::find(given.begin(), given.end(), item) != given.end();
  });
  return wanted.empty() ? 0.0f : static_cast<float>(shared) / static_cast<float>(wanted.size());
}

/// Shares of one kind of target (skin, teeth, deep places) inside the two zones.
struct KindCover {
  float essential = 0.0f, spillover = 0.0f;
};

Fit coverOf(const std::vector<KindCover>& kinds) {
  Fit fit;
  for (const KindCover& kind : kinds) {
    const float n = static_cast<float>(kinds.size());
    fit.covered += std::min(1.0f, kind.essential + kind.spillover) / n;
    fit.fit += std::min(1.0f, kind.essential + kSpilloverWorth * kind.spillover) / n;
    fit.essentialShare += kind.essential / n;
  }
  return fit;
}

KindCover skinCover(const Part& part, const Source& source) {
  return {part.mask.overlapMm2(source.areas->essential) / part.areaMm2,
          part.mask.overlapMm2(source.areas->spillover) / part.areaMm2};
}

std::vector<int> feltTeeth(const Zone& felt, Side side) {
  std::vector<int> teeth = felt.teeth;
  if (side == Side::right) std::transform(teeth.begin(), teeth.end(), teeth.begin(), mirroredTooth);
  return teeth;
}

Fit symptomCover(const Symptom& symptom, const Part& part, const Source& source) {
  std::vector<KindCover> kinds;
  if (part.areaMm2 > 0.0f) kinds.push_back(skinCover(part, source));
  const Pattern& pattern = *source.pattern;
  const std::vector<int> teeth = feltTeeth(symptom.felt, part.felt);
  if (!teeth.empty())
    kinds.push_back(
        {sharedPart(teeth, pattern.essentialTeeth), sharedPart(teeth, pattern.spilloverTeeth)});
  if (!symptom.felt.deep.empty())
    kinds.push_back({sharedPart(symptom.felt.deep, pattern.essentialDeep),
                     sharedPart(symptom.felt.deep, pattern.spilloverDeep)});
  return coverOf(kinds);
}

bool crossesMidline(const anatomy::Place& place) {
  return place.otherSide || std::any_of(place.ends.begin(), place.ends.end(), crossesMidline);
}

bool crossesMidline(const TriggerPoint& point) {
  for (const Zone* zone : {&point.essential, &point.spillover})
    for (const Stroke& stroke : zone->strokes)
      if (std::any_of(stroke.through.begin(), stroke.through.end(),
                      [](const anatomy::Place& place) { return crossesMidline(place); }))
        return true;
  return false;
}

/// Worth of the k-th of n candidates, falling evenly from `first` to `last`.
float listWorth(std::size_t k, std::size_t n, float first, float last) {
  if (n < 2) return first;
  return first + (last - first) * static_cast<float>(k) / static_cast<float>(n - 1);
}

struct Listed {
  Role role = Role::essential;
  float worth = 0.0f;
};

/// What the sources' list of a symptom says of a point; none when it is not in the list.
std::optional<Listed> listedIn(const Symptom& symptom, TriggerPointId point) {
  std::size_t counts[2] = {0, 0};
  std::optional<Role> role;
  std::size_t place = 0;
  for (const SymptomCandidate& candidate : symptom.candidates) {
    std::size_t& count = counts[candidate.role == Role::essential ? 0 : 1];
    if (candidate.point == point) {
      role = candidate.role;
      place = count;
    }
    ++count;
  }
  if (!role) return std::nullopt;
  if (*role == Role::essential)
    return Listed{*role, listWorth(place, counts[0], 1.0f, kLastEssential)};
  return Listed{*role, listWorth(place, counts[1], kFirstSpillover, kLastSpillover)};
}

/// Above 1 where a study found points of this muscle more often than its others, below 1 where
/// less often.
float prevalenceFactor(const Symptom& symptom, TriggerPointId point) {
  const Prevalence* own = prevalenceOf(symptom, point);
  if (!own) return 1.0f;
  float sum = 0.0f;
  for (const Prevalence& each : symptom.prevalence) sum += each.middle();
  return 1.0f +
         kPrevalenceShare * (own->middle() - sum / static_cast<float>(symptom.prevalence.size()));
}

/// A point that no source lists, by the skin its pattern reaches. Teeth and deep places are named
/// one by one in the sources, so that lists of them are whole.
Fit fitUnlisted(const Part& part, const Source& source) {
  if (part.areaMm2 <= 0.0f) return {};
  Fit fit = coverOf({skinCover(part, source)});
  if (fit.fit < kLeastReached) return {};
  fit.fit *= kUnlistedShare;
  return fit;
}

/// From the other side only skin that the zone crosses to can be felt, no ear, eye or tooth.
Fit fitFromOtherSide(const Symptom& symptom, const Part& part, const Source& source,
                     std::optional<Listed> listed) {
  if (!crossesMidline(*source.row) || part.areaMm2 <= 0.0f) return {};
  if (!listed) return fitUnlisted(part, source);
  Fit fit = coverOf({skinCover(part, source)});
  if (fit.covered < kLeastCovered) return {};
  // A band across both sides is as much at home here; what merely crosses at times is a spread.
  const bool bothSides = 2.0f * fit.essentialShare >= fit.covered;
  if (!bothSides || listed->role == Role::spillover)
    listed = Listed{Role::spillover, kLastSpillover};
  fit.role = listed->role;
  fit.ground = Ground::listed;
  fit.fit = (kListShare * listed->worth + (1.0f - kListShare) * fit.fit) *
            prevalenceFactor(symptom, source.point);
  return fit;
}

Fit fitSymptom(const Atlas& atlas, const Part& part, const Source& source) {
  const Symptom& symptom = atlas[*part.symptom];
  const auto listed = listedIn(symptom, source.point);
  if (source.side != Side::midline && source.side != part.felt)
    return fitFromOtherSide(symptom, part, source, listed);
  if (!listed) return fitUnlisted(part, source);
  Fit fit = symptomCover(symptom, part, source);
  fit.role = listed->role;
  fit.ground = Ground::listed;
  fit.fit = (kListShare * listed->worth + (1.0f - kListShare) * fit.fit) *
            prevalenceFactor(symptom, source.point);
  return fit;
}

Fit fitPainted(const Part& part, const Source& source) {
  Fit fit = coverOf({skinCover(part, source)});
  if (fit.covered < kLeastCovered) return {};
  fit.fit *= 1.0f - kExcessCost * excessOf(source, part.mask);
  fit.role = 2.0f * fit.essentialShare >= fit.covered ? Role::essential : Role::spillover;
  return fit;
}

}  // namespace

Fit fitOf(const Atlas& atlas, const Part& part, const Source& source) {
  Fit fit = part.symptom ? fitSymptom(atlas, part, source) : fitPainted(part, source);
  fit.fit = std::min(fit.fit, 1.0f);
  return fit;
}

float excessOf(const Source& source, const AreaMask& felt) {
  const ZoneArea& zone =
      source.areas->essential.totalMm2 > 0.0f ? source.areas->essential : source.areas->spillover;
  return zone.totalMm2 > 0.0f ? 1.0f - felt.overlapMm2(zone) / zone.totalMm2 : 0.0f;
}

const Prevalence* prevalenceOf(const Symptom& symptom, TriggerPointId point) {
  for (const Prevalence& prevalence : symptom.prevalence)
    if (std::find(prevalence.points.begin(), prevalence.points.end(), point) !=
        prevalence.points.end())
      return &prevalence;
  return nullptr;
}

}  // namespace knotmap::referral
