#include "app/window/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <cstdio>
#include <future>

#include "core/dates.h"
#include "render/gl_context.h"

namespace knotmap::app {
namespace {

constexpr int kFirstWidth = 1280, kFirstHeight = 800;
constexpr int kMinWidth = 1024, kMinHeight = 700;

// Keys go through as GLFW numbers them.
static_assert(static_cast<int>(ui::Key::a) == GLFW_KEY_A &&
              static_cast<int>(ui::Key::digit0) == GLFW_KEY_0 &&
              static_cast<int>(ui::Key::minus) == GLFW_KEY_MINUS &&
              static_cast<int>(ui::Key::space) == GLFW_KEY_SPACE &&
              static_cast<int>(ui::Key::escape) == GLFW_KEY_ESCAPE &&
              static_cast<int>(ui::Key::enter) == GLFW_KEY_ENTER &&
              static_cast<int>(ui::Key::tab) == GLFW_KEY_TAB &&
              static_cast<int>(ui::Key::backspace) == GLFW_KEY_BACKSPACE &&
              static_cast<int>(ui::Key::insert) == GLFW_KEY_INSERT &&
              static_cast<int>(ui::Key::del) == GLFW_KEY_DELETE &&
              static_cast<int>(ui::Key::right) == GLFW_KEY_RIGHT &&
              static_cast<int>(ui::Key::up) == GLFW_KEY_UP &&
              static_cast<int>(ui::Key::pageUp) == GLFW_KEY_PAGE_UP &&
              static_cast<int>(ui::Key::end) == GLFW_KEY_END &&
              static_cast<int>(ui::Key::f1) == GLFW_KEY_F1 &&
              static_cast<int>(ui::Key::f6) == GLFW_KEY_F6 &&
              static_cast<int>(ui::Key::pad0) == GLFW_KEY_KP_0 &&
              static_cast<int>(ui::Key::padMinus) == GLFW_KEY_KP_SUBTRACT &&
              static_cast<int>(ui::Key::padEnter) == GLFW_KEY_KP_ENTER);

/// GLFW for as long as it lives.
class GlfwLibrary {
 public:
  GlfwLibrary() : ready_(glfwInit() == GLFW_TRUE) {}
  ~GlfwLibrary() {
    if (ready_) glfwTerminate();
  }
  GlfwLibrary(const GlfwLibrary&) = delete;
  GlfwLibrary& operator=(const GlfwLibrary&) = delete;
  bool ready() const { return ready_; }

 private:
  bool ready_;
};

struct WindowDeleter {
  void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using WindowPointer = std::unique_ptr<GLFWwindow, WindowDeleter>;

/// What callbacks reach through the window's user pointer.
struct WindowState {
  Program* program = nullptr;
  bool exposed = true;  ///< the system wants the content again, or the size changed
};

WindowState& stateOf(GLFWwindow* window) {
  return *static_cast<WindowState*>(glfwGetWindowUserPointer(window));
}

void post(GLFWwindow* window, InputEvent event, int modifiers) {
  event.control = (modifiers & GLFW_MOD_CONTROL) != 0;
  event.shift = (modifiers & GLFW_MOD_SHIFT) != 0;
  event.alt = (modifiers & GLFW_MOD_ALT) != 0;
  stateOf(window).program->post(event);
}

/// Cursor positions come in screen coordinates; the program thinks in framebuffer pixels.
void toPixels(GLFWwindow* window, double x, double y, InputEvent& event) {
  int windowWidth = 1, windowHeight = 1, width = 1, height = 1;
  glfwGetWindowSize(window, &windowWidth, &windowHeight);
  glfwGetFramebufferSize(window, &width, &height);
  event.x = static_cast<float>(x * width / std::max(1, windowWidth));
  event.y = static_cast<float>(y * height / std::max(1, windowHeight));
}

void setCallbacks(GLFWwindow* window) {
  using Kind = InputEvent::Kind;
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    InputEvent event{.kind = Kind::pointerMove};
    toPixels(w, x, y, event);
    stateOf(w).program->post(event);
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int modifiers) {
    InputEvent event{.kind = Kind::button, .button = button, .down = action == GLFW_PRESS};
    double x = 0, y = 0;
    glfwGetCursorPos(w, &x, &y);
    toPixels(w, x, y, event);
    post(w, event, modifiers);
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double steps) {
    stateOf(w).program->post({.kind = Kind::wheel, .y = static_cast<float>(steps)});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int modifiers) {
    if (action == GLFW_REPEAT && key != GLFW_KEY_LEFT && key != GLFW_KEY_RIGHT &&
        key != GLFW_KEY_UP && key != GLFW_KEY_DOWN)
      return;  // text fields repeat on their own
    post(w, {.kind = Kind::key, .key = static_cast<ui::Key>(key), .down = action != GLFW_RELEASE},
         modifiers);
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    stateOf(w).program->post({.kind = Kind::text, .character = static_cast<char32_t>(character)});
  });
  glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int focused) {
    if (!focused) stateOf(w).program->post({.kind = Kind::focusLost});
  });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { stateOf(w).exposed = true; });
  glfwSetFramebufferSizeCallback(window,
                                 [](GLFWwindow* w, int, int) { stateOf(w).exposed = true; });
}

