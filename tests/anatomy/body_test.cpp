#include "anatomy/body/body.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <random>

#include "anatomy/body/body_file.h"
#include "test_body.h"

using namespace knotmap;
using namespace knotmap::anatomy;
using core::Vec3;
using tests::bodyModel;

namespace {

double volumeLitres(const Body& body) {
  double volume = 0.0;
  for (const Triangle& t : bodyModel().triangles()) {
    const auto p = body.positions();
    volume += glm::dot(p[t[0]], glm::cross(p[t[1]], p[t[2]])) / 6.0;
  }
  return volume * 1000.0;
}

std::vector<BodyPoint> somePoints() {
  std::mt19937 random(5);
  std::uniform_int_distribution<std::uint32_t> face(0, kFaceCount - 1);
  std::uniform_real_distribution<float> unit(0.0f, 1.0f);
  std::vector<BodyPoint> points{{FaceId{0}, 0, 0}, {FaceId{9}, 1, 1}, {FaceId{77}, 0.5f, 0.5f}};
  for (int i = 0; i < 2000; ++i)
    points.push_back({FaceId{face(random)}, unit(random), unit(random)});
  return points;
}

std::vector<std::byte> bodyBytes() {
  std::ifstream stream(KNOTMAP_TEST_BODY, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  std::vector<std::byte> bytes(text.size());
  std::memcpy(bytes.data(), text.data(), text.size());
  return bytes;
}

}  // namespace

TEST_CASE("The average man and woman have the published stature and volume", "[anatomy]") {
  const auto man = parseBodyShape("sex=1,age=25,muscle=0.5,weight=0.5,height=0.5");
  const auto woman = parseBodyShape("sex=0");
  REQUIRE(bool(man));
  REQUIRE(bool(woman));
  CHECK(Body(bodyModel(), *man).statureM() == Approx(1.730).margin(0.001));
  CHECK(Body(bodyModel(), *woman).statureM() == Approx(1.590).margin(0.001));
  CHECK(volumeLitres(Body(bodyModel(), *man)) == Approx(63.3).margin(0.1));
  CHECK(volumeLitres(Body(bodyModel(), *woman)) == Approx(48.0).margin(0.1));
}

TEST_CASE("Sliders reach the published heights and builds", "[anatomy]") {
  CHECK(Body(bodyModel(), {.height = 0.535f}).statureM() == Approx(1.781).margin(0.001));
  CHECK(Body(bodyModel(), {.sex = 0, .height = 0.55f}).statureM() == Approx(1.662).margin(0.001));
  CHECK(Body(bodyModel(), {.height = 0.0f}).statureM() == Approx(1.364).margin(0.001));
  CHECK(volumeLitres(Body(bodyModel(), {.muscle = 1.0f, .weight = 1.0f})) ==
        Approx(91.7).margin(0.2));
}

TEST_CASE("The soles stand at zero and the left is at positive x on every shape", "[anatomy]") {
  for (const BodyShape& shape :
       {defaultMan(), defaultWoman(), BodyShape{.ageYears = 90.0f, .weight = 1.0f}}) {
    const Body body(bodyModel(), shape);
    float lowest = 1.0f;
    for (const Vec3& p : body.positions()) lowest = std::min(lowest, p.y);
    CHECK(lowest == Approx(0.0f).margin(1e-6));
    // The left eye ball comes first among the eye vertices.
    CHECK(body.eyePositions()[0].x > 0.0f);
    CHECK(body.eyePositions()[0].z > 0.0f);
  }
}

TEST_CASE("Left and right are exact mirror images on every shape", "[anatomy]") {
  for (const BodyShape& shape :
       {defaultMan(), defaultWoman(), BodyShape{.muscle = 1.0f, .weight = 1.0f, .height = 0.1f}}) {
    const Body body(bodyModel(), shape);
    float worst = 0.0f;
    for (const BodyPoint point : somePoints()) {
      Vec3 image = body.positionAt(bodyModel().mirrored(point));
      image.x = -image.x;
      worst = std::max(worst, glm::distance(image, body.positionAt(point)));
    }
    CHECK(worst < 2e-6f);
  }
}

TEST_CASE("Mirroring twice gives the same point", "[anatomy]") {
  for (const BodyPoint point : somePoints()) {
    const BodyPoint back = bodyModel().mirrored(bodyModel().mirrored(point));
    REQUIRE(back.face == point.face);
    REQUIRE(back.u == Approx(point.u).margin(1e-6));
    REQUIRE(back.v == Approx(point.v).margin(1e-6));
  }
}

TEST_CASE("A body point and its place in the fine mesh are inverses", "[anatomy]") {
  for (const BodyPoint point : somePoints()) {
    const FineLocation at = fineLocation(point);
    REQUIRE(at.weights.x + at.weights.y + at.weights.z == Approx(1.0f));
    REQUIRE(std::min({at.weights.x, at.weights.y, at.weights.z}) > -1e-6f);
    const BodyPoint back = bodyPointInFineTriangle(at.triangle, at.weights.y, at.weights.z);
    REQUIRE(back.face == point.face);
    REQUIRE(back.u == Approx(point.u).margin(1e-5));
    REQUIRE(back.v == Approx(point.v).margin(1e-5));
  }
}

TEST_CASE("A body point at a vertex lies at that vertex of the fine mesh", "[anatomy]") {
  const Body body(bodyModel(), defaultMan());
  for (std::uint32_t v = 0; v < kVertexCount; v += 37) {
    const BodyPoint point = bodyPointAtVertex(bodyModel(), VertexId{v});
    REQUIRE(glm::distance(body.positionAt(point), body.finePositions()[v]) < 1e-6f);
    REQUIRE(nearestVertex(bodyModel(), point) == VertexId{v});
  }
}

// A second method: the subdivision rules written down per vertex, the slow way.
TEST_CASE("The fine mesh follows the rules of Catmull and Clark", "[anatomy]") {
  const Body body(bodyModel(), defaultWoman());
  const auto p = body.positions();
  const auto faces = bodyModel().faces();
  const auto facePoint = [&](std::size_t f) {
    return 0.25f * (p[faces[f][0]] + p[faces[f][1]] + p[faces[f][2]] + p[faces[f][3]]);
  };
  for (std::uint32_t v = 0; v < kVertexCount; v += 211) {
    Vec3 facesSum{0}, middlesSum{0};
    float n = 0;
    for (std::size_t f = 0; f < faces.size(); ++f)
      for (std::size_t k = 0; k < 4; ++k)
        if (faces[f][k] == v) {
          facesSum += facePoint(f);
          middlesSum += 0.5f * (p[v] + p[faces[f][(k + 1) % 4]]);
          n += 1.0f;
        }
    const Vec3 expected = (facesSum / n + 2.0f * middlesSum / n + (n - 3.0f) * p[v]) / n;
    REQUIRE(glm::distance(expected, body.finePositions()[v]) < 1e-6f);
  }
  for (std::uint32_t e = 0; e < kEdgeCount; e += 401) {
    const auto ends = bodyModel().edges()[e];
    const auto sides = bodyModel().edgeFaces()[e];
    const Vec3 expected =
        0.25f * (p[ends[0]] + p[ends[1]] + facePoint(sides[0]) + facePoint(sides[1]));
    REQUIRE(glm::distance(expected, body.finePositions()[bodyModel().edgePoint(e)]) < 1e-6f);
  }
}

TEST_CASE("Normals are the area-weighted normals of the fine triangles and point outwards",
          "[anatomy]") {
  const Body body(bodyModel(), defaultMan());
  std::vector<Vec3> sums(kFineVertexCount, Vec3{0});
  for (const Triangle& t : bodyModel().fineTriangles()) {
    const auto p = body.finePositions();
    const Vec3 normal = glm::cross(p[t[1]] - p[t[0]], p[t[2]] - p[t[0]]);
    for (const std::uint16_t v : t) sums[v] += normal;
  }
  std::size_t close = 0;
  for (std::size_t v = 0; v < kFineVertexCount; ++v)
    close += glm::dot(glm::normalize(sums[v]), body.fineNormals()[v]) > 0.97f;
  // Triangles and quads weigh corners differently; in sharp folds the two may differ more.
  CHECK(static_cast<double>(close) / kFineVertexCount > 0.99);
  const Vec3 chest = body.fineNormals()[1522], back = body.fineNormals()[1550];
  CHECK(chest.z > 0.0f);
  CHECK(back.z < 0.0f);
}

TEST_CASE("A reshaped body equals a fresh one", "[anatomy]") {
  Body body(bodyModel(), defaultMan());
  const BodyShape other{
      .sex = 0.3f, .ageYears = 70.0f, .muscle = 0.2f, .weight = 0.9f, .height = 0.4f};
  body.reshape(other);
  const Body fresh(bodyModel(), other);
  CHECK(body.statureM() == fresh.statureM());
  for (std::size_t v = 0; v < kFineVertexCount; v += 101)
    REQUIRE(body.finePositions()[v] == fresh.finePositions()[v]);
}

TEST_CASE("Body shapes are written and read back, and bad ones are refused with the range",
          "[anatomy]") {
  const auto again = parseBodyShape(formatBodyShape(defaultWoman()));
  REQUIRE(bool(again));
  CHECK(*again == defaultWoman());
  for (const char* bad :
       {"sex=2", "age=20", "weight=heavy", "size=1", "sex", "muscle=nan", "sex=1,,"}) {
    INFO(bad);
    const auto shape = parseBodyShape(bad);
    REQUIRE_FALSE(bool(shape));
    CHECK(shape.error().message().find("expected") != std::string::npos);
  }
}

TEST_CASE("A missing body says which command makes it", "[anatomy]") {
  const auto missing = BodyModel::load("/nowhere/knotmap.body");
  REQUIRE_FALSE(bool(missing));
  CHECK(missing.error().message().find("./run") != std::string::npos);
}

TEST_CASE("A damaged, shortened, foreign or newer body file is refused", "[anatomy]") {
  const std::vector<std::byte> sound = bodyBytes();
  REQUIRE(bool(BodyModel::fromBytes(sound, "sound")));
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{7}, sizeof(BodyFileHeader), sound.size() / 2, sound.size() - 1})
    CHECK_FALSE(bool(BodyModel::fromBytes(
        {sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(size)}, "short")));
  std::mt19937 random(3);
  for (int i = 0; i < 50; ++i) {
    std::vector<std::byte> damaged = sound;
    damaged[random() % damaged.size()] ^= std::byte{0x10};
    CHECK_FALSE(bool(BodyModel::fromBytes(std::move(damaged), "damaged")));
  }
  std::vector<std::byte> newer = sound;
  newer[8] = std::byte{99};
  const auto refused = BodyModel::fromBytes(std::move(newer), "newer");
  REQUIRE_FALSE(bool(refused));
  CHECK(refused.error().message().find("version 99") != std::string::npos);
}
