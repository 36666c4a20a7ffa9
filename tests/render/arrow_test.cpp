#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "drawing.h"
#include "render/arrow_mesh.h"

namespace knotmap::render {
namespace {

constexpr Viewport kSmall{.x = 0, .y = 0, .width = 320, .height = 240};
constexpr std::size_t kUmbilicus = 4121, kMidBack = 1599;
constexpr core::Vec3 kEye{0.3f, 1.0f, 5.0f};

/// An arrow that ends at a vertex of the skin and comes from outside.
DirectionArrow pressAt(const anatomy::Body& body, std::size_t vertex, core::Vec3 colour) {
  const core::Vec3 tip = body.finePositions()[vertex];
  return {tip + 0.07f * body.fineNormals()[vertex], tip, colour, 10.0f};
}

int changedPixels(const Image& a, const Image& b) {
  int changed = 0;
  for (int y = 0; y < a.height; ++y)
    for (int x = 0; x < a.width; ++x) changed += differenceAt(a, b, x, y) > 12.0f ? 1 : 0;
  return changed;
}

TEST_CASE("an arrow is closed and its faces look outwards", "[render][arrows]") {
  const DirectionArrow arrow{{0.1f, 1.2f, 0.3f}, {0.25f, 1.15f, 0.1f}, core::Vec3{0.5f}, 8.0f};
  const ArrowSurfaces surfaces = arrowSurfaces({&arrow, 1}, kEye);

  // Every edge is met once in each direction; corners that share a place count as one.
  const auto key = [&](std::uint32_t corner) {
    const core::Vec3 p = glm::round(surfaces.vertices[corner].position * 1e6f);
    return std::tuple{p.x, p.y, p.z};
  };
  std::map<std::pair<std::tuple<float, float, float>, std::tuple<float, float, float>>, int> edges;
  double volume = 0.0;
  for (std::size_t i = 0; i < surfaces.indices.size(); i += 3) {
    const auto* corner = &surfaces.indices[i];
    if (key(corner[0]) == key(corner[1]) || key(corner[1]) == key(corner[2]) ||
        key(corner[2]) == key(corner[0]))
      continue;  // the fan of a cap or of the tip
    for (std::size_t k = 0; k < 3; ++k) ++edges[{key(corner[k]), key(corner[(k + 1) % 3])}];
    const auto at = [&](std::size_t k) {
      return surfaces.vertices[corner[k]].position - arrow.from;
    };
    volume += static_cast<double>(glm::dot(at(0), glm::cross(at(1), at(2)))) / 6.0;
  }
  REQUIRE(edges.size() > 100);
  for (const auto& [edge, times] : edges) {
    CHECK(times == 1);
    CHECK(edges.count({edge.second, edge.first}) == 1);
  }
  // A cylinder of 8 mm and a cone of 20 mm, 17.6 mm long, less what 28 sides leave out.
  const double length = static_cast<double>(glm::distance(arrow.from, arrow.to));
  const double expected =
      3.14159265 * (0.004 * 0.004 * (length - 0.0176) + 0.010 * 0.010 * 0.0176 / 3.0);
  CHECK(volume == Approx(expected).epsilon(0.02));
}

TEST_CASE("an arrow reaches from its start to its tip and keeps its head when it is short",
          "[render][arrows]") {
  for (const float lengthM : {0.005f, 0.02f, 0.2f}) {
    const DirectionArrow arrow{core::Vec3{0.0f}, {0.0f, lengthM, 0.0f}, core::Vec3{0.5f}, 10.0f};
    const ArrowSurfaces surfaces = arrowSurfaces({&arrow, 1}, kEye);
    float low = 1.0f, high = -1.0f, wide = 0.0f;
    for (const ArrowVertex& vertex : surfaces.vertices) {
      low = std::min(low, vertex.position.y);
      high = std::max(high, vertex.position.y);
      wide = std::max(wide, std::hypot(vertex.position.x, vertex.position.z));
    }
    CHECK(low == Approx(0.0f).margin(1e-6));
    CHECK(high == Approx(lengthM));
    CHECK(wide == Approx(0.0125f));
  }
}

TEST_CASE("arrows without length or width have no surface", "[render][arrows]") {
  const DirectionArrow arrows[] = {{core::Vec3{1.0f}, core::Vec3{1.0f}, core::Vec3{0.5f}, 10.0f},
                                   {core::Vec3{1.0f}, core::Vec3{2.0f}, core::Vec3{0.5f}, 0.0f}};
  CHECK(arrowSurfaces(arrows, kEye).indices.empty());
}

TEST_CASE("a press arrow is drawn before the skin it points at", "[render][arrows]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  const Image plain = drawing.finished(scene);
  const core::Vec3 green{0.1f, 0.7f, 0.2f};
  scene.arrows = {pressAt(drawing.man, kUmbilicus, green)};
  scene.arrows[0].from += core::Vec3{0.05f, 0.05f, 0.0f};  // not straight at the eye
  const Image drawn = drawing.finished(scene);

  const core::Vec3 middle = 0.7f * scene.arrows[0].from + 0.3f * scene.arrows[0].to;
  const glm::vec2 at = *projectToPixel(scene.camera, kSmall, middle);
  const core::Vec3 colour = pixel(drawn, static_cast<int>(at.x), static_cast<int>(at.y));
  CHECK(colour.y > 1.5f * colour.x);
  CHECK(changedPixels(plain, drawn) > 40);
}

TEST_CASE("an arrow that lies partly below the skin is drawn whole", "[render][arrows]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  const core::Vec3 skin = drawing.man.finePositions()[kUmbilicus];
  const core::Vec3 green{0.1f, 0.7f, 0.2f};
  const Image plain = drawing.finished(scene);
  scene.arrows = {{skin + core::Vec3{-0.06f, 0.0f, 0.03f}, skin + core::Vec3{0.06f, 0.0f, -0.02f},
                   green, 10.0f}};
  const int crossing = changedPixels(plain, drawing.finished(scene));
  for (core::Vec3* end : {&scene.arrows[0].from, &scene.arrows[0].to}) end->z += 0.08f;
  const int before = changedPixels(plain, drawing.finished(scene));

  CHECK(before > 60);
  CHECK(crossing > 0.85 * before);
}

TEST_CASE("an arrow keeps its colour beside markers and over translucent skin",
          "[render][arrows]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  const core::Vec3 green{0.1f, 0.5f, 0.2f};
  scene.arrows = {pressAt(drawing.man, kUmbilicus, green)};
  scene.arrows[0].from += core::Vec3{0.05f, 0.05f, 0.0f};
  const Image plain = drawing.finished(scene);
  const glm::vec2 at = *projectToPixel(scene.camera, kSmall,
                                       0.7f * scene.arrows[0].from + 0.3f * scene.arrows[0].to);
  const auto colourAt = [&](const Image& image) {
    return pixel(image, static_cast<int>(at.x), static_cast<int>(at.y));
  };
  scene.markers = {markerAt(drawing.man, kUmbilicus, {0.8f, 0.1f, 0.1f})};
  CHECK(colourAt(drawing.finished(scene)) == colourAt(plain));
  scene.muscles.skinOpacity = 0.3f;
  CHECK(colourAt(drawing.finished(scene)) == colourAt(plain));
}

TEST_CASE("an arrow on the far side of the trunk is hidden", "[render][arrows]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  const Image plain = drawing.finished(scene);
  scene.arrows = {pressAt(drawing.man, kMidBack, {0.9f, 0.1f, 0.1f})};

  CHECK(drawing.finished(scene).rgb == plain.rgb);
}

TEST_CASE("arrows stand out from skin and background in greyscale, in both themes",
          "[render][arrows]") {
  Drawing drawing;
  for (const Palette& palette : {lightPalette(), darkPalette()})
    for (const float beside : {0.0f, 0.32f}) {  // on the belly, and beside the body
      Scene scene = plainScene(drawing.man, "front");
      scene.palette = palette;
      scene.camera.heightM = 0.9f;
      const core::Vec3 middle =
          drawing.man.finePositions()[kUmbilicus] + core::Vec3{beside, 0.15f, 0.06f};
      scene.camera.target = middle;
      const Image plain = drawing.finished(scene);
      scene.arrows = {{middle - core::Vec3{0.0f, 0.06f, 0.0f},
                       middle + core::Vec3{0.0f, 0.06f, 0.0f}, palette.accent, 16.0f}};
      const Image drawn = drawing.finished(scene);
      float most = 0.0f;
      for (int x = 140; x < 180; ++x)
        most = std::max(
            most, std::abs(luminance(pixel(drawn, x, 125)) - luminance(pixel(plain, x, 125))));
      INFO(beside << ' ' << palette.backgroundTop.x);
      CHECK(most > 70.0f);
    }
}

TEST_CASE("a scene whose arrow moved is drawn anew", "[render][arrows]") {
  Drawing drawing;
  Scene scene = plainScene(drawing.man, "front");
  scene.arrows = {pressAt(drawing.man, kUmbilicus, core::Vec3{0.2f})};
  drawing.finished(scene);
  CHECK(drawing.renderer->refined());
  scene.arrows[0].from.y += 0.01f;
  drawing.renderer->draw(scene, 320, 240, Renderer::Quality::resting);
  CHECK_FALSE(drawing.renderer->refined());
}

}  // namespace
}  // namespace knotmap::render
