#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/forward.h"
#include "findings/body_state.h"
#include "session/session.h"

namespace knotmap::app {

/// Answers of the command line as JSON documents; the keys are those of docs/formats.md. The
/// panels show the same findings.

/// What `list` can list.
const std::vector<std::string>& listedKinds();
core::Result<core::Json> listItems(const std::string& kind, const findings::Tables& tables);

/// A place given by a vertex or by a landmark and a side.
struct WhereQuery {
  std::optional<int> vertex;
  std::string landmark;
  core::Side side = core::Side::left;
};
core::Result<core::Json> answerWhere(const WhereQuery& query, const findings::Tables& tables,
                                     const findings::BodyState& body);

core::Result<core::Json> answerRefer(const std::string& triggerPoint, core::Side side,
                                     const findings::Tables& tables,
                                     const findings::BodyState& body);

struct ExplainQuery {
  std::vector<std::string> symptoms;
  std::string areaFile;
  std::optional<core::Side> side;  ///< none: both
};
core::Result<core::Json> answerExplain(const ExplainQuery& query, const findings::Tables& tables,
                                       const findings::BodyState& body);

/// What guidance says about a session. `body` must have the session's shape.
/// A plan gives dates from `today` on; without it none.
core::Json answerAdvise(const session::Session& session, const findings::Tables& tables,
                        const findings::BodyState& body,
                        std::optional<std::chrono::year_month_day> today = {});

/// A JSON document as indented lines for people.
std::string asText(const core::Json& document);

}  // namespace knotmap::app
