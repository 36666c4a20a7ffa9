#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "referral/atlas_on_body.h"

namespace knotmap::referral {
namespace {

using core::Side;

// The figures of docs/methods.md "Ranking", which gives the reason of each.
constexpr float kSpilloverWorth = 0.5f;  // of an essential zone, when it covers the same skin
constexpr float kLastEssential = 0.75f;  // worth of the last essential candidate; the first has 1
constexpr float kFirstSpillover = 0.5f, kLastSpillover = 0.35f;
constexpr float kListShare = 0.85f;      // of a named symptom's fit; the rest is its coverage
constexpr float kExcessCost = 0.4f;      // a pattern of which nothing is felt loses this share
constexpr float kTogetherShare = 0.15f;  // weight of the complaint's worst explained part
constexpr float kKnotShare = 0.15f;      // of what is missing to 1, for a knot on the very site
constexpr float kKnotReachMm = 45.0f;
constexpr float kLeastCovered = 0.05f;  // less of a painted area explains nothing
constexpr float kSameRank = 0.005f;     // scores closer than this cannot be told apart

float confidenceFactor(Confidence confidence) {
  switch (confidence) {
    case Confidence::high:
      return 1.0f;
    case Confidence::moderate:
      return 0.97f;
    case Confidence::low:
      return 0.9f;
  }
  return 1.0f;
}

/// How well one trigger point explains one part of a complaint, 0..1 each.
struct Fit {
  float fit = 0.0f;
  float covered = 0.0f;
  float essentialShare = 0.0f;  ///< of the complaint, inside the essential zone
  Role role = Role::spillover;
};

/// One symptom felt on one side, or the painted area.
struct Part {
  std::optional<SymptomId> symptom;  ///< none: the painted area
  Side felt = Side::left;
  float areaMm2 = 0.0f;
  AreaMask mask;
};

/// A trigger point on a side, as the ranking looks at it.
struct Source {
  TriggerPointId point{};
  Side side = Side::left;
  const TriggerPoint* row = nullptr;
  const Pattern* pattern = nullptr;
  const AtlasOnBody::Areas* areas = nullptr;
};

Source sourceOf(const AtlasOnBody& atlas, TriggerPointId point, Side side) {
  return {point, side, &atlas.atlas()[point], &atlas.pattern(point, side),
          &atlas.areas(point, side)};
}

std::vector<Source> allSources(const AtlasOnBody& atlas, bool lowConfidence) {
  std::vector<Source> sources;
  for (std::size_t i = 0; i < atlas.atlas().points().size(); ++i) {
    const auto id = static_cast<TriggerPointId>(i);
    const TriggerPoint& point = atlas.atlas()[id];
    if (!lowConfidence && point.evidence.confidence == Confidence::low) continue;
    if (point.midline) {
      sources.push_back(sourceOf(atlas, id, Side::midline));
      continue;
    }
    for (const Side side : {Side::left, Side::right})
      if (!point.onlyOn || *point.onlyOn == side) sources.push_back(sourceOf(atlas, id, side));
  }
  return sources;
}

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

Fit fitSymptom(const Atlas& atlas, const Part& part, const Source& source) {
  const Symptom& symptom = atlas[*part.symptom];
  auto listed = listedIn(symptom, source.point);
  if (!listed) return {};
  Fit fit = symptomCover(symptom, part, source);
  if (source.side != Side::midline && source.side != part.felt) {
    // From the other side only skin that the zone crosses to can be felt, no ear, eye or tooth.
    if (!crossesMidline(*source.row) || part.areaMm2 <= 0.0f) return {};
    fit = coverOf({skinCover(part, source)});
    if (fit.covered < kLeastCovered) return {};
    listed = Listed{Role::spillover, kLastSpillover};
  }
  fit.role = listed->role;
  fit.fit = kListShare * listed->worth + (1.0f - kListShare) * fit.fit;
  return fit;
}

/// Share of a pattern's skin that is not felt: of its essential zone, where it has one.
float excessOf(const Source& source, const AreaMask& felt) {
  const ZoneArea& zone =
      source.areas->essential.totalMm2 > 0.0f ? source.areas->essential : source.areas->spillover;
  return zone.totalMm2 > 0.0f ? 1.0f - felt.overlapMm2(zone) / zone.totalMm2 : 0.0f;
}

Fit fitPainted(const Part& part, const Source& source) {
  Fit fit = coverOf({skinCover(part, source)});
  if (fit.covered < kLeastCovered) return {};
  fit.fit *= 1.0f - kExcessCost * excessOf(source, part.mask);
  fit.role = 2.0f * fit.essentialShare >= fit.covered ? Role::essential : Role::spillover;
  return fit;
}

Part paintedPart(const AtlasOnBody& atlas, const std::vector<anatomy::BrushDab>& dabs) {
  Part part;
  const ZoneArea area = zoneArea(atlas.paintDabs(dabs), atlas.body());
  part.areaMm2 = area.totalMm2;
  part.mask.fill(area);
  return part;
}

std::vector<Part> partsFeltOn(const AtlasOnBody& atlas, const Complaint& complaint, Side side) {
  std::vector<Part> parts;
  for (const SymptomId symptom : complaint.symptoms) {
    Part part;
    part.symptom = symptom;
    part.felt = side;
    const ZoneArea& area = atlas.feltArea(symptom, side);
    part.areaMm2 = area.totalMm2;
    part.mask.fill(area);
    parts.push_back(std::move(part));
  }
  if (!complaint.painted.empty()) parts.push_back(paintedPart(atlas, complaint.painted));
  return parts;
}

/// Distance from the nearest marked knot to the usual sites, per point and side.
class KnotSupport {
 public:
  KnotSupport(const AtlasOnBody& atlas, const std::vector<anatomy::BodyPoint>& knots) {
    for (const anatomy::BodyPoint knot : knots) {
      const auto found = atlas.near(knot, kKnotReachMm);
      near_.insert(near_.end(), found.begin(), found.end());
    }
  }
  std::optional<float> distanceMm(TriggerPointId point, Side side) const {
    std::optional<float> nearest;
    for (const NearbyPoint& near : near_)
      if (near.point == point && near.side == side && (!nearest || near.distanceMm < *nearest))
        nearest = near.distanceMm;
    return nearest;
  }

