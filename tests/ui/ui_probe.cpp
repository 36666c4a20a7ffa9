#include "ui_probe.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "test_body.h"
#include "ui/frame/interface.h"

namespace knotmap::tests {
namespace {

using GlyphKey = std::tuple<float, float, float, float>;

/// Glyphs of all fonts by their place in the atlas picture, each with the font's space width.
struct KnownGlyph {
  const ImFontGlyph* glyph;
  float spaceWidth;
};
std::map<GlyphKey, KnownGlyph> knownGlyphs() {
  std::map<GlyphKey, KnownGlyph> known;
  for (const ImFont* font : ImGui::GetIO().Fonts->Fonts)
    for (const ImFontGlyph& glyph : font->Glyphs)
      if (glyph.Visible)
        known[{glyph.U0, glyph.V0, glyph.U1, glyph.V1}] = {&glyph, font->GetCharAdvance(' ')};
  return known;
}

/// Puts glyphs together that follow each other on one line.
class TextReader {
 public:
  explicit TextReader(std::vector<DrawnText>& texts) : texts_(&texts) {}

  void add(const KnownGlyph& known, const ImDrawVert* corners, const ImVec4& clip) {
    const ImFontGlyph& glyph = *known.glyph;
    const float scale = (corners[2].pos.y - corners[0].pos.y) / (glyph.Y1 - glyph.Y0);
    const float penX = corners[0].pos.x - glyph.X0 * scale;
    const float top = corners[0].pos.y - glyph.Y0 * scale;
    const float jump = penX - penX_, space = known.spaceWidth * scale;
    // Icons stand for themselves, however close they are.
    const bool isIcon = glyph.Codepoint >= 0xf000;
    const bool afterIcon = std::exchange(lastIsIcon_, isIcon);
    const bool sameLine =
        open_ && !isIcon && !afterIcon && std::abs(top - top_) < 0.5f && jump > -1.5f;
    if (!sameLine || jump > 2.6f * space) {
      texts_->push_back({{}, {penX, top, 0.0f, 0.0f}, false});
      open_ = true;
    } else if (jump > 0.5f * space) {
      texts_->back().words += ' ';
    }
    DrawnText& text = texts_->back();
    char utf8[5] = {};
    ImTextCharToUtf8(utf8, glyph.Codepoint);
    text.words += utf8;
    text.place.width = penX + glyph.AdvanceX * scale - text.place.x;
    text.place.height = std::max(text.place.height, corners[2].pos.y - top);
    constexpr float kTolerance = 0.75f;
    text.cut = text.cut || corners[0].pos.x < clip.x - kTolerance ||
               corners[2].pos.x > clip.z + kTolerance;
    penX_ = penX + glyph.AdvanceX * scale;
    top_ = top;
  }
  void breakLine() { open_ = false; }

 private:
  std::vector<DrawnText>* texts_;
  bool open_ = false, lastIsIcon_ = false;
  float penX_ = 0.0f, top_ = 0.0f;
};

const FindingsWorld& worldOf(const ui::Settings& settings) {
  return settings.language == "de" ? germanWorld() : findingsWorld();
}

void append(ui::UiOutput& all, ui::UiOutput more) {
  all.edits.insert(all.edits.end(), more.edits.begin(), more.edits.end());
  all.actions.insert(all.actions.end(), more.actions.begin(), more.actions.end());
  all.gestureBegun = all.gestureBegun || more.gestureBegun;
  all.gestureEnded = all.gestureEnded || more.gestureEnded;
}

}  // namespace

UiProbe::UiProbe(const session::Session& session, float width, float height,
                 const ui::Settings& settings)
    : context_(ImGui::CreateContext()), history_(session, bodyModel()) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = {width, height};
  io.DeltaTime = 1.0f / 60.0f;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
  state.settings = settings;
  REQUIRE(ui::applyStyle(settings, std::string(KNOTMAP_TEST_BUILD) + "/fonts") == "");
  findings_ = worldOf(state.settings).find(session);
  revision_ = history_.revision();
  moveMouse(-10.0f, -10.0f);
  frame();
  frame();
}

UiProbe::~UiProbe() { ImGui::DestroyContext(context_); }

void UiProbe::moveMouse(float x, float y) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().MousePos = {x, y};
}

ui::UiOutput UiProbe::frame() {
  ui::UiOutput output = draw();
  readTexts();
  for (const ui::Action& action : output.actions) {
    const session::Edits edits = perform(action);
    output.edits.insert(output.edits.end(), edits.begin(), edits.end());
  }
  if (output.gestureBegun) history_.beginGesture();
  for (const session::Edit& edit : output.edits) history_.apply(edit);
  if (output.gestureEnded) history_.endGesture();
  if (history_.revision() != revision_) findings_ = worldOf(state.settings).find(history_.now());
  revision_ = history_.revision();
  return output;
}

