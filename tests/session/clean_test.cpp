#include "session/clean.h"

#include <catch2/catch.hpp>
#include <limits>

#include "session/limits.h"

using namespace knotmap;

TEST_CASE("cleanText keeps valid UTF-8 as it is", "[session]") {
  const std::string text = "Nacken \xC3\xBC \xE2\x82\xAC \xF0\x9F\x98\x80\n\tend";
  CHECK(session::cleanText(text, 1000) == text);
}

TEST_CASE("cleanText replaces each byte that is no UTF-8", "[session]") {
  const std::string mark = "\xEF\xBF\xBD";
  CHECK(session::cleanText("a\xFFz", 1000) == "a" + mark + "z");
  CHECK(session::cleanText("\xC0\xAF", 1000) == mark + mark);             // overlong "/"
  CHECK(session::cleanText("\xED\xA0\x80", 1000) == mark + mark + mark);  // a surrogate
  CHECK(session::cleanText("ab\xE2\x82", 1000) == "ab" + mark + mark);    // cut off
}

TEST_CASE("cleanText drops control characters but line breaks and tabs", "[session]") {
  CHECK(session::cleanText(std::string("a\0b\r\n\tc\x7F", 8), 1000) == "ab\n\tc");
}

TEST_CASE("cleanText cuts between characters", "[session]") {
  CHECK(session::cleanText("a\xC3\xBC"
                           "b",
                           2) == "a");
  CHECK(session::cleanText("a\xC3\xBC"
                           "b",
                           3) == "a\xC3\xBC");
}

TEST_CASE("isPlace refuses faces that do not exist and positions outside a face", "[session]") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const auto at = [](std::uint32_t face, float u, float v) {
    return session::isPlace({anatomy::FaceId{face}, u, v});
  };
  CHECK(at(0, 0.0f, 0.0f));
  CHECK(at(13377, 1.0f, 1.0f));
  CHECK_FALSE(at(13378, 0.5f, 0.5f));
  CHECK_FALSE(at(7, -0.001f, 0.5f));
  CHECK_FALSE(at(7, 0.5f, 1.001f));
  CHECK_FALSE(at(7, nan, 0.5f));
  CHECK_FALSE(at(7, 0.5f, nan));
}

TEST_CASE("cleanShape brings every slider into its range", "[session]") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const anatomy::BodyShape shape = session::cleanShape({-1.0f, 10.0f, 2.0f, nan, 0.3f, 9.0f});
  CHECK(shape == anatomy::BodyShape{0.0f, 25.0f, 1.0f, 0.5f, 0.3f, 1.0f});
}

TEST_CASE("cleanMark takes the dabs off a knot and bounds the brush of an area", "[session]") {
  anatomy::Mark mark;
  mark.dabs = {{{}, 1e9f}, {{}, -1.0f}};
  CHECK(session::cleanMark(mark).dabs.empty());

  mark.kind = anatomy::Mark::Kind::painArea;
  const anatomy::Mark area = session::cleanMark(mark);
  REQUIRE(area.dabs.size() == 2);
  CHECK(area.dabs[0].radiusMm == session::kMaxBrushMm);
  CHECK(area.dabs[1].radiusMm == session::kMinBrushMm);
}
