#include "handout/type.h"

#include <pango/pangocairo.h>

#include <array>
#include <cmath>

namespace knotmap::handout {
namespace {

constexpr float kLineSpacing = 1.12f;
constexpr double kPointsPerInch = 72.0;

struct Colour {
  double red, green, blue;
};

Colour colourOf(Ink ink) {
  switch (ink) {
    case Ink::text:
      return {0.09, 0.11, 0.13};
    case Ink::soft:
      return {0.33, 0.37, 0.41};
    case Ink::accent:
      return {0.04, 0.34, 0.50};
    case Ink::alarm:
      return {0.58, 0.08, 0.08};
    case Ink::white:
      return {1.0, 1.0, 1.0};
    case Ink::line:
      return {0.77, 0.80, 0.83};
    case Ink::ground:
      return {0.945, 0.953, 0.961};
  }
  return {0.0, 0.0, 0.0};
}

void insert(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

void insertStyle(PangoAttrList* list, const TextStyle& style, std::size_t from, std::size_t to) {
  const auto channel = [](double value) {
    return static_cast<guint16>(std::lround(value * 65535));
  };
  const Colour colour = colourOf(style.ink);
  insert(list, pango_attr_size_new(static_cast<int>(std::lround(style.sizePt * PANGO_SCALE))), from,
         to);
  insert(list, pango_attr_weight_new(style.strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL),
         from, to);
  insert(
      list,
      pango_attr_foreground_new(channel(colour.red), channel(colour.green), channel(colour.blue)),
      from, to);
}

}  // namespace

void setInk(cairo_t* cairo, Ink ink) {
  const Colour colour = colourOf(ink);
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

void Unref::operator()(void* object) const {
  if (object) g_object_unref(object);
}

Typesetter::Typesetter() {
  const std::unique_ptr<PangoFontMap, Unref> fonts(
      pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts.get()), kPointsPerInch);
  context_.reset(pango_font_map_create_context(fonts.get()));
  // On paper letters keep their designed shapes and widths.
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

TextBlock::TextBlock(const Typesetter& type, const std::vector<Run>& runs, double widthPt,
                     Align align)
    : layout_(pango_layout_new(type.context()), Unref{}) {
  PangoFontDescription* font = pango_font_description_from_string("Inter, DejaVu Sans");
  pango_layout_set_font_description(layout_.get(), font);
  pango_font_description_free(font);
  PangoAttrList* attributes = pango_attr_list_new();
  std::string text;
  for (const Run& run : runs) {
    const std::size_t from = text.size();
    text += run.text;
    insertStyle(attributes, run.style, from, text.size());
  }
  pango_layout_set_text(layout_.get(), text.c_str(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout_.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_width(layout_.get(), static_cast<int>(std::lround(widthPt * PANGO_SCALE)));
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(layout_.get(), kLineSpacing);
  constexpr std::array kAlignments{PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT};
  pango_layout_set_alignment(layout_.get(), kAlignments[static_cast<std::size_t>(align)]);
  PangoRectangle logical;
  pango_layout_get_extents(layout_.get(), nullptr, &logical);
  heightPt_ = static_cast<double>(logical.height) / PANGO_SCALE;
  usedWidthPt_ = static_cast<double>(logical.width) / PANGO_SCALE;
}

double TextBlock::baselinePt() const {
  return static_cast<double>(pango_layout_get_baseline(layout_.get())) / PANGO_SCALE;
}

void TextBlock::draw(cairo_t* cairo, double x, double y) const {
  cairo_move_to(cairo, x, y);
  pango_cairo_show_layout(cairo, layout_.get());
}

}  // namespace knotmap::handout
