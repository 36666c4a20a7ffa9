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

/// Two patterns on their way, skin that is not tapped, and arrows: one that presses from outside,
/// one along the back, one beside the body.
Scene spreadAndArrows(const anatomy::Body& body, const Palette& palette,
                      const std::vector<FieldSample> (&discs)[4]) {
  Scene scene = plainScene(body, "upper-back");
  scene.palette = palette;
  scene.patterns = {{.essential = discs[0], .spillover = discs[1], .colour = {0.72f, 0.33f, 0.10f}},
                    {.essential = {}, .spillover = discs[2], .colour = {0.06f, 0.42f, 0.55f}}};
  scene.patterns[0].origin = body.finePositions()[8219];
  scene.patterns[0].revealMm = 42.0f;
  scene.patterns[1].origin = body.finePositions()[1596];
  scene.patterns[1].revealMm = 45.0f;
  scene.noTapping = discs[3];
  const auto outside = [&](std::size_t vertex, core::Vec3 mm) {
    return body.finePositions()[vertex] +
           (body.fineNormals()[vertex] * mm.z + core::Vec3{mm.x, mm.y, 0.0f}) / core::kMmPerM;
  };
  const core::Vec3 pale{0.90f, 0.93f, 0.95f}, accent = palette.accent;
  scene.arrows = {
      {outside(8247, {80.0f, 60.0f, 90.0f}), outside(8247, {0.0f, 0.0f, 0.0f}), accent, 12.0f},
      {outside(1551, {0.0f, -150.0f, 0.0f}), outside(1551, {0.0f, -30.0f, 0.0f}), pale, 9.0f},
      {outside(858, {-200.0f, 50.0f, 60.0f}), outside(858, {-80.0f, 0.0f, 20.0f}), accent, 16.0f}};
  return scene;
}

TEST_CASE("patterns on their way and arrows look as before", "[render][baseline]") {
  Drawing drawing;
  const std::vector<FieldSample> discs[4] = {
      discField(drawing.man, 8219, 60.0f), discField(drawing.man, 1569, 60.0f),
      discField(drawing.man, 1596, 60.0f), discField(drawing.man, 1599, 45.0f)};
  compareWithBaseline(drawing.finished(spreadAndArrows(drawing.man, lightPalette(), discs)),
                      "spread-and-arrows");
}

TEST_CASE("patterns on their way and arrows look as before in the dark", "[render][baseline]") {
  Drawing drawing;
  const std::vector<FieldSample> discs[4] = {
      discField(drawing.man, 8219, 60.0f), discField(drawing.man, 1569, 60.0f),
      discField(drawing.man, 1596, 60.0f), discField(drawing.man, 1599, 45.0f)};
  compareWithBaseline(drawing.finished(spreadAndArrows(drawing.man, darkPalette(), discs)),
                      "spread-and-arrows-dark");
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
  scene.muscles.looks = muscles.looks(anatomy::MuscleVisibility::shown);
  scene.muscles.looks[1][0].selected = true;
  scene.muscles.looks[2][0].hovered = true;
  for (MuscleLook& look : scene.muscles.looks[3])
    look.visibility = anatomy::MuscleVisibility::faded;
  scene.muscles.skinOpacity = 0.35f;
  const auto disc = discField(drawing.man, 4121, 30.0f);
  scene.patterns = {{.essential = {}, .spillover = disc, .colour = {0.72f, 0.33f, 0.10f}}};
  scene.markers = {markerAt(drawing.man, 4121, {0.75f, 0.15f, 0.15f})};
  compareWithBaseline(drawing.finished(scene), "muscles");
}

}  // namespace
}  // namespace knotmap::render
