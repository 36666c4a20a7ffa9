#include "ui/frame/layout.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>

#include "core/assets.h"
#include "core/messages.h"
#include "ui/keys/keymap.h"

using knotmap::ui::Layout;
using knotmap::ui::Rect;
using knotmap::ui::Stage;

namespace {

struct Window {
  float width, height, scale;
};
constexpr std::array<Window, 6> kWindows{{{1024, 700, 1.0f},
                                          {1280, 800, 1.0f},
                                          {1920, 1080, 1.25f},
                                          {3840, 2160, 2.0f},
                                          {1024, 700, 3.0f},
                                          {2560, 1440, 0.75f}}};

std::array<Rect, 7> partsOf(const Layout& layout) {
  return {layout.top,   layout.left,  layout.right, layout.status,
          layout.hover, layout.views, layout.body};
}

const knotmap::core::Messages& english() {
  static const auto messages = knotmap::core::Messages::load(KNOTMAP_TEST_ASSETS);
  return *messages;
}

float overlapOf(const Rect& a, const Rect& b) {
  const float width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const float height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return width > 0.01f && height > 0.01f ? width * height : 0.0f;
}

}  // namespace

TEST_CASE("The parts of the window fill it without overlapping", "[ui]") {
  for (const Window& window : kWindows) {
    const Layout layout = knotmap::ui::layoutOf({window.width, window.height},
                                                {.scale = window.scale}, Stage::work, english());
    const auto parts = partsOf(layout);
    double area = 0.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      area += static_cast<double>(parts[i].width) * static_cast<double>(parts[i].height);
      for (std::size_t j = 0; j < i; ++j) CHECK(overlapOf(parts[i], parts[j]) == 0.0f);
    }
    CHECK(area == Approx(window.width * window.height).epsilon(1e-5));
  }
}

TEST_CASE("The body keeps a good part of every window", "[ui]") {
  for (const Window& window : kWindows) {
    const Rect body = knotmap::ui::bodyArea({window.width, window.height}, {.scale = window.scale},
                                            Stage::work, english());
    INFO(window.width << " x " << window.height << " at " << window.scale);
    CHECK(body.width >= 0.27f * window.width);
    CHECK(body.height >= 0.4f * window.height);
  }
}

TEST_CASE("At 1280 x 800 the body has half of the width", "[ui]") {
  CHECK(knotmap::ui::bodyArea({1280, 800}, {}, Stage::work, english()).width >= 0.48f * 1280);
}

TEST_CASE("Where a plan is followed the body and one column fill the window", "[ui]") {
  for (const Stage stage : {Stage::run, Stage::explain})
    for (const Window& window : kWindows) {
      const Layout layout = knotmap::ui::layoutOf({window.width, window.height},
                                                  {.scale = window.scale}, stage, english());
      double area = 0.0;
      for (const Rect& part : {layout.top, layout.status, layout.right, layout.body}) {
        CHECK(part.width > 0.0f);
        CHECK(part.height > 0.0f);
        area += static_cast<double>(part.width) * static_cast<double>(part.height);
      }
      CHECK(area == Approx(window.width * window.height).epsilon(1e-5));
      CHECK(overlapOf(layout.body, layout.right) == 0.0f);
      CHECK(layout.body.x == 0.0f);
      CHECK(layout.body.width == Approx(0.58f * window.width).margin(1.0f));
      for (const Rect& gone : {layout.left, layout.hover, layout.views}) CHECK(gone.width == 0.0f);
    }
}

TEST_CASE("No part of any window has a negative size", "[ui]") {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> side(200.0f, 5000.0f), scale(0.75f, 3.0f);
  for (int i = 0; i < 500; ++i) {
    const Layout layout = knotmap::ui::layoutOf({side(random), side(random)},
                                                {.scale = scale(random)}, Stage::work, english());
    for (const Rect& part : partsOf(layout)) {
      REQUIRE(part.width > 0.0f);
      REQUIRE(part.height > 0.0f);
    }
  }
}

TEST_CASE("There is one button for each of the eleven views, with keys 1 to 9 and 0", "[ui]") {
  std::set<std::string> ids;
  std::string keys;
  for (const knotmap::ui::ViewButton& view : knotmap::ui::viewButtons()) {
    ids.insert(view.id);
    for (int digit = 0; digit <= 9; ++digit) {
      const auto action = knotmap::ui::actionOf({knotmap::ui::digitKey(digit)}, Stage::work);
      const auto* look = action ? knotmap::ui::actionAs<knotmap::ui::LookFrom>(*action) : nullptr;
      if (look && look->view == view.id) keys += std::to_string(digit);
    }
  }
  CHECK(ids == std::set<std::string>{"front", "back", "left", "right", "three-quarter-back", "face",
                                     "head-left", "head-right", "neck", "upper-back", "low-back"});
  CHECK(keys == "1234567890");
}
