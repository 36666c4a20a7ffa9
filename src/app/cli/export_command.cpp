#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/picture/export.h"
#include "app/picture/handout_file.h"
#include "core/dates.h"
#include "handout/pdf_writer.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "render/gl_context.h"

namespace knotmap::app {
namespace {

core::Result<std::chrono::year_month_day> dateOption(const std::string& words) {
  if (words.empty()) return platform::today();
  if (const auto date = core::dateFromText(words)) return *date;
  return core::Error{"--date", fmt::format("found \"{}\", expected YYYY-MM-DD", words)};
}

core::Status exportHandout(const Call& call, const PictureSource& source) {
  const ExportOptions& own = call.options.exported;
  const auto date = dateOption(own.date);
  if (!date) return date.error();
  const auto paper = own.paper == "letter" ? handout::Paper::letter : handout::Paper::a4;
  return writeHandout(source, call.folders, {paper, *date, own.clinic}, call.options.output);
}

core::Status exportPicture(const Call& call, const PictureSource& source) {
  auto renderer = render::Renderer::create(call.folders);
  if (!renderer) return renderer.error();
  auto size = sizeOption(call.options);
  if (!size) return size.error();
  const auto picture =
      viewPicture(source, **renderer, {call.options.view, size->first, size->second});
  if (!picture) return picture.error();
  const auto png = handout::asPng(*picture);
  if (!png) return png.error();
  return platform::writeFileAtomically(call.options.output, *png);
}

void addOptions(CLI::App& app, Options& options) {
  ExportOptions& own = options.exported;
  addSession(app, options);
  app.add_option("--output", options.output,
                 "A handout ending in .pdf, .md or .txt, a picture for it in .png, or body and "
                 "muscles in .obj or .glb")
      ->required();
  app.add_option("--paper", own.paper, "Paper of a PDF")
      ->capture_default_str()
      ->check(CLI::IsMember({"a4", "letter"}));
  app.add_option("--date", own.date, "Date of the handout, YYYY-MM-DD; today when left out");
  app.add_option("--clinic", own.clinic, "A line with name and telephone of the clinic");
  app.add_option("--view", options.view, "View of a picture (list views)")->capture_default_str();
  addSize(app, options);
}

core::Status execute(const Call& call) {
  const std::filesystem::path output = call.options.output;
  auto session = sessionOption(call.options);
  if (!session) return session.error();
  auto loaded = loadAll(call);
  if (!loaded) return loaded.error();
  findings::BodyState body(loaded->model, *loaded->tables, session->shape);
  const PictureSource source{*session, *loaded->tables, body};
  const bool picture = output.extension() == ".png";
  if (!picture && !isHandoutFile(output)) return exportBody(body, output);
  if (!picture && output.extension() != ".pdf") return exportHandout(call, source);
  auto context = render::OffscreenContext::create();
  if (!context) return context.error();
  return picture ? exportPicture(call, source) : exportHandout(call, source);
}

}  // namespace

Command exportCommand() {
  return {"export", "Write body and muscles as OBJ or GLB, or a handout", addOptions, execute};
}

}  // namespace knotmap::app
