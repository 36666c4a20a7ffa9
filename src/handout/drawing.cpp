#include "handout/drawing.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace knotmap::handout {
namespace {

constexpr double kDiscRadiusPt = 5.4;
constexpr double kNumberPt = 6.8;
constexpr double kSideLetterPt = 10.0;
constexpr double kTurn = 2.0 * std::numbers::pi;

struct Disc {
  double x, y, toX, toY;
  std::string text;
};

/// Numbers of neighbouring marks are moved apart until each can be read, inside the picture.
void spread(std::vector<Disc>& discs, const Frame& frame) {
  constexpr double kApart = 2.3 * kDiscRadiusPt;
  constexpr int kRounds = 40;
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < discs.size(); ++i)
      for (std::size_t j = i + 1; j < discs.size(); ++j) {
        Disc &a = discs[i], &b = discs[j];
        double dx = b.x - a.x, dy = b.y - a.y;
        const double distance = std::hypot(dx, dy);
        if (distance >= kApart) continue;
        if (distance < 1e-6) dx = 0.0, dy = 1.0;
        const double push = 0.5 * (kApart - distance) / std::max(distance, 1e-6);
        const double moveX = distance < 1e-6 ? 0.0 : dx * push;
        const double moveY = distance < 1e-6 ? 0.5 * kApart : dy * push;
        a.x -= moveX, a.y -= moveY, b.x += moveX, b.y += moveY;
      }
    for (Disc& disc : discs) {
      disc.x = std::clamp(disc.x, frame.x + kDiscRadiusPt, frame.x + frame.width - kDiscRadiusPt);
      disc.y = std::clamp(disc.y, frame.y + kDiscRadiusPt, frame.y + frame.height - kDiscRadiusPt);
    }
  }
}

void drawPixels(cairo_t* cairo, const Picture& picture, const Frame& frame) {
  if (picture.width <= 0 || picture.height <= 0) return;
  cairo_surface_t* image =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height);
  cairo_surface_flush(image);
  unsigned char* bytes = cairo_image_surface_get_data(image);
  const int stride = cairo_image_surface_get_stride(image);
  const std::uint8_t* from = picture.rgb.data();
  for (int row = 0; row < picture.height; ++row) {
    auto* to = reinterpret_cast<std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(row) * stride);
    for (int column = 0; column < picture.width; ++column, from += 3)
      to[column] = static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2]);
  }
  cairo_surface_mark_dirty(image);
  cairo_save(cairo);
  cairo_translate(cairo, frame.x, frame.y);
  cairo_scale(cairo, frame.width / picture.width, frame.height / picture.height);
  cairo_set_source_surface(cairo, image, 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
  cairo_paint(cairo);
  cairo_restore(cairo);
  cairo_surface_destroy(image);
}

void drawLeader(cairo_t* cairo, const Disc& disc) {
  const double length = std::hypot(disc.toX - disc.x, disc.toY - disc.y);
  if (length <= kDiscRadiusPt) return;
  for (const auto& [ink, width] : {std::pair{Ink::white, 2.2}, std::pair{Ink::text, 0.8}}) {
    setInk(cairo, ink);
    cairo_set_line_width(cairo, width);
    cairo_move_to(cairo, disc.x, disc.y);
    cairo_line_to(cairo, disc.toX, disc.toY);
    cairo_stroke(cairo);
  }
}

void drawSideLetter(cairo_t* cairo, const Typesetter& type, const PictureLabel& label,
                    const Frame& frame) {
  const TextBlock text(type, {{label.text, {kSideLetterPt, true, Ink::soft}}}, 40.0);
  const double x = frame.x + label.x * frame.width - 0.5 * text.usedWidthPt();
  const double y = frame.y + label.y * frame.height - 0.5 * text.heightPt();
  const double left =
      std::clamp(x, frame.x + 3.0, frame.x + frame.width - text.usedWidthPt() - 3.0);
  const double top = std::max(y, frame.y + 1.0);
  // On white, so that a letter can be read where the body fills the picture.
  fillFrame(cairo, {left - 2.0, top, text.usedWidthPt() + 4.0, text.heightPt()}, Ink::white);
  text.draw(cairo, left, top);
}

}  // namespace

Tag::Tag(cairo_t* cairo, const char* name) : cairo_(cairo), name_(name) {
  cairo_tag_begin(cairo_, name_, nullptr);
}
Tag::~Tag() { cairo_tag_end(cairo_, name_); }

void fillFrame(cairo_t* cairo, const Frame& frame, Ink ink) {
  setInk(cairo, ink);
  cairo_rectangle(cairo, frame.x, frame.y, frame.width, frame.height);
  cairo_fill(cairo);
}

void strokeFrame(cairo_t* cairo, const Frame& frame, Ink ink, double widthPt) {
  setInk(cairo, ink);
  cairo_set_line_width(cairo, widthPt);
  cairo_rectangle(cairo, frame.x, frame.y, frame.width, frame.height);
  cairo_stroke(cairo);
}

void drawRule(cairo_t* cairo, double x, double y, double width) {
  setInk(cairo, Ink::line);
  cairo_set_line_width(cairo, 0.6);
  cairo_move_to(cairo, x, y);
  cairo_line_to(cairo, x + width, y);
  cairo_stroke(cairo);
}

void drawBox(cairo_t* cairo, double x, double y, double size) {
  strokeFrame(cairo, {x, y, size, size}, Ink::text, 0.8);
}

void drawNumber(cairo_t* cairo, const Typesetter& type, const std::string& number,
                const Frame& around) {
  const double x = around.x + 0.5 * around.width, y = around.y + 0.5 * around.height;
  const double radius = 0.5 * std::min(around.width, around.height);
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, x, y, radius, 0.0, kTurn);
  setInk(cairo, Ink::white);
  cairo_fill_preserve(cairo);
  setInk(cairo, Ink::text);
  cairo_set_line_width(cairo, 0.9);
  cairo_stroke(cairo);
  const double size = kNumberPt * radius / kDiscRadiusPt;
  const TextBlock text(type, {{number, {number.size() > 1 ? 0.9 * size : size, true}}}, 40.0);
  text.draw(cairo, x - 0.5 * text.usedWidthPt(), y - 0.5 * text.heightPt());
}

void drawPicture(cairo_t* cairo, const Typesetter& type, const Picture& picture,
                 const Frame& frame) {
  drawPixels(cairo, picture, frame);
  std::vector<Disc> discs;
  for (const PictureLabel& label : picture.labels) {
    if (label.kind == PictureLabel::Kind::side) drawSideLetter(cairo, type, label, frame);
    if (label.kind == PictureLabel::Kind::mark)
      discs.push_back({frame.x + label.x * frame.width, frame.y + label.y * frame.height,
                       frame.x + label.toX * frame.width, frame.y + label.toY * frame.height,
                       label.text});
  }
  spread(discs, frame);
  for (const Disc& disc : discs) drawLeader(cairo, disc);
  for (const Disc& disc : discs)
    drawNumber(
        cairo, type, disc.text,
        {disc.x - kDiscRadiusPt, disc.y - kDiscRadiusPt, 2 * kDiscRadiusPt, 2 * kDiscRadiusPt});
}

}  // namespace knotmap::handout
