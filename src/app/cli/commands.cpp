#include "app/cli/commands.h"

#include <fmt/format.h>

#include <array>
#include <functional>

#include "app/cli/queries.h"
#include "app/window/window.h"
#include "core/json.h"
#include "platform/folders.h"

namespace knotmap::app {
namespace {

/// Runs a query on the body that the options ask for.
core::Status query(const Call& call,
                   const std::function<core::Result<core::Json>(const findings::Tables&,
                                                                findings::BodyState&)>& answer) {
  auto shape = shapeOption(call.options);
  if (!shape) return shape.error();
  auto loaded = loadAll(call);
  if (!loaded) return loaded.error();
  findings::BodyState body(loaded->model, *loaded->tables, shape->value_or(anatomy::defaultMan()));
  return print(answer(*loaded->tables, body), call.options.json);
}

void addWindowOptions(CLI::App& app, Options& o) {
  addSession(app, o);
  app.add_flag("--author", o.author, "Correct the atlas: the atlas mode");
  app.add_flag("--first-frame", o.firstFrame, "Leave after the first frame, for timing");
}

void addListOptions(CLI::App& app, Options& o) {
  app.add_option("KIND", o.kind, "What to list")->required()->check(CLI::IsMember(listedKinds()));
}

core::Status listCommand(const Call& call) {
  auto tables = tablesOf(call);
  if (!tables) return tables.error();
  return print(listItems(call.options.kind, **tables), call.options.json);
}

void addWhereOptions(CLI::App& app, Options& o) {
  auto* place = app.add_option_group("place", "One of");
  place->add_option("--vertex", o.vertex, "A vertex of the reference mesh");
  place->add_option("--landmark", o.landmark, "A landmark id");
  place->require_option(1);
  addSide(app, o, {"left", "right"});
}

core::Status whereCommand(const Call& call) {
  const Options& options = call.options;
  return query(call, [&](const findings::Tables& tables, const findings::BodyState& body) {
    return answerWhere({options.vertex, options.landmark, sideOf(options.side)}, tables, body);
  });
}

void addReferOptions(CLI::App& app, Options& o) {
  app.add_option("TRIGGER-POINT", o.triggerPoint, "Its id, for example TRAP-1")->required();
  addSide(app, o, {"left", "right"});
}

core::Status referCommand(const Call& call) {
  const Options& options = call.options;
  return query(call, [&](const findings::Tables& tables, const findings::BodyState& body) {
    return answerRefer(options.triggerPoint, sideOf(options.side), tables, body);
  });
}

void addExplainOptions(CLI::App& app, Options& o) {
  app.add_option("--symptom", o.symptoms, "A symptom id; may be given several times");
  app.add_option("--area", o.area, "A session or area file with a painted area");
  addSide(app, o, {"left", "right", "both"});
}

core::Status explainCommand(const Call& call) {
  const Options& options = call.options;
  if (options.symptoms.empty() && options.area.empty())
    return core::Error{"explain", "expected --symptom ID or --area FILE"};
  return query(call, [&](const findings::Tables& tables, const findings::BodyState& body) {
    return answerExplain({options.symptoms, options.area, core::sideFromName(options.side)}, tables,
                         body);
  });
}

constexpr std::array kCommands{
    Command{"window", "Open the window (what happens without a command)", addWindowOptions,
            windowCommand},
    Command{"list", "List what the program knows", addListOptions, listCommand},
    Command{"where", "What is at a place of the skin", addWhereOptions, whereCommand},
    Command{"refer", "Where a trigger point is reported to send pain", addReferOptions,
            referCommand},
    Command{"explain", "Trigger points that may explain a symptom or a painted area",
            addExplainOptions, explainCommand},
    Command{"advise", "Questions, stops or a plan for a session", addAdviseOptions, adviseCommand},
    Command{"render", "Draw a picture, without any display", addRenderOptions, renderCommand},
    Command{"export", "Write body and muscles as OBJ or GLB", addExportOptions, exportCommand},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

core::Status windowCommand(const Call& call) {
  const Options& options = call.options;
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  return runWindow({.folders = call.folders,
                    .stateFolder = platform::stateFolder(),
                    .session = options.session,
                    .shape = *shape,
                    .sound = true,
                    .author = options.author,
                    .language = options.language},
                   options.firstFrame);
}

}  // namespace knotmap::app
