#include "handout/page_layout.h"

#include <algorithm>

namespace knotmap::handout {
namespace {

constexpr double kSmaller = 0.94;       ///< letters that are a little smaller before words go
constexpr double kSmallestScale = 0.3;  ///< nobody gets here; it bounds the search
constexpr double kHardlyUsed = 0.16;    ///< share of a last page that is not worth a sheet

/// From this piece to the last one that must stand on its page.
std::size_t unitEnd(const std::vector<Piece>& pieces, std::size_t from) {
  while (from + 1 < pieces.size() && pieces[from].withNext) ++from;
  return from + 1;
}

double heightOf(const std::vector<Piece>& pieces, std::size_t from, std::size_t to) {
  double height = 0.0;
  for (std::size_t i = from; i < to; ++i)
    height += pieces[i].height + (i == from ? 0.0 : pieces[i].before);
  return height;
}

double usedHeight(const Page& page) {
  return page.empty() ? 0.0 : page.back().y + page.back().piece.height;
}

struct Attempt {
  Brevity brevity;
  double scale;
};

std::vector<Attempt> attempts() {
  std::vector<Attempt> all;
  for (int level = 0; level < kBrevities; ++level)
    for (const double scale : {1.0, kSmaller}) all.push_back({static_cast<Brevity>(level), scale});
  for (double scale = kSmaller * kSmaller; scale > kSmallestScale; scale *= kSmaller)
    all.push_back({Brevity::noAsides, scale});
  return all;
}

LaidOut attempt(const Subject& subject, const Sheet& sheet, const Typesetter& type,
                const Attempt& how) {
  LaidOut result{contentOf(subject, how.brevity), {}, how.brevity, how.scale};
  const PieceStyle style{type, sheet.width - 2 * sheet.margin, how.scale};
  result.pages = paginate(piecesOf(result.content, subject.pictures, style), sheet.bodyHeight());
  return result;
}

}  // namespace

Sheet sheetOf(Paper paper) {
  if (paper == Paper::letter) return {.width = 612.0, .height = 792.0};
  return {.width = 595.276, .height = 841.890};
}

std::vector<Page> paginate(std::vector<Piece> pieces, double pageHeight) {
  std::vector<Page> pages(1);
  double y = 0.0;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = unitEnd(pieces, i);
    if (heightOf(pieces, i, end) > pageHeight) end = i + 1;
    const bool first = pages.back().empty();
    const double needed = heightOf(pieces, i, end) + (first ? 0.0 : pieces[i].before);
    if (!first && y + needed > pageHeight) {
      pages.emplace_back();
      y = 0.0;
    }
    for (; i < end; ++i) {
      if (!pages.back().empty()) y += pieces[i].before;
      const double height = pieces[i].height;
      pages.back().push_back({std::move(pieces[i]), y});
      y += height;
    }
  }
  return pages;
}

LaidOut layOut(const Subject& subject, const Sheet& sheet, const Typesetter& type) {
  const std::vector<Attempt> all = attempts();
  std::size_t i = 0;
  LaidOut best = attempt(subject, sheet, type, all[i]);
  while (best.pages.size() > kMostPages && i + 1 < all.size())
    best = attempt(subject, sheet, type, all[++i]);
  // A second page of a few lines is avoided where a little less text avoids it.
  if (i == 0 && best.pages.size() == 2 &&
      usedHeight(best.pages.back()) < kHardlyUsed * sheet.bodyHeight())
    for (std::size_t less = 1; less <= 3; ++less) {
      LaidOut shorter = attempt(subject, sheet, type, all[less]);
      if (shorter.pages.size() == 1) return shorter;
    }
  return best;
}

}  // namespace knotmap::handout
