#pragma once

#include <string>
#include <vector>

#include "guidance/guidance.h"
#include "guidance/knowledge_reader.h"

namespace knotmap::tests {

/// Ids of the regions, body parts and sources in `assets/`.
guidance::KnownIds knownIds();
/// The knowledge of `assets/guidance`, read once.
const guidance::Knowledge& knowledge();

/// A spot in every region of the body, with its part.
std::vector<guidance::Spot> everyPlace();
guidance::Spot spotAt(const std::string& region, const std::string& part);
guidance::Spot backSpot();
guidance::Spot neckSpot();
guidance::Spot shoulderSpot();
guidance::Spot sideOfNeckSpot();

/// Every question that applies is answered with no.
guidance::Request healthy(std::vector<guidance::Spot> spots, std::vector<std::string> tools = {});
/// Every question of the knowledge is answered with no.
guidance::Answers allNo();

bool names(const guidance::Advice& advice, const std::string& technique);
const guidance::Step* stepOf(const guidance::Advice& advice, const std::string& technique);
/// The technique behind a step.
const guidance::Technique& techniqueOf(const guidance::Step& step);

}  // namespace knotmap::tests
