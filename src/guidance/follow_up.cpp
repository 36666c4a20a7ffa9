#include "guidance/follow_up.h"

#include <algorithm>

#include "guidance/dates.h"
#include "guidance/refusal.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

/// Days a spot has been there already: the most its word allows up to a week, the middle of the
/// range beyond; docs/methods.md "When to have it looked at".
int daysSoFar(Since since) {
  switch (since) {
    case Since::days:
      return 6;
    case Since::weeks:
      return 28;
    case Since::months:
      return 60;
    case Since::today:
    case Since::unknown:
      break;
  }
  return 0;
}

bool liesOn(const FollowUpRule& rule, const Spot& spot) {
  return spot.part.empty() || contains(rule.parts, spot.part);
}

bool concerns(const FollowUpRule& rule, const Request& request) {
  if (rule.parts.empty() && rule.symptoms.empty()) return true;
  for (const std::string& part : request.painParts)
    if (contains(rule.parts, part)) return true;
  for (const std::string& symptom : request.symptomCategories)
    if (contains(rule.symptoms, symptom)) return true;
  return std::any_of(request.spots.begin(), request.spots.end(),
                     [&](const Spot& spot) { return liesOn(rule, spot); });
}

bool concernsPlan(const FollowUpRule& rule, const Knowledge& knowledge,
                  const std::vector<Step>& steps) {
  const auto meant = [&](const Step& step) {
    const Technique& technique = *knowledge.technique(step.technique);
    return std::any_of(rule.concerns.begin(), rule.concerns.end(),
                       [&](const std::string& what) { return means(what, technique); });
  };
  return rule.concerns.empty() || std::any_of(steps.begin(), steps.end(), meant);
}

/// The oldest of the spots the rule speaks of; of all where it speaks of a symptom.
int daysSinceOnset(const FollowUpRule& rule, const Request& request) {
  int days = 0;
  const bool anyPlace = rule.parts.empty() || !rule.symptoms.empty();
  for (const Spot& spot : request.spots)
    if (anyPlace || liesOn(rule, spot)) days = std::max(days, daysSoFar(spot.since));
  return days;
}

}  // namespace

std::vector<FollowUp> followUpsFor(const Knowledge& knowledge, const Request& request,
                                   const std::vector<Step>& steps) {
  std::vector<FollowUp> all;
  for (const FollowUpRule& rule : knowledge.followUps) {
    if (!concerns(rule, request) || !concernsPlan(rule, knowledge, steps)) continue;
    const int gone = rule.sinceOnset ? daysSinceOnset(rule, request) : 0;
    const int days = std::max(0, rule.days - gone);
    all.push_back({.id = rule.id,
                   .text = rule.text,
                   .whom = rule.whom,
                   .days = days,
                   .date = daysAfter(request.today, days),
                   .sources = rule.sources});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const FollowUp& a, const FollowUp& b) { return a.days < b.days; });
  return all;
}

}  // namespace knotmap::guidance
