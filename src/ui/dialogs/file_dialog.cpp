#include <fmt/format.h>
#include <imgui.h>
#include <imgui_stdlib.h>

#include <filesystem>
#include <system_error>

#include "ui/dialogs/folder_listing.h"
#include "ui/frame/icons.h"
#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {
namespace {

namespace fs = std::filesystem;

void refreshListing(UiState& state) {
  if (state.dialogFolder.empty()) {
    std::error_code problem;
    state.dialogFolder = fs::current_path(problem).string();
  }
  if (state.dialogListed == state.dialogFolder) return;
  auto listed = listFolder(state.dialogFolder, state.fileDialog == FileDialog::open);
  state.dialogListed = state.dialogFolder;
  state.dialogEntries = listed ? std::move(listed).value() : std::vector<FolderEntry>{};
  state.dialogError = listed ? std::string{} : listed.error().message();
}

void enterFolder(UiState& state, const fs::path& folder) {
  state.dialogFolder = folder.lexically_normal().string();
  state.dialogReplaces = false;
}

void closeDialog(UiState& state) {
  state.fileDialog = FileDialog::none;
  state.dialogListed.clear();
  state.dialogError.clear();
  state.dialogReplaces = false;
}

/// The file that is written under the name: without an ending a session or a handout gets its own.
std::string writtenName(const UiState& state) {
  if (state.fileDialog != FileDialog::handout) return sessionFileName(state.dialogName);
  const std::string ending = fs::path(state.dialogName).extension().string();
  const bool known = ending == ".pdf" || ending == ".md" || ending == ".txt";
  if (known) return state.dialogName;
  // The session's own name, picked from the list, names its handout too.
  if (ending == ".knotmap") return fs::path(state.dialogName).replace_extension(".pdf").string();
  return state.dialogName + ".pdf";
}

/// What Open or Save does with the name that was typed or picked.
void confirm(PanelContext& ctx) {
  UiState& state = ctx.state;
  if (state.dialogName.empty()) {
    state.dialogError = ctx.tr("file.name-first");
    return;
  }
  std::error_code problem;
  const fs::path typed = fs::path(state.dialogFolder) / state.dialogName;
  if (fs::is_directory(typed, problem)) {
    state.dialogName.clear();
    return enterFolder(state, typed);
  }
  state.dialogError.clear();
  if (state.fileDialog == FileDialog::open) {
    const bool session = typed.extension() == ".knotmap";
    state.dialogListed.clear();
    if (session) return ctx.act(OpenSession{typed});
    closeDialog(state);
    return ctx.act(OpenModel{typed});
  }
  const fs::path file = fs::path(state.dialogFolder) / writtenName(state);
  if (fs::exists(file, problem) && !state.dialogReplaces) {
    state.dialogReplaces = true;
    return;
  }
  state.dialogReplaces = false;
  state.dialogListed.clear();
  if (state.fileDialog == FileDialog::handout) return ctx.act(ExportHandout{file});
  ctx.act(SaveSessionAs{file});
}

void drawFolderLine(PanelContext& ctx) {
  UiState& state = ctx.state;
  if (iconButton(ctx, {.id = "up", .icon = icon::kUp, .tip = ctx.tr("file.up"), .size = 32.0f}))
    enterFolder(state, fs::path(state.dialogFolder).parent_path());
  ImGui::SameLine();
  ImGui::SetNextItemWidth(-1.0f);
  std::string folder = state.dialogFolder;
  if (ImGui::InputText("##folder", &folder, ImGuiInputTextFlags_EnterReturnsTrue))
    enterFolder(state, folder);
}

void drawEntries(PanelContext& ctx) {
  UiState& state = ctx.state;
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ctx.theme.field);
  ImGui::BeginChild("entries", {-1.0f, ctx.px(260.0f)}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleColor();
  if (state.dialogEntries.empty()) softText(ctx, ctx.tr("file.nothing-here"));
  const auto entries = state.dialogEntries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const FolderEntry& entry = entries[i];
    const bool folder = entry.kind == FolderEntry::Kind::folder;
    const char* sign = folder                                   ? icon::kFolder
                       : entry.kind == FolderEntry::Kind::model ? icon::kModel
                                                                : icon::kSession;
    ImGui::PushID(static_cast<int>(i));
    const bool picked = row(ctx, {.id = "##entry",
                                  .words = entry.name,
                                  .note = {},
                                  .chosen = state.dialogName == entry.name,
                                  .icon = sign});
    ImGui::PopID();
    if (!picked) continue;
    if (folder) {
      enterFolder(state, fs::path(state.dialogFolder) / entry.name);
    } else if (state.dialogName == entry.name && state.fileDialog == FileDialog::open) {
      confirm(ctx);  // a second click on the same file
    } else {
      state.dialogName = entry.name;
      state.dialogReplaces = false;
    }
  }
  ImGui::EndChild();
}

