#include "referral/atlas_edit.h"

#include <catch2/catch.hpp>

#include "referral/atlas_reader.h"

namespace knotmap::referral {
namespace {

anatomy::Place at(unsigned landmark) {
  return {.kind = anatomy::Place::Kind::landmark,
          .landmark = anatomy::LandmarkId{static_cast<std::uint16_t>(landmark)}};
}

/// One site, two essential strokes, one spillover stroke.
RowDrawing sample() {
  return {{at(1)}, {{{at(2), at(3)}, 10.0f}, {{at(4)}, 12.0f}}, {{{at(5), at(6)}, 20.0f}}};
}

constexpr StrokeRef kFirst{Role::essential, 0}, kDisc{Role::essential, 1};
constexpr TriggerPointId kRow{7}, kOther{9};

}  // namespace

TEST_CASE("moving a handle changes that place and nothing else", "[author]") {
  const RowDrawing moved = applied(sample(), MoveHandle{{kFirst, 1}, at(9)});
  RowDrawing expected = sample();
  expected.essential[0].through[1] = at(9);
  CHECK(moved == expected);
  CHECK(applied(sample(), MoveHandle{{std::nullopt, 0}, at(9)}).sites[0] == at(9));
}

TEST_CASE("a change of something that is not there changes nothing", "[author]") {
  const StrokeRef none{Role::spillover, 4};
  for (const RowChange& change :
       std::vector<RowChange>{MoveHandle{{kFirst, 2}, at(9)}, MoveHandle{{none, 0}, at(9)},
                              MoveHandle{{std::nullopt, 1}, at(9)}, RemoveStroke{none},
                              SetRadius{none, 9.0f}, SetRole{none, Role::essential},
                              InsertPlace{{none, 0}, at(9)}, InsertPlace{{kFirst, 3}, at(9)},
                              AddStroke{Role::essential, {}}, RemoveHandle{{none, 0}}})
    CHECK(applied(sample(), change) == sample());
}

TEST_CASE("a stroke goes with its last place, the last site stays", "[author]") {
  CHECK(applied(sample(), RemoveHandle{{kDisc, 0}}).essential.size() == 1);
  CHECK(applied(sample(), RemoveHandle{{kFirst, 0}}).essential[0].through.size() == 1);
  CHECK(applied(sample(), RemoveHandle{{std::nullopt, 0}}).sites.size() == 1);
}

TEST_CASE("another role makes a stroke the last one there", "[author]") {
  const RowDrawing changed = applied(sample(), SetRole{kFirst, Role::spillover});
  REQUIRE(changed.essential.size() == 1);
  CHECK(changed.essential[0] == sample().essential[1]);
  REQUIRE(changed.spillover.size() == 2);
  CHECK(changed.spillover[1] == sample().essential[0]);
}

TEST_CASE("radii stay within what files may hold", "[author]") {
  CHECK(applied(sample(), SetRadius{kFirst, 500.0f}).essential[0].radiusMm == kMostRadiusMm);
  CHECK(applied(sample(), SetRadius{kFirst, 0.0f}).essential[0].radiusMm == kLeastRadiusMm);
}

TEST_CASE("every handle names its place", "[author]") {
  const auto handles = handlesOf(sample());
  CHECK(handles.size() == 6);
  for (const Handle& handle : handles) CHECK(placeOf(sample(), handle) != nullptr);
  CHECK(placeOf(sample(), {kDisc, 1}) == nullptr);
}

TEST_CASE("a place is added to a line where it makes the smallest detour", "[author]") {
  const std::vector<core::Vec3> line{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}};
  CHECK(cheapestInsertion(line, {-1, 0, 0}) == 0);
  CHECK(cheapestInsertion(line, {0.5f, 0.2f, 0}) == 1);
  CHECK(cheapestInsertion(line, {1.4f, 0, 0}) == 2);
  CHECK(cheapestInsertion(line, {3, 0, 0}) == 3);
  CHECK(cheapestInsertion({}, {3, 0, 0}) == 0);
  CHECK(cheapestInsertion({{0, 0, 0}}, {3, 0, 0}) == 1);
}

TEST_CASE("a drag is one step to undo, and one that changed nothing is none", "[author]") {
  DraftHistory history;
  history.open(kRow, sample());
  history.beginGesture();
  for (unsigned i = 10; i < 15; ++i)
    history.set(kRow, applied(history.drawing(kRow), MoveHandle{{std::nullopt, 0}, at(i)}));
  history.endGesture();
  history.beginGesture();
  history.endGesture();
  history.undo();
  CHECK(history.drawing(kRow) == sample());
  CHECK_FALSE(history.canUndo());
  history.redo();
  CHECK(history.drawing(kRow).sites[0] == at(14));
}

TEST_CASE("a drag that is given up leaves nothing behind", "[author]") {
  DraftHistory history;
  history.open(kRow, sample());
  history.beginGesture();
  history.set(kRow, applied(sample(), RemoveStroke{kFirst}));
  history.cancelGesture();
  CHECK(history.drawing(kRow) == sample());
  CHECK_FALSE(history.canUndo());
}

TEST_CASE("undoing past the time a row was taken up leads back to the row as it was", "[author]") {
  DraftHistory history;
  history.open(kRow, sample());
  history.set(kRow, applied(sample(), RemoveStroke{kFirst}));
  history.open(kOther, sample());
  history.set(kOther, applied(sample(), RemoveStroke{kDisc}));
  history.undo();
  history.undo();
  CHECK(history.drawing(kOther) == sample());
  CHECK(history.drawing(kRow) == sample());
}

}  // namespace knotmap::referral
