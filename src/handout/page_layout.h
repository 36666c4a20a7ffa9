#pragma once

#include "handout/pieces.h"

namespace knotmap::handout {

enum class Paper { a4, letter };

/// Points.
struct Sheet {
  double width = 0, height = 0;
  double margin = 42.0;
  double footer = 20.0;  ///< kept free above the lower margin
  double bodyHeight() const { return height - 2 * margin - footer + 10.0; }
};
Sheet sheetOf(Paper paper);

/// A piece at its place on a page, measured from the upper edge of the text.
struct PlacedPiece {
  Piece piece;
  double y = 0;
};
using Page = std::vector<PlacedPiece>;

/// Fills pages from top to bottom; pieces that belong together stay together where they fit on a
/// page at all.
std::vector<Page> paginate(std::vector<Piece> pieces, double pageHeight);

/// A handout on at most `kMostPages` pages.
struct LaidOut {
  Content content;
  std::vector<Page> pages;
  Brevity brevity = Brevity::full;
  double scale = 1.0;
};
inline constexpr std::size_t kMostPages = 2;

/// Tries the full text first, then leaves out as `Brevity` says, then shrinks letters, until it
/// fits.
LaidOut layOut(const Subject& subject, const Sheet& sheet, const Typesetter& type);

}  // namespace knotmap::handout
