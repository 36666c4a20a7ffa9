#include "ui/muscles/muscle_display.h"

#include <catch2/catch.hpp>

#include "findings/findings_world.h"

namespace {

using namespace knotmap;
using anatomy::MuscleVisibility;
using anatomy::SidedMuscle;
using core::Side;
using ui::MuscleDisplay;

constexpr anatomy::MuscleId kFirst{3}, kSecond{7};
constexpr anatomy::SidedMuscle kLeft{kFirst, Side::left}, kRight{kFirst, Side::right};
constexpr anatomy::SidedMuscle kOther{kSecond, Side::left};

anatomy::MuscleVisibility seen(anatomy::SidedMuscle muscle, const MuscleDisplay& display,
                               const char* layer = "superficial") {
  anatomy::Muscle facts;
  facts.layer = layer;
  return ui::visibilityOf(muscle, facts, display);
}

MuscleDisplay seeThrough(float skin = 0.5f) {
  MuscleDisplay display;
  display.skinOpacity = skin;
  return display;
}

}  // namespace

TEST_CASE("Below an opaque skin no muscle is drawn, not even the selected one", "[ui]") {
  MuscleDisplay display;
  display.selected = kLeft;
  display.only = {kLeft};
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::hidden);
  display.skinOpacity = 0.99f;
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::shown);
}

TEST_CASE("A layer that is off hides its muscles and no others", "[ui]") {
  const struct {
    const char* layer;
    bool MuscleDisplay::*shown;
  } layers[] = {{"superficial", &MuscleDisplay::superficial},
                {"intermediate", &MuscleDisplay::intermediate},
                {"deep", &MuscleDisplay::deep}};
  for (const auto& off : layers) {
    MuscleDisplay display = seeThrough();
    display.*off.shown = false;
    for (const auto& each : layers)
      for (const anatomy::SidedMuscle muscle : {kLeft, kRight}) {
        INFO(off.layer << " off, a muscle of " << each.layer);
        const auto wanted = each.layer == off.layer ? anatomy::MuscleVisibility::hidden
                                                    : anatomy::MuscleVisibility::shown;
        CHECK(seen(muscle, display, each.layer) == wanted);
      }
  }
}

TEST_CASE("Every muscle of the tables belongs to a layer that can be switched", "[ui]") {
  for (const anatomy::Muscle& muscle : tests::findingsWorld().catalogue().muscles.muscles()) {
    INFO(muscle.id << ": " << muscle.layer);
    CHECK((muscle.layer == "superficial" || muscle.layer == "intermediate" ||
           muscle.layer == "deep"));
  }
}

TEST_CASE("Selecting a muscle makes an opaque skin see-through", "[ui]") {
  MuscleDisplay display;
  ui::select(display, kLeft);
  CHECK(display.skinOpacity == ui::kSeeThroughSkin);
  CHECK(display.selected == kLeft);
}

TEST_CASE("Selecting a muscle leaves a skin as it is that is see-through already", "[ui]") {
  MuscleDisplay display = seeThrough(0.6f);
  ui::select(display, kLeft);
  CHECK(display.skinOpacity == 0.6f);
}

TEST_CASE("A selected muscle is seen though its layer is off or others are shown only", "[ui]") {
  MuscleDisplay display = seeThrough();
  display.deep = false;
  ui::select(display, kLeft);
  CHECK(seen(kLeft, display, "deep") == anatomy::MuscleVisibility::shown);
  CHECK(seen(kRight, display, "deep") == anatomy::MuscleVisibility::hidden);
  ui::showOnly(display, kOther);
  CHECK(seen(kLeft, display, "deep") == anatomy::MuscleVisibility::shown);
}

TEST_CASE("Selecting brings a hidden muscle back, but only that of its side", "[ui]") {
  MuscleDisplay display = seeThrough();
  ui::hide(display, kLeft);
  ui::hide(display, kRight);
  ui::select(display, kLeft);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::shown);
  CHECK(seen(kRight, display) == anatomy::MuscleVisibility::hidden);
}

TEST_CASE("Show only leaves one muscle of one side, whatever its layer", "[ui]") {
  MuscleDisplay display = seeThrough();
  display.superficial = false;
  ui::showOnly(display, kLeft);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::shown);
  CHECK(seen(kRight, display) == anatomy::MuscleVisibility::hidden);
  CHECK(seen(kOther, display, "deep") == anatomy::MuscleVisibility::hidden);
}

TEST_CASE("Show only replaces the muscle that was shown only before", "[ui]") {
  MuscleDisplay display = seeThrough();
  ui::showOnly(display, kLeft);
  ui::showOnly(display, kOther);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::hidden);
  CHECK(seen(kOther, display) == anatomy::MuscleVisibility::shown);
}

