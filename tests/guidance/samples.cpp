#include "guidance/samples.h"

#include <algorithm>
#include <stdexcept>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "core/messages.h"
#include "core/sources.h"

namespace knotmap::tests {

using namespace guidance;

KnownIds knownIds() {
  KnownIds known;
  const auto file = core::readJsonFile(KNOTMAP_TEST_ASSETS "/regions.json", 1);
  if (!file) throw std::runtime_error(file.error().message());
  core::Problems problems;
  for (const auto& entry :
       core::DataReader(*file, "regions.json: ", problems).at("regions").items()) {
    known.regions.push_back(entry.text("id"));
    known.parts.push_back(entry.text("part"));
  }
  const auto sources = core::loadSources(KNOTMAP_TEST_ASSETS);
  if (!sources) throw std::runtime_error(sources.error().message());
  for (const core::Source& source : *sources) known.sources.push_back(source.id);
  return known;
}

const Knowledge& knowledge() {
  static const Knowledge read = [] {
    auto result = readKnowledge(KNOTMAP_TEST_ASSETS "/guidance", knownIds());
    if (!result) throw std::runtime_error(result.error().message());
    auto messages = core::Messages::load(KNOTMAP_TEST_ASSETS);
    if (!messages) throw std::runtime_error(messages.error().message());
    result->words = std::make_shared<const core::Messages>(std::move(messages).value());
    return std::move(result).value();
  }();
  return read;
}

std::vector<Spot> everyPlace() {
  const auto file = core::readJsonFile(KNOTMAP_TEST_ASSETS "/regions.json", 1);
  if (!file) throw std::runtime_error(file.error().message());
  std::vector<Spot> places;
  for (const core::Json& region : file->at("regions"))
    places.push_back(
        spotAt(region.at("id").get<std::string>(), region.at("part").get<std::string>()));
  return places;
}

Spot spotAt(const std::string& region, const std::string& part) {
  Spot spot;
  spot.label = "Mark 1, " + region;
  spot.region = region;
  spot.part = part;
  spot.side = core::Side::left;
  return spot;
}

Spot backSpot() { return spotAt("interscapular", "back"); }
Spot neckSpot() { return spotAt("back-of-neck-upper", "neck"); }
Spot shoulderSpot() { return spotAt("top-of-shoulder", "shoulder"); }
Spot sideOfNeckSpot() { return spotAt("side-of-neck", "neck"); }

Answers allNo() {
  Answers answers;
  for (const Question& question : knowledge().questions) answers[question.id] = Answer::no;
  return answers;
}

Request healthy(std::vector<Spot> spots, std::vector<std::string> tools) {
  Request request;
  request.spots = std::move(spots);
  request.tools = std::move(tools);
  request.answers = allNo();
  return request;
}

bool names(const Advice& advice, const std::string& technique) {
  return stepOf(advice, technique) != nullptr;
}

const Step* stepOf(const Advice& advice, const std::string& technique) {
  const auto found = std::find_if(advice.steps.begin(), advice.steps.end(),
                                  [&](const Step& step) { return step.technique == technique; });
  return found == advice.steps.end() ? nullptr : &*found;
}

const Technique& techniqueOf(const Step& step) {
  const Technique* technique = knowledge().technique(step.technique);
  if (technique == nullptr) throw std::runtime_error("unknown technique " + step.technique);
  return *technique;
}

}  // namespace knotmap::tests
