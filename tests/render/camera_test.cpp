#include "render/camera.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <random>

#include "test_body.h"

namespace knotmap::render {
namespace {

constexpr Viewport kWindow{.x = 280, .y = 40, .width = 640, .height = 480};

Camera randomCamera(std::mt19937& random) {
  const auto between = [&](float low, float high) {
    return std::uniform_real_distribution<float>(low, high)(random);
  };
  Camera camera;
  camera.target = {between(-0.3f, 0.3f), between(0.5f, 1.6f), between(-0.1f, 0.1f)};
  camera.azimuthRad = between(-3.1f, 3.1f);
  camera.elevationRad = between(-1.4f, 1.4f);
  camera.heightM = between(0.1f, 2.0f);
  return camera;
}

TEST_CASE("the ray through a point's pixel passes through the point", "[render][camera]") {
  std::mt19937 random(7);
  for (int run = 0; run < 200; ++run) {
    const Camera camera = randomCamera(random);
    const core::Vec3 point = camera.target + core::Vec3{0.05f, -0.03f, 0.04f} * camera.heightM;

    const auto pixel = projectToPixel(camera, kWindow, point);
    REQUIRE(pixel);
    const auto ray = rayThrough(camera, kWindow, pixel->x, pixel->y);
    const core::Vec3 offset = point - ray.origin;
    const float missM = glm::length(offset - ray.direction * glm::dot(offset, ray.direction));

    CHECK(missM < 2e-5f);
  }
}

TEST_CASE("the matrices put a point on the pixel that projectToPixel names", "[render][camera]") {
  std::mt19937 random(8);
  for (int run = 0; run < 100; ++run) {
    const Camera camera = randomCamera(random);
    const core::Vec3 point = camera.target + core::Vec3{-0.1f, 0.07f, 0.02f} * camera.heightM;
    const float aspect = aspectOf(kWindow);

    const glm::vec4 clip =
        projectionMatrix(camera, aspect) * viewMatrix(camera) * glm::vec4(point, 1.0f);
    const auto pixel = projectToPixel(camera, kWindow, point);

    REQUIRE(pixel);
    CHECK(pixel->x == Approx(280.0f + 640.0f * (0.5f + 0.5f * clip.x / clip.w)).margin(0.02));
    CHECK(pixel->y == Approx(40.0f + 480.0f * (0.5f - 0.5f * clip.y / clip.w)).margin(0.02));
  }
}

TEST_CASE("a point behind the eye has no pixel", "[render][camera]") {
  const Camera camera;
  const core::Vec3 behind = eyePosition(camera) + core::Vec3{0.0f, 0.0f, 0.5f};

  CHECK_FALSE(projectToPixel(camera, kWindow, behind));
}

TEST_CASE("orbiting never rolls and never passes the poles", "[render][camera]") {
  std::mt19937 random(9);
  std::uniform_real_distribution<float> step(-2.0f, 2.0f);
  Camera camera;
  for (int run = 0; run < 500; ++run) {
    orbit(camera, step(random), step(random));
    const glm::mat4 view = viewMatrix(camera);

    CHECK(std::abs(view[1][0]) < 1e-5f);  // the vertical has no part along the picture's x axis
    CHECK(view[1][1] > 0.08f);            // and points up: cos 85 degrees
    CHECK(std::abs(camera.azimuthRad) <= 3.1416f);
  }
}

TEST_CASE("zoomAt keeps the place under the cursor", "[render][camera]") {
  std::mt19937 random(10);
  for (int run = 0; run < 200; ++run) {
    Camera camera = randomCamera(random);
    const core::Vec3 right{std::cos(camera.azimuthRad), 0.0f, -std::sin(camera.azimuthRad)};
    const core::Vec3 place = camera.target + right * (0.2f * camera.heightM);
    const auto before = projectToPixel(camera, kWindow, place);
    REQUIRE(before);

    zoomAt(camera, kWindow, before->x, before->y, 0.8f);

    const auto after = projectToPixel(camera, kWindow, place);
    REQUIRE(after);
    CHECK(glm::distance(*before, *after) < 0.05f);
  }
}

TEST_CASE("zooming stops at 4 cm and at 6 m", "[render][camera]") {
  Camera camera;
  for (int step = 0; step < 100; ++step) zoomAt(camera, kWindow, 500.0f, 200.0f, 0.8f);
  CHECK(camera.heightM == Approx(0.04f));
  for (int step = 0; step < 100; ++step) zoomAt(camera, kWindow, 500.0f, 200.0f, 1.25f);
  CHECK(camera.heightM == Approx(6.0f));
}

TEST_CASE("panning moves the target's pixel by the drag", "[render][camera]") {
  std::mt19937 random(11);
  for (int run = 0; run < 100; ++run) {
    Camera camera = randomCamera(random);
    const core::Vec3 held = camera.target;
    const auto before = projectToPixel(camera, kWindow, held);

    pan(camera, kWindow, 31.0f, -17.0f);

    const auto after = projectToPixel(camera, kWindow, held);
    REQUIRE((before && after));
    CHECK(after->x - before->x == Approx(31.0f).margin(0.02));
    CHECK(after->y - before->y == Approx(-17.0f).margin(0.02));
  }
}

TEST_CASE("a camera move goes the shorter way round and ends on its goal", "[render][camera]") {
  CameraMove move;
  move.from.azimuthRad = 3.0f;
  move.to.azimuthRad = -3.0f;
  move.startSeconds = 10.0;

  const Camera middle = cameraAt(move, 10.0 + 0.5 * move.seconds);

  CHECK(std::abs(middle.azimuthRad) == Approx(std::numbers::pi).margin(1e-4));
  CHECK(cameraAt(move, 10.0) == move.from);
  CHECK_FALSE(finished(move, 10.1));
  CHECK(finished(move, 10.0 + move.seconds));
  CHECK(cameraAt(move, 11.0) == move.to);
}

TEST_CASE("an unknown view has no camera", "[render][camera]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultMan());
  CHECK_FALSE(viewCamera("inside", body, 1.5f));
}

TEST_CASE("an empty picture has an aspect ratio too", "[render][camera]") {
  CHECK(aspectOf(Viewport{0, 0, 300, 200}) == 1.5f);
  CHECK(aspectOf(0, 0) == 1.0f);
  CHECK(aspectOf(300, 0) == 300.0f);
}

TEST_CASE("every view has a camera, and ids and keys are unique", "[render][camera]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultMan());
  REQUIRE(views().size() == 11);
  for (const View& view : views()) {
    CHECK(viewCamera(view.id, body, 1.5f));
    for (const View& other : views()) {
      if (&view == &other) continue;
      CHECK(view.id != other.id);
      CHECK((view.key != other.key || view.key == -1));
    }
  }
}

// Left ear tragus 12213, right ear tragus 5616 of the reference mesh.
float distanceToVertex(const Camera& camera, const anatomy::Body& body, std::size_t vertex) {
  return glm::distance(eyePosition(camera), body.positions()[vertex]);
}

TEST_CASE("the left views have the patient's left ear nearer, the right views the right ear",
          "[render][camera]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultWoman());
  for (const auto* view : {"left", "head-left"}) {
    const Camera camera = *viewCamera(view, body, 1.5f);
    CHECK(distanceToVertex(camera, body, 12213) < distanceToVertex(camera, body, 5616) - 0.1f);
  }
  for (const auto* view : {"right", "head-right"}) {
    const Camera camera = *viewCamera(view, body, 1.5f);
    CHECK(distanceToVertex(camera, body, 5616) < distanceToVertex(camera, body, 12213) - 0.1f);
  }
}

TEST_CASE("the patient's left is on the viewer's right from the front, on the left from behind",
          "[render][camera]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultMan());
  const auto pixelX = [&](const char* view, std::size_t vertex) {
    return projectToPixel(*viewCamera(view, body, 1.5f), kWindow, body.positions()[vertex])->x;
  };
  for (const auto* view : {"front", "face"}) CHECK(pixelX(view, 12213) > pixelX(view, 5616));
  for (const auto* view : {"back", "neck"}) CHECK(pixelX(view, 12213) < pixelX(view, 5616));
}

TEST_CASE("whole-body views hold head, shoulders and hands at any aspect", "[render][camera]") {
  for (const auto& shape : {anatomy::defaultMan(), anatomy::defaultWoman()}) {
    const anatomy::Body body(tests::bodyModel(), shape);
    for (const auto* view : {"front", "back", "left", "three-quarter-back"})
      for (const int width : {300, 480, 1000}) {
        const Viewport window{.x = 0, .y = 0, .width = width, .height = 480};
        const Camera camera = *viewCamera(view, body, static_cast<float>(width) / 480.0f);
        for (std::size_t v = 0; v < body.positions().size(); ++v) {
          if (body.positions()[v].y < 0.45f * body.statureM()) continue;
          const auto pixel = projectToPixel(camera, window, body.positions()[v]);
          REQUIRE(pixel);
          if (pixel->x < 0.0f || pixel->x > static_cast<float>(width) || pixel->y < 0.0f ||
              pixel->y > 480.0f)
            FAIL(view << " at width " << width << ": vertex " << v << " is outside");
        }
      }
  }
}

}  // namespace
}  // namespace knotmap::render
