#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>

#include "session/session_file.h"
#include "ui_probe.h"

namespace {

using namespace knotmap;
using namespace knotmap::tests;
using core::Side;

const anatomy::MuscleTable& table() { return findingsWorld().catalogue().muscles; }

findings::MarkFindings at(const anatomy::Mark& mark) {
  return findings::findMark(mark, findingsWorld().body());
}

std::string idOf(std::optional<anatomy::MuscleId> muscle) {
  return muscle ? table()[*muscle].id : "";
}

/// Tells a muscle in the list of a mark by how deep it lies, which only this list says.
std::string depthWords(const anatomy::MuscleCrossing& crossing) {
  char words[64];
  std::snprintf(words, sizeof words, "%.0f to %.0f mm deep", crossing.enterMm, crossing.exitMm);
  return words;
}

/// A knot at the angle of the neck: the upper trapezius with other muscles below it.
class NeckKnot : public UiProbe {
 public:
  explicit NeckKnot(bool locked = false) : UiProbe(sessionOf(locked)) {
    state.marks.selected = anatomy::MarkId{1};
    frame();
    frame();
    REQUIRE(muscles().size() >= 2);
    REQUIRE(found().plausible);
  }
  const findings::MarkFindings& found() const { return findings().marks.at(0); }
  const std::vector<anatomy::MuscleCrossing>& muscles() const { return found().muscles; }
  const anatomy::Mark& mark() const { return session().marks.at(0); }
  /// A muscle of the list that is not the one proposed.
  const anatomy::MuscleCrossing& another() const {
    return muscles()[muscles()[0].muscle == *found().plausible ? 1 : 0];
  }

 private:
  static session::Session sessionOf(bool locked) {
    session::Session session =
        sessionWith({findingsWorld().knotAtLandmark("neck-angle", Side::left)});
    session.marks[0].locked = locked;
    return session;
  }
};

}  // namespace

TEST_CASE("A mark lists the muscles below it from the skin inwards", "[ui]") {
  const NeckKnot probe;
  float lastY = 0.0f;
  for (const anatomy::MuscleCrossing& crossing : probe.muscles()) {
    const auto texts = probe.find(depthWords(crossing));
    INFO(table()[crossing.muscle].id << ", " << depthWords(crossing));
    REQUIRE_FALSE(texts.empty());
    CHECK(texts[0].place.y >= lastY);
    lastY = texts[0].place.y;
  }
}

TEST_CASE("Crossings below any landmark are in depth order", "[ui]") {
  for (const anatomy::Landmark& landmark : findingsWorld().body().landmarks.table().landmarks()) {
    if (!landmark.paired) continue;
    for (const Side side : {Side::left, Side::right}) {
      const auto found = at(findingsWorld().knotAtLandmark(landmark.id, side));
      for (std::size_t i = 0; i < found.muscles.size(); ++i) {
        const anatomy::MuscleCrossing& crossing = found.muscles[i];
        INFO(landmark.id << ": " << table()[crossing.muscle].id);
        CHECK(crossing.enterMm <= crossing.exitMm);
        CHECK(crossing.enterMm >= 0.0f);
        if (i > 0) CHECK(found.muscles[i - 1].enterMm <= crossing.enterMm);
      }
    }
  }
}

TEST_CASE("A mark on the other side has the same muscles at the same depths", "[ui]") {
  for (const char* landmark : {"neck-angle", "deltoid-side", "mastoid", "scm-mid", "temple"}) {
    const auto left = at(findingsWorld().knotAtLandmark(landmark, Side::left));
    const auto right = at(findingsWorld().knotAtLandmark(landmark, Side::right));
    INFO(landmark);
    REQUIRE(left.muscles.size() == right.muscles.size());
    CHECK(idOf(left.plausible) == idOf(right.plausible));
    CHECK(left.muscles.at(0).side == Side::left);
    for (std::size_t i = 0; i < left.muscles.size(); ++i) {
      CHECK(left.muscles[i].muscle == right.muscles[i].muscle);
      CHECK(left.muscles[i].side != right.muscles[i].side);
      CHECK(left.muscles[i].enterMm == Approx(right.muscles[i].enterMm).margin(0.5));
    }
  }
}

