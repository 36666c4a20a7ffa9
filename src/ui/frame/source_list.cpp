#include "ui/frame/source_list.h"

#include <fmt/format.h>

#include "core/messages.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {

std::string_view sourceTitle(const PanelContext& ctx, std::string_view id) {
  const core::Source* source = core::findSource(ctx.input.catalogue.sources, id);
  return source ? std::string_view(source->title) : id;
}

void drawSources(const PanelContext& ctx, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  const std::string label = ctx.tr("bar.sources", fmt::arg("count", ids.size())) + "###sources";
  if (!expander(ctx, label.c_str())) return;
  ImGui::PushFont(fontOf(FontRole::small));
  for (const std::string& id : ids) bullet(ctx, sourceTitle(ctx, id));
  ImGui::PopFont();
}

}  // namespace knotmap::ui
