#include "core/format/fields.h"

#include <catch2/catch.hpp>

#include "core/format/field_kinds.h"
#include "core/json.h"

using namespace knotmap::core;
using Catch::Contains;

namespace {

// A whole format, as small as one can be: a shelf with books.

enum class Cover { soft, hard };
std::string_view coverName(Cover cover) { return cover == Cover::soft ? "soft" : "hard"; }

struct Size {  // knows no place for what is unknown: its book keeps it
  float widthMm = 0.0f;
  bool operator==(const Size&) const = default;
};

struct Book {
  std::string title;
  Cover cover = Cover::soft;
  Size size{};
  std::optional<int> year{};
  bool lent = false;
  std::vector<Size> pictures{};
  Unknown unknown{};
  bool operator==(const Book&) const = default;
};

struct Shelf {
  std::vector<Book> books;
  std::vector<std::string> tags;
  std::string owner = "nobody";
  Size size{};
  Unknown unknown{};
  std::optional<int> newerMinor;
  bool operator==(const Shelf&) const = default;
};

constexpr Format kFormat{
    .name = "shelf", .noun = "shelf", .current = {.major = 1, .minor = 3}, .lifts = {}};

constexpr Object kSize{[](auto& row, auto& size) {
  row.must("width_mm", size.widthMm, Number{0.0, 500.0});
}};

constexpr Object kBook{[](auto& row, auto& book) {
  row.unknown(book.unknown);
  row.must("title", book.title, Id{20});
  row.may("cover", book.cover, Word<Cover>{coverName, 2});
  row.given("size", book.size, kSize);
  row.given("year", book.year, Whole{1450, 2100});
  row.may("lent", book.lent, Flag{});
  row.may("pictures", book.pictures, List{3, kSize});
}};

constexpr Object kShelf{[](auto& row, auto& shelf) {
  row.unknown(shelf.unknown);
  row.header(kFormat, shelf.newerMinor);
  row.must("books", shelf.books, List{3, kBook});
  row.may("tags", shelf.tags, List{2, Text{5}});
  row.may("owner", shelf.owner, Text{10});
  row.given("size", shelf.size, kSize);
}};

Result<Shelf> read(const std::string& text) {
  Json root = Json::parse(text);
  const auto opened = open(root, kFormat, "a.shelf");
  if (!opened) return opened.error();
  Problems problems;
  Shelf shelf;
  shelf.newerMinor = opened->newerMinor;
  kShelf.read({.data = {root, "a.shelf: ", problems}, .unknownKeys = opened->unknownKeys()}, shelf);
  if (!problems.empty()) return combined(problems);
  return shelf;
}

std::string write(const Shelf& shelf) {
  JsonText text;
  FieldWriter writer({text}, Layout::ownLines);
  kShelf.rows(writer, shelf);
  writer.finish();
  return std::move(text).str();
}

std::string refusal(const std::string& members, int minor = 3) {
  const auto shelf = read(R"({"format":"shelf","version":1,"minor":)" + std::to_string(minor) +
                          "," + members + "}");
  return shelf ? "" : shelf.error().message();
}

Shelf fullShelf() {
  return {.books = {{.title = "Anatomy",
                     .cover = Cover::hard,
                     .size = {210.5f},
                     .year = 1918,
                     .lent = true,
                     .pictures = {{10.0f}, {0.1f}}},
                    {.title = "Ü \"2\""}},
          .tags = {"red", "old"},
          .owner = "me",
          .size = {400.0f},
          .newerMinor = {}};
}

const std::string kFullText = R"({
  "format": "shelf",
  "version": 1,
  "minor": 3,
  "books": [
    {"title":"Anatomy","cover":"hard","size":{"width_mm":210.5},"year":1918,"lent":true,"pictures":[{"width_mm":10.0},{"width_mm":0.1}]},
    {"title":"Ü \"2\"","cover":"soft","lent":false,"pictures":[]}
  ],
  "tags": ["red","old"],
  "owner": "me",
  "size": {"width_mm":400.0}
})";

}  // namespace

TEST_CASE("Rows write members in their order, short and readable", "[core]") {
  CHECK(write(fullShelf()) == kFullText);
}

TEST_CASE("Rows read what they write", "[core]") {
  const auto shelf = read(kFullText);
  REQUIRE(shelf);
  CHECK(*shelf == fullShelf());
}

TEST_CASE("An empty list takes no line, and nothing is said of what was not given", "[core]") {
  CHECK(write({}) ==
        "{\n  \"format\": \"shelf\",\n  \"version\": 1,\n  \"minor\": 3,\n  \"books\": [],\n"
        "  \"tags\": [],\n  \"owner\": \"nobody\"\n}");
}

TEST_CASE("What may be missing keeps the default of its struct", "[core]") {
  const auto shelf = read(R"({"format":"shelf","version":1,"books":[{"title":"A"}]})");
  REQUIRE(shelf);
  CHECK(*shelf == Shelf{.books = {{.title = "A"}}, .tags = {}, .newerMinor = {}});
}

