#include "app/editor/pointer.h"

#include <catch2/catch.hpp>
#include <random>

using namespace knotmap::app;
using Kind = Gesture::Kind;

namespace {

Press pressAt(glm::vec2 at, Under under, double seconds = 0.0) {
  Press press;
  press.at = at;
  press.under = under;
  press.seconds = seconds;
  return press;
}

}  // namespace

TEST_CASE("A hundred drags give no click", "[app]") {
  std::mt19937 random(1);
  std::uniform_real_distribution<float> place(0.0f, 800.0f), reach(-60.0f, 60.0f);
  int clicks = 0, drags = 0;
  PointerGestures gestures;
  for (int i = 0; i < 100; ++i) {
    const glm::vec2 from{place(random), place(random)};
    glm::vec2 to = from + glm::vec2{reach(random), reach(random)};
    if (glm::distance(from, to) < kDragThresholdPixels) to.x += 2.0f * kDragThresholdPixels;
    gestures.press(pressAt(from, Under::skin, i));
    drags += gestures.move(to).kind == Kind::dragBegin;
    // Back to where it began: still no click.
    gestures.move(from);
    clicks += gestures.release(Button::left, from, i + 0.1).kind == Kind::click;
  }
  CHECK(clicks == 0);
  CHECK(drags == 100);
}

TEST_CASE("A hundred clicks with three pixels of jitter are a hundred clicks", "[app]") {
  std::mt19937 random(2);
  std::uniform_real_distribution<float> jitter(-2.1f, 2.1f);  // at most 3 px away
  int clicks = 0;
  PointerGestures gestures;
  for (int i = 0; i < 100; ++i) {
    const glm::vec2 at{100.0f + static_cast<float>(7 * i), 300.0f};
    gestures.press(pressAt(at, Under::skin, i));
    for (int k = 0; k < 4; ++k) gestures.move(at + glm::vec2{jitter(random), jitter(random)});
    clicks += gestures.release(Button::left, at, i + 0.1).kind == Kind::click;
  }
  CHECK(clicks == 100);
}

TEST_CASE("A drag that begins on a mark moves it, on a locked mark it turns the body", "[app]") {
  PointerGestures gestures;
  gestures.press(pressAt({10, 10}, Under::mark));
  CHECK(gestures.move({30, 10}).drag == Drag::moveMark);
  gestures.cancel();
  gestures.press(pressAt({10, 10}, Under::lockedMark));
  CHECK(gestures.move({30, 10}).drag == Drag::orbit);
}

TEST_CASE("The painting tools paint on skin and turn the body beside it", "[app]") {
  PointerGestures gestures;
  Press press = pressAt({10, 10}, Under::skin);
  press.tool = knotmap::ui::Tool::paint;
  gestures.press(press);
  CHECK(gestures.move({30, 10}).drag == Drag::paint);
  gestures.cancel();
  press.under = Under::nothing;
  gestures.press(press);
  CHECK(gestures.move({30, 10}).drag == Drag::orbit);
}

TEST_CASE("Two quick clicks in one place are a double click, slow ones are not", "[app]") {
  PointerGestures gestures;
  const auto clickAt = [&](double seconds) {
    gestures.press(pressAt({50, 50}, Under::skin, seconds));
    return gestures.release(Button::left, {50, 50}, seconds).kind;
  };
  CHECK(clickAt(1.0) == Kind::click);
  CHECK(clickAt(1.2) == Kind::doubleClick);
  CHECK(clickAt(3.0) == Kind::click);
  CHECK(clickAt(3.6) == Kind::click);
}

TEST_CASE("Escape ends a drag as cancelled and its release means nothing", "[app]") {
  PointerGestures gestures;
  gestures.press(pressAt({10, 10}, Under::mark));
  gestures.move({40, 10});
  CHECK(gestures.cancel().kind == Kind::dragCancel);
  CHECK(gestures.release(Button::left, {40, 10}, 1.0).kind == Kind::none);
}

TEST_CASE("Shift or the middle button pans from wherever it begins", "[app]") {
  for (const Under under : {Under::nothing, Under::skin, Under::mark})
    for (const bool shift : {true, false}) {
      PointerGestures gestures;
      const Button button = shift ? Button::left : Button::middle;
      gestures.press({.button = button, .at = {100, 100}, .under = under, .shift = shift});
      CHECK(gestures.move({130, 100}).drag == Drag::pan);
    }
}

TEST_CASE("Only the left button without Shift clicks", "[app]") {
  for (const Press& press : {Press{.at = {100, 100}, .under = Under::skin, .shift = true},
                             Press{.button = Button::middle, .at = {100, 100}},
                             Press{.button = Button::right, .at = {100, 100}}}) {
    PointerGestures gestures;
    gestures.press(press);
    CHECK(gestures.release(press.button, press.at, 0.1).kind == Gesture::Kind::none);
  }
}

TEST_CASE("A second button during a drag means nothing", "[app]") {
  PointerGestures gestures;
  gestures.press({.at = {100, 100}, .under = Under::skin});
  gestures.move({130, 100});
  gestures.press({.button = Button::middle, .at = {130, 100}});
  CHECK(gestures.release(Button::middle, {130, 100}, 0.2).kind == Gesture::Kind::none);
  CHECK(gestures.move({160, 100}).drag == Drag::orbit);
  CHECK(gestures.release(Button::left, {160, 100}, 0.3).kind == Gesture::Kind::dragEnd);
}
