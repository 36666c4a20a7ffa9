#include "ui/info_window.h"
#include "ui/sections.h"
#include "ui/source_list.h"
#include "ui/widgets.h"

namespace knotmap::ui {

void drawAdviceWindow(PanelContext& ctx) {
  if (!beginInfoWindow(ctx, "About this advice", ctx.state.adviceInfoOpen, 600.0f)) return;
  const auto& statements = ctx.input.catalogue.guidance.about;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    text(statements[i].text);
    drawSources(ctx, statements[i].sources);
    ImGui::PopID();
  }
  endInfoWindow(ctx, ctx.state.adviceInfoOpen);
}

}  // namespace knotmap::ui