TEST_CASE("What must be there is named, and nothing is said of what would be in it", "[core]") {
  CHECK(refusal("\"tags\":[]") == "a.shelf: books: is missing");
  CHECK(refusal(R"("books":[{"lent":true}])") == "a.shelf: books[0].title: is missing");
}

TEST_CASE("Each kind says what it found and expected", "[core]") {
  CHECK_THAT(refusal(R"("books":5)"), Contains("books: found 5, expected a list"));
  CHECK_THAT(refusal(R"("books":[5])"), Contains("books[0]: found no object, expected one"));
  CHECK_THAT(refusal(R"("books":[{"title":""}])"), Contains("title: is empty, expected an id"));
  CHECK_THAT(refusal(R"("books":[{"title":"A","lent":1}])"), Contains("expected true or false"));
  CHECK_THAT(refusal(R"("books":[{"title":"A","year":1400}])"), Contains("from 1450 to 2100"));
  CHECK_THAT(refusal(R"("books":[{"title":"A","cover":"hart"}])"),
             Contains("did you mean \"hard\"?"));
  CHECK_THAT(refusal(R"("books":[{"title":"A","size":{"width_mm":501}}])"),
             Contains("books[0].size.width_mm: found 501"));
  CHECK_THAT(refusal(R"("books":[],"tags":["123456"])"),
             Contains("tags[0]: has 6 bytes, expected at most 5"));
  CHECK_THAT(refusal(R"("books":[],"tags":["a","b","c"])"),
             Contains("tags: has 3 entries, expected at most 2"));
}

TEST_CASE("An unknown key is refused with a suggestion at every level", "[core]") {
  CHECK(refusal(R"("books":[],"ownr":"me")") ==
        "a.shelf: ownr: unknown key, did you mean \"owner\"?");
  CHECK_THAT(refusal(R"("books":[{"title":"A","yaer":1990}])"),
             Contains("books[0].yaer: unknown key, did you mean \"year\"?"));
  CHECK_THAT(refusal(R"("books":[{"title":"A","pictures":[{"width_mm":1,"widht":1}]}])"),
             Contains("books[0].pictures[0].widht: unknown key"));
}

TEST_CASE("Of a newer minor version unknown keys are kept where they belong", "[core]") {
  const std::string text = R"({
  "format": "shelf",
  "version": 1,
  "minor": 4,
  "books": [
    {"title":"A","cover":"soft","size":{"width_mm":0.0,"depth":1},"lent":false,"pictures":[{"width_mm":1.0},{"width_mm":2.0,"of":{"a":"b"}}],"isbn":[1,2]}
  ],
  "tags": [],
  "owner": "nobody",
  "size": {"width_mm":0.0,"depth":2.5},
  "colour": "red",
  "wheels": 4
})";
  const auto shelf = read(text);
  REQUIRE(shelf);
  CHECK(write(*shelf).find("\"isbn\":[1,2]") != std::string::npos);
  CHECK(shelf->unknown.bytes() ==
        std::string(R"("size":,"depth":2.5,"colour":"red","wheels":4,)").size());
  CHECK(shelf->books[0].unknown.within("pictures") != nullptr);
  CHECK(shelf->books[0].unknown.within("pictures")->within("0") == nullptr);
  CHECK(Json::parse(write(*shelf)) == Json::parse(text));
  CHECK(write(*shelf) == text);
}

TEST_CASE("Known keys of a newer minor version are read as ever", "[core]") {
  CHECK_THAT(refusal(R"("books":[{"title":"A","year":"x","isbn":1}])", 4),
             Contains("books[0].year"));
}

TEST_CASE("What is unknown compares by its members, in whatever order they came", "[core]") {
  Unknown a, b, c;
  a.add("x", Json(1));
  a.add("b", Json::parse(R"({"p":1,"q":2})"));
  b.add("b", Json::parse(R"({"q":2,"p":1})"));
  b.add("x", Json(1));
  c.add("x", Json(1));
  CHECK(a == b);
  CHECK(a != c);
  CHECK(a.members().at(0).key == "b");
  CHECK(Unknown{}.empty());
  CHECK_FALSE(c.empty());
}

TEST_CASE("What is unknown within a member is found, counted and forgotten", "[core]") {
  Unknown place, mark;
  place.add("w", Json(0.5));
  mark.addWithin("at", place);
  mark.addWithin("size", Unknown{});
  REQUIRE(mark.within("at") != nullptr);
  CHECK(*mark.within("at") == place);
  CHECK(mark.within("size") == nullptr);
  CHECK(mark.within("zz") == nullptr);
  CHECK(mark.bytes() == std::string(R"("at":,"w":0.5,)").size());
  mark.forget("zz");
  CHECK_FALSE(mark.empty());
  mark.forget("at");
  CHECK(mark.empty());
}

TEST_CASE("JSON text replaces what is no UTF-8 and escapes what has to be", "[core]") {
  JsonText text;
  text.text("a\xFF\"\n");
  CHECK(text.str() == "\"a\xEF\xBF\xBD\\\"\\n\"");
}
