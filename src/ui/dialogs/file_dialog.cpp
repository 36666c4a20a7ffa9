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

void refreshListing(FilesState& state) {
  if (state.folder.empty()) {
    std::error_code problem;
    state.folder = fs::current_path(problem).string();
  }
  if (state.listed == state.folder) return;
  auto listed = listFolder(state.folder, state.dialog == FileDialog::open);
  state.listed = state.folder;
  state.entries = listed ? std::move(listed).value() : std::vector<FolderEntry>{};
  state.error = listed ? std::string{} : listed.error().message();
}

void enterFolder(FilesState& state, const fs::path& folder) {
  state.folder = folder.lexically_normal().string();
  state.replaces = false;
}

void closeDialog(FilesState& state) {
  state.dialog = FileDialog::none;
  state.listed.clear();
  state.error.clear();
  state.replaces = false;
}

/// The file that is written under the name: without an ending a session or a handout gets its own.
std::string writtenName(const FilesState& state) {
  if (state.dialog != FileDialog::handout) return sessionFileName(state.name);
  const std::string ending = fs::path(state.name).extension().string();
  const bool known = ending == ".pdf" || ending == ".md" || ending == ".txt";
  if (known) return state.name;
  // The session's own name, picked from the list, names its handout too.
  if (ending == ".knotmap") return fs::path(state.name).replace_extension(".pdf").string();
  return state.name + ".pdf";
}

/// What Open or Save does with the name that was typed or picked.
void confirm(PanelContext& ctx) {
  FilesState& state = ctx.state.files;
  if (state.name.empty()) {
    state.error = ctx.tr("file.name-first");
    return;
  }
  std::error_code problem;
  const fs::path typed = fs::path(state.folder) / state.name;
  if (fs::is_directory(typed, problem)) {
    state.name.clear();
    return enterFolder(state, typed);
  }
  state.error.clear();
  if (state.dialog == FileDialog::open) {
    const bool session = typed.extension() == ".knotmap";
    state.listed.clear();
    if (session) return ctx.act(OpenSession{typed});
    closeDialog(state);
    return ctx.act(OpenModel{typed});
  }
  const fs::path file = fs::path(state.folder) / writtenName(state);
  if (fs::exists(file, problem) && !state.replaces) {
    state.replaces = true;
    return;
  }
  state.replaces = false;
  state.listed.clear();
  if (state.dialog == FileDialog::handout) return ctx.act(ExportHandout{file});
  ctx.act(SaveSessionAs{file});
}

void drawFolderLine(PanelContext& ctx) {
  FilesState& state = ctx.state.files;
  if (iconButton(ctx, {.id = "up", .icon = icon::kUp, .tip = ctx.tr("file.up"), .size = 32.0f}))
    enterFolder(state, fs::path(state.folder).parent_path());
  ImGui::SameLine();
  ImGui::SetNextItemWidth(-1.0f);
  std::string folder = state.folder;
  if (ImGui::InputText("##folder", &folder, ImGuiInputTextFlags_EnterReturnsTrue))
    enterFolder(state, folder);
}

void drawEntries(PanelContext& ctx) {
  FilesState& state = ctx.state.files;
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ctx.theme.field);
  ImGui::BeginChild("entries", {-1.0f, ctx.px(260.0f)}, false,
                    ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleColor();
  if (state.entries.empty()) softText(ctx, ctx.tr("file.nothing-here"));
  const auto entries = state.entries;
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
                                  .chosen = state.name == entry.name,
                                  .icon = sign});
    ImGui::PopID();
    if (!picked) continue;
    if (folder) {
      enterFolder(state, fs::path(state.folder) / entry.name);
    } else if (state.name == entry.name && state.dialog == FileDialog::open) {
      confirm(ctx);  // a second click on the same file
    } else {
      state.name = entry.name;
      state.replaces = false;
    }
  }
  ImGui::EndChild();
}

void drawNameLine(PanelContext& ctx) {
  FilesState& state = ctx.state.files;
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1.0f);
  const std::string before = state.name;
  const bool handout = state.dialog == FileDialog::handout;
  if (ImGui::InputTextWithHint("##name", ctx.tr(handout ? "handout.dialog-hint" : "file.name"),
                               &state.name, ImGuiInputTextFlags_EnterReturnsTrue))
    confirm(ctx);
  if (state.name != before) state.replaces = false;
}

void drawDialogEnd(PanelContext& ctx) {
  FilesState& state = ctx.state.files;
  if (!state.error.empty()) colouredText(ctx.theme.danger, state.error);
  if (state.replaces)
    colouredText(ctx.theme.caution,
                 ctx.tr("file.replace-question", fmt::arg("name", writtenName(state))));
  const bool opens = state.dialog == FileDialog::open;
  const char* words = ctx.tr(opens ? "file.open" : state.replaces ? "file.replace" : "file.save");
  if (primaryButton(ctx, fmt::format("{}###confirm", words).c_str(), ctx.px(110.0f))) confirm(ctx);
  ImGui::SameLine();
  if (quietButton(ctx, ctx.tr("file.cancel"), ctx.px(110.0f)) ||
      ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)))
    closeDialog(state);
}

/// A handout is offered the name of its session.
void proposeName(PanelContext& ctx) {
  const fs::path session = ctx.input.documentName;
  if (ctx.state.files.dialog != FileDialog::handout || session.extension() != ".knotmap") return;
  ctx.state.files.name = session.stem().string() + ".pdf";
}

}  // namespace

void drawFileDialog(PanelContext& ctx) {
  constexpr const char* kPopup = "###file dialog";
  FilesState& state = ctx.state.files;
  if (state.dialog == FileDialog::none) {
    state.listed.clear();
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
  if (state.dialog == FileDialog::none) {
    ImGui::CloseCurrentPopup();
  } else {
    strongText(ctx.tr(state.dialog == FileDialog::open      ? "file.open-title"
                      : state.dialog == FileDialog::handout ? "handout.dialog-title"
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
