#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/forward.h"
#include "findings/tables.h"

namespace knotmap::app {

// What several answers of the command line have in common.

/// " (did you mean "acromion"?)", or "" when none of the known words is close.
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

template <class Rows>
std::vector<std::string> idsOf(const Rows& rows) {
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}
core::Json idsOf(const referral::Atlas& atlas, const std::vector<referral::TriggerPointId>& points);

/// How sure a row is, in words and with the titles of its sources.
core::Json evidenceJson(const referral::Evidence& evidence, const findings::Tables& tables);

}  // namespace knotmap::app
