#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "render/camera.h"
#include "render/eye_mesh.h"
#include "render/smooth_patch.h"
#include "render/visible_faces.h"
#include "render/zone_fields.h"
#include "test_body.h"

namespace knotmap::render {
namespace {

struct Sight {
  core::Vec3 eye;
  glm::mat4 viewProjection;
};

Sight sightOf(const Camera& camera) {
  return {.eye = eyePosition(camera),
          .viewProjection = projectionMatrix(camera, 1.5f) * viewMatrix(camera)};
}

bool inPicture(const glm::vec4& clip) {
  return clip.w > 0.0f && std::abs(clip.x) <= clip.w && std::abs(clip.y) <= clip.w;
}

/// Fine triangles that face the eye and have a corner in the picture but lie in no kept face.
int missedTriangles(const anatomy::Body& body, const Sight& sight,
                    const std::vector<std::uint16_t>& kept) {
  std::vector<bool> isKept(anatomy::kFaceCount, false);
  for (const std::uint16_t face : kept) isKept[face] = true;
  const auto triangles = body.model().fineTriangles();
  const auto positions = body.finePositions();
  int missed = 0;
  for (std::size_t t = 0; t < triangles.size(); ++t) {
    if (isKept[t / 8]) continue;
    const core::Vec3 a = positions[triangles[t][0]], b = positions[triangles[t][1]],
                     c = positions[triangles[t][2]];
    if (glm::dot(glm::cross(b - a, c - a), sight.eye - a) <= 0.0f) continue;
    for (const core::Vec3& corner : {a, b, c})
      if (inPicture(sight.viewProjection * glm::vec4(corner, 1.0f))) {
        ++missed;
        break;
      }
  }
  return missed;
}

TEST_CASE("no triangle that can be seen is left out", "[render][mesh]") {
  std::mt19937 random(21);
  const auto between = [&](float low, float high) {
    return std::uniform_real_distribution<float>(low, high)(random);
  };
  for (const auto& shape : {anatomy::defaultMan(), anatomy::defaultWoman()}) {
    const anatomy::Body body(tests::bodyModel(), shape);
    const FacePlanes planes = facePlanes(body.finePositions(), body.model().fineTriangles(), 8);
    for (int run = 0; run < 40; ++run) {
      Camera camera;
      camera.target = {between(-0.4f, 0.4f), between(0.0f, 1.75f), between(-0.1f, 0.15f)};
      camera.azimuthRad = between(-3.1f, 3.1f);
      camera.elevationRad = between(-1.4f, 1.4f);
      camera.heightM = between(0.15f, 2.0f);
      const auto facing = facingFaces(planes, eyePosition(camera));
      const auto faces = visibleFaces(body, sightOf(camera).viewProjection, facing);

      CHECK(missedTriangles(body, sightOf(camera), faces) == 0);
    }
  }
}

TEST_CASE("faces that look away are left out", "[render][mesh]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultMan());
  Camera camera;
  camera.target = {0.0f, 0.9f, 0.0f};
  camera.heightM = 2.2f;

  const auto planes = facePlanes(body.finePositions(), body.model().fineTriangles(), 8);
  const auto faces =
      visibleFaces(body, sightOf(camera).viewProjection, facingFaces(planes, eyePosition(camera)));

  CHECK(faces.size() < anatomy::kFaceCount * 2 / 3);
}

TEST_CASE("indices of faces are the triangles of those faces", "[render][mesh]") {
  const auto triangles = tests::bodyModel().fineTriangles();
  std::vector<std::uint16_t> indices;
  appendIndices(triangles, 8, std::vector<std::uint16_t>{3, 100}, indices);

  REQUIRE(indices.size() == 48);
  CHECK(std::equal(indices.begin(), indices.begin() + 3, triangles[24].begin()));
  CHECK(std::equal(indices.begin() + 24, indices.begin() + 27, triangles[800].begin()));
}

TEST_CASE("fields are stored for their vertex, all others lie far outside", "[render][mesh]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultMan());
  const FieldSample inside[] = {{700, -16.0f}, {53000, 8.0f}, {99999, -1.0f}};
  Scene scene;
  scene.body = &body;
  scene.patterns.resize(2);
  scene.patterns[1].spillover = inside;
  ZoneFields fields;

  fillZoneFields(scene, fields);

  CHECK(fields.spillover[700][1] == Approx(-32767 / 2).margin(1));
  CHECK(fields.spillover[53000][1] == Approx(32767 / 4).margin(1));
  CHECK(fields.spillover[700][0] == 32767);
  CHECK(fields.essential[700][1] == 32767);
  CHECK(fields.areas[700][0] == 32767);
  CHECK(fields.any);
}

TEST_CASE("exactly the faces around a vertex inside a zone are zoned", "[render][mesh]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultMan());
  const FieldSample inside[] = {{700, -1.0f}, {2000, 20.0f}};
  Scene scene;
  scene.body = &body;
  scene.noPress = inside;
  ZoneFields fields;

  fillZoneFields(scene, fields);

  for (std::size_t face = 0; face < anatomy::kFaceCount; ++face) {
    const auto& corners = tests::bodyModel().faces()[face];
    const bool around = std::find(corners.begin(), corners.end(), 700) != corners.end();
    if ((fields.zonedFaces[face] != 0) != around) FAIL("face " << face);
  }
}

TEST_CASE("more patterns than can be told apart are left out", "[render][mesh]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultMan());
  const FieldSample inside[] = {{700, -1.0f}};
  Scene scene;
  scene.body = &body;
  scene.patterns.resize(6);
  scene.patterns[4].essential = inside;
  ZoneFields fields;

  fillZoneFields(scene, fields);

  CHECK_FALSE(fields.any);
}

TEST_CASE("the eyes are spheres through their vertices that look forwards", "[render][mesh]") {
  for (const auto& shape : {anatomy::defaultMan(), anatomy::defaultWoman()}) {
    const anatomy::Body body(tests::bodyModel(), shape);
    const auto balls = eyeBalls(body);
    CHECK(balls[0].centre.x > 0.02f);  // the left eye first
    CHECK(balls[1].centre.x == Approx(-balls[0].centre.x).margin(1e-4));
    for (std::size_t i = 0; i < anatomy::kEyeVertexCount; ++i) {
      const EyeBall& ball = balls[i / 72];
      CHECK(glm::distance(body.eyePositions()[i], ball.centre) ==
            Approx(ball.radiusM).margin(0.0008));
    }
    CHECK(balls[0].forward.z > 0.97f);
  }
}

TEST_CASE("normals are smoothed on the chest only and stay of unit length", "[render][mesh]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultWoman());
  const SmoothPatch patch = smoothPatch(tests::bodyModel());
  std::vector<core::Vec3> normals(body.fineNormals().begin(), body.fineNormals().end());

  smoothNormals(patch, body.fineNormals(), normals);

  const auto rest = fineRestDm(tests::bodyModel());
  int changed = 0;
  for (std::size_t v = 0; v < normals.size(); ++v) {
    if (normals[v] == body.fineNormals()[v]) continue;
    ++changed;
    CHECK(glm::length(normals[v]) == Approx(1.0f).margin(1e-4));
    CHECK(std::min(glm::distance(rest[v], rest[1782]), glm::distance(rest[v], rest[8454])) < 0.25f);
  }
  CHECK(changed > 50);
}

}  // namespace
TEST_CASE("a vertex listed by two zones lies in their union", "[render]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultMan());
  // A no-press zone and broken skin beside it: what is far from one must not undo the other.
  const std::array<FieldSample, 3> samples{{{100, -5.0f}, {100, 12.0f}, {101, 3.0f}}};
  Scene scene;
  scene.body = &body;
  scene.noPress = samples;
  ZoneFields fields;
  fillZoneFields(scene, fields);
  CHECK(fields.areas[100][1] < 0);
  CHECK(fields.areas[101][1] > 0);
}

}  // namespace knotmap::render
