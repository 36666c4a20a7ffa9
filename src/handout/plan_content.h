#pragma once

#include "handout/citations.h"
#include "handout/content.h"

namespace knotmap::handout {

/// The blocks of a plan: steps, week, limits, when to stop, dates, treatments. Only of advice that
/// gives steps.
std::vector<Block> planBlocks(const Subject& subject, Brevity brevity, Citations& citations);

/// When and by whom it should be looked at; also where self-care is stopped.
std::vector<Block> followUpBlocks(const Subject& subject, Citations& citations);

}  // namespace knotmap::handout