 private:
  std::vector<NearbyPoint> near_;
};

std::string uncapitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
  return text;
}

std::string joined(const std::vector<std::string>& items) {
  if (items.size() < 2) return items.empty() ? std::string() : items.front();
  const std::vector<std::string> first(items.begin(), items.end() - 1);
  return fmt::format("{} and {}", fmt::join(first, ", "), items.back());
}

std::string explained(const Atlas& atlas, const std::vector<Part>& parts,
                      const std::vector<Fit>& fits) {
  std::vector<std::string> often, sometimes;
  std::string painted;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (fits[i].fit <= 0.0f) continue;
    if (parts[i].symptom) {
      auto& names = fits[i].role == Role::essential ? often : sometimes;
      names.push_back(uncapitalised(atlas[*parts[i].symptom].name));
    } else {
      const int percent = 5 * static_cast<int>(std::lround(20.0f * fits[i].covered));
      painted = fmt::format("its pattern covers about {} % of the painted area{}", percent,
                            fits[i].role == Role::essential ? "" : ", mostly as a possible spread");
    }
  }
  std::vector<std::string> clauses;
  if (!often.empty()) clauses.push_back("often reported with " + joined(often));
  if (!sometimes.empty()) clauses.push_back("sometimes reported with " + joined(sometimes));
  if (!painted.empty()) clauses.push_back(painted);
  return fmt::format("{}", fmt::join(clauses, ", "));
}

