#include "handout/pdf_writer.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <memory>
#include <optional>

#include "handout/pdf_finish.h"

namespace knotmap::handout {
namespace {

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;
using Cairo = std::unique_ptr<cairo_t, DestroyCairo>;

constexpr double kFooterPt = 7.5;
constexpr double kPicturePointsHigh = 420.0;  ///< how high a single picture is taken to be drawn

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void setFacts(cairo_surface_t* surface, const Content& content, std::chrono::year_month_day date) {
  const std::string created = fmt::format("{:04}-{:02}-{:02}T00:00:00Z", int(date.year()),
                                          unsigned(date.month()), unsigned(date.day()));
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, content.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, "Knotmap");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Knotmap");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
}

/// Lists and tables hold their rows; each page starts new ones.
void drawPieces(cairo_t* cairo, const Page& page, const Sheet& sheet) {
  int open = 0;
  std::optional<Tag> group;
  for (const PlacedPiece& placed : page) {
    const int wanted = placed.piece.group ? placed.piece.groupNumber : 0;
    if (wanted != open) {
      group.reset();
      if (wanted) group.emplace(cairo, placed.piece.group);
      open = wanted;
    }
    placed.piece.draw(cairo, sheet.margin, sheet.margin + placed.y);
  }
}

struct PageNumber {
  std::size_t page, pages;
};

void drawFooter(cairo_t* cairo, const Typesetter& type, const Content& content, const Sheet& sheet,
                PageNumber number) {
  const double width = sheet.width - 2 * sheet.margin;
  const TextStyle style{kFooterPt, false, Ink::soft};
  const TextBlock left(type, {{content.footer, style}}, 0.7 * width);
  const std::string words =
      fmt::format(fmt::runtime(content.pageWords), fmt::arg("page", number.page),
                  fmt::arg("pages", number.pages));
  const TextBlock right(type, {{words, style}}, 0.3 * width, TextBlock::Align::right);
  const double y = sheet.height - sheet.margin - left.heightPt() + 10.0;
  const Tag tag(cairo, "P");
  left.draw(cairo, sheet.margin, y);
  right.draw(cairo, sheet.margin + 0.7 * width, y);
}

std::vector<std::string> altsOf(const Content& content) {
  std::vector<std::string> alts;
  for (const Block& block : content.blocks)
    if (const auto* pictures = std::get_if<Pictures>(&block))
      for (const Pictures::Slot& slot : pictures->slots) alts.push_back(slot.alt);
  return alts;
}

core::Error cairoError(cairo_status_t status) {
  return {"handout", fmt::format("cannot be drawn: {}", cairo_status_to_string(status))};
}

}  // namespace

core::Result<std::string> asPdf(const Subject& subject, Paper paper) {
  const Typesetter type;
  const Sheet sheet = sheetOf(paper);
  const LaidOut laidOut = layOut(subject, sheet, type);
  std::string bytes;
  const Surface surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, sheet.width, sheet.height));
  setFacts(surface.get(), laidOut.content, subject.date);
  {
    const Cairo cairo(cairo_create(surface.get()));
    for (std::size_t i = 0; i < laidOut.pages.size(); ++i) {
      drawPieces(cairo.get(), laidOut.pages[i], sheet);
      drawFooter(cairo.get(), type, laidOut.content, sheet, {i + 1, laidOut.pages.size()});
      cairo_show_page(cairo.get());
    }
    if (const auto status = cairo_status(cairo.get()); status != CAIRO_STATUS_SUCCESS)
      return cairoError(status);
  }
  cairo_surface_finish(surface.get());
  if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    return cairoError(status);
  return finishPdf(bytes, {laidOut.content.language, altsOf(laidOut.content)});
}

core::Result<std::string> asPng(const Picture& picture) {
  const Typesetter type;
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
  {
    const Cairo cairo(cairo_create(surface.get()));
    const double scale = picture.height / kPicturePointsHigh;
    cairo_scale(cairo.get(), scale, scale);
    drawPicture(cairo.get(), type, picture,
                {0.0, 0.0, picture.width / scale, picture.height / scale});
  }
  std::string bytes;
  const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
  if (status != CAIRO_STATUS_SUCCESS) return cairoError(status);
  return bytes;
}

}  // namespace knotmap::handout