TEST_CASE("The muscle proposed costs least: its depth and half the way to its nearest point",
          "[ui]") {
  const referral::Atlas& atlas = findingsWorld().catalogue().atlas;
  std::size_t proposed = 0;
  for (const referral::TriggerPoint& point : atlas.points()) {
    const Side side = point.midline ? Side::midline : point.onlyOn.value_or(Side::left);
    const auto found = at(findingsWorld().knotAtPoint(point.id, side));
    std::optional<anatomy::MuscleId> cheapest;
    float least = 1e9f;
    for (const anatomy::MuscleCrossing& crossing : found.muscles) {
      if (table()[crossing.muscle].variant) continue;
      float wayMm = 60.0f;
      for (const referral::NearbyPoint& near : found.near) {
        const auto carriers = table().surfacesOf(atlas[near.point].muscle);
        if (std::count(carriers.begin(), carriers.end(), crossing.muscle) > 0)
          wayMm = std::min(wayMm, near.distanceMm);
      }
      if (const float cost = crossing.enterMm + 0.5f * wayMm; cost < least) {
        least = cost;
        cheapest = crossing.muscle;
      }
    }
    INFO(point.id);
    CHECK(idOf(found.plausible) == idOf(cheapest));
    proposed += found.plausible.has_value();
  }
  CHECK(proposed > 80);
}

TEST_CASE("At a usual place of a muscle at the surface that muscle is proposed", "[ui]") {
  const struct {
    const char *point, *muscle;
  } cases[] = {{"TRAP-1", "trapezius.upper"},
               {"TRAP-3", "trapezius.lower"},
               {"MASS-S2", "masseter.superficial"},
               {"TEMP-1", "temporalis"}};
  for (const auto& each : cases) {
    INFO(each.point);
    CHECK(idOf(at(findingsWorld().knotAtPoint(each.point, Side::right)).plausible) == each.muscle);
  }
}

TEST_CASE("A deeper muscle is proposed where its usual point is and the outer one has none",
          "[ui]") {
  const referral::Atlas& atlas = findingsWorld().catalogue().atlas;
  std::size_t deeper = 0;
  for (const referral::TriggerPoint& point : atlas.points()) {
    if (point.midline || point.onlyOn) continue;
    const auto found = at(findingsWorld().knotAtPoint(point.id, Side::left));
    if (!found.plausible || found.muscles[0].muscle == *found.plausible) continue;
    const auto carriers = table().surfacesOf(point.muscle);
    deeper += std::count(carriers.begin(), carriers.end(), *found.plausible) > 0;
  }
  CHECK(deeper >= 5);
}

TEST_CASE("A painted area proposes no muscle", "[ui]") {
  anatomy::Mark area = findingsWorld().knotAtLandmark("neck-angle", Side::left);
  area.kind = anatomy::Mark::Kind::painArea;
  area.dabs = {{area.at, 15.0f}};
  CHECK(at(area).muscles.empty());
  CHECK_FALSE(at(area).plausible);
}

TEST_CASE("The proposal is stressed in the list until the person chooses", "[ui]") {
  const NeckKnot probe;
  CHECK(probe.find("most plausible").size() == 1);
  CHECK(probe.find("your choice").empty());
  CHECK(probe.mark().muscle.empty());
}

TEST_CASE("Another muscle of the list can be chosen, in one step to undo", "[ui]") {
  NeckKnot probe;
  const anatomy::MuscleCrossing wanted = probe.another();
  const auto output = probe.clickOn(depthWords(wanted));
  REQUIRE(output.edits.size() == 1);
  CHECK(probe.mark().muscle == table()[wanted.muscle].id);
  CHECK(probe.find("your choice").size() == 1);
  CHECK(probe.find("most plausible").empty());
  probe.history().undo();
  CHECK(probe.mark().muscle.empty());
  CHECK_FALSE(probe.history().canUndo());
}

TEST_CASE("Choosing a muscle of a mark selects it on the body", "[ui]") {
  NeckKnot probe;
  const anatomy::MuscleCrossing wanted = probe.another();
  probe.clickOn(depthWords(wanted));
  CHECK(probe.state.muscles.display.selected == anatomy::SidedMuscle{wanted.muscle, Side::left});
  CHECK(probe.state.muscles.display.skinOpacity < 1.0f);
}

TEST_CASE("A locked mark keeps its muscle, the clicked one is only looked at", "[ui]") {
  NeckKnot probe(true);
  const anatomy::MuscleCrossing wanted = probe.another();
  const auto output = probe.clickOn(depthWords(wanted));
  CHECK(output.edits.empty());
  CHECK(probe.mark().muscle.empty());
  CHECK(probe.state.muscles.display.selected == anatomy::SidedMuscle{wanted.muscle, Side::left});
}

TEST_CASE("The muscle chosen for a mark is saved and loaded with it", "[ui]") {
  NeckKnot probe;
  probe.clickOn(depthWords(probe.another()));
  const std::string chosen = probe.mark().muscle;
  const auto loaded =
      session::sessionFromText(session::sessionToText(probe.session()), "test.knotmap");
  REQUIRE(bool(loaded));
  CHECK(loaded->marks.at(0).muscle == chosen);
  UiProbe again(*loaded);
  again.state.marks.selected = anatomy::MarkId{1};
  again.frame();
  again.frame();
  CHECK(again.find("your choice").size() == 1);
}
