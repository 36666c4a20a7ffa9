#include <fmt/format.h>

#include <cmath>

#include "app/cli/answer_parts.h"
#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "core/json.h"
#include "core/messages.h"

namespace knotmap::app {
namespace {

using core::Error;
using core::Json;

core::Result<anatomy::BodyPoint> placeOf(const WhereQuery& query, const findings::Tables& tables,
                                         const findings::BodyState& body) {
  if (query.vertex) {
    if (*query.vertex < 0 || *query.vertex >= static_cast<int>(anatomy::kVertexCount))
      return Error{"--vertex", fmt::format("found {}, expected 0 to {}", *query.vertex,
                                           anatomy::kVertexCount - 1)};
    return anatomy::bodyPointAtVertex(body.body().model(),
                                      anatomy::VertexId{static_cast<std::uint32_t>(*query.vertex)});
  }
  const auto id = tables.landmarks.find(query.landmark);
  if (!id)
    return Error{"--landmark",
                 fmt::format("unknown \"{}\", expected a landmark id{}", query.landmark,
                             suggestion(query.landmark, tables.landmarks.ids()))};
  return body.landmarks().at(*id, query.side);
}

Json musclesJson(const anatomy::Musculature& muscles, anatomy::BodyPoint point) {
  const auto rounded = [](float mm) { return std::round(static_cast<double>(mm) * 10.0) / 10.0; };
  Json items = Json::array();
  for (const anatomy::MuscleCrossing& crossing : muscles.below(point)) {
    const anatomy::Muscle& muscle = muscles.table()[crossing.muscle];
    items.push_back({{"id", muscle.id},
                     {"name", muscle.name},
                     {"part", muscle.part},
                     {"side", core::sideName(crossing.side)},
                     {"enter_mm", rounded(crossing.enterMm)},
                     {"exit_mm", rounded(crossing.exitMm)}});
  }
  return items;
}

void addOptions(CLI::App& app, Options& o) {
  auto* place = app.add_option_group("place", "One of");
  place->add_option("--vertex", o.vertex, "A vertex of the reference mesh");
  place->add_option("--landmark", o.landmark, "A landmark id");
  place->require_option(1);
  addSide(app, o, {"left", "right"});
}

core::Status execute(const Call& call) {
  const Options& options = call.options;
  return answerOnBody(call, [&](const findings::Tables& tables, const findings::BodyState& body) {
    return answerWhere({options.vertex, options.landmark, sideOf(options.side)}, tables, body);
  });
}

}  // namespace

core::Result<Json> answerWhere(const WhereQuery& query, const findings::Tables& tables,
                               const findings::BodyState& body) {
  const auto point = placeOf(query, tables, body);
  if (!point) return point.error();
  const anatomy::RegionMap& regions = body.regions();
  const anatomy::Region& region = regions.table()[regions.at(*point)];
  const auto nearest = body.landmarks().nearest(body.body().positionAt(*point));
  Json near = Json::array();
  for (const referral::NearbyPoint& found : body.atlas().near(*point))
    near.push_back({{"id", tables.atlas[found.point].id},
                    {"side", core::sideName(found.side)},
                    {"distance_mm", std::round(found.distanceMm)}});
  return Json{{"side", core::sideName(anatomy::sideAt(body.body(), *point))},
              {"region", {{"id", region.id}, {"name", region.name}}},
              {"landmark",
               {{"id", tables.landmarks[nearest.id].id},
                {"side", core::sideName(nearest.side)},
                {"distance_mm", std::round(nearest.distanceMm)}}},
              {"muscles", musclesJson(body.muscles(), *point)},
              {"trigger_points", near}};
}

Command whereCommand() { return {"where", "What is at a place of the skin", addOptions, execute}; }

}  // namespace knotmap::app
