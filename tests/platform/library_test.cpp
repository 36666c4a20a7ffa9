#include "platform/library.h"

#include <catch2/catch.hpp>

using knotmap::platform::libraryFunction;

TEST_CASE("A function of a library can be called", "[platform]") {
  const auto cosine = libraryFunction("libm.so.6", "cos");
  REQUIRE(cosine);
  CHECK(reinterpret_cast<double (*)(double)>(*cosine)(0.0) == 1.0);
}

TEST_CASE("A library asked for twice is the same", "[platform]") {
  CHECK(libraryFunction("libm.so.6", "cos").value() == libraryFunction("libm.so.6", "cos").value());
}

TEST_CASE("A missing library is an error that names it", "[platform]") {
  const auto missing = libraryFunction("/nowhere/libnothing.so", "cos");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().where == "/nowhere/libnothing.so");
  CHECK(missing.error().what.find("libnothing.so") != std::string::npos);
}

TEST_CASE("A missing function is an error that names it", "[platform]") {
  const auto missing = libraryFunction("libm.so.6", "knotmapNothing");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().what.find("knotmapNothing") != std::string::npos);
}