core::Result<WindowPointer> openWindow() {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SAMPLES, 0);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);  // the body has its own depth buffer
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  WindowPointer window(glfwCreateWindow(kFirstWidth, kFirstHeight, "Knotmap", nullptr, nullptr));
  if (!window) return core::Error{"window", "this display offers no OpenGL 3.3"};
  glfwSetWindowSizeLimits(window.get(), kMinWidth, kMinHeight, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwMakeContextCurrent(window.get());
  const auto loaded = render::loadGl(
      [](const char* name) { return reinterpret_cast<void*>(glfwGetProcAddress(name)); });
  if (!loaded) return loaded.error();
  glfwSwapInterval(render::isSoftwareRenderer() ? 0 : 1);
  return window;
}

Gui::Clipboard clipboardOf(GLFWwindow* window) {
  return {
      .read =
          [window] {
            const char* text = glfwGetClipboardString(window);
            return std::string(text ? text : "");
          },
      .write = [window](const std::string& text) { glfwSetClipboardString(window, text.c_str()); }};
}

void drawFrame(GLFWwindow* window, WindowState& state) {
  int width = 0, height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  if (width <= 0 || height <= 0) return;  // minimised
  state.exposed = false;
  state.program->frame(width, height, glfwGetTime());
  glfwSwapBuffers(window);
}

void waitForNextFrame(const Program& program, const WindowState& state) {
  const auto wait = program.nextFrameIn(glfwGetTime());
  if (state.exposed || (wait && *wait <= 0.0)) {
    glfwPollEvents();
  } else if (wait) {
    glfwWaitEventsTimeout(*wait);
  } else {
    glfwWaitEvents();
  }
}

void loop(GLFWwindow* window, WindowState& state) {
  std::string title;
  while (!glfwWindowShouldClose(window) && !state.program->wantsToQuit()) {
    const auto wait = state.program->nextFrameIn(glfwGetTime());
    if (state.exposed || (wait && *wait <= 0.0)) drawFrame(window, state);
    if (const std::string now = state.program->title(); now != title)
      glfwSetWindowTitle(window, (title = now).c_str());
    for (const std::string& line : state.program->takeLog())
      std::fprintf(stderr, "%s\n", line.c_str());
    waitForNextFrame(*state.program, state);
  }
}

}  // namespace

core::Status runWindow(const ProgramSetup& setup, bool firstFrameOnly) {
  // Files are read while the window opens.
  auto data = std::async(std::launch::async,
                         [&setup] { return loadProgramData(setup.folders, startLanguage(setup)); });
  const GlfwLibrary library;
  if (!library.ready())
    return core::Error{"window", "found no display; use `knotmap render` for pictures without one"};
  auto window = openWindow();
  if (!window) return window.error();
  auto loaded = data.get();
  if (!loaded) return loaded.error();
  loaded->tables->today = setup.clock.today();
  auto program = Program::create(setup, std::move(loaded).value());
  if (!program) return program.error();
  WindowState state{.program = program->get()};
  glfwSetWindowUserPointer(window->get(), &state);
  setCallbacks(window->get());
  (*program)->setClipboard(clipboardOf(window->get()));
  drawFrame(window->get(), state);
  if (!firstFrameOnly) {
    loop(window->get(), state);
    (*program)->close();
  }
  return core::Done{};
}

}  // namespace knotmap::app
