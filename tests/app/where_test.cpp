#include <algorithm>
#include <catch2/catch.hpp>

#include "app/cli/answers.h"
#include "app/world.h"
#include "core/assets.h"
#include "core/json.h"

namespace {

using namespace knotmap;
using core::Json;
using core::Side;
using core::Vec3;

const findings::BodyState& averageMan() {
  static findings::BodyState state(tests::bodyModel(), tests::tables(), anatomy::defaultMan());
  return state;
}

const findings::BodyState& averageWoman() {
  static findings::BodyState state(tests::bodyModel(), tests::tables(), anatomy::defaultWoman());
  return state;
}

Json musclesAt(const app::WhereQuery& query, const findings::BodyState& body) {
  const auto answer = app::answerWhere(query, tests::tables(), body);
  REQUIRE(bool(answer));
  return answer->at("muscles");
}

Json musclesAt(const char* landmark, Side side = Side::left,
               const findings::BodyState& body = averageMan()) {
  return musclesAt({{}, landmark, side}, body);
}

/// Ids from the skin inwards, "a b c".
std::string idsOf(const Json& muscles) {
  std::string ids;
  for (const Json& muscle : muscles)
    ids += (ids.empty() ? "" : " ") + muscle.at("id").get<std::string>();
  return ids;
}

/// The place of a muscle in the list, 99 if it is not there.
std::size_t depthOrder(const Json& muscles, const std::string& id) {
  for (std::size_t i = 0; i < muscles.size(); ++i)
    if (muscles[i].at("id") == id) return i;
  return 99;
}

/// The vertex of the skin nearest to the middle of some landmarks, moved by this.
int vertexAmong(std::initializer_list<const char*> landmarks, Vec3 moveMm,
                const findings::BodyState& body) {
  Vec3 middle = moveMm / core::kMmPerM;
  for (const char* id : landmarks)
    middle += body.landmarks().position(*tests::tables().landmarks.find(id), Side::left) /
              static_cast<float>(landmarks.size());
  const auto positions = body.body().positions();
  const auto nearest =
      std::min_element(positions.begin(), positions.end(), [&](const Vec3& a, const Vec3& b) {
        return glm::distance(a, middle) < glm::distance(b, middle);
      });
  return static_cast<int>(nearest - positions.begin());
}

}  // namespace

TEST_CASE("Where names every muscle below a place, from the skin inwards, with depths", "[app]") {
  std::size_t crossings = 0;
  for (const anatomy::Landmark& landmark : tests::tables().landmarks.landmarks())
    for (const Side side : {Side::left, Side::right}) {
      const Json muscles = musclesAt(landmark.id.c_str(), side);
      float lastMm = 0.0f;
      for (const Json& muscle : muscles) {
        INFO(landmark.id << ": " << muscle.dump());
        CHECK(muscle.size() == 6);
        const auto id = tests::tables().muscles.find(muscle.at("id").get<std::string>());
        REQUIRE(id);
        CHECK(muscle.at("name") == tests::tables().muscles[*id].name);
        CHECK(muscle.at("part") == tests::tables().muscles[*id].part);
        CHECK((muscle.at("side") == "left" || muscle.at("side") == "right"));
        // Deep ones near the midline can be of the other side, the first one cannot.
        if (landmark.paired && lastMm == 0.0f) CHECK(muscle.at("side") == core::sideName(side));
        const float enterMm = muscle.at("enter_mm"), exitMm = muscle.at("exit_mm");
        CHECK(enterMm >= lastMm);
        CHECK(enterMm <= exitMm);
        lastMm = enterMm;
        ++crossings;
      }
    }
  CHECK(crossings > 200);
}

TEST_CASE("No muscle is named twice below one place", "[app]") {
  for (const anatomy::Landmark& landmark : tests::tables().landmarks.landmarks()) {
    std::vector<std::string> seen;
    for (const Json& muscle : musclesAt(landmark.id.c_str()))
      seen.push_back(muscle.at("id").get<std::string>() + muscle.at("side").get<std::string>());
    std::sort(seen.begin(), seen.end());
    INFO(landmark.id);
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
  }
}

