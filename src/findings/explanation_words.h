#pragma once

#include <string>
#include <vector>

#include "findings/explanation.h"

namespace knotmap::findings {

// The words of explain mode about one session, in the language of the catalogue.

/// "Mark 2, left top of shoulder"; of symptoms and painted areas "What you feel".
std::string subjectName(const ExplainSource& source, const ExplainSubject& subject);

/// Symptoms with their sides, painted areas and marks.
std::vector<ExplainLine> feltLines(const ExplainSource& source);

/// What must be ruled out, emergencies first, and when somebody should look at it.
std::vector<HelpLine> helpLines(const ExplainSource& source);

/// Where a pattern reaches: regions with most of it first, teeth and deep places.
std::vector<std::string> reachedPlaces(const ExplainSource& source,
                                       const referral::Pattern& pattern, bool essential);

/// One line for each no-press zone that a place lies in: what must not be done there, and which
/// zone it is. Zones that forbid only tapping are named when asked for.
std::vector<std::string> noPressAt(const ExplainSource& source, anatomy::BodyPoint point,
                                   bool withTapping = false);

/// "left temple, angle of the jaw and lower back teeth".
std::string joined(const std::vector<std::string>& words, const core::Messages& messages);

/// What a plan says about how long and how often, in short: up to the first aside.
std::string shortDose(const std::string& dose);

}  // namespace knotmap::findings
