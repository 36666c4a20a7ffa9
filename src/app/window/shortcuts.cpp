#include "app/window/shortcuts.h"

#include <GLFW/glfw3.h>

#include "app/editor/program.h"
#include "ui/explain/explain_panel.h"

namespace knotmap::app {
namespace {

template <class Action>
void perform(Program& program) {
  program.perform(Action{});
}

template <int number>
void lookFrom(Program& program) {
  for (const render::View& view : render::views())
    if (view.key == number) program.perform(ui::LookFrom{view.id});
}

void turnLeft(Program& program) { program.view().turn(-0.1f, 0.0f); }
void turnRight(Program& program) { program.view().turn(0.1f, 0.0f); }
void turnUp(Program& program) { program.view().turn(0.0f, 0.1f); }
void turnDown(Program& program) { program.view().turn(0.0f, -0.1f); }

void deleteSelected(Program& program) {
  if (const auto selected = program.ui().selected) program.edit(session::RemoveMark{*selected});
}

void mirrorSelected(Program& program) {
  if (const auto selected = program.ui().selected) program.edit(session::MirrorMark{*selected});
}

void focusSelected(Program& program) {
  if (const auto selected = program.ui().selected) program.perform(ui::FocusMark{*selected});
}

/// Gives up a drag; without one it leaves the stage.
void cancel(Program& program) {
  if (!program.cancel()) program.ui().stage = ui::Stage::work;
}
void help(Program& program) { program.ui().helpOpen = !program.ui().helpOpen; }
template <ui::Tool tool>
void choose(Program& program) {
  ui::chooseTool(program.ui(), tool);
}

/// The skin becomes see-through and opaque again.
void seeThrough(Program& program) {
  float& opacity = program.ui().muscles.skinOpacity;
  opacity = opacity < 1.0f ? 1.0f : ui::kSeeThroughSkin;
}

}  // namespace

const std::vector<Shortcut>& shortcuts() {
  static const std::vector<Shortcut> all{
      {"Ctrl+Z", GLFW_KEY_Z, true, false, "Undo", perform<ui::Undo>},
      {"Ctrl+Y", GLFW_KEY_Y, true, false, "Redo", perform<ui::Redo>},
      {"Ctrl+Shift+Z", GLFW_KEY_Z, true, true, "Redo", perform<ui::Redo>},
      {"Ctrl+S", GLFW_KEY_S, true, false, "Save", perform<ui::SaveSession>},
      {"Ctrl+O", GLFW_KEY_O, true, false, "Open",
       [](Program& p) { p.ui().fileDialog = ui::FileDialog::open; }},
      {"Ctrl+P", GLFW_KEY_P, true, false, "Write the handout",
       [](Program& p) { p.ui().fileDialog = ui::FileDialog::handout; }},
      {"Ctrl+N", GLFW_KEY_N, true, false, "New session", perform<ui::NewSession>},
      {"Ctrl+Q", GLFW_KEY_Q, true, false, "Quit", perform<ui::Quit>},
      {"1", GLFW_KEY_1, false, false, "Front", lookFrom<1>},
      {"2", GLFW_KEY_2, false, false, "Back", lookFrom<2>},
      {"3", GLFW_KEY_3, false, false, "Left side", lookFrom<3>},
      {"4", GLFW_KEY_4, false, false, "Right side", lookFrom<4>},
      {"5", GLFW_KEY_5, false, false, "Three-quarter back", lookFrom<5>},
      {"6", GLFW_KEY_6, false, false, "Face", lookFrom<6>},
      {"7", GLFW_KEY_7, false, false, "Left side of head", lookFrom<7>},
      {"8", GLFW_KEY_8, false, false, "Right side of head", lookFrom<8>},
      {"9", GLFW_KEY_9, false, false, "Neck", lookFrom<9>},
      {"0", GLFW_KEY_0, false, false, "Upper back", lookFrom<0>},
      {"M", GLFW_KEY_M, false, false, "Mark sore spots", choose<ui::Tool::mark>},
      {"P", GLFW_KEY_P, false, false, "Paint where it hurts", choose<ui::Tool::paint>},
      {"B", GLFW_KEY_B, false, false, "Paint broken skin", choose<ui::Tool::brokenSkin>},
      {"T", GLFW_KEY_T, false, false, "Look at muscles", choose<ui::Tool::muscle>},
      {"S", GLFW_KEY_S, false, false, "See through the skin", seeThrough},
      {"F", GLFW_KEY_F, false, false, "Come closer to the selected mark", focusSelected},
      {"X", GLFW_KEY_X, false, false, "Copy the selected mark to the other side", mirrorSelected},
      {"Delete", GLFW_KEY_DELETE, false, false, "Delete the selected mark", deleteSelected},
      {"Shift+Left", GLFW_KEY_LEFT, false, true, "Turn the body", turnLeft},
      {"Shift+Right", GLFW_KEY_RIGHT, false, true, "Turn the body", turnRight},
      {"Shift+Up", GLFW_KEY_UP, false, true, "Tilt the body", turnUp},
      {"Shift+Down", GLFW_KEY_DOWN, false, true, "Tilt the body", turnDown},
      {"Escape", GLFW_KEY_ESCAPE, false, false, "Give up a drag; leave the plan or the explanation",
       cancel},
      {"F5", GLFW_KEY_F5, false, false, "Follow the plan step by step", perform<ui::StartRun>},
      {"F6", GLFW_KEY_F6, false, false, "Explain in five screens",
       [](Program& p) { ui::toggleExplain(p.ui()); }},
      {"F1", GLFW_KEY_F1, false, false, "Help", help},
  };
  return all;
}

bool runShortcut(const InputEvent& event, Program& program) {
  for (const Shortcut& shortcut : shortcuts()) {
    if (shortcut.key != event.key || shortcut.control != event.control ||
        shortcut.shift != event.shift)
      continue;
    shortcut.run(program);
    return true;
  }
  return false;
}

}  // namespace knotmap::app
