#pragma once

#include <functional>
#include <vector>

#include "handout/content.h"
#include "handout/drawing.h"

namespace knotmap::handout {

/// What is never split between pages. Lengths are points.
struct Piece {
  double height = 0;
  double before = 0;            ///< free space above, dropped at the top of a page
  bool withNext = false;        ///< stands on the same page as the piece after it
  const char* group = nullptr;  ///< "L" or "Table": what neighbouring pieces are parts of
  int groupNumber = 0;          ///< pieces of one list share it
  std::function<void(cairo_t*, double x, double y)> draw;
};

/// How pieces are made.
struct PieceStyle {
  const Typesetter& type;
  double widthPt = 500;
  double scale = 1.0;  ///< of all letters and gaps
};

/// The title with date and clinic, and every block, from top to bottom. The pieces refer to the
/// subject's pictures.
std::vector<Piece> piecesOf(const Content& content, const std::vector<Picture>& pictures,
                            const PieceStyle& style);

}  // namespace knotmap::handout