void drawNameLine(PanelContext& ctx) {
  UiState& state = ctx.state;
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1.0f);
  const std::string before = state.dialogName;
  const bool handout = state.fileDialog == FileDialog::handout;
  if (ImGui::InputTextWithHint("##name", ctx.tr(handout ? "handout.dialog-hint" : "file.name"),
                               &state.dialogName, ImGuiInputTextFlags_EnterReturnsTrue))
    confirm(ctx);
  if (state.dialogName != before) state.dialogReplaces = false;
}

void drawDialogEnd(PanelContext& ctx) {
  UiState& state = ctx.state;
  if (!state.dialogError.empty()) colouredText(ctx.theme.danger, state.dialogError);
  if (state.dialogReplaces)
    colouredText(ctx.theme.caution,
                 ctx.tr("file.replace-question", fmt::arg("name", writtenName(state))));
  const bool opens = state.fileDialog == FileDialog::open;
  const char* words = ctx.tr(opens                  ? "file.open"
                             : state.dialogReplaces ? "file.replace"
                                                    : "file.save");
  if (primaryButton(ctx, fmt::format("{}###confirm", words).c_str(), ctx.px(110.0f))) confirm(ctx);
  ImGui::SameLine();
  if (quietButton(ctx, ctx.tr("file.cancel"), ctx.px(110.0f)) ||
      ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)))
    closeDialog(state);
}

/// A handout is offered the name of its session.
void proposeName(PanelContext& ctx) {
  const fs::path session = ctx.input.documentName;
  if (ctx.state.fileDialog != FileDialog::handout || session.extension() != ".knotmap") return;
  ctx.state.dialogName = session.stem().string() + ".pdf";
}

}  // namespace

void drawFileDialog(PanelContext& ctx) {
  constexpr const char* kPopup = "###file dialog";
  UiState& state = ctx.state;
  if (state.fileDialog == FileDialog::none) {
    state.dialogListed.clear();
    if (!ImGui::IsPopupOpen(kPopup)) return;
  } else if (!ImGui::IsPopupOpen(kPopup)) {
    ImGui::OpenPopup(kPopup);
    proposeName(ctx);
  }
  const ImVec2 window = ImGui::GetIO().DisplaySize;
  ImGui::SetNextWindowPos({0.5f * window.x, 0.5f * window.y}, ImGuiCond_Always, {0.5f, 0.5f});
  ImGui::SetNextWindowSize({std::min(ctx.px(560.0f), window.x * 0.94f), 0.0f});
  const ImGuiWindowFlags flags = ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                 ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoTitleBar;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ctx.px(10.0f));
  const bool drawn = ImGui::BeginPopupModal(kPopup, nullptr, flags);
  ImGui::PopStyleVar();
  if (!drawn) return;
  if (state.fileDialog == FileDialog::none) {
    ImGui::CloseCurrentPopup();
  } else {
    strongText(ctx.tr(state.fileDialog == FileDialog::open      ? "file.open-title"
                      : state.fileDialog == FileDialog::handout ? "handout.dialog-title"
                                                                : "file.save-title"));
    refreshListing(state);
    drawFolderLine(ctx);
    drawEntries(ctx);
    drawNameLine(ctx);
    drawDialogEnd(ctx);
  }
  ImGui::EndPopup();
}

}  // namespace knotmap::ui