std::string reason(const Source& source, const std::string& explains, std::optional<float> knotMm) {
  std::string text = explains;
  if (knotMm)
    text += fmt::format("; a marked knot lies about {} mm from its usual place",
                        std::max(5, 5 * static_cast<int>(std::lround(*knotMm / 5.0f))));
  text +=
      source.row->internal
          ? "; it is reached from inside the body, so a clinician would test whether pressing it "
            "brings on the pain you know"
          : fmt::format("; if {} brings on the pain you know, that supports it", source.row->test);
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text + ".";
}

std::optional<Candidate> candidateOf(const Atlas& atlas, const Source& source,
                                     const std::vector<Part>& parts, const KnotSupport& knots) {
  std::vector<Fit> fits;
  Candidate candidate{.point = source.point, .side = source.side, .why = {}};
  float sum = 0.0f, least = 1.0f, felt = 0.0f, best = 0.0f;
  for (const Part& part : parts) {
    const Fit fit = part.symptom ? fitSymptom(atlas, part, source) : fitPainted(part, source);
    sum += fit.fit;
    least = std::min(least, fit.fit);
    candidate.covered += fit.covered / static_cast<float>(parts.size());
    felt = std::max(felt, 1.0f - excessOf(source, part.mask));
    if (fit.fit > best) {
      best = fit.fit;
      candidate.role = fit.role;
    }
    fits.push_back(fit);
  }
  if (sum <= 0.0f) return std::nullopt;
  const float mean = sum / static_cast<float>(parts.size());
  candidate.score = ((1.0f - kTogetherShare) * mean + kTogetherShare * least) *
                    confidenceFactor(source.row->evidence.confidence);
  const auto knotMm = knots.distanceMm(source.point, source.side);
  if (knotMm)
    candidate.score += kKnotShare * (1.0f - *knotMm / kKnotReachMm) * (1.0f - candidate.score);
  candidate.excess = 1.0f - felt;
  candidate.why = reason(source, explained(atlas, parts, fits), knotMm);
  return candidate;
}

/// Best first; scores that cannot be told apart share a rank and keep atlas order, left first.
void rank(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  auto first = candidates.begin();
  for (int place = 1; first != candidates.end(); ++place) {
    const auto end = std::find_if(first, candidates.end(), [&](const Candidate& c) {
      return first->score - c.score >= kSameRank;
    });
    std::stable_sort(first, end, [](const Candidate& a, const Candidate& b) {
      return std::pair(a.point, a.side) < std::pair(b.point, b.side);
    });
    for (; first != end; ++first) first->rank = place;
  }
}

}  // namespace

std::vector<Candidate> explain(const AtlasOnBody& atlas, const Complaint& complaint) {
  std::vector<Candidate> candidates;
  if (complaint.symptoms.empty() && complaint.painted.empty()) return candidates;
  const KnotSupport knots(atlas, complaint.knots);
  // Without a side each point is asked what it explains on its own side.
  const std::vector<Part> left = partsFeltOn(atlas, complaint, complaint.side.value_or(Side::left));
  const std::vector<Part> right = complaint.side || complaint.symptoms.empty()
                                      ? std::vector<Part>{}
                                      : partsFeltOn(atlas, complaint, Side::right);
  for (const Source& source : allSources(atlas, complaint.lowConfidence)) {
    const bool ownRight = source.side == Side::right && !right.empty();
    auto candidate = candidateOf(atlas.atlas(), source, ownRight ? right : left, knots);
    if (candidate) candidates.push_back(std::move(*candidate));
  }
  rank(candidates);
  return candidates;
}

std::vector<std::string> stopsFirst(const Atlas& atlas, const std::vector<SymptomId>& symptoms,
                                    const std::vector<TriggerPointId>& named) {
  std::vector<std::string> sentences;
  const auto add = [&](const std::vector<std::string>& more) {
    for (const std::string& sentence : more)
      if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
        sentences.push_back(sentence);
  };
  for (const SymptomId symptom : symptoms) add(atlas[symptom].stopsFirst);
  for (const TriggerPointId point : named) add(atlas[point].stopsFirst);
  return sentences;
}

}  // namespace knotmap::referral
