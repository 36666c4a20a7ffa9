#include <catch2/catch.hpp>

#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;

/// Clicks the slider that stands below the words "Skin 100 %", so far from its left end.
void clickSkinSlider(UiProbe& probe, float pixels) {
  const auto words = probe.find("Skin ");
  REQUIRE(words.size() == 1);
  const ui::Rect place = words[0].place;
  probe.click(place.x + pixels, place.y + place.height + 14.0f);
}

UiProbe& makeSeeThrough(UiProbe& probe) {
  probe.state.muscles.display.skinOpacity = 0.5f;
  probe.frame();
  probe.frame();
  return probe;
}

}  // namespace

TEST_CASE("Layers of muscles are offered only when the skin is see-through", "[ui]") {
  UiProbe probe({});
  CHECK_FALSE(probe.find("Skin 100 %").empty());
  CHECK(probe.find("Deep muscles").empty());
  makeSeeThrough(probe);
  CHECK_FALSE(probe.find("Skin 50 %").empty());
  for (const char* layer : {"Superficial muscles", "Intermediate muscles", "Deep muscles"})
    CHECK(probe.find(layer).size() == 1);
}

TEST_CASE("The skin slider makes the skin see-through without an edit of the session", "[ui]") {
  UiProbe probe({});
  clickSkinSlider(probe, 60.0f);
  const float leftwards = probe.state.muscles.display.skinOpacity;
  CHECK(leftwards > 0.0f);
  CHECK(leftwards < 0.6f);
  clickSkinSlider(probe, 120.0f);
  CHECK(probe.state.muscles.display.skinOpacity > leftwards);
  CHECK_FALSE(probe.history().canUndo());
}

TEST_CASE("The skin slider at its ends draws no skin, and the skin alone", "[ui]") {
  UiProbe probe({});
  clickSkinSlider(probe, 1.0f);
  CHECK(probe.state.muscles.display.skinOpacity == 0.0f);
  const auto words = probe.find("Skin 0 %");
  REQUIRE(words.size() == 1);
  // The body begins where the panel ends, its padding of 14 pixels included.
  const ui::Rect body = ui::bodyArea({1280.0f, 2400.0f}, probe.state.settings, ui::Stage::work,
                                     findingsWorld().catalogue().messages);
  clickSkinSlider(probe, body.x - 16.0f - words[0].place.x);
  CHECK(probe.state.muscles.display.skinOpacity == 1.0f);
}

TEST_CASE("Each layer has its own switch, and it switches both ways", "[ui]") {
  const struct {
    const char* words;
    bool ui::MuscleDisplay::*shown;
  } layers[] = {{"Superficial muscles", &ui::MuscleDisplay::superficial},
                {"Intermediate muscles", &ui::MuscleDisplay::intermediate},
                {"Deep muscles", &ui::MuscleDisplay::deep}};
  UiProbe probe({});
  makeSeeThrough(probe);
  for (const auto& layer : layers) {
    ui::MuscleDisplay wanted = probe.state.muscles.display;
    wanted.*layer.shown = false;
    CHECK(probe.clickOn(layer.words).edits.empty());
    CHECK(probe.state.muscles.display == wanted);
    probe.clickOn(layer.words);
    CHECK(probe.state.muscles.display.*layer.shown);
  }
}

TEST_CASE("What was changed about muscles is counted, and brought back all at once", "[ui]") {
  UiProbe probe({});
  makeSeeThrough(probe);
  CHECK(probe.find("Bring back all").empty());
  const anatomy::MuscleTable& table = findingsWorld().catalogue().muscles;
  const auto left = [&](const char* id) {
    return anatomy::SidedMuscle{table.find(id).value(), core::Side::left};
  };
  ui::hide(probe.state.muscles.display, left("platysma"));
  ui::hide(probe.state.muscles.display, left("trapezius.upper"));
  ui::fade(probe.state.muscles.display, left("masseter.superficial"));
  probe.frame();
  probe.frame();
  CHECK_FALSE(probe.find("2 hidden, 1 faded").empty());
  probe.clickOn("Bring back all");
  ui::MuscleDisplay wanted;
  wanted.skinOpacity = 0.5f;
  CHECK(probe.state.muscles.display == wanted);
  CHECK(probe.find("Bring back all").empty());
}
