#include <imgui.h>

#include <catch2/catch.hpp>

#include "ui_probe.h"

using namespace knotmap;

TEST_CASE("Labels are drawn behind the windows and centred on their place", "[ui]") {
  tests::UiProbe probe({});
  ImGui::NewFrame();
  ui::drawLabels({{600.0f, 300.0f, "L", ui::OverlayLabel::Kind::side}}, {});
  const ImDrawList& list = *ImGui::GetBackgroundDrawList();
  REQUIRE(list.VtxBuffer.Size == 4);
  const float x = 0.5f * (list.VtxBuffer[0].pos.x + list.VtxBuffer[2].pos.x);
  CHECK(x == Approx(600.0f).margin(3.0f));
  ImGui::EndFrame();
}

TEST_CASE("Of landmark names on top of each other one is drawn", "[ui]") {
  tests::UiProbe probe({});
  ImGui::NewFrame();
  const auto kind = ui::OverlayLabel::Kind::landmark;
  ui::drawLabels({{600.0f, 300.0f, "chin", kind}}, {});
  const int one = ImGui::GetBackgroundDrawList()->VtxBuffer.Size;
  ui::drawLabels({{600.0f, 300.0f, "chin", kind}, {605.0f, 304.0f, "lip", kind}}, {});
  CHECK(ImGui::GetBackgroundDrawList()->VtxBuffer.Size == 2 * one);
  ImGui::EndFrame();
}
