#include <fmt/format.h>

#include <cmath>

#include "ui/frame/sections.h"
#include "ui/frame/widgets.h"

namespace knotmap::ui {
namespace {

using anatomy::BodyShape;

struct ShapeSlider {
  const char* key;  ///< of its texts
  const char* id;
  float BodyShape::*field;
  float low, high;
};

/// The text for a slider: "body.sex-low", "body.sex-middle" or "body.sex-high" for one of 0..1.
std::string wordsOf(const PanelContext& ctx, const BodyShape& shape, const ShapeSlider& slider) {
  if (slider.field == &BodyShape::ageYears)
    return ctx.tr("body.age", fmt::arg("years", std::lround(shape.ageYears)));
  if (slider.field == &BodyShape::height && ctx.input.statureM > 0.0f)
    return ctx.tr("body.height", fmt::arg("metres", ctx.input.statureM));
  const float value = shape.*slider.field;
  const char* degree = value < 0.4f ? "low" : value > 0.6f ? "high" : "middle";
  return ctx.tr(fmt::format("body.{}-{}", slider.key, degree));
}

void drawShapeSlider(PanelContext& ctx, const ShapeSlider& slider) {
  BodyShape shape = ctx.session().shape;
  softText(ctx, wordsOf(ctx, shape, slider));
  if (thinSlider(ctx, {slider.id, &(shape.*slider.field), slider.low, slider.high}))
    ctx.edit(session::SetShape{shape});
}

}  // namespace

void drawBodyShape(PanelContext& ctx) {
  constexpr ShapeSlider kSliders[] = {{"sex", "##sex", &BodyShape::sex, 0.0f, 1.0f},
                                      {"age", "##age", &BodyShape::ageYears, 25.0f, 90.0f},
                                      {"muscle", "##muscle", &BodyShape::muscle, 0.0f, 1.0f},
                                      {"weight", "##weight", &BodyShape::weight, 0.0f, 1.0f},
                                      {"height", "##height", &BodyShape::height, 0.0f, 1.0f}};
  strongText(ctx.tr("body.title"));
  const float half = std::floor((ImGui::GetContentRegionAvail().x - ctx.px(6.0f)) * 0.5f);
  if (quietButton(ctx, ctx.tr("body.man"), half))
    ctx.edit(session::SetShape{anatomy::defaultMan()});
  ImGui::SameLine(0.0f, ctx.px(6.0f));
  if (quietButton(ctx, ctx.tr("body.woman"), half))
    ctx.edit(session::SetShape{anatomy::defaultWoman()});
  for (const ShapeSlider& slider : kSliders) drawShapeSlider(ctx, slider);
}

}  // namespace knotmap::ui
