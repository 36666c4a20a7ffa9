#include "platform/offscreen_gl.h"

#include <catch2/catch.hpp>
#include <string>

using namespace knotmap::platform;

namespace {

/// What the current context says of its version, asked without any OpenGL header.
std::string glVersion() {
  constexpr unsigned kVersion = 0x1F02;
  using GetString = const unsigned char* (*)(unsigned);
  const auto getString = reinterpret_cast<GetString>(OffscreenGl::address("glGetString"));
  REQUIRE(getString != nullptr);
  const unsigned char* text = getString(kVersion);
  return text ? reinterpret_cast<const char*>(text) : "";
}

}  // namespace

TEST_CASE("A context without a display speaks OpenGL 3.3 or newer", "[platform]") {
  const auto context = OffscreenGl::create();
  REQUIRE(context);
  const std::string version = glVersion();
  INFO(version);
  CHECK(version >= "3.3");
  CHECK(version.find("Core Profile") != std::string::npos);
}

TEST_CASE("A context can speak the OpenGL of a browser", "[platform]") {
  const auto context = OffscreenGl::create(GlDialect::es30);
  REQUIRE(context);
  CHECK(glVersion().rfind("OpenGL ES 3.", 0) == 0);
}

TEST_CASE("A context that ends makes room for the next", "[platform]") {
  for (const GlDialect dialect : {GlDialect::es30, GlDialect::core33, GlDialect::es30}) {
    const auto context = OffscreenGl::create(dialect);
    REQUIRE(context);
    CHECK((glVersion().rfind("OpenGL ES", 0) == 0) == (dialect == GlDialect::es30));
  }
}
