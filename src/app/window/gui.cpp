#include "app/window/gui.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <array>
#include <set>

namespace knotmap::app {
namespace {

struct NavigationKey {
  ImGuiKey imgui;
  ui::Key key;
};
constexpr std::array kNavigationKeys{
    NavigationKey{ImGuiKey_Tab, ui::Key::tab},
    NavigationKey{ImGuiKey_LeftArrow, ui::Key::left},
    NavigationKey{ImGuiKey_RightArrow, ui::Key::right},
    NavigationKey{ImGuiKey_UpArrow, ui::Key::up},
    NavigationKey{ImGuiKey_DownArrow, ui::Key::down},
    NavigationKey{ImGuiKey_PageUp, ui::Key::pageUp},
    NavigationKey{ImGuiKey_PageDown, ui::Key::pageDown},
    NavigationKey{ImGuiKey_Home, ui::Key::home},
    NavigationKey{ImGuiKey_End, ui::Key::end},
    NavigationKey{ImGuiKey_Insert, ui::Key::insert},
    NavigationKey{ImGuiKey_Delete, ui::Key::del},
    NavigationKey{ImGuiKey_Backspace, ui::Key::backspace},
    NavigationKey{ImGuiKey_Space, ui::Key::space},
    NavigationKey{ImGuiKey_Enter, ui::Key::enter},
    NavigationKey{ImGuiKey_Escape, ui::Key::escape},
    NavigationKey{ImGuiKey_KeyPadEnter, ui::Key::padEnter},
    NavigationKey{ImGuiKey_A, ui::Key::a},
    NavigationKey{ImGuiKey_C, ui::Key::c},
    NavigationKey{ImGuiKey_V, ui::Key::v},
    NavigationKey{ImGuiKey_X, ui::Key::x},
    NavigationKey{ImGuiKey_Y, ui::Key::y},
    NavigationKey{ImGuiKey_Z, ui::Key::z},
};

/// What changed in a frame so far: a second change of the same thing must wait for the next one.
struct FrameChanges {
  std::set<ui::Key> keys;
  std::set<int> buttons;
  bool wheel = false;

  /// True when `event` can still be seen in this frame; notes it.
  bool admit(const InputEvent& event) {
    using Kind = InputEvent::Kind;
    switch (event.kind) {
      case Kind::pointerMove:
        return buttons.empty();
      case Kind::button:
        return keys.empty() && buttons.insert(event.button).second;
      case Kind::key:
        return buttons.empty() && keys.insert(event.key).second;
      case Kind::wheel:
      case Kind::text:
      case Kind::focusLost:
        return true;
    }
    return true;
  }
};

}  // namespace

Gui::Gui(const std::filesystem::path& fontFolder, const ui::Settings& settings)
    : fontFolder_(fontFolder) {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // panels have fixed places
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.BackendPlatformName = "knotmap";
  for (const NavigationKey& key : kNavigationKeys) io.KeyMap[key.imgui] = static_cast<int>(key.key);
  setClipboard({});
  ui::applyStyle(settings, fontFolder_);
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

Gui::~Gui() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

void Gui::setClipboard(Clipboard clipboard) {
  clipboard_ = std::move(clipboard);
  ImGuiIO& io = ImGui::GetIO();
  io.ClipboardUserData = this;
  io.GetClipboardTextFn = [](void* user) {
    Gui& gui = *static_cast<Gui*>(user);
    if (gui.clipboard_.read) gui.clipboardText_ = gui.clipboard_.read();
    return gui.clipboardText_.c_str();
  };
  io.SetClipboardTextFn = [](void* user, const char* text) {
    Gui& gui = *static_cast<Gui*>(user);
    gui.clipboardText_ = text;
    if (gui.clipboard_.write) gui.clipboard_.write(gui.clipboardText_);
  };
}

void Gui::restyle(const ui::Settings& settings) {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  ui::applyStyle(settings, fontFolder_);
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

void Gui::feed(const InputEvent& event) {
  ImGuiIO& io = ImGui::GetIO();
  using Kind = InputEvent::Kind;
  switch (event.kind) {
    case Kind::pointerMove:
      io.MousePos = {event.x, event.y};
      break;
    case Kind::button:
      io.MousePos = {event.x, event.y};
      if (event.button >= 0 && event.button < 3) io.MouseDown[event.button] = event.down;
      break;
    case Kind::wheel:
      io.MouseWheel += event.y;
      break;
    case Kind::key:
      if (const int key = static_cast<int>(event.key); key >= 0 && key < 512)
        io.KeysDown[key] = event.down;
      io.KeyCtrl = event.control;
      io.KeyShift = event.shift;
      io.KeyAlt = event.alt;
      break;
    case Kind::text:
      io.AddInputCharacter(event.character);
      break;
    case Kind::focusLost:
      std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
      io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
      break;
  }
}

std::vector<InputEvent> Gui::beginFrame(int width, int height, double seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  const double passed = lastSeconds_ < 0.0 ? 1.0 / 60.0 : seconds - lastSeconds_;
  io.DeltaTime = static_cast<float>(std::clamp(passed, 1e-4, 0.1));
  lastSeconds_ = seconds;
  std::vector<InputEvent> events;
  FrameChanges changes;
  while (!queue_.empty() && changes.admit(queue_.front())) {
    events.push_back(queue_.front());
    feed(queue_.front());
    queue_.pop_front();
  }
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  return events;
}

void Gui::endFrame() {
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool Gui::wantsPointer() const { return ImGui::GetIO().WantCaptureMouse; }
bool Gui::wantsText() const { return ImGui::GetIO().WantTextInput; }

}  // namespace knotmap::app
