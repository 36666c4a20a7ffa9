#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "anatomy/skin/picking.h"
#include "drawing.h"

namespace knotmap::render {
namespace {

constexpr Viewport kSmall{.x = 0, .y = 0, .width = 320, .height = 240};
constexpr std::size_t kLeftTragus = 12213, kNape = 858, kMidBack = 1599, kUmbilicus = 4121;

/// Mean and spread of the change of luminance that a zone makes around a vertex.
struct Change {
  float mean = 0.0f, spread = 0.0f;
};

Change changeAround(const Image& plain, const Image& drawn, glm::vec2 middle, int radius) {
  std::vector<float> ratios;
  for (int y = -radius; y <= radius; ++y)
    for (int x = -radius; x <= radius; ++x) {
      const int px = static_cast<int>(middle.x) + x, py = static_cast<int>(middle.y) + y;
      ratios.push_back(luminance(pixel(drawn, px, py)) / luminance(pixel(plain, px, py)));
    }
  Change change;
  for (const float ratio : ratios) change.mean += ratio / static_cast<float>(ratios.size());
  for (const float ratio : ratios)
    change.spread +=
        (ratio - change.mean) * (ratio - change.mean) / static_cast<float>(ratios.size());
  change.spread = std::sqrt(change.spread);
  return change;
}

/// The five ways to draw the same disc on the back, compared with the plain body.
struct BackPictures {
  explicit BackPictures(Drawing& drawing) {
    Scene scene = plainScene(drawing.man, "upper-back");
    const auto disc = discField(drawing.man, kMidBack, 55.0f);
    const Viewport window{.x = 0, .y = 0, .width = 640, .height = 480};
    middle = *projectToPixel(scene.camera, window, drawing.man.finePositions()[kMidBack]);
    const auto draw = [&] {
      ++scene.fieldRevision;
      return drawing.finished(scene, 640, 480);
    };
    const Image plain = draw();
    scene.patterns = {{.essential = disc, .spillover = {}, .colour = {0.70f, 0.32f, 0.10f}}};
    essential = changeAround(plain, draw(), middle, 30);
    scene.patterns = {{.essential = {}, .spillover = disc, .colour = {0.70f, 0.32f, 0.10f}}};
    spillover = changeAround(plain, draw(), middle, 30);
    scene.patterns.clear();
    scene.painted = disc;
    painted = changeAround(plain, draw(), middle, 30);
    scene.painted = {};
    scene.noPress = disc;
    noPress = changeAround(plain, draw(), middle, 30);
    scene.noPress = {};
    scene.noTapping = disc;
    noTapping = changeAround(plain, draw(), middle, 30);
  }
  glm::vec2 middle;
  Change essential, spillover, painted, noPress, noTapping;
};

TEST_CASE("the background is the palette's gradient", "[render][image]") {
  Drawing drawing;
  for (const Palette& palette : {lightPalette(), darkPalette()}) {
    Scene scene = plainScene(drawing.man, "front");
    scene.palette = palette;
    const Image image = drawing.finished(scene);

    const core::Vec3 top = pixel(image, 0, 0) / 255.0f;
    const core::Vec3 bottom = pixel(image, 0, 239) / 255.0f;
    CHECK(glm::distance(top, palette.backgroundTop) < 0.008f);
    CHECK(glm::distance(bottom, palette.backgroundBottom) < 0.008f);
  }
}

TEST_CASE("the body covers the pixels whose rays hit it", "[render][image]") {
  Drawing drawing;
  const anatomy::BodyPicker picker(drawing.man);
  for (const auto* view : {"front", "three-quarter-back", "head-left"}) {
    const Scene scene = plainScene(drawing.man, view);
    const Image image = drawing.finished(scene);
    int hits = 0, wrong = 0;
    for (int y = 1; y < 240; y += 3)
      for (int x = 1; x < 320; x += 3) {
        const auto ray = rayThrough(scene.camera, kSmall, static_cast<float>(x) + 0.5f,
                                    static_cast<float>(y) + 0.5f);
        const bool hit = picker.pick(ray).has_value();
        // The rows' left end shows the background alone.
        const bool drawn = glm::distance(pixel(image, x, y), pixel(image, 0, y)) > 6.0f;
        hits += hit ? 1 : 0;
        wrong += hit != drawn ? 1 : 0;
      }
    INFO(view);
    CHECK(hits > 700);
    CHECK(wrong <= hits / 25);  // only where the silhouette crosses a pixel
  }
}

TEST_CASE("what marks the patient's left is drawn on the right from the front, left from behind",
          "[render][image]") {
  Drawing drawing;
  for (const auto& [view, right] : {std::pair{"front", true}, {"back", false}}) {
    Scene scene = plainScene(drawing.man, view);
    const Image plain = drawing.finished(scene);
    const std::size_t leftShoulder = right ? 8087 : 8219;
    scene.markers = {markerAt(drawing.man, leftShoulder, {0.0f, 0.8f, 0.0f})};
    const Image marked = drawing.finished(scene);
    int sum = 0, count = 0;
    for (int y = 0; y < 240; ++y)
      for (int x = 0; x < 320; ++x)
        if (differenceAt(plain, marked, x, y) > 30.0f) sum += x, ++count;
    INFO(view);
    REQUIRE(count > 3);
    CHECK((sum / count > 160) == right);
  }
}

TEST_CASE("a marker on the far side is hidden", "[render][image]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  const Image plain = drawing.finished(scene);
  scene.markers = {markerAt(drawing.man, kNape, {1.0f, 0.0f, 0.0f}),
                   markerAt(drawing.man, kMidBack, {1.0f, 0.0f, 0.0f})};

  CHECK(drawing.finished(scene).rgb == plain.rgb);
}

TEST_CASE("a marker of a pea's size stays visible from afar", "[render][image]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  scene.camera.heightM = 4.0f;
  const Image plain = drawing.finished(scene);
  scene.markers = {markerAt(drawing.man, kUmbilicus, {1.0f, 0.0f, 0.0f})};
  scene.markers[0].diameterMm = 6.0f;
  const Image marked = drawing.finished(scene);

  int changed = 0;
  for (int y = 0; y < 240; ++y)
    for (int x = 0; x < 320; ++x) changed += differenceAt(plain, marked, x, y) > 30.0f ? 1 : 0;
  CHECK(changed >= 25);
}

TEST_CASE("an essential area is an even, darker fill", "[render][image]") {
  Drawing drawing;
  const BackPictures back(drawing);
  CHECK(back.essential.mean < 0.85f);
  CHECK(back.essential.spread < 0.03f);
}

TEST_CASE("spillover, painted and no-press areas stay apart from a fill in greyscale",
          "[render][image]") {
  Drawing drawing;
  const BackPictures back(drawing);
  CHECK(back.spillover.spread > 2.5f * back.essential.spread);
  CHECK(back.painted.spread > 2.5f * back.essential.spread);
  CHECK(back.noPress.spread > 2.5f * back.essential.spread);
  CHECK(back.spillover.mean > back.essential.mean + 0.08f);
}

TEST_CASE("skin that is not tapped is lined, and more lightly than skin that is not pressed",
          "[render][image]") {
  Drawing drawing;
  const BackPictures back(drawing);
  CHECK(back.noTapping.spread > 2.0f * back.essential.spread);
  CHECK(back.noTapping.mean < 0.99f);
  CHECK(back.noTapping.mean > back.noPress.mean + 0.02f);
}

TEST_CASE("taking the covering off changes only what the shorts cover", "[render][image]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  const Image covered = drawing.finished(scene);
  scene.covered = false;
  const Image bare = drawing.finished(scene);
  glm::vec2 low{1e9f}, high{-1e9f};
  const auto rest = tests::bodyModel().restDm();
  for (std::size_t v = 0; v < drawing.man.positions().size(); ++v) {
    if (rest[v].y < -1.7f || rest[v].y > 1.5f || std::abs(rest[v].x) > 3.0f) continue;
    const glm::vec2 place = *projectToPixel(scene.camera, kSmall, drawing.man.positions()[v]);
    low = glm::min(low, place);
    high = glm::max(high, place);
  }
  int inside = 0, outside = 0;
  for (int y = 0; y < 240; ++y)
    for (int x = 0; x < 320; ++x) {
      if (differenceAt(covered, bare, x, y) == 0.0f) continue;
      const bool within =
          static_cast<float>(x) >= low.x - 2.0f && static_cast<float>(x) <= high.x + 2.0f &&
          static_cast<float>(y) >= low.y - 2.0f && static_cast<float>(y) <= high.y + 2.0f;
      ++(within ? inside : outside);
    }
  CHECK(inside > 1500);
  CHECK(outside == 0);
}

TEST_CASE("only women wear a band", "[render][image]") {
  Drawing drawing;
  for (const anatomy::Body* body : {&drawing.man, &drawing.woman}) {
    Scene scene = plainScene(*body, "front");
    const Image covered = drawing.finished(scene);
    scene.covered = false;
    const Image bare = drawing.finished(scene);
    const glm::vec2 chest = *projectToPixel(scene.camera, kSmall, body->positions()[1893]);
    const float change =
        differenceAt(covered, bare, static_cast<int>(chest.x), static_cast<int>(chest.y));
    INFO((body == &drawing.woman ? "woman" : "man"));
    CHECK((change > 40.0f) == scene.female);
  }
}

TEST_CASE("the eyes show a dark pupil in a pale white", "[render][image]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "face");
  const Image image = drawing.finished(scene, 640, 480);
  const Viewport window{.x = 0, .y = 0, .width = 640, .height = 480};
  for (const std::size_t first : {std::size_t{0}, std::size_t{72}}) {
    core::Vec3 centre{0.0f};
    for (std::size_t i = first; i < first + 72; ++i)
      centre += drawing.man.eyePositions()[i] / 72.0f;
    const core::Vec3 front = centre + core::Vec3{0.0f, 0.0f, 0.0145f};
    const glm::vec2 pupil = *projectToPixel(scene.camera, window, front);
    const int x = static_cast<int>(pupil.x), y = static_cast<int>(pupil.y);
    CHECK(luminance(pixel(image, x, y)) < 90.0f);
    const auto row = [&](int offset) { return luminance(pixel(image, x + offset, y + 1)); };
    CHECK(std::max(row(-17), row(17)) > 120.0f);
  }
}

TEST_CASE("the same scene gives the same bytes, at once or step by step", "[render][image]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.woman, "three-quarter-back");
  const Image once = drawing.finished(scene);
  scene.camera.azimuthRad += 0.5f;
  drawing.finished(scene);
  scene.camera.azimuthRad -= 0.5f;

  int draws = 0;
  do {
    drawing.renderer->draw(scene, 320, 240, Renderer::Quality::resting);
    ++draws;
  } while (!drawing.renderer->refined());

  CHECK(draws == 9);
  CHECK(drawing.renderer->read().rgb == once.rgb);
}

TEST_CASE("refining softens edges and keeps the picture", "[render][image]") {
  Drawing drawing;
  const Scene scene = plainScene(drawing.man, "front");
  drawing.renderer->draw(scene, 320, 240, Renderer::Quality::resting);
  const Image first = drawing.renderer->read();
  CHECK_FALSE(drawing.renderer->refined());
  const Image last = drawing.finished(scene);
  CHECK(drawing.renderer->refined());

  double mean = 0.0, firstEdges = 0.0, lastEdges = 0.0;
  for (int y = 0; y < 240; ++y)
    for (int x = 1; x < 320; ++x) {
      mean += differenceAt(first, last, x, y) / (320.0 * 240.0);
      const auto step = [&](const Image& image) {
        const float gap = luminance(pixel(image, x, y)) - luminance(pixel(image, x - 1, y));
        return gap * gap;
      };
      firstEdges += step(first);
      lastEdges += step(last);
    }
  CHECK(mean < 2.5);
  CHECK(lastEdges < 0.9 * firstEdges);
}

TEST_CASE("a changed scene is not refined any more", "[render][image]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  const auto stale = [&] {
    drawing.renderer->draw(scene, 320, 240, Renderer::Quality::resting);
    const bool fresh = !drawing.renderer->refined();
    drawing.finished(scene);
    return fresh;
  };
  drawing.finished(scene);
  scene.camera.heightM *= 0.9f;
  CHECK(stale());
  scene.markers = {markerAt(drawing.man, kLeftTragus, {1.0f, 0.0f, 0.0f})};
  CHECK(stale());
  scene.markers[0].emphasised = true;
  CHECK(stale());
  scene.covered = false;
  CHECK(stale());
  ++scene.fieldRevision;
  CHECK(stale());
  scene.palette = darkPalette();
  CHECK(stale());
}

TEST_CASE("a moving picture looks like the resting one", "[render][image]") {
  Drawing drawing;
  for (const auto* view : {"front", "face"}) {
    const Scene scene = plainScene(drawing.woman, view);
    drawing.renderer->draw(scene, 320, 240, Renderer::Quality::moving);
    const Image moving = drawing.renderer->read();
    drawing.renderer->draw(scene, 320, 240, Renderer::Quality::resting);
    const Image resting = drawing.renderer->read();
    double mean = 0.0;
    for (int y = 0; y < 240; ++y)
      for (int x = 0; x < 320; ++x) mean += differenceAt(moving, resting, x, y) / (320.0 * 240.0);
    INFO(view);
    CHECK(mean < 1.5);
  }
}

}  // namespace
}  // namespace knotmap::render
