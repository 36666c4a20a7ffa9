#include "referral/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/messages.h"
#include "core/words.h"

namespace knotmap::referral {
namespace {

using core::Messages;

/// A symptom's name within a sentence. English writes it small there; a language whose nouns keep
/// their capitals says so in "referral.names-within".
std::string within(std::string name, const Messages& tr) {
  if (!name.empty() && std::string_view(tr("referral.names-within")) == "small")
    name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  return name;
}

std::string listed(const std::vector<std::string>& items, const Messages& tr) {
  if (items.size() < 2) return items.empty() ? std::string() : items.front();
  const std::vector<std::string> first(items.begin(), items.end() - 1);
  return tr("referral.list", fmt::arg("first", fmt::format("{}", fmt::join(first, ", "))),
            fmt::arg("last", items.back()));
}

int percentOf(float share) { return 5 * static_cast<int>(std::lround(20.0f * share)); }

std::string areaWords(const Fit& fit, const Messages& tr) {
  return tr(fit.role == Role::essential ? "referral.covers" : "referral.covers-spread",
            fmt::arg("percent", percentOf(fit.covered)));
}

std::string countedWords(const Prevalence& counted, const Messages& tr) {
  return tr("referral.counted", fmt::arg("from", std::lround(counted.fromPercent)),
            fmt::arg("to", std::lround(counted.toPercent)));
}

std::string fitWords(const Atlas& atlas, TriggerPointId point, const Reasons& reasons) {
  const Messages& tr = atlas.words();
  std::vector<std::string> often, sometimes, counted, reached;
  for (std::size_t i = 0; i < reasons.parts.size(); ++i) {
    const Fit& fit = reasons.fits[i];
    if (fit.fit <= 0.0f) continue;
    if (!reasons.parts[i].symptom) {
      reached.push_back(areaWords(fit, tr));
      continue;
    }
    const Symptom& symptom = atlas[*reasons.parts[i].symptom];
    const std::string name = within(symptom.name, tr);
    if (fit.ground == Ground::area) {
      reached.push_back(tr("referral.reaches", fmt::arg("percent", percentOf(fit.covered)),
                           fmt::arg("symptom", name)));
      continue;
    }
    (fit.role == Role::essential ? often : sometimes).push_back(name);
    if (const Prevalence* prevalence = prevalenceOf(symptom, point))
      counted.push_back(countedWords(*prevalence, tr));
  }
  std::vector<std::string> clauses;
  if (!often.empty())
    clauses.push_back(tr("referral.often", fmt::arg("symptoms", listed(often, tr))));
  if (!sometimes.empty())
    clauses.push_back(tr("referral.sometimes", fmt::arg("symptoms", listed(sometimes, tr))));
  clauses.insert(clauses.end(), counted.begin(), counted.end());
  clauses.insert(clauses.end(), reached.begin(), reached.end());
  return fmt::format("{}", fmt::join(clauses, ", "));
}

std::string testWords(const TriggerPoint& row, const Messages& tr) {
  const bool pain = row.sensation.empty();
  if (row.internal) return tr(pain ? "referral.inside-pain" : "referral.inside-feeling");
  return tr(pain ? "referral.test-pain" : "referral.test-feeling", fmt::arg("test", row.test));
}

}  // namespace

std::string whyWords(const Atlas& atlas, const Source& source, const Reasons& reasons) {
  const Messages& tr = atlas.words();
  std::string text = fitWords(atlas, source.point, reasons);
  if (reasons.knotMm) {
    const int mm = std::max(5, 5 * static_cast<int>(std::lround(*reasons.knotMm / 5.0f)));
    text += "; " + tr("referral.knot", fmt::arg("mm", mm));
  }
  return core::sentenceCase(text + "; " + testWords(*source.row, tr) + ".");
}

}  // namespace knotmap::referral
