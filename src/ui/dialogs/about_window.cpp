#include <fmt/format.h>

#include "ui/dialogs/info_window.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {

void drawAboutWindow(PanelContext& ctx) {
  if (!beginInfoWindow(ctx, "Knotmap", ctx.state.frame.aboutOpen, 560.0f)) return;
  if (!ctx.input.version.empty())
    softText(ctx, ctx.tr("about.version", fmt::arg("version", ctx.input.version)));
  text(ctx.tr("about.promise"));
  bullet(ctx, ctx.tr("about.private"));
  bullet(ctx, ctx.tr("about.candidates"));
  strongText(ctx.tr("about.made-from"));
  bullet(ctx, ctx.tr("about.body"));
  bullet(ctx, ctx.tr("about.type"));
  bullet(ctx, ctx.tr("about.libraries"));
  softText(ctx, ctx.tr("about.licences"));
  const std::string sources =
      ctx.tr("about.sources", fmt::arg("count", ctx.input.catalogue.sources.size()));
  if (expander(ctx, (sources + "###all sources").c_str())) {
    ImGui::PushFont(fontOf(FontRole::small));
    for (const core::Source& source : ctx.input.catalogue.sources) bullet(ctx, source.title);
    ImGui::PopFont();
  }
  if (ctx.input.software) softText(ctx, ctx.tr("about.software"));
  endInfoWindow(ctx, ctx.state.frame.aboutOpen);
}

}  // namespace knotmap::ui
