#include <catch2/catch.hpp>
#include <filesystem>

#include "drawing.h"
#include "spindle.h"

namespace knotmap::render {
namespace {

// A driver may round a channel or move an edge by a fraction of a pixel; a changed look is more.
constexpr double kMaxMean = 1.0;        ///< of the largest channel difference, 0..255
constexpr double kMaxFarShare = 0.004;  ///< pixels that differ by more than kFar
constexpr float kFar = 24.0f;

/// Compares with tests/images/NAME.png. A mismatch leaves the picture and the difference beside
/// the build; look at them before copying the picture over the baseline.
void compareWithBaseline(const Image& actual, const std::string& name) {
  const auto folder = std::filesystem::path(KNOTMAP_TEST_BUILD) / "render-mismatch";
  const auto wanted = std::filesystem::path(KNOTMAP_TEST_SOURCE) / "tests/images" / (name + ".png");
  std::filesystem::create_directories(folder);
  const auto actualFile = folder / (name + ".png");
  const auto baseline = readPng(wanted);
  if (!baseline || baseline->width != actual.width || baseline->height != actual.height) {
    REQUIRE(writePng(actual, actualFile));
    FAIL("no baseline of this size: " << wanted << "; the picture is " << actualFile);
  }
  Image difference = actual;
  double mean = 0.0, far = 0.0;
  const double pixels = actual.width * actual.height;
  for (int y = 0; y < actual.height; ++y)
    for (int x = 0; x < actual.width; ++x) {
      const float gap = differenceAt(actual, *baseline, x, y);
      mean += gap / pixels;
      far += gap > kFar ? 1.0 / pixels : 0.0;
      const auto shown = static_cast<std::uint8_t>(std::min(255.0f, gap * 8.0f));
      std::fill_n(&difference.rgb[3 * static_cast<std::size_t>(y * actual.width + x)], 3, shown);
    }
  if (mean <= kMaxMean && far <= kMaxFarShare) return;
  REQUIRE(writePng(actual, actualFile));
  REQUIRE(writePng(difference, folder / (name + "-difference.png")));
  FAIL(name << " differs from " << wanted << " (mean " << mean << ", far pixels " << far
            << "); see " << actualFile << " and -difference.png beside it");
}

TEST_CASE("the man from the front looks as before", "[render][baseline]") {
  Drawing drawing;
  compareWithBaseline(drawing.finished(plainScene(drawing.man, "front")), "front-man");
}

TEST_CASE("the woman from behind looks as before, in the dark", "[render][baseline]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.woman, "three-quarter-back");
  scene.palette = darkPalette();
  compareWithBaseline(drawing.finished(scene), "back-woman");
}

TEST_CASE("the face looks as before", "[render][baseline]") {
  Drawing drawing;
  compareWithBaseline(drawing.finished(plainScene(drawing.woman, "face")), "face");
}

TEST_CASE("patterns, areas and markers look as before", "[render][baseline]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "upper-back");
  const auto leftShoulder = discField(drawing.man, 8219, 40.0f);
  const auto leftBelow = discField(drawing.man, 8247, 50.0f);
  const auto spine = discField(drawing.man, 1596, 42.0f);
  const auto right = discField(drawing.man, 1569, 45.0f);
  const auto nape = discField(drawing.man, 858, 30.0f);
  scene.patterns = {
      {.essential = leftShoulder, .spillover = leftBelow, .colour = {0.72f, 0.33f, 0.10f}},
      {.essential = spine, .spillover = {}, .colour = {0.06f, 0.42f, 0.55f}}};
  scene.painted = right;
  scene.noPress = nape;
  const core::Vec3 red{0.75f, 0.15f, 0.15f};
  for (const std::size_t vertex : {8231, 1540, 1551, 8236}) {
    scene.markers.push_back(markerAt(drawing.man, vertex, red));
    scene.markers.back().shape = static_cast<SkinMarker::Shape>(scene.markers.size() - 1);
  }
  scene.markers[1].emphasised = true;
  compareWithBaseline(drawing.finished(scene), "patterns");
}

TEST_CASE("a pattern on its way and arrows look as before", "[render][baseline]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "upper-back");
  const auto shoulder = discField(drawing.man, 8219, 60.0f);
  const auto spine = discField(drawing.man, 1596, 60.0f);
  const auto right = discField(drawing.man, 1569, 60.0f);
  scene.patterns = {
      {.essential = shoulder, .spillover = right, .colour = {0.72f, 0.33f, 0.10f}, .revealMm = 190},
      {.essential = {}, .spillover = spine, .colour = {0.06f, 0.42f, 0.55f}, .revealMm = 45}};
  scene.patterns[0].origin = drawing.man.finePositions()[8231];
  scene.patterns[1].origin = drawing.man.finePositions()[1596];
  const auto outside = [&](std::size_t vertex, float mm) {
    return drawing.man.finePositions()[vertex] +
           drawing.man.fineNormals()[vertex] * (mm / core::kMmPerM);
  };
  const core::Vec3 pale{0.90f, 0.93f, 0.95f}, blue = scene.palette.accent;
  scene.arrows = {
      {outside(8247, 90.0f) + core::Vec3{0.08f, 0.06f, 0.0f}, outside(8247, 0.0f), blue, 12.0f},
      {outside(1551, 4.0f), outside(1540, 4.0f), pale, 9.0f},
      {outside(858, 60.0f) + core::Vec3{-0.2f, 0.05f, 0.0f},
       outside(858, 20.0f) + core::Vec3{-0.08f, 0.0f, 0.0f}, blue, 16.0f}};
  compareWithBaseline(drawing.finished(scene), "spread-and-arrows");
  scene.palette = darkPalette();
  scene.arrows[0].colour = scene.arrows[2].colour = scene.palette.accent;
  compareWithBaseline(drawing.finished(scene), "spread-and-arrows-dark");
}

TEST_CASE("muscles below translucent skin look as before", "[render][baseline]") {
  Drawing drawing;
  Spindles muscles;
  muscles.add({0.015f, 1.30f, 0.085f}, {0.17f, 1.30f, 0.035f}, 0.028f);   // shown
  muscles.add({0.045f, 1.24f, 0.080f}, {0.050f, 0.98f, 0.080f}, 0.026f);  // left selected
  muscles.add({0.205f, 1.37f, 0.005f}, {0.31f, 1.26f, 0.015f}, 0.018f);   // left hovered
  muscles.add({0.115f, 1.24f, 0.040f}, {0.110f, 1.00f, 0.050f}, 0.030f);  // faded
  muscles.add({0.110f, 1.18f, 0.010f}, {0.100f, 1.05f, 0.010f}, 0.010f);  // behind it
  Scene scene = plainScene(drawing.man, "front");
  scene.camera.target = {0.02f, 1.18f, 0.0f};
  scene.camera.azimuthRad = 0.2f;
  scene.camera.heightM = 0.5f;
  scene.muscles.surfaces = muscles.surfaces();
  scene.muscles.looks = muscles.looks(MuscleStyle::shown);
  scene.muscles.looks[1][0].selected = true;
  scene.muscles.looks[2][0].hovered = true;
  for (MuscleLook& look : scene.muscles.looks[3]) look.style = MuscleStyle::faded;
  scene.muscles.skinOpacity = 0.35f;
  const auto disc = discField(drawing.man, 4121, 30.0f);
  scene.patterns = {{.essential = {}, .spillover = disc, .colour = {0.72f, 0.33f, 0.10f}}};
  scene.markers = {markerAt(drawing.man, 4121, {0.75f, 0.15f, 0.15f})};
  compareWithBaseline(drawing.finished(scene), "muscles");
}

}  // namespace
}  // namespace knotmap::render
