#include <catch2/catch.hpp>

#include "drawing.h"
#include "spindle.h"

namespace knotmap::render {
namespace {

constexpr int kWidth = 320, kHeight = 240;
constexpr std::size_t kUmbilicus = 4121, kMidBack = 1599;
enum : std::size_t { kBelly, kPsoas, kSpine };

/// Three muscles in a man: at the front, deep, and at the back.
struct MuscleDrawing : Drawing {
  MuscleDrawing() {
    muscles.add({0.075f, 1.27f, 0.060f}, {0.085f, 1.00f, 0.070f}, 0.022f);
    muscles.add({0.075f, 1.20f, 0.02f}, {0.10f, 0.95f, 0.03f}, 0.016f);
    muscles.add({0.04f, 1.32f, -0.07f}, {0.04f, 1.05f, -0.065f}, 0.022f);
    scene = plainScene(man, "front");
    scene.camera.target = {0.0f, 1.13f, 0.0f};
    scene.camera.heightM = 0.6f;
    scene.muscles.surfaces = muscles.surfaces();
    scene.muscles.looks = muscles.looks(anatomy::MuscleVisibility::hidden);
    scene.muscles.skinOpacity = 0.0f;
  }

  void show(std::size_t muscle, anatomy::MuscleVisibility visibility, std::size_t side = 0) {
    scene.muscles.looks[muscle][side].visibility = visibility;
  }
  /// The middle of a muscle on a picture.
  glm::ivec2 middleOf(std::size_t muscle, std::size_t side = 0) const {
    const anatomy::MuscleRange& range = scene.muscles.surfaces.ranges[muscle];
    core::Vec3 sum{0.0f};
    for (std::uint32_t v = 0; v < range.vertexCount; ++v)
      sum += scene.muscles.surfaces.vertices[range.firstVertex + v].position;
    sum /= static_cast<float>(range.vertexCount);
    if (side == 1) sum.x = -sum.x;
    const Viewport window{.x = 0, .y = 0, .width = kWidth, .height = kHeight};
    return *projectToPixel(scene.camera, window, sum);
  }
  Image picture() { return finished(scene, kWidth, kHeight); }

