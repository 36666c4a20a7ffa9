#include "ui/info_window.h"
#include "ui/sections.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

struct KeyLine {
  const char *keys, *does;
};

constexpr KeyLine kMouse[] = {{"Click the body", "mark a sore spot"},
                              {"Drag a mark", "move it along the skin"},
                              {"Drag beside a mark", "turn the body"},
                              {"Shift + drag, middle drag", "move the picture"},
                              {"Wheel", "come closer to the cursor, or go back"},
                              {"Double click", "look at that place"}};
constexpr KeyLine kKeys[] = {{"1 ... 9, 0",
                              "views: front, back, left, right, three-quarter back, face, head "
                              "left, head right, neck, upper back"},
                             {"Shift + arrows", "turn the body"},
                             {"M, P, B, T", "mark, paint pain, paint broken skin, look at muscles"},
                             {"S", "see through the skin"},
                             {"F, X, Del", "chosen mark: look at it, mirror it, delete it"},
                             {"Ctrl + Z, Ctrl + Y", "undo, redo"},
                             {"Ctrl + N, O, S", "new, open, save"},
                             {"Esc", "give up a drag; close a window"},
                             {"Tab, arrows, Space", "go through the panels, press buttons"},
                             {"F1", "this help"}};

template <std::size_t Count>
void drawLines(const PanelContext& ctx, const KeyLine (&lines)[Count], const char* id) {
  if (!ImGui::BeginTable(id, 2, ImGuiTableFlags_None)) return;
  ImGui::PushFont(fontOf(FontRole::small));
  ImGui::TableSetupColumn("keys", ImGuiTableColumnFlags_WidthFixed, ctx.px(200.0f));
  ImGui::TableSetupColumn("does", ImGuiTableColumnFlags_WidthStretch);
  for (const KeyLine& line : lines) {
    ImGui::TableNextColumn();
    text(line.keys);
    ImGui::TableNextColumn();
    colouredText(ctx.theme.textSoft, line.does);
  }
  ImGui::PopFont();
  ImGui::EndTable();
}

}  // namespace

void drawHelpWindow(PanelContext& ctx) {
  if (!beginInfoWindow(ctx, "Knotmap in a minute", ctx.state.helpOpen, 640.0f)) return;
  numbered(ctx, 1, "Click the body where it hurts. Set size and tenderness on the left.");
  numbered(ctx, 2,
           "Under \"Spot\" choose a candidate: its pattern lights up on the body, on "
           "teeth and deep inside.");
  numbered(ctx, 3,
           "Or start from a symptom, or paint the pain: you get the spots it is reported "
           "to come from.");
  numbered(ctx, 4,
           "Under \"Plan\" answer the safety questions. Then you get steps with dose, "
           "limits and sources, or the advice where to go.");
  gap(ctx, 4.0f);
  strongText("Mouse");
  drawLines(ctx, kMouse, "mouse");
  strongText("Keys");
  drawLines(ctx, kKeys, "keys");
  softText(ctx,
           "Everything shown is often reported, not a diagnosis. L and R are the patient's "
           "sides.");
  endInfoWindow(ctx, ctx.state.helpOpen);
}

}  // namespace knotmap::ui