/// What the program does with an action, as far as panels show it.
session::Edits UiProbe::perform(const ui::Action& action) {
  session::Edits edits;
  if (const auto* own = std::get_if<ui::InterfaceAction>(&action)) ui::perform(state, *own);
  if (const auto* a = std::get_if<ui::CommandRun>(&action)) {
    findings::commandRun(run, a->command, edits);
    if (run.part == findings::RunState::Part::none) state.frame.stage = ui::Stage::work;
  }
  if (const auto* a = std::get_if<ui::AnswerRun>(&action))
    findings::answerRun(run, a->score, edits);
  if (std::holds_alternative<ui::ToggleExplain>(action)) {
    const bool on = state.frame.stage == ui::Stage::explain;
    state.frame.stage = on ? ui::Stage::work : ui::Stage::explain;
    explain = {};
  }
  if (const auto* a = std::get_if<ui::CommandExplain>(&action))
    findings::commandExplain(explain, explanation_, session(), a->command, edits);
  if (const auto* a = std::get_if<ui::ShowExplainPage>(&action))
    findings::goToPage(explain, a->page);
  if (const auto* a = std::get_if<ui::ShowExplainSubject>(&action))
    findings::chooseSubject(explain, a->subject);
  return edits;
}

ui::UiOutput UiProbe::draw() {
  ImGui::SetCurrentContext(context_);
  ImGui::NewFrame();
  const findings::Catalogue catalogue = worldOf(state.settings).catalogue();
  const findings::BodyKnowledge body = worldOf(state.settings).body();
  const ui::Stage stage = state.frame.stage;
  if (stage == ui::Stage::explain)
    explanation_ = findings::explanationOf({session(), findings_, catalogue, body}, explain,
                                           state.marks.selected);
  const ui::UiInput input{.history = history_,
                          .findings = findings_,
                          .catalogue = catalogue,
                          .labels = {},
                          .hover = hover,
                          .documentName = documentName,
                          .currentView = "front",
                          .statureM = 1.76f,
                          .version = "0",
                          .languages = {{"en", "English"}, {"de", "Deutsch"}},
                          .author = author,
                          .run = stage == ui::Stage::run ? &run : nullptr,
                          .explain = stage == ui::Stage::explain ? &explain : nullptr,
                          .explanation = stage == ui::Stage::explain ? &explanation_ : nullptr};
  ui::UiOutput output = ui::drawUi(input, state);
  ImGui::Render();
  return output;
}

ui::UiOutput UiProbe::click(float x, float y) {
  ui::UiOutput all;
  moveMouse(x, y);
  append(all, frame());
  ImGui::GetIO().MouseDown[0] = true;
  append(all, frame());
  ImGui::GetIO().MouseDown[0] = false;
  append(all, frame());
  moveMouse(-10.0f, -10.0f);
  append(all, frame());
  append(all, frame());
  return all;
}

ui::UiOutput UiProbe::clickOn(const std::string& words, int occurrence) {
  const std::vector<DrawnText> found = find(words);
  INFO("looking for: " << words);
  REQUIRE(static_cast<int>(found.size()) > occurrence);
  const ui::Rect place = found[static_cast<std::size_t>(occurrence)].place;
  return click(place.x + 0.5f * place.width, place.y + 0.5f * place.height);
}

void UiProbe::readTexts() {
  texts_.clear();
  const std::map<GlyphKey, KnownGlyph> known = knownGlyphs();
  const ImDrawData* data = ImGui::GetDrawData();
  for (int l = 0; l < data->CmdListsCount; ++l) {
    const ImDrawList& list = *data->CmdLists[l];
    TextReader reader(texts_);
    for (const ImDrawCmd& command : list.CmdBuffer)
      for (unsigned i = 0; i + 5 < command.ElemCount; i += 3) {
        const ImDrawIdx* index = &list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        if (index[1] != index[0] + 1 || index[2] != index[0] + 2 || index[5] != index[0] + 3)
          continue;
        const ImDrawVert* corners = &list.VtxBuffer[static_cast<int>(command.VtxOffset) + index[0]];
        const auto glyph =
            known.find({corners[0].uv.x, corners[0].uv.y, corners[2].uv.x, corners[2].uv.y});
        if (glyph != known.end())
          reader.add(glyph->second, corners, command.ClipRect);
        else
          reader.breakLine();
      }
  }
}

std::string UiProbe::allText() const {
  std::string all;
  for (const DrawnText& text : texts_) all += text.words + ' ';
  return all;
}

std::vector<DrawnText> UiProbe::find(const std::string& words) const {
  std::vector<DrawnText> exact, containing;
  for (const DrawnText& text : texts_) {
    if (text.words == words)
      exact.push_back(text);
    else if (text.words.find(words) != std::string::npos)
      containing.push_back(text);
  }
  exact.insert(exact.end(), containing.begin(), containing.end());
  return exact;
}

unsigned UiProbe::widgetAt(float x, float y) {
  moveMouse(x, y);
  draw();
  return context_->HoveredId;
}

}  // namespace knotmap::tests