  Spindles muscles;
  Scene scene;
};

/// How much redder than grey.
float redness(const Image& image, glm::ivec2 at) {
  const core::Vec3 colour = pixel(image, at.x, at.y);
  return colour.x - 0.5f * (colour.y + colour.z);
}

int changedPixels(const Image& a, const Image& b, float least = 12.0f) {
  int changed = 0;
  for (int y = 0; y < a.height; ++y)
    for (int x = 0; x < a.width; ++x) changed += differenceAt(a, b, x, y) > least ? 1 : 0;
  return changed;
}

TEST_CASE("below opaque skin muscles change nothing", "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.scene.muscles.skinOpacity = 1.0f;
  const Image without = drawing.picture();
  drawing.scene.muscles.looks = drawing.muscles.looks(anatomy::MuscleVisibility::shown);
  ++drawing.scene.fieldRevision;
  CHECK(drawing.picture().rgb == without.rgb);
}

TEST_CASE("a muscle shows more the thinner the skin is drawn", "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.show(kBelly, anatomy::MuscleVisibility::shown);
  const glm::ivec2 at = drawing.middleOf(kBelly);
  float before = -1e9f;
  for (const float opacity : {1.0f, 0.8f, 0.6f, 0.4f, 0.2f, 0.0f}) {
    drawing.scene.muscles.skinOpacity = opacity;
    const float now = redness(drawing.picture(), at);
    CHECK(now > before + 3.0f);
    before = now;
  }
  CHECK(before > 60.0f);
}

TEST_CASE("skin almost opaque looks like opaque skin", "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.scene.muscles.skinOpacity = 1.0f;
  const Image opaque = drawing.picture();
  drawing.scene.muscles.skinOpacity = 0.999f;
  const Image translucent = drawing.picture();
  CHECK(changedPixels(opaque, translucent, 3.0f) == 0);
}

TEST_CASE("each side is drawn as it is asked for, the right as a mirror image",
          "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.show(kBelly, anatomy::MuscleVisibility::shown, 0);
  const Image left = drawing.picture();
  drawing.show(kBelly, anatomy::MuscleVisibility::hidden, 0);
  drawing.show(kBelly, anatomy::MuscleVisibility::shown, 1);
  const Image right = drawing.picture();
  int leftPixels = 0, wrong = 0;
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x) {
      const bool atLeft = redness(left, {x, y}) > 30.0f;
      leftPixels += atLeft ? 1 : 0;
      wrong += atLeft != (redness(right, {kWidth - 1 - x, y}) > 30.0f) ? 1 : 0;
      if (atLeft) CHECK(x > kWidth / 2);  // the patient's left
    }
  CHECK(leftPixels > 1000);
  CHECK(wrong < leftPixels / 10);  // the light comes from one side
}

TEST_CASE("from the front a deep muscle is seen, one of the back is not", "[render][muscles]") {
  MuscleDrawing drawing;
  const Image none = drawing.picture();
  drawing.show(kSpine, anatomy::MuscleVisibility::shown);
  CHECK(changedPixels(none, drawing.picture()) == 0);
  drawing.show(kPsoas, anatomy::MuscleVisibility::shown);
  CHECK(redness(drawing.picture(), drawing.middleOf(kPsoas)) > 40.0f);
}

TEST_CASE("what lies in front hides what lies behind, unless it is faded", "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.show(kPsoas, anatomy::MuscleVisibility::shown);
  drawing.scene.muscles.looks[kPsoas][0].selected = true;
  const Image deep = drawing.picture();
  const glm::ivec2 at = drawing.middleOf(kPsoas);
  drawing.show(kBelly, anatomy::MuscleVisibility::shown);
  const Image hidden = drawing.picture();
  drawing.show(kBelly, anatomy::MuscleVisibility::faded);
  const Image faded = drawing.picture();

  CHECK(redness(deep, at) < 0.0f);  // the accent is blue
  CHECK(redness(hidden, at) > 40.0f);
  CHECK(redness(faded, at) > redness(deep, at));
  CHECK(redness(faded, at) < 20.0f);
}

TEST_CASE("a selected muscle takes the accent, a hovered one is lighter", "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.show(kBelly, anatomy::MuscleVisibility::shown);
  const glm::ivec2 at = drawing.middleOf(kBelly);
  const Image plain = drawing.picture();
  drawing.scene.muscles.looks[kBelly][0].hovered = true;
  const Image hovered = drawing.picture();
  drawing.scene.muscles.looks[kBelly][0] = {.visibility = anatomy::MuscleVisibility::shown,
                                            .selected = true};
  const Image selected = drawing.picture();

  CHECK(luminance(pixel(hovered, at.x, at.y)) > 1.08f * luminance(pixel(plain, at.x, at.y)));
  CHECK(redness(hovered, at) > 40.0f);
  const core::Vec3 colour = pixel(selected, at.x, at.y);
  CHECK(colour.z > colour.x + 20.0f);
}

TEST_CASE("patterns and markers stay clear however thin the skin is", "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.scene.muscles.looks = drawing.muscles.looks(anatomy::MuscleVisibility::shown);
  const auto disc = discField(drawing.man, kUmbilicus, 30.0f);
  const Viewport window{.x = 0, .y = 0, .width = kWidth, .height = kHeight};
  const glm::ivec2 at =
      *projectToPixel(drawing.scene.camera, window, drawing.man.finePositions()[kUmbilicus]);
  for (const float opacity : {0.7f, 0.3f, 0.0f}) {
    Scene& scene = drawing.scene;
    scene.muscles.skinOpacity = opacity;
    scene.patterns.clear();
    scene.markers.clear();
    ++scene.fieldRevision;
    const Image plain = drawing.picture();
    scene.patterns = {{.essential = disc, .spillover = {}, .colour = {0.10f, 0.45f, 0.25f}}};
    ++scene.fieldRevision;
    const Image zoned = drawing.picture();
    const core::Vec3 fill = pixel(zoned, at.x + 8, at.y + 8);
    INFO(opacity);
    CHECK(differenceAt(plain, zoned, at.x + 8, at.y + 8) > 40.0f);
    CHECK(fill.y > fill.x + 25.0f);  // green, whatever lies below
    scene.markers = {markerAt(drawing.man, kUmbilicus, {0.8f, 0.1f, 0.8f}),
                     markerAt(drawing.man, kMidBack, {0.1f, 0.1f, 0.8f})};
    const Image marked = drawing.picture();
    CHECK(differenceAt(zoned, marked, at.x, at.y) > 40.0f);
    scene.markers.pop_back();
    CHECK(drawing.picture().rgb == marked.rgb);  // the far side's marker is hidden
  }
}

TEST_CASE("every change of how muscles look is drawn", "[render][muscles]") {
  MuscleDrawing drawing;
  const auto stale = [&] {
    drawing.renderer->draw(drawing.scene, kWidth, kHeight, Renderer::Quality::resting);
    const bool fresh = !drawing.renderer->refined();
    drawing.picture();
    return fresh;
  };
  drawing.picture();
  CHECK_FALSE(stale());
  drawing.show(kBelly, anatomy::MuscleVisibility::shown);
  CHECK(stale());
  drawing.scene.muscles.looks[kBelly][0].selected = true;
  CHECK(stale());
  ++drawing.scene.muscles.revision;
  CHECK(stale());
  drawing.scene.muscles.skinOpacity = 0.4f;
  CHECK(stale());
  CHECK_FALSE(stale());
}

TEST_CASE("muscles that moved are uploaded again", "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.show(kBelly, anatomy::MuscleVisibility::shown);
  const Image before = drawing.picture();
  std::vector<anatomy::MuscleVertex> moved(drawing.scene.muscles.surfaces.vertices.begin(),
                                           drawing.scene.muscles.surfaces.vertices.end());
  for (anatomy::MuscleVertex& vertex : moved) vertex.position.y += 0.05f;
  drawing.scene.muscles.surfaces.vertices = moved;
  ++drawing.scene.muscles.revision;
  CHECK(changedPixels(before, drawing.picture()) > 200);
}

TEST_CASE("muscles give the same bytes step by step, and look the same in motion",
          "[render][muscles]") {
  MuscleDrawing drawing;
  drawing.scene.muscles.looks = drawing.muscles.looks(anatomy::MuscleVisibility::shown);
  drawing.show(kBelly, anatomy::MuscleVisibility::faded);
  drawing.scene.muscles.skinOpacity = 0.4f;
  drawing.renderer->draw(drawing.scene, kWidth, kHeight, Renderer::Quality::moving);
  const Image moving = drawing.renderer->read();
  do drawing.renderer->draw(drawing.scene, kWidth, kHeight, Renderer::Quality::resting);
  while (!drawing.renderer->refined());
  const Image stepped = drawing.renderer->read();
  drawing.scene.camera.azimuthRad += 0.5f;
  drawing.picture();
  drawing.scene.camera.azimuthRad -= 0.5f;

  CHECK(drawing.picture().rgb == stepped.rgb);
  double mean = 0.0;
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < kWidth; ++x)
      mean += differenceAt(moving, stepped, x, y) / (kWidth * kHeight);
  CHECK(mean < 2.5);
}

}  // namespace
}  // namespace knotmap::render
