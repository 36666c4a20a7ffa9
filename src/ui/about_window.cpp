#include <fmt/format.h>

#include "ui/info_window.h"
#include "ui/sections.h"
#include "ui/widgets.h"

namespace knotmap::ui {

void drawAboutWindow(PanelContext& ctx) {
  if (!beginInfoWindow(ctx, "Knotmap", ctx.state.aboutOpen, 560.0f)) return;
  if (!ctx.input.version.empty()) softText(ctx, "Version " + ctx.input.version);
  text(
      "Click where it hurts. See where it may come from. Know what to try, and when to ask for "
      "help.");
  bullet(ctx, "Nothing you enter leaves this computer.");
  bullet(ctx, "Knotmap names candidates. It does not say what is the matter with you.");
  strongText("Made from");
  bullet(ctx, "Body: MakeHuman base mesh and shapes (CC0).");
  bullet(ctx, "Type: Inter (SIL Open Font License), Fork Awesome (SIL Open Font License).");
  bullet(ctx,
         "Libraries: Dear ImGui, GLFW, glm, Assimp, nlohmann json, fmt, CLI11, libspng, "
         "libdeflate, FreeType.");
  softText(ctx, "Licences are in the files LICENSE, THIRD_PARTY.md and assets/SOURCE.md.");
  if (expander(ctx, fmt::format("Clinical sources ({})###all sources",
                                ctx.input.catalogue.sources.size())
                        .c_str())) {
    ImGui::PushFont(fontOf(FontRole::small));
    for (const core::Source& source : ctx.input.catalogue.sources) bullet(ctx, source.title);
    ImGui::PopFont();
  }
  if (ctx.input.software) softText(ctx, "Drawn on the processor: no graphics card is used.");
  endInfoWindow(ctx, ctx.state.aboutOpen);
}

}  // namespace knotmap::ui
