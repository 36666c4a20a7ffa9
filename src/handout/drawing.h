#pragma once

#include "handout/subject.h"
#include "handout/type.h"

namespace knotmap::handout {

/// Puts what is drawn while it lives into the structure of a tagged document.
class Tag {
 public:
  Tag(cairo_t* cairo, const char* name);
  ~Tag();
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  cairo_t* cairo_;
  const char* name_;
};

/// A rectangle on paper, points from the top left.
struct Frame {
  double x = 0, y = 0, width = 0, height = 0;
};

void fillFrame(cairo_t* cairo, const Frame& frame, Ink ink);
void strokeFrame(cairo_t* cairo, const Frame& frame, Ink ink, double widthPt);
/// A hairline across.
void drawRule(cairo_t* cairo, double x, double y, double width);
/// A square to tick.
void drawBox(cairo_t* cairo, double x, double y, double size);
/// A number in a circle, as marks carry it on pictures.
void drawNumber(cairo_t* cairo, const Typesetter& type, const std::string& number,
                const Frame& around);
/// A picture scaled into a frame of its own proportions, with its letters and numbers.
void drawPicture(cairo_t* cairo, const Typesetter& type, const Picture& picture,
                 const Frame& frame);

}  // namespace knotmap::handout
