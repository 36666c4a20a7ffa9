#include "ui/dialogs/info_window.h"

#include <algorithm>

#include "ui/frame/widgets.h"

namespace knotmap::ui {

bool beginInfoWindow(PanelContext& ctx, const char* title, bool& open, float widthAtScaleOne) {
  if (!open && !ImGui::IsPopupOpen(title)) return false;
  if (open && !ImGui::IsPopupOpen(title)) ImGui::OpenPopup(title);
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  const float width = std::min(ctx.px(widthAtScaleOne), window.x * 0.94f);
  ImGui::SetNextWindowPos({0.5f * window.x, 0.5f * window.y}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSizeConstraints({width, 0.0f}, {width, window.y * 0.9f});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ctx.px(22.0f), ctx.px(18.0f)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ctx.px(10.0f));
  const bool drawn = ImGui::BeginPopupModal(title, nullptr,
                                            ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                                ImGuiWindowFlags_NoSavedSettings |
                                                ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleVar(2);
  if (!drawn) return false;
  // Auto-sized windows have no edge to wrap at before their first frame: give them one.
  ImGui::Dummy({width - 2.0f * ctx.px(22.0f), 0.0f});
  strongText(title);
  return true;
}

void endInfoWindow(PanelContext& ctx, bool& open) {
  gap(ctx, 6.0f);
  if (primaryButton(ctx, ctx.tr("bar.close"), ctx.px(110.0f)) ||
      ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)))
    open = false;
  if (ImGui::IsWindowAppearing()) {
    ImGui::SetItemDefaultFocus();
    ImGui::SetScrollY(0.0f);  // a long text begins at its beginning
  }
  if (!open) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace knotmap::ui
