#include "referral/ranking.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "referral/fit.h"
#include "referral/why.h"

namespace knotmap::referral {
namespace {

using core::Side;

// The figures of docs/methods.md "Ranking", which gives the reason of each.
constexpr float kKnotShare = 0.15f;  // of what is missing to 1, for a knot on the very site
constexpr float kKnotReachMm = 45.0f;
// Scores closer than this cannot be told apart: of named symptoms, and with a painted area.
constexpr float kSameRank = 0.015f, kSameRankPainted = 0.03f;

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

Part paintedPart(const AtlasOnBody& atlas, const std::vector<anatomy::BrushDab>& dabs) {
  Part part;
  const ZoneArea area = zoneArea(atlas.paintDabs(dabs), atlas.body());
  part.areaMm2 = area.totalMm2;
  part.mask.fill(area);
  return part;
}

std::vector<Part> partsFeltOn(const AtlasOnBody& atlas, const Complaint& complaint, Side side) {
  std::vector<Part> parts;
  // In atlas order: sums and reasons must not depend on the order of choosing.
  for (const SymptomId symptom : std::set(complaint.symptoms.begin(), complaint.symptoms.end())) {
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

/// Points that explain every part come first: pain in several places at once is most simply
/// explained by one point.
float together(const std::vector<Fit>& fits) {
  float sum = 0.0f;
  const float n = static_cast<float>(fits.size());
  float explainedParts = 0.0f;
  for (const Fit& fit : fits) {
    sum += fit.fit;
    if (fit.fit > 0.0f) explainedParts += 1.0f;
  }
  return sum / n * (explainedParts / n);
}

std::optional<Candidate> candidateOf(const Atlas& atlas, const Source& source,
                                     const std::vector<Part>& parts, const KnotSupport& knots) {
  std::vector<Fit> fits;
  Candidate candidate{.point = source.point, .side = source.side, .why = {}};
  float felt = 0.0f, best = 0.0f;
  for (const Part& part : parts) {
    const Fit fit = fitOf(atlas, part, source);
    candidate.covered += fit.covered / static_cast<float>(parts.size());
    if (fit.fit > best) {
      best = fit.fit;
      candidate.role = fit.role;
    }
    fits.push_back(fit);
  }
  if (best <= 0.0f) return std::nullopt;
  for (const Part& part : parts) felt = std::max(felt, 1.0f - excessOf(source, part.mask));
  candidate.score = together(fits) * confidenceFactor(source.row->evidence.confidence);
  const auto knotMm = knots.distanceMm(source.point, source.side);
  if (knotMm)
    candidate.score += kKnotShare * (1.0f - *knotMm / kKnotReachMm) * (1.0f - candidate.score);
  candidate.excess = 1.0f - felt;
  candidate.why = whyWords(atlas, source, {parts, fits, knotMm});
  return candidate;
}

/// Best first; scores that cannot be told apart share a rank and keep atlas order, left first.
void rank(std::vector<Candidate>& candidates, float sameRank) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  auto first = candidates.begin();
  for (int place = 1; first != candidates.end(); ++place) {
    const auto end = std::find_if(first, candidates.end(), [&](const Candidate& c) {
      return first->score - c.score >= sameRank;
    });
    std::stable_sort(first, end, [](const Candidate& a, const Candidate& b) {
      return std::pair(a.point, a.side) < std::pair(b.point, b.side);
    });
    for (; first != end; ++first) first->rank = place;
  }
}

/// Every point that explains some of one complaint, unranked, in atlas order.
std::vector<Candidate> candidatesFor(const AtlasOnBody& atlas, const Complaint& complaint) {
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
  return candidates;
}

/// Keeps the better-scored of the candidates for one point on one side. Of equal scores the reason
/// decides, so that nothing depends on which complaint came first.
void mergeSamePoints(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.point, a.side, b.score, a.why) < std::tie(b.point, b.side, a.score, b.why);
  });
  const auto same = [](const Candidate& a, const Candidate& b) {
    return a.point == b.point && a.side == b.side;
  };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
}

}  // namespace

std::vector<Candidate> rankCandidates(const AtlasOnBody& atlas,
                                      std::span<const Complaint> complaints) {
  std::vector<Candidate> candidates;
  bool painted = false;
  for (const Complaint& complaint : complaints) {
    std::ranges::move(candidatesFor(atlas, complaint), std::back_inserter(candidates));
    painted = painted || !complaint.painted.empty();
  }
  mergeSamePoints(candidates);
  rank(candidates, painted ? kSameRankPainted : kSameRank);
  return candidates;
}

std::vector<Candidate> rankCandidates(const AtlasOnBody& atlas, const Complaint& complaint) {
  return rankCandidates(atlas, std::span(&complaint, 1));
}

std::vector<TriggerPointId> namedFirst(std::span<const Candidate> candidates) {
  std::vector<TriggerPointId> points;
  for (const Candidate& candidate : candidates.first(std::min(candidates.size(), kNamedFirst)))
    points.push_back(candidate.point);
  return points;
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
