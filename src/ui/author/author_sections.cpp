#include "ui/author/author_sections.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "anatomy/places/regions.h"
#include "core/words.h"
#include "referral/atlas_reader.h"
#include "ui/frame/card.h"
#include "ui/frame/source_list.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {
namespace {

using referral::Handle;
using referral::Role;
using referral::StrokeRef;

std::string handleWords(const PanelContext& ctx, const Handle& handle) {
  if (!handle.stroke) return ctx.tr("author.handle-site", fmt::arg("number", handle.index + 1));
  return ctx.tr(handle.stroke->role == Role::essential ? "author.handle-essential"
                                                       : "author.handle-spillover",
                fmt::arg("stroke", handle.stroke->index + 1), fmt::arg("place", handle.index + 1));
}

std::string cm2(float mm2) { return fmt::format("{:.1f} cm\u00b2", mm2 / 100.0f); }

/// A button that takes up a tool of the mode, or lays it down.
void toolButton(PanelContext& ctx, const AuthorState& state, const char* key, AuthorTool tool,
                Role role) {
  const bool active = state.tool == tool && state.role == role;
  if (!quietButton(ctx, fmt::format("{}###{}", ctx.tr(active ? "author.done" : key), key).c_str()))
    return;
  ctx.act(ChooseAuthorTool{active ? AuthorTool::move : tool, role});
}

void toolHint(PanelContext& ctx, const AuthorState& state, AuthorTool tool, const char* key,
              Role role) {
  if (state.tool == tool && state.role == role) smallText(ctx.theme.accent, ctx.tr(key));
}

void drawChosenStroke(PanelContext& ctx, const AuthorView& author, const Handle& chosen) {
  const StrokeRef ref = *chosen.stroke;
  const referral::Stroke* stroke = referral::strokeOf(author.drawing, ref);
  if (!stroke) return;
  const Card card(ctx, "chosen stroke");
  text(ctx.tr("author.radius", fmt::arg("mm", std::lround(stroke->radiusMm))));
  float radiusMm = stroke->radiusMm;
  if (thinSlider(ctx, {"##radius", &radiusMm, referral::kLeastRadiusMm, referral::kMostRadiusMm}))
    ctx.act(ChangeRow{referral::SetRadius{ref, std::round(radiusMm)}});
  const std::array<const char*, 2> roles{ctx.tr("author.essential"), ctx.tr("author.spillover")};
  const int role = ref.role == Role::essential ? 0 : 1;
  if (const auto picked = choice(ctx, "role", roles, role); picked && *picked != role)
    ctx.act(ChangeRow{referral::SetRole{ref, *picked == 0 ? Role::essential : Role::spillover}});
  toolButton(ctx, author.state, "author.add-places", AuthorTool::extendStroke, ref.role);
  ImGui::SameLine();
  if (quietButton(ctx, ctx.tr("author.delete-stroke")))
    ctx.act(ChangeRow{referral::RemoveStroke{ref}});
  toolHint(ctx, author.state, AuthorTool::extendStroke, "author.add-places-hint", ref.role);
}

void drawStroke(PanelContext& ctx, const AuthorView& author, StrokeRef ref) {
  const AuthorState& state = author.state;
  const referral::Stroke& stroke = *referral::strokeOf(author.drawing, ref);
  const bool chosen = state.chosen && state.chosen->stroke == ref;
  const std::size_t places = stroke.through.size();
  const std::string words = ctx.tr("author.stroke", fmt::arg("number", ref.index + 1));
  const std::string note =
      ctx.tr(places == 1 ? "author.stroke-disc" : "author.stroke-places", fmt::arg("count", places),
             fmt::arg("mm", std::lround(stroke.radiusMm)));
  const std::string id =
      fmt::format("##stroke{}{}", ref.role == Role::essential ? 'e' : 's', ref.index);
  if (row(ctx, {.id = id.c_str(), .words = words, .note = note, .chosen = chosen}))
    ctx.act(ChooseHandle{Handle{ref, 0}});
  if (chosen) drawChosenStroke(ctx, author, *state.chosen);
}

void drawZone(PanelContext& ctx, const AuthorView& author, Role role) {
  const bool essential = role == Role::essential;
  ImGui::PushID(essential ? "essential" : "spillover");
  sectionHeading(ctx, ctx.tr(essential ? "author.essential-zone" : "author.spillover-zone"));
  for (std::size_t i = 0; i < author.drawing.strokes(role).size(); ++i)
    drawStroke(ctx, author, {role, i});
  toolButton(ctx, author.state, "author.add-stroke", AuthorTool::addStroke, role);
  toolHint(ctx, author.state, AuthorTool::addStroke, "author.add-stroke-hint", role);
  ImGui::PopID();
}

void drawShares(PanelContext& ctx, const AuthorView& author, Role role) {
  const bool essential = role == Role::essential;
  const auto& shares = essential ? author.findings.essential : author.findings.spillover;
  const float all = essential ? author.findings.essentialMm2 : author.findings.spilloverMm2;
  softText(ctx, ctx.tr(essential ? "author.essential-area" : "author.spillover-area",
                       fmt::arg("area", cm2(all))));
  for (const referral::RegionShare& share : shares)
    bullet(ctx,
           fmt::format("{}, {}",
                       core::sentenceCase(regionName(*author.regions, share.region, share.side)),
                       cm2(share.areaMm2)));
}

void drawOverlaps(PanelContext& ctx, const AuthorView& author) {
  const referral::DraftFindings& findings = author.findings;
  if (findings.spilloverHidden > 0.005f)
    text(ctx.tr("author.spillover-hidden",
                fmt::arg("percent", std::lround(100.0f * findings.spilloverHidden))));
  for (const referral::DraftFindings::Shared& shared : findings.shared) {
    const auto& other = ctx.input.catalogue.atlas[shared.row];
    bullet(ctx,
           ctx.tr("author.shares", fmt::arg("area", cm2(shared.allMm2)), fmt::arg("id", other.id),
                  fmt::arg("name", other.name), fmt::arg("essential", cm2(shared.essentialMm2))));
  }
  if (findings.shared.empty()) softText(ctx, ctx.tr("author.shares-none"));
}

}  // namespace

