#pragma once

#include <memory>
#include <string>
#include <vector>

typedef struct _cairo cairo_t;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLayout PangoLayout;

namespace knotmap::handout {

/// Colours of print: each stays readable in greyscale.
enum class Ink { text, soft, accent, alarm, white, line, ground };
void setInk(cairo_t* cairo, Ink ink);

/// How letters look; sizes in points.
struct TextStyle {
  double sizePt = 9.2;
  bool strong = false;
  Ink ink = Ink::text;
};

struct Run {
  std::string text;
  TextStyle style;
};

struct Unref {
  void operator()(void* object) const;
};

/// Sets text in Inter. Lengths are points.
class Typesetter {
 public:
  Typesetter();
  PangoContext* context() const { return context_.get(); }

 private:
  std::unique_ptr<PangoContext, Unref> context_;
};

/// A paragraph set to a width.
class TextBlock {
 public:
  enum class Align { left, centre, right };

  TextBlock(const Typesetter& type, const std::vector<Run>& runs, double widthPt,
            Align align = Align::left);
  double heightPt() const { return heightPt_; }
  /// Of the widest line.
  double usedWidthPt() const { return usedWidthPt_; }
  /// From the top to the line that the first letters stand on.
  double baselinePt() const;
  void draw(cairo_t* cairo, double x, double y) const;

 private:
  std::shared_ptr<PangoLayout> layout_;
  double heightPt_ = 0, usedWidthPt_ = 0;
};

}  // namespace knotmap::handout
