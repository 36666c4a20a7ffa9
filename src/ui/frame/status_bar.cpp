#include <fmt/format.h>

#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {

void drawStatusBar(PanelContext& ctx) {
  ImGui::PushFont(fontOf(FontRole::small));
  const std::string document = ctx.input.dirty
                                   ? ctx.tr("bar.changed", fmt::arg("name", ctx.input.documentName))
                                   : ctx.input.documentName;
  const float y = 0.5f * (ImGui::GetWindowHeight() - ImGui::GetTextLineHeight());
  ImGui::SetCursorPos({ctx.px(14.0f), y});
  ImGui::PushStyleColor(ImGuiCol_Text, ctx.theme.textSoft);
  ImGui::TextUnformatted(document.c_str());
  ImGui::PopStyleColor();
  const float used = ImGui::GetItemRectSize().x + ctx.px(32.0f);

  const char* sides = ctx.tr("bar.sides");
  const float sidesWidth = ImGui::CalcTextSize(sides).x;
  const float right = ImGui::GetWindowWidth() - sidesWidth - ctx.px(14.0f);
  if (!ctx.state.frame.notice.text.empty()) {
    const ImVec2 window = ImGui::GetWindowPos();
    ImGui::PushClipRect({window.x + used, window.y},
                        {window.x + right - ctx.px(12.0f), window.y + ImGui::GetWindowHeight()},
                        true);
    ImGui::SetCursorPos({used, y});
    ImGui::PushStyleColor(ImGuiCol_Text,
                          ctx.state.frame.notice.isError ? ctx.theme.danger : ctx.theme.text);
    ImGui::TextUnformatted(ctx.state.frame.notice.text.c_str());
    ImGui::PopStyleColor();
    tooltip(ctx, ctx.state.frame.notice.text);
    ImGui::PopClipRect();
  }
  ImGui::SetCursorPos({right, y});
  ImGui::PushStyleColor(ImGuiCol_Text, ctx.theme.textSoft);
  ImGui::TextUnformatted(sides);
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

}  // namespace knotmap::ui
