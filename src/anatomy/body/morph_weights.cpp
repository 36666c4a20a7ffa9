#include "anatomy/body/morph_weights.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace knotmap::anatomy {
namespace {

struct Corner {
  std::string_view word;
  float value;
};

/// A three-corner slider: full at one end, nothing in the middle.
float upper(float slider) { return std::max(0.0f, 2.0f * slider - 1.0f); }
float lower(float slider) { return std::max(0.0f, 1.0f - 2.0f * slider); }
float middle(float slider) { return 1.0f - upper(slider) - lower(slider); }

std::array<Corner, 18> corners(const BodyShape& shape) {
  const float old = (shape.ageYears - 25.0f) / 65.0f;
  constexpr float kThird = 1.0f / 3.0f;
  return {{{"male", shape.sex},
           {"female", 1.0f - shape.sex},
           {"young", 1.0f - old},
           {"old", old},
           {"african", kThird},
           {"asian", kThird},
           {"caucasian", kThird},
           {"minmuscle", lower(shape.muscle)},
           {"averagemuscle", middle(shape.muscle)},
           {"maxmuscle", upper(shape.muscle)},
           {"minweight", lower(shape.weight)},
           {"averageweight", middle(shape.weight)},
           {"maxweight", upper(shape.weight)},
           {"minheight", lower(shape.height)},
           {"maxheight", upper(shape.height)},
           {"idealproportions", upper(shape.proportions)},
           {"uncommonproportions", lower(shape.proportions)},
           {"universal", 1.0f}}};
}

}  // namespace

std::vector<float> morphWeights(const BodyModel& model, const BodyShape& shape) {
  const auto values = corners(shape);
  std::vector<float> weights(model.shapeCount(), 0.0f);
  for (const MorphTarget& target : model.targets()) {
    float weight = 1.0f;
    std::string_view rest = target.name;
    while (!rest.empty() && weight != 0.0f) {
      const std::size_t dash = rest.find('-');
      const std::string_view word = rest.substr(0, dash);
      rest = dash == std::string_view::npos ? std::string_view{} : rest.substr(dash + 1);
      const auto corner = std::find_if(values.begin(), values.end(),
                                       [&](const Corner& c) { return c.word == word; });
      weight *= corner == values.end() ? 0.0f : corner->value;
    }
    weights[target.shape] += weight;
  }
  return weights;
}

}  // namespace knotmap::anatomy