TEST_CASE("The first muscle below well-known places is the one of the textbooks", "[app]") {
  const struct {
    const char *landmark, *muscle;
  } places[] = {{"neck-angle", "trapezius.upper"},
                {"scapula-superior-angle", "trapezius.middle"},
                {"thigh-front", "rectus-femoris"},
                {"arm-back", "triceps-brachii.long"},
                {"temple", "temporalis"},
                {"deltoid-side", "deltoid.middle"},
                {"deltoid-front", "deltoid.anterior"},
                {"deltoid-back", "deltoid.posterior"}};
  for (auto* body : {&averageMan(), &averageWoman()})
    for (const auto& place : places)
      for (const Side side : {Side::left, Side::right}) {
        const Json muscles = musclesAt(place.landmark, side, *body);
        INFO(place.landmark << ": " << idsOf(muscles));
        REQUIRE_FALSE(muscles.empty());
        CHECK(muscles[0].at("id") == place.muscle);
      }
}

TEST_CASE("At the angle of the jaw the masseter lies under nothing but the platysma", "[app]") {
  for (auto* body : {&averageMan(), &averageWoman()}) {
    const Json muscles = musclesAt("gonial-angle", Side::left, *body);
    INFO(idsOf(muscles));
    const std::size_t masseter = depthOrder(muscles, "masseter.superficial");
    REQUIRE(masseter < 99);
    for (std::size_t i = 0; i < masseter; ++i) CHECK(muscles[i].at("id") == "platysma");
  }
}

TEST_CASE("The side of the neck has the sternocleidomastoid under nothing but the platysma",
          "[app]") {
  for (auto* body : {&averageMan(), &averageWoman()}) {
    const Json muscles = musclesAt("scm-mid", Side::left, *body);
    INFO(idsOf(muscles));
    const auto scm = std::min(depthOrder(muscles, "sternocleidomastoid.sternal"),
                              depthOrder(muscles, "sternocleidomastoid.clavicular"));
    REQUIRE(scm < 99);
    for (std::size_t i = 0; i < scm; ++i) CHECK(muscles[i].at("id") == "platysma");
  }
}

TEST_CASE("The middle of the buttock has the gluteus maximus first, the medius not over it",
          "[app]") {
  for (auto* body : {&averageMan(), &averageWoman()}) {
    const int vertex =
        vertexAmong({"psis", "greater-trochanter", "gluteal-fold"}, {0.0f, 0.0f, -40.0f}, *body);
    const Json muscles = musclesAt({vertex, "", Side::left}, *body);
    INFO(idsOf(muscles));
    CHECK(depthOrder(muscles, "gluteus-maximus") == 0);
  }
}

TEST_CASE("Below the middle of the scapular spine lies the infraspinatus", "[app]") {
  for (auto* body : {&averageMan(), &averageWoman()}) {
    const int vertex = vertexAmong({"scapula-spine-root", "scapula-inferior-angle", "acromion"},
                                   {0.0f, 0.0f, -20.0f}, *body);
    const Json muscles = musclesAt({vertex, "", Side::left}, *body);
    INFO(idsOf(muscles));
    const std::size_t infraspinatus = depthOrder(muscles, "infraspinatus");
    REQUIRE(infraspinatus < 99);
    for (std::size_t i = 0; i < infraspinatus; ++i) {
      const std::string over = muscles[i].at("id");
      CHECK((over.rfind("trapezius", 0) == 0 || over.rfind("deltoid", 0) == 0));
    }
    const std::size_t subscapularis = depthOrder(muscles, "subscapularis");
    CHECK(subscapularis > infraspinatus);
  }
}

TEST_CASE("The flank muscles lie in their order: external, internal, transverse", "[app]") {
  for (auto* body : {&averageMan(), &averageWoman()}) {
    const int vertex = vertexAmong({"costal-margin-lowest", "iliac-crest"}, {}, *body);
    const Json muscles = musclesAt({vertex, "", Side::left}, *body);
    INFO(idsOf(muscles));
    const std::size_t external = depthOrder(muscles, "external-oblique");
    const std::size_t internal = depthOrder(muscles, "internal-oblique");
    const std::size_t transverse = depthOrder(muscles, "transversus-abdominis");
    CHECK(external < internal);
    CHECK(internal < transverse);
    CHECK(transverse < 99);
  }
}

TEST_CASE("The pectoralis major lies over the minor, both over the ribs' muscles", "[app]") {
  for (auto* body : {&averageMan(), &averageWoman()}) {
    const int vertex = vertexAmong({"coracoid", "nipple"}, {0.0f, 0.0f, 20.0f}, *body);
    const Json muscles = musclesAt({vertex, "", Side::left}, *body);
    INFO(idsOf(muscles));
    const std::size_t minor = depthOrder(muscles, "pectoralis-minor");
    REQUIRE(minor < 99);
    CHECK(minor > 0);
    CHECK(muscles[0].at("id").get<std::string>().rfind("pectoralis-major", 0) == 0);
  }
}
