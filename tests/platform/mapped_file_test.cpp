#include "platform/mapped_file.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "platform/files.h"
#include "platform/temporary_folder.h"

using namespace knotmap::platform;
namespace fs = std::filesystem;

namespace {

std::string_view textOf(const MappedFile& file) {
  return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

}  // namespace

TEST_CASE("A mapped file holds every byte of the file", "[platform]") {
  const TemporaryFolder folder("mapped-test");
  std::string bytes(10'000, 'x');  // more than a page, and no whole number of them
  bytes[0] = '\0';
  bytes.back() = 'z';
  REQUIRE(writeFileAtomically(folder / "a", bytes));

  const auto file = MappedFile::open(folder / "a");
  REQUIRE(file);
  CHECK(textOf(*file) == bytes);
}

TEST_CASE("A mapped file keeps its content when the file is replaced", "[platform]") {
  const TemporaryFolder folder("mapped-test");
  REQUIRE(writeFileAtomically(folder / "a", "old"));
  const MappedFile file = MappedFile::open(folder / "a").value();
  REQUIRE(writeFileAtomically(folder / "a", "new"));

  CHECK(textOf(file) == "old");
}

TEST_CASE("A mapping moves with its owner", "[platform]") {
  const TemporaryFolder folder("mapped-test");
  REQUIRE(writeFileAtomically(folder / "a", "first"));
  REQUIRE(writeFileAtomically(folder / "b", "second"));
  MappedFile file = MappedFile::open(folder / "a").value();
  {
    MappedFile other = MappedFile::open(folder / "b").value();
    file = std::move(other);
  }
  const MappedFile last = std::move(file);

  CHECK(textOf(last) == "second");
}

TEST_CASE("A missing, an empty file and a folder cannot be mapped", "[platform]") {
  const TemporaryFolder folder("mapped-test");
  REQUIRE(writeFileAtomically(folder / "empty", ""));

  for (const fs::path& path : {folder / "missing", folder / "empty", folder.path()}) {
    const auto file = MappedFile::open(path);
    REQUIRE_FALSE(file);
    CHECK(file.error().where == path.string());
  }
}
