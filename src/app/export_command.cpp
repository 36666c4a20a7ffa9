#include "app/export_command.h"

#include "app/export.h"
#include "app/options.h"

namespace knotmap::app {

void addExportOptions(CLI::App& app, Options& options) {
  addSession(app, options);
  app.add_option("--output", options.output, "A file ending in .obj or .glb")->required();
}

core::Status runExport(const Call& call) {
  auto session = sessionOption(call.options);
  if (!session) return session.error();
  auto loaded = loadAll(call);
  if (!loaded) return loaded.error();
  BodyState body(loaded->model, *loaded->tables, session->shape);
  return exportBody(body, call.options.output);
}

}  // namespace knotmap::app
