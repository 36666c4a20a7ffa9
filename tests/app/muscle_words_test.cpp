#include <algorithm>
#include <catch2/catch.hpp>

#include "app/picture/muscle_request.h"
#include "app/world.h"
#include "core/assets.h"

namespace {

using namespace knotmap;
using anatomy::SidedMuscle;
using core::Side;

const anatomy::MuscleTable& table() { return tests::tables().muscles; }

ui::MuscleDisplay displayOf(const app::MuscleRequest& request) {
  auto display = app::muscleDisplay(request, table());
  REQUIRE(bool(display));
  return std::move(display).value();
}

std::string errorOf(const app::MuscleRequest& request) {
  const auto display = app::muscleDisplay(request, table());
  REQUIRE_FALSE(bool(display));
  return display.error().message();
}

app::MuscleRequest only(const char* word) {
  app::MuscleRequest request;
  request.only = {word};
  return request;
}

}  // namespace

TEST_CASE("A muscle asked for without a side is meant on both, with a side on that one", "[app]") {
  const anatomy::MuscleId upper = *table().find("trapezius.upper");
  CHECK(displayOf(only("trapezius.upper")).only ==
        std::vector<anatomy::SidedMuscle>{{upper, Side::left}, {upper, Side::right}});
  CHECK(displayOf(only("trapezius.upper:right")).only ==
        std::vector<anatomy::SidedMuscle>{{upper, Side::right}});
}

TEST_CASE("A group asked for is all of its members", "[app]") {
  const auto members = table().surfacesOf(*table().find("scalenes"));
  REQUIRE(members.size() > 2);
  const auto shown = displayOf(only("scalenes:left")).only;
  REQUIRE(shown.size() == members.size());
  for (const anatomy::MuscleId member : members)
    CHECK(std::count(shown.begin(), shown.end(), anatomy::SidedMuscle{member, Side::left}) == 1);
}

TEST_CASE("Layers that are named are shown, the others are not; none named means all", "[app]") {
  const ui::MuscleDisplay all = displayOf({});
  CHECK((all.superficial && all.intermediate && all.deep));
  app::MuscleRequest request;
  request.layers = {"deep"};
  const ui::MuscleDisplay deep = displayOf(request);
  CHECK_FALSE(deep.superficial);
  CHECK_FALSE(deep.intermediate);
  CHECK(deep.deep);
}

TEST_CASE("Muscles to fade, to hide and to select are kept apart", "[app]") {
  app::MuscleRequest request;
  request.skin = 0.3f;
  request.fade = {"platysma:left"};
  request.hide = {"temporalis:left", "temporalis:right"};
  request.select = "masseter.deep:right";
  const ui::MuscleDisplay display = displayOf(request);
  CHECK(display.skinOpacity == 0.3f);
  CHECK(display.faded.size() == 1);
  CHECK(display.hidden.size() == 2);
  CHECK(display.selected == anatomy::SidedMuscle{*table().find("masseter.deep"), Side::right});
}

TEST_CASE("An unknown muscle is refused with the nearest known one, a wrong side with what fits",
          "[app]") {
  CHECK_THAT(errorOf(only("trapezius.uper")), Catch::Contains("trapezius.upper"));
  for (const char* word : {"temporalis:up", "temporalis:midline", "temporalis:"}) {
    INFO(word);
    CHECK_THAT(errorOf(only(word)), Catch::Contains("expected ID, ID:left or ID:right"));
  }
}

TEST_CASE("The camera on a muscle has all of it in the picture and fills much of it", "[app]") {
  findings::BodyState body(tests::bodyModel(), tests::tables(), anatomy::defaultMan());
  const anatomy::Musculature& muscles = body.muscles();
  for (const char* view : {"front", "back"}) {
    const render::Camera far = render::viewCamera(view, body.body(), 1.0f).value();
    for (const anatomy::MuscleRange& range : muscles.ranges()) {
      const render::Camera near = app::cameraOn({{range.muscle, Side::right}}, muscles, far, 1.0f);
      float highest = 0.0f;
      bool inside = true;
      for (const anatomy::MuscleVertex& vertex :
           muscles.vertices().subspan(range.firstVertex, range.vertexCount)) {
        const core::Vec3 place{-vertex.position.x, vertex.position.y, vertex.position.z};
        const auto at = render::projectToPixel(near, {0, 0, 100, 100}, place);
        inside = inside && at && at->x > 0 && at->x < 100 && at->y > 0 && at->y < 100;
        if (at) highest = std::max({highest, std::abs(at->x - 50), std::abs(at->y - 50)});
      }
      INFO(table()[range.muscle].id << " from " << view);
      CHECK(inside);
      CHECK((highest > 25.0f || near.heightM < 0.1f));
    }
  }
}
