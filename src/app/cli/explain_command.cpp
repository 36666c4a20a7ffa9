#include <fmt/format.h>

#include <cmath>

#include "app/cli/answer_parts.h"
#include "app/cli/answers.h"
#include "app/cli/commands.h"
#include "core/json.h"
#include "core/messages.h"
#include "referral/ranking.h"
#include "session/session_file.h"

namespace knotmap::app {
namespace {

using core::Error;
using core::Json;

const char* roleName(referral::Role role) {
  return role == referral::Role::essential ? "essential" : "spillover";
}

void addOptions(CLI::App& app, Options& o) {
  app.add_option("--symptom", o.symptoms, "A symptom id; may be given several times");
  app.add_option("--area", o.area, "A session or area file with a painted area");
  addSide(app, o, {"left", "right", "both"});
}

core::Status execute(const Call& call) {
  const Options& options = call.options;
  if (options.symptoms.empty() && options.area.empty())
    return core::Error{"explain", "expected --symptom ID or --area FILE"};
  return answerOnBody(call, [&](const findings::Tables& tables, const findings::BodyState& body) {
    return answerExplain({options.symptoms, options.area, core::sideFromName(options.side)}, tables,
                         body);
  });
}

}  // namespace

core::Result<Json> answerExplain(const ExplainQuery& query, const findings::Tables& tables,
                                 const findings::BodyState& body) {
  referral::Complaint complaint;
  complaint.side = query.side;
  for (const std::string& name : query.symptoms) {
    const auto id = tables.atlas.findSymptom(name);
    if (!id)
      return Error{"--symptom", fmt::format("unknown \"{}\", expected a symptom id{}", name,
                                            suggestion(name, idsOf(tables.atlas.symptoms())))};
    complaint.symptoms.push_back(*id);
  }
  if (!query.areaFile.empty()) {
    auto area = session::loadArea(query.areaFile);
    if (!area) return area.error();
    complaint.painted = std::move(area).value();
  }
  Json candidates = Json::array();
  const auto ranked = referral::rankCandidates(body.atlas(), complaint);
  for (const referral::Candidate& candidate : ranked) {
    const referral::TriggerPoint& point = tables.atlas[candidate.point];
    const anatomy::Muscle& muscle = tables.muscles[point.muscle];
    candidates.push_back(
        {{"rank", candidate.rank},
         {"trigger_point", point.id},
         {"muscle", muscle.id},
         {"part", muscle.part},
         {"side", core::sideName(candidate.side)},
         {"score", std::round(static_cast<double>(candidate.score) * 1000.0) / 1000.0},
         {"role", roleName(candidate.role)},
         {"why", candidate.why},
         {"check_also", idsOf(tables.atlas, tables.atlas.keysOf(candidate.point))},
         {"evidence", evidenceJson(point.evidence, tables)}});
  }
  return Json{{"stops_first", referral::stopsFirst(tables.atlas, complaint.symptoms,
                                                   referral::namedFirst(ranked))},
              {"candidates", candidates}};
}

Command explainCommand() {
  return {"explain", "Trigger points that may explain a symptom or a painted area", addOptions,
          execute};
}

}  // namespace knotmap::app
