#include <imgui.h>

#include <algorithm>
#include <array>
#include <vector>

#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/widgets.h"
#include "ui/plan/plan_parts.h"

namespace knotmap::ui {
namespace {

using guidance::With;

constexpr std::array<With, 3> kCompany{With::alone, With::partner, With::professional};
/// Minutes that can be chosen, after "as long as it takes".
constexpr std::array<int, 4> kMinutes{5, 10, 20, 30};

const char* withWords(const PanelContext& ctx, With with) {
  if (with == With::partner) return ctx.tr("plan.with-partner");
  return ctx.tr(with == With::professional ? "plan.with-professional" : "plan.with-alone");
}

std::string minutesWords(const PanelContext& ctx, std::optional<int> minutes) {
  return minutes ? ctx.tr("plan.minutes", fmt::arg("count", *minutes))
                 : std::string(ctx.tr("plan.no-hurry"));
}

void drawWith(PanelContext& ctx) {
  std::array<const char*, kCompany.size()> labels{};
  std::transform(kCompany.begin(), kCompany.end(), labels.begin(),
                 [&](With with) { return withWords(ctx, with); });
  const auto current = std::find(kCompany.begin(), kCompany.end(), ctx.session().with);
  softText(ctx, ctx.tr("plan.who-does-it"));
  if (const auto picked = choice(ctx, "with", labels, static_cast<int>(current - kCompany.begin())))
    ctx.edit(session::SetWith{kCompany[static_cast<std::size_t>(*picked)]});
}

void drawMinutes(PanelContext& ctx) {
  std::vector<std::string> words{ctx.tr("plan.no-hurry")};
  for (const int minutes : kMinutes) words.push_back(fmt::format("{}", minutes));
  std::vector<const char*> labels;
  for (const std::string& word : words) labels.push_back(word.c_str());
  const auto& chosen = ctx.session().minutes;
  const auto found = std::find(kMinutes.begin(), kMinutes.end(), chosen.value_or(0));
  int current = static_cast<int>(found - kMinutes.begin()) + 1;
  if (found == kMinutes.end()) current = chosen ? -1 : 0;
  softText(ctx, ctx.tr("plan.how-long"));
  const auto picked = choice(ctx, "minutes", labels, current);
  if (!picked) return;
  std::optional<int> minutes;
  if (*picked > 0) minutes = kMinutes[static_cast<std::size_t>(*picked) - 1];
  ctx.edit(session::SetMinutes{minutes});
}

/// Tools flow from left to right and wrap.
void drawTools(PanelContext& ctx) {
  softText(ctx, ctx.tr("plan.at-hand"));
  const auto& tools = ctx.session().tools;
  const ImGuiStyle& style = ImGui::GetStyle();
  const float room = ImGui::GetContentRegionAvail().x;
  float x = 0.0f;
  for (const guidance::Tool& tool : ctx.input.catalogue.guidance.tools) {
    const float width = ImGui::GetFrameHeight() + style.ItemInnerSpacing.x +
                        ImGui::CalcTextSize(tool.name.c_str()).x + ctx.px(12.0f);
    if (x > 0.0f && x + width <= room)
      ImGui::SameLine(0.0f, ctx.px(12.0f));
    else
      x = 0.0f;
    x += width;
    bool atHand = std::find(tools.begin(), tools.end(), tool.id) != tools.end();
    ImGui::PushID(tool.id.c_str());
    if (ImGui::Checkbox(tool.name.c_str(), &atHand)) ctx.edit(session::SetTool{tool.id, atHand});
    ImGui::PopID();
  }
  softText(ctx, ctx.tr("plan.in-every-home"));
}

/// "Alone, 10 minutes, massage hook or cane"
std::string summary(const PanelContext& ctx) {
  std::string words = withWords(ctx, ctx.session().with);
  words += ", " + minutesWords(ctx, ctx.session().minutes);
  for (const guidance::Tool& tool : ctx.input.catalogue.guidance.tools) {
    const auto& atHand = ctx.session().tools;
    if (std::find(atHand.begin(), atHand.end(), tool.id) != atHand.end()) words += ", " + tool.name;
  }
  return words;
}

}  // namespace

void drawSetup(PanelContext& ctx) {
  const bool open = expander(ctx, fmt::format("{}###setup", ctx.tr("plan.made-for")).c_str());
  if (!open) return softText(ctx, summary(ctx));
  drawWith(ctx);
  drawMinutes(ctx);
  drawTools(ctx);
}

}  // namespace knotmap::ui
