#include <fmt/format.h>

#include "ui/sections.h"
#include "ui/widgets.h"

namespace knotmap::ui {
namespace {

using anatomy::BodyShape;

struct ShapeSlider {
  const char* label;
  const char* id;
  float BodyShape::*field;
  float low, high;
};

/// What a slider of 0..1 says in words.
std::string shareWords(float value, const char* little, const char* much) {
  if (value < 0.4f) return little;
  return value > 0.6f ? much : "average";
}

std::string wordsOf(const BodyShape& shape, const ShapeSlider& slider) {
  if (slider.field == &BodyShape::ageYears) return fmt::format("{:.0f} years", shape.ageYears);
  if (slider.field == &BodyShape::sex) return shareWords(shape.sex, "female", "male");
  if (slider.field == &BodyShape::muscle) return shareWords(shape.muscle, "little", "much");
  if (slider.field == &BodyShape::weight) return shareWords(shape.weight, "light", "heavy");
  return shareWords(shape.height, "small", "tall");
}

void drawShapeSlider(PanelContext& ctx, const ShapeSlider& slider) {
  BodyShape shape = ctx.session().shape;
  std::string words = wordsOf(shape, slider);
  if (slider.field == &BodyShape::height && ctx.input.statureM > 0.0f)
    words = fmt::format("{:.2f} m", ctx.input.statureM);
  softText(ctx, fmt::format("{}: {}", slider.label, words));
  if (thinSlider(ctx, {slider.id, &(shape.*slider.field), slider.low, slider.high}))
    ctx.edit(session::SetShape{shape});
}

}  // namespace

void drawBodyShape(PanelContext& ctx) {
  constexpr ShapeSlider kSliders[] = {{"Sex", "##sex", &BodyShape::sex, 0.0f, 1.0f},
                                      {"Age", "##age", &BodyShape::ageYears, 25.0f, 90.0f},
                                      {"Muscle", "##muscle", &BodyShape::muscle, 0.0f, 1.0f},
                                      {"Weight", "##weight", &BodyShape::weight, 0.0f, 1.0f},
                                      {"Stature", "##height", &BodyShape::height, 0.0f, 1.0f}};
  strongText("Body");
  const float half = std::floor((ImGui::GetContentRegionAvail().x - ctx.px(6.0f)) * 0.5f);
  if (quietButton(ctx, "Man", half)) ctx.edit(session::SetShape{anatomy::defaultMan()});
  ImGui::SameLine(0.0f, ctx.px(6.0f));
  if (quietButton(ctx, "Woman", half)) ctx.edit(session::SetShape{anatomy::defaultWoman()});
  for (const ShapeSlider& slider : kSliders) drawShapeSlider(ctx, slider);
}

}  // namespace knotmap::ui
