#include "ui/frame/card.h"

#include <imgui_internal.h>

namespace knotmap::ui {

Card::Card(const PanelContext& ctx, const char* id, const ImVec4& ground)
    : ctx_(&ctx),
      draw_(ImGui::GetWindowDrawList()),
      topLeft_(ImGui::GetCursorScreenPos()),
      width_(ImGui::GetContentRegionAvail().x),
      padding_(ctx.px(11.0f)),
      ground_(ground),
      line_(ctx.theme.line) {
  ImGui::PushID(id);
  splitter_.Split(draw_, 2);
  splitter_.SetCurrentChannel(draw_, 1);
  // Dear ImGui 1.86 has no inset area that grows with its content: narrow the window's own.
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  workRight_ = window->WorkRect.Max.x;
  contentRight_ = window->ContentRegionRect.Max.x;
  window->WorkRect.Max.x = window->ContentRegionRect.Max.x = topLeft_.x + width_ - padding_;
  ImGui::SetCursorScreenPos({topLeft_.x + padding_, topLeft_.y + padding_});
  ImGui::BeginGroup();
}

Card::~Card() {
  ImGui::EndGroup();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  window->WorkRect.Max.x = workRight_;
  window->ContentRegionRect.Max.x = contentRight_;
  const ImVec2 bottomRight{topLeft_.x + width_, ImGui::GetItemRectMax().y + padding_};
  splitter_.SetCurrentChannel(draw_, 0);
  draw_->AddRectFilled(topLeft_, bottomRight, packed(ground_), ctx_->px(7.0f));
  draw_->AddRect(topLeft_, bottomRight, packed(line_), ctx_->px(7.0f), 0, ctx_->px(1.0f));
  splitter_.Merge(draw_);
  ImGui::SetCursorScreenPos(topLeft_);
  ImGui::Dummy({width_, bottomRight.y - topLeft_.y});
  ImGui::PopID();
}

}  // namespace knotmap::ui