TEST_CASE("Show only shows a muscle that was hidden or faded", "[ui]") {
  MuscleDisplay display = seeThrough();
  ui::hide(display, kLeft);
  ui::fade(display, kOther);
  ui::showOnly(display, kLeft);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::shown);
  ui::showOnly(display, kOther);
  CHECK(seen(kOther, display) == anatomy::MuscleVisibility::shown);
}

TEST_CASE("Several muscles can be shown only, all others are hidden", "[ui]") {
  MuscleDisplay display = seeThrough();
  display.only = {kLeft, kOther};
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::shown);
  CHECK(seen(kOther, display) == anatomy::MuscleVisibility::shown);
  CHECK(seen(kRight, display) == anatomy::MuscleVisibility::hidden);
}

TEST_CASE("Fade makes the muscle of one side see-through, also when it is selected", "[ui]") {
  MuscleDisplay display = seeThrough();
  ui::select(display, kLeft);
  ui::fade(display, kLeft);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::faded);
  CHECK(seen(kRight, display) == anatomy::MuscleVisibility::shown);
}

TEST_CASE("A muscle faded or hidden several times comes back at once", "[ui]") {
  for (const auto change : {ui::fade, ui::hide}) {
    MuscleDisplay display = seeThrough();
    for (int i = 0; i < 3; ++i) change(display, kLeft);
    ui::bringBack(display, kLeft);
    CHECK(display == seeThrough());
  }
}

TEST_CASE("Of fade and hide the last one counts", "[ui]") {
  MuscleDisplay display = seeThrough();
  ui::hide(display, kLeft);
  ui::fade(display, kLeft);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::faded);
  ui::hide(display, kLeft);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::hidden);
}

TEST_CASE("Hiding the selected muscle deselects it, hiding another does not", "[ui]") {
  MuscleDisplay display = seeThrough();
  ui::select(display, kLeft);
  ui::hide(display, kRight);
  CHECK(display.selected == kLeft);
  ui::hide(display, kLeft);
  CHECK_FALSE(display.selected);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::hidden);
}

TEST_CASE("Hiding one of two muscles that are shown only leaves the other alone", "[ui]") {
  MuscleDisplay display = seeThrough();
  display.only = {kLeft, kOther};
  ui::hide(display, kLeft);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::hidden);
  CHECK(seen(kOther, display) == anatomy::MuscleVisibility::shown);
  CHECK(seen(kRight, display) == anatomy::MuscleVisibility::hidden);
}

TEST_CASE("Bring back shows one muscle again and leaves the others hidden", "[ui]") {
  MuscleDisplay display = seeThrough();
  ui::hide(display, kLeft);
  ui::hide(display, kRight);
  ui::fade(display, kOther);
  ui::bringBack(display, kLeft);
  CHECK(seen(kLeft, display) == anatomy::MuscleVisibility::shown);
  CHECK(seen(kRight, display) == anatomy::MuscleVisibility::hidden);
  CHECK(seen(kOther, display) == anatomy::MuscleVisibility::faded);
}

TEST_CASE("Bring back all shows every muscle of every layer and keeps skin and selection", "[ui]") {
  MuscleDisplay display = seeThrough(0.4f);
  ui::select(display, kOther);
  ui::showOnly(display, kLeft);
  ui::hide(display, kRight);
  ui::fade(display, kOther);
  display.superficial = display.intermediate = display.deep = false;
  ui::bringBackAll(display);
  for (const anatomy::SidedMuscle muscle : {kLeft, kRight, kOther})
    for (const char* layer : {"superficial", "intermediate", "deep"})
      CHECK(seen(muscle, display, layer) == anatomy::MuscleVisibility::shown);
  CHECK(display.skinOpacity == 0.4f);
  CHECK(display.selected == kOther);
}

TEST_CASE("A variant that not everyone has is seen only when it is asked for", "[ui]") {
  anatomy::Muscle variant;
  variant.layer = "superficial";
  variant.variant = true;
  MuscleDisplay display = seeThrough();
  CHECK(ui::visibilityOf(kLeft, variant, display) == anatomy::MuscleVisibility::hidden);
  ui::select(display, kLeft);
  CHECK(ui::visibilityOf(kLeft, variant, display) == anatomy::MuscleVisibility::shown);
  CHECK(ui::visibilityOf(kRight, variant, display) == anatomy::MuscleVisibility::hidden);
  ui::showOnly(display, kRight);
  CHECK(ui::visibilityOf(kRight, variant, display) == anatomy::MuscleVisibility::shown);
}

TEST_CASE("A muscle is named with its side and part", "[ui]") {
  const anatomy::MuscleTable& table = tests::findingsWorld().catalogue().muscles;
  CHECK(ui::sidedName(table, {table.find("trapezius.upper").value(), Side::right}) ==
        "right upper trapezius");
}
