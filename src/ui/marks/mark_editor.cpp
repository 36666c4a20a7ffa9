#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "session/limits.h"
#include "ui/frame/card.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"
#include "ui/marks/mark_words.h"

namespace knotmap::ui {
namespace {

using anatomy::Mark;

void drawSize(PanelContext& ctx, const Mark& mark) {
  softText(ctx, ctx.tr("mark-editor.size", fmt::arg("mm", std::lround(mark.sizeMm)),
                       fmt::arg("word", ctx.tr(sizeKey(mark.sizeMm)))));
  Mark changed = mark;
  if (thinSlider(ctx, {"##size", &changed.sizeMm, session::kMinKnotMm, session::kMaxKnotMm})) {
    changed.sizeMm = std::round(changed.sizeMm);
    ctx.edit(session::ChangeMark{changed});
  }
}

void drawTenderness(PanelContext& ctx, const Mark& mark) {
  softText(ctx, ctx.tr("mark-editor.tenderness", fmt::arg("score", mark.tenderness),
                       fmt::arg("word", ctx.tr(tendernessKey(mark.tenderness)))));
  Mark changed = mark;
  float value = static_cast<float>(mark.tenderness);
  if (thinSlider(ctx, {"##tenderness", &value, 0.0f, 10.0f})) {
    changed.tenderness = static_cast<int>(std::lround(value));
    ctx.edit(session::ChangeMark{changed});
  }
}

/// A list of words of which one is chosen; the first stands for "".
void drawWordCombo(PanelContext& ctx, const Mark& mark, const char* id,
                   const std::vector<WordChoice>& words, std::string Mark::*field) {
  const auto current = std::find_if(words.begin(), words.end(),
                                    [&](const WordChoice& word) { return mark.*field == word.id; });
  const std::string shown = current == words.end() ? mark.*field : ctx.tr(current->key);
  ImGui::SetNextItemWidth(-1.0f);
  if (!ImGui::BeginCombo(id, shown.c_str())) return;
  for (const WordChoice& word : words) {
    if (!ImGui::Selectable(fmt::format("{}###{}", ctx.tr(word.key), word.id).c_str(),
                           mark.*field == word.id))
      continue;
    Mark changed = mark;
    changed.*field = word.id;
    ctx.edit(session::ChangeMark{changed});
  }
  ImGui::EndCombo();
}

void drawFamiliar(PanelContext& ctx, const Mark& mark) {
  softText(ctx, ctx.tr("mark-editor.familiar"));
  const std::array<const char*, 3> labels{ctx.tr("questions.yes"), ctx.tr("questions.no"),
                                          ctx.tr("questions.not-sure")};
  constexpr std::array<Mark::Familiar, 3> kValues{Mark::Familiar::yes, Mark::Familiar::no,
                                                  Mark::Familiar::unknown};
  const auto current = std::find(kValues.begin(), kValues.end(), mark.familiar);
  if (const auto picked =
          choice(ctx, "familiar", labels, static_cast<int>(current - kValues.begin()))) {
    Mark changed = mark;
    changed.familiar = kValues[static_cast<std::size_t>(*picked)];
    ctx.edit(session::ChangeMark{changed});
  }
}

void drawComesBack(PanelContext& ctx, const Mark& mark) {
  Mark changed = mark;
  const std::string label = fmt::format("{}###comes back", ctx.tr("mark-editor.comes-back"));
  if (ImGui::Checkbox(label.c_str(), &changed.comesBack)) ctx.edit(session::ChangeMark{changed});
}

void drawNote(PanelContext& ctx, const Mark& mark) {
  softText(ctx, ctx.tr("mark-editor.note"));
  Mark changed = mark;
  if (noteBox(ctx, "##note", changed.note, 58.0f)) ctx.edit(session::ChangeMark{changed});
}

void drawMarkActions(PanelContext& ctx, const Mark& mark) {
  const float half = std::floor((ImGui::GetContentRegionAvail().x - ctx.px(6.0f)) * 0.5f);
  ImGui::BeginDisabled(mark.locked);
  if (quietButton(ctx, ctx.tr("mark-editor.mirror"), half)) ctx.edit(session::MirrorMark{mark.id});
  ImGui::EndDisabled();
  tooltip(ctx, ctx.tr("mark-editor.mirror-tip"));
  ImGui::SameLine(0.0f, ctx.px(6.0f));
  const std::string lock =
      fmt::format("{}###lock", ctx.tr(mark.locked ? "mark-editor.unlock" : "mark-editor.lock"));
  if (quietButton(ctx, lock.c_str(), half)) ctx.edit(session::LockMark{mark.id, !mark.locked});
}

}  // namespace

void drawMarkEditor(PanelContext& ctx, const Mark& mark) {
  ImGui::PushID(static_cast<int>(mark.id));
  gap(ctx, 2.0f);
  {
    const Card card(ctx, "editor");
    strongText(ctx.tr("mark-editor.mark", fmt::arg("number", findings::markNumber(mark))));
    ImGui::BeginDisabled(mark.locked);
    if (mark.kind == Mark::Kind::knot) {
      drawSize(ctx, mark);
      drawTenderness(ctx, mark);
    }
    if (mark.kind != Mark::Kind::brokenSkin) {
      softText(ctx, ctx.tr("mark-editor.quality"));
      drawWordCombo(ctx, mark, "##quality", qualityChoices(), &Mark::quality);
      softText(ctx, ctx.tr("mark-editor.since"));
      drawWordCombo(ctx, mark, "##since", sinceChoices(), &Mark::since);
    }
    if (mark.kind == Mark::Kind::knot) {
      drawComesBack(ctx, mark);
      drawFamiliar(ctx, mark);
    }
    drawNote(ctx, mark);
    ImGui::EndDisabled();
    drawMarkActions(ctx, mark);
  }
  ImGui::PopID();
}

}  // namespace knotmap::ui
