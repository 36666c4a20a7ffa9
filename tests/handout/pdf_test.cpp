#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "handout/pdf_writer.h"
#include "sample.h"

using namespace knotmap;
using namespace knotmap::handout;

namespace {

/// A PDF as other programs read it.
class PdfFile {
 public:
  explicit PdfFile(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              fmt::format("knotmap-handout-{}-{}.pdf", ::getpid(), bytes.size())) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~PdfFile() { std::filesystem::remove(path_); }
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  /// What a command prints about the file, {} standing for its name.
  std::string ask(const std::string& command) const {
    const std::string line = fmt::format(fmt::runtime(command), path_.string()) + " 2>&1";
    FILE* pipe = ::popen(line.c_str(), "r");
    std::string answer;
    std::array<char, 4096> part{};
    while (const std::size_t length = std::fread(part.data(), 1, part.size(), pipe))
      answer.append(part.data(), length);
    ::pclose(pipe);
    return answer;
  }

 private:
  std::filesystem::path path_;
};

std::string pdfOf(const tests::Sample& sample, Paper paper = Paper::a4) {
  const auto pdf = asPdf(sample.subject(), paper);
  REQUIRE(pdf);
  return *pdf;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

int pagesIn(const std::string& info) {
  int pages = 0;
  std::sscanf(info.c_str() + info.find("Pages:"), "Pages: %d", &pages);
  return pages;
}

}  // namespace

TEST_CASE("a PDF has one or two pages for any number of marks", "[handout][pdf]") {
  for (const int marks : {0, 1, 3, 8, 30}) {
    const PdfFile file(pdfOf(tests::samplePlan(marks)));
    const int pages = pagesIn(file.ask("pdfinfo {}"));
    INFO(marks << " marks");
    CHECK((pages == 1 || pages == 2));
  }
}

TEST_CASE("a PDF is tagged, titled, dated and in its language", "[handout][pdf]") {
  const PdfFile file(pdfOf(tests::samplePlan()));
  const std::string info = file.ask("TZ=UTC pdfinfo {}");
  CHECK(has(info, "Your sore spots and what to try"));
  CHECK(has(info, "Knotmap"));
  CHECK(has(info, "Sat Nov 21 00:00:00 2026"));
  CHECK(has(info, "Tagged:          yes"));
  const std::string objects = file.ask("qpdf --qdf --object-streams=disable {} -");
  CHECK(has(objects, "/Lang (en)"));
  CHECK(has(objects, "/DisplayDocTitle true"));
  CHECK(has(objects, "/Alt (The back with one mark.)"));
  for (const char* tag : {"/S /H1", "/S /H2", "/S /P", "/S /L\n", "/S /LI", "/S /Figure", "/S /TD"})
    CHECK(has(objects, tag));
}

TEST_CASE("a PDF is sound, its fonts are embedded and its text can be read", "[handout][pdf]") {
  const PdfFile file(pdfOf(tests::samplePlan()));
  CHECK(has(file.ask("qpdf --check {}"), "No syntax or stream encoding errors"));
  const std::string fonts = file.ask("pdffonts {} | tail -n +3");
  CHECK(has(fonts, "Inter"));
  std::istringstream lines(fonts);
  for (std::string line; std::getline(lines, line);) CHECK(has(line, "yes yes yes"));
  const std::string text = file.ask("pdftotext {} -");
  for (const char* words : {"Left place 1", "Left place 2", "warmth", "10 minutes before",
                            "5 December 2026", "Example Practice", "A Manual"})
    CHECK(has(text, words));
}

TEST_CASE("a PDF of a stop has its words and no technique", "[handout][pdf]") {
  const PdfFile file(pdfOf(tests::sampleStop()));
  const std::string text = file.ask("pdftotext {} -");
  CHECK(has(text, "See someone today"));
  CHECK(has(text, "See a doctor today."));
  CHECK_FALSE(has(text, "squeeze"));
}

TEST_CASE("a PDF has the size of the paper", "[handout][pdf]") {
  const PdfFile a4(pdfOf(tests::samplePlan())), letter(pdfOf(tests::samplePlan(), Paper::letter));
  CHECK(has(a4.ask("pdfinfo {}"), "(A4)"));
  CHECK(has(letter.ask("pdfinfo {}"), "(letter)"));
}

TEST_CASE("the same session gives the same bytes", "[handout][pdf]") {
  CHECK(pdfOf(tests::samplePlan()) == pdfOf(tests::samplePlan()));
}

TEST_CASE("long names and notes stay inside two pages", "[handout][pdf]") {
  tests::Sample sample = tests::samplePlan(8);
  for (int i = 0; i < 400; ++i) sample.session.notes += "A long note about a long day. ";
  sample.clinic = std::string(300, 'W');
  for (auto& spot : sample.spots) spot.place += " with a name that goes on and on and on and on";
  for (anatomy::Mark& mark : sample.session.marks) mark.note = std::string(500, 'x');
  const PdfFile file(pdfOf(sample));
  CHECK(pagesIn(file.ask("pdfinfo {}")) <= 2);
}

TEST_CASE("a picture is written as PNG", "[handout]") {
  const auto png = asPng(tests::samplePicture());
  REQUIRE(png);
  CHECK(png->substr(1, 3) == "PNG");
}
