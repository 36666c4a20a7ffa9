#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "core/files.h"
#include "platform/files.h"
#include "render/renderer.h"

namespace knotmap::render {
namespace {

std::filesystem::path buildFile(const char* name) {
  return std::filesystem::path(KNOTMAP_TEST_BUILD) / name;
}

Image noise(int width, int height, unsigned seed) {
  std::mt19937 random(seed);
  Image image{.width = width, .height = height, .rgb = {}};
  for (int i = 0; i < width * height * 3; ++i)
    image.rgb.push_back(static_cast<std::uint8_t>(random() & 0xffu));
  return image;
}

TEST_CASE("a picture written as PNG reads back byte for byte", "[render][png]") {
  for (const auto& [width, height] : {std::pair{1, 1}, {7, 3}, {1, 40}, {320, 240}}) {
    const Image image = noise(width, height, 5);
    REQUIRE(writePng(image, buildFile("round_trip.png")));

    const auto back = readPng(buildFile("round_trip.png"));

    REQUIRE(back);
    CHECK(back->width == width);
    CHECK(back->height == height);
    CHECK(back->rgb == image.rgb);
  }
}

TEST_CASE("an empty picture is refused", "[render][png]") {
  CHECK_FALSE(writePng(Image{}, buildFile("empty.png")));
}

TEST_CASE("a truncated PNG is an error that names the file", "[render][png]") {
  REQUIRE(writePng(noise(40, 30, 6), buildFile("whole.png")));
  const auto bytes = core::readFile(buildFile("whole.png"));
  REQUIRE(bytes);
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{4}, std::size_t{30}, bytes->size() / 2}) {
    REQUIRE(platform::writeFileAtomically(buildFile("cut.png"), bytes->substr(0, length)));
    const auto image = readPng(buildFile("cut.png"));
    REQUIRE_FALSE(image);
    CHECK(image.error().where.find("cut.png") != std::string::npos);
  }
}

TEST_CASE("a picture that does not exist is an error", "[render][png]") {
  CHECK_FALSE(readPng(buildFile("nowhere.png")));
}

}  // namespace
}  // namespace knotmap::render
