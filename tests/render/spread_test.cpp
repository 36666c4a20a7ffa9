#include <catch2/catch.hpp>

#include "drawing.h"

namespace knotmap::render {
namespace {

constexpr std::size_t kMidBack = 1599;
constexpr core::Vec3 kOrange{0.70f, 0.32f, 0.10f};
constexpr Viewport kWindow{.x = 0, .y = 0, .width = 640, .height = 480};

/// A disc of 60 mm on the back as a pattern that spreads from its middle.
struct Spread {
  explicit Spread(bool spillover = false) {
    scene = plainScene(drawing.man, "upper-back");
    disc = discField(drawing.man, kMidBack, 60.0f);
    scene.patterns = {{.essential = {}, .spillover = {}, .colour = kOrange}};
    (spillover ? scene.patterns[0].spillover : scene.patterns[0].essential) = disc;
    scene.patterns[0].origin = drawing.man.finePositions()[kMidBack];
    scene.fieldRevision = 1;
  }
  Image at(float mm) {
    scene.patterns[0].revealMm = mm;
    return drawing.finished(scene, 640, 480);
  }
  /// The pixel so many mm beside the middle, towards the patient's left, on the skin.
  glm::ivec2 beside(float mm) {
    core::Vec3 place = drawing.man.finePositions()[kMidBack];
    place.x += mm / core::kMmPerM;
    return *projectToPixel(scene.camera, kWindow, place);
  }
  Drawing drawing;
  Scene scene;
  std::vector<FieldSample> disc;
};

TEST_CASE("a pattern that has spread over all of itself looks like one that is simply there",
          "[render][spread]") {
  Spread spread;
  const Image there = spread.at(std::numeric_limits<float>::infinity());
  const Image all = spread.at(500.0f);
  int different = 0;
  for (int y = 0; y < 480; ++y)
    for (int x = 0; x < 640; ++x) different += differenceAt(there, all, x, y) > 1.0f ? 1 : 0;
  CHECK(different == 0);
}

TEST_CASE("a pattern that has not begun to spread is not seen", "[render][spread]") {
  Spread spread;
  const Image none = spread.at(0.0f);
  spread.scene.patterns.clear();
  ++spread.scene.fieldRevision;
  const Image plain = spread.drawing.finished(spread.scene, 640, 480);
  int different = 0;
  for (int y = 0; y < 480; ++y)
    for (int x = 0; x < 640; ++x) different += differenceAt(none, plain, x, y) > 2.0f ? 1 : 0;
  CHECK(different == 0);
}

TEST_CASE("only what lies within reach of the spot is drawn, brightest at the front",
          "[render][spread]") {
  for (const bool spillover : {false, true}) {
    Spread spread(spillover);
    const Image plain = spread.at(0.0f);
    const Image half = spread.at(34.0f);
    const Image whole = spread.at(500.0f);
    const auto mean = [&](const Image& image, float fromMm, float toMm) {
      float sum = 0.0f, count = 0.0f;
      const glm::ivec2 from = spread.beside(fromMm), to = spread.beside(toMm);
      for (int x = std::min(from.x, to.x); x <= std::max(from.x, to.x); ++x)
        for (int y = from.y - 12; y <= from.y + 12; ++y, ++count)
          sum += luminance(pixel(image, x, y));
      return sum / count;
    };
    INFO(spillover);
    CHECK(mean(half, 40.0f, 55.0f) == Approx(mean(plain, 40.0f, 55.0f)).margin(0.5));
    CHECK(mean(half, -5.0f, 5.0f) == Approx(mean(whole, -5.0f, 5.0f)).margin(2.0));
    // Darker than the skin, yet brighter than it will be when the front has passed.
    CHECK(mean(half, 20.0f, 27.0f) > mean(whole, 20.0f, 27.0f) + 4.0f);
    CHECK(mean(half, 20.0f, 27.0f) < mean(plain, 20.0f, 27.0f) - 4.0f);
  }
}

TEST_CASE("the front of a pattern is soft", "[render][spread]") {
  Spread spread;
  const Image plain = spread.at(0.0f);
  const Image half = spread.at(34.0f);
  // The tone changes over several pixels: no neighbour of the front leaps by half of it.
  const glm::ivec2 inside = spread.beside(24.0f), outside = spread.beside(38.0f);
  const int step = outside.x > inside.x ? 1 : -1;
  float leap = 0.0f;
  for (int x = inside.x; x != outside.x; x += step)
    leap = std::max(leap, std::abs(luminance(pixel(half, x + step, inside.y)) -
                                   luminance(pixel(half, x, inside.y))));
  const float contrast = std::abs(luminance(pixel(half, inside.x, inside.y)) -
                                  luminance(pixel(plain, inside.x, inside.y)));
  CHECK(contrast > 15.0f);
  CHECK(leap < 0.5f * contrast);
}

TEST_CASE("two patterns spread each from its own spot", "[render][spread]") {
  Spread spread;
  spread.scene.patterns.push_back(spread.scene.patterns[0]);
  spread.scene.patterns[0].essential = {};
  spread.scene.patterns[1].revealMm = 500.0f;
  spread.scene.patterns[1].origin = core::Vec3{9.0f};  // so far that nothing is reached
  ++spread.scene.fieldRevision;
  const Image far = spread.at(500.0f);
  spread.scene.patterns[1].origin = spread.scene.patterns[0].origin;
  const Image near = spread.at(500.0f);

  const glm::ivec2 middle = spread.beside(10.0f);
  CHECK(luminance(pixel(near, middle.x, middle.y)) <
        luminance(pixel(far, middle.x, middle.y)) - 20);
}

TEST_CASE("a pattern on its way is not taken for a finished picture", "[render][spread]") {
  Spread spread;
  spread.at(20.0f);
  CHECK(spread.drawing.renderer->refined());
  spread.scene.patterns[0].revealMm = 21.0f;
  spread.drawing.renderer->draw(spread.scene, 640, 480, Renderer::Quality::resting);
  CHECK_FALSE(spread.drawing.renderer->refined());
}

}  // namespace
}  // namespace knotmap::render