void drawAuthorSites(PanelContext& ctx, const AuthorView& author) {
  sectionHeading(ctx, ctx.tr("author.sites"));
  const AuthorState& state = author.state;
  for (std::size_t i = 0; i < author.drawing.sites.size(); ++i) {
    const Handle handle{std::nullopt, i};
    const std::string words =
        ctx.tr(i == 0 ? "author.site-usual" : "author.site", fmt::arg("number", i + 1));
    const std::string note =
        core::sentenceCase(anatomy::describePlace(author.drawing.sites[i], *author.landmarks));
    const std::string id = fmt::format("##site{}", i);
    if (row(ctx,
            {.id = id.c_str(), .words = words, .note = note, .chosen = state.chosen == handle}))
      ctx.act(ChooseHandle{handle});
  }
  toolButton(ctx, author.state, "author.add-site", AuthorTool::addSite, Role::essential);
  toolHint(ctx, author.state, AuthorTool::addSite, "author.add-site-hint", Role::essential);
  smallText(author.siteIsOff ? ctx.theme.caution : ctx.theme.textSoft, author.siteOverMuscle);
}

void drawAuthorStrokes(PanelContext& ctx, const AuthorView& author) {
  drawZone(ctx, author, Role::essential);
  drawZone(ctx, author, Role::spillover);
}

void drawAuthorPlace(PanelContext& ctx, const AuthorView& author) {
  const AuthorState& state = author.state;
  const anatomy::Place* place =
      state.chosen ? referral::placeOf(author.drawing, *state.chosen) : nullptr;
  sectionHeading(ctx, ctx.tr("author.place"));
  if (!place) return softText(ctx, ctx.tr("author.no-place"));
  const Card card(ctx, "place");
  strongText(core::sentenceCase(handleWords(ctx, *state.chosen)));
  text(core::sentenceCase(anatomy::describePlace(*place, *author.landmarks)));
  softText(ctx, author.handleText);
  if (!author.drift.empty()) {
    softText(ctx, ctx.tr("author.drift"));
    std::string words;
    for (const AuthorView::Drift& drift : author.drift)
      words += fmt::format("{}{} {:.0f} mm", words.empty() ? "" : ", ", drift.shape, drift.mm);
    text(words);
  }
  const bool last = !state.chosen->stroke && author.drawing.sites.size() == 1;
  ImGui::BeginDisabled(last);
  if (quietButton(ctx, ctx.tr("author.remove-place")))
    ctx.act(ChangeRow{referral::RemoveHandle{*state.chosen}});
  ImGui::EndDisabled();
}

void drawAuthorCover(PanelContext& ctx, const AuthorView& author) {
  sectionHeading(ctx, ctx.tr("author.covers"));
  drawShares(ctx, author, Role::essential);
  drawShares(ctx, author, Role::spillover);
  gap(ctx, 4.0f);
  drawOverlaps(ctx, author);
}

}  // namespace knotmap::ui
