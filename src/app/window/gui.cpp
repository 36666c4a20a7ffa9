#include "app/window/gui.h"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <array>
#include <set>

namespace knotmap::app {
namespace {

struct NavigationKey {
  ImGuiKey imgui;
  int glfw;
};
constexpr std::array kNavigationKeys{
    NavigationKey{ImGuiKey_Tab, GLFW_KEY_TAB},
    NavigationKey{ImGuiKey_LeftArrow, GLFW_KEY_LEFT},
    NavigationKey{ImGuiKey_RightArrow, GLFW_KEY_RIGHT},
    NavigationKey{ImGuiKey_UpArrow, GLFW_KEY_UP},
    NavigationKey{ImGuiKey_DownArrow, GLFW_KEY_DOWN},
    NavigationKey{ImGuiKey_PageUp, GLFW_KEY_PAGE_UP},
    NavigationKey{ImGuiKey_PageDown, GLFW_KEY_PAGE_DOWN},
    NavigationKey{ImGuiKey_Home, GLFW_KEY_HOME},
    NavigationKey{ImGuiKey_End, GLFW_KEY_END},
    NavigationKey{ImGuiKey_Insert, GLFW_KEY_INSERT},
    NavigationKey{ImGuiKey_Delete, GLFW_KEY_DELETE},
    NavigationKey{ImGuiKey_Backspace, GLFW_KEY_BACKSPACE},
    NavigationKey{ImGuiKey_Space, GLFW_KEY_SPACE},
    NavigationKey{ImGuiKey_Enter, GLFW_KEY_ENTER},
    NavigationKey{ImGuiKey_Escape, GLFW_KEY_ESCAPE},
    NavigationKey{ImGuiKey_KeyPadEnter, GLFW_KEY_KP_ENTER},
    NavigationKey{ImGuiKey_A, GLFW_KEY_A},
    NavigationKey{ImGuiKey_C, GLFW_KEY_C},
    NavigationKey{ImGuiKey_V, GLFW_KEY_V},
    NavigationKey{ImGuiKey_X, GLFW_KEY_X},
    NavigationKey{ImGuiKey_Y, GLFW_KEY_Y},
    NavigationKey{ImGuiKey_Z, GLFW_KEY_Z},
};

/// What changed in a frame so far: a second change of the same thing must wait for the next one.
struct FrameChanges {
  std::set<int> keys, buttons;
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
  for (const NavigationKey& key : kNavigationKeys) io.KeyMap[key.imgui] = key.glfw;
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
      if (event.key >= 0 && event.key < 512) io.KeysDown[event.key] = event.down;
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
