#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/window/input.h"
#include "ui/frame/ui.h"

namespace knotmap::app {

/// Owns the Dear ImGui context and feeds it. Version 1.86 has no input queue of its own: a press
/// and its release in one frame would be lost, so events wait here until each can be seen.
class Gui {
 public:
  /// Needs a current OpenGL context.
  Gui(const std::filesystem::path& fontFolder, const ui::Settings& settings);
  ~Gui();
  Gui(const Gui&) = delete;
  Gui& operator=(const Gui&) = delete;

  void post(const InputEvent& event) { queue_.push_back(event); }
  bool hasInput() const { return !queue_.empty(); }
  /// Loads fonts and colours again; to be called between frames.
  void restyle(const ui::Settings& settings);

  /// Begins a frame and gives back the events that belong to it.
  std::vector<InputEvent> beginFrame(int width, int height, double seconds);
  /// Draws the frame's panels to the framebuffer that is bound.
  void endFrame();

  bool wantsPointer() const;  ///< the pointer is over a panel
  bool wantsText() const;     ///< a text field is being typed in
  bool blinks() const { return wantsText(); }

  /// How to reach the clipboard; none: the program has one of its own.
  struct Clipboard {
    std::function<std::string()> read;
    std::function<void(const std::string&)> write;
  };
  void setClipboard(Clipboard clipboard);

 private:
  void feed(const InputEvent& event);

  std::filesystem::path fontFolder_;
  std::deque<InputEvent> queue_;
  Clipboard clipboard_;
  std::string clipboardText_;
  double lastSeconds_ = -1.0;
};

}  // namespace knotmap::app
