#include "anatomy/body/body_shape.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

namespace knotmap::anatomy {
namespace {

struct Field {
  std::string_view key;
  float BodyShape::*member;
  float min, max;
};

constexpr std::array kFields{
    Field{"sex", &BodyShape::sex, 0.0f, 1.0f},
    Field{"age", &BodyShape::ageYears, 25.0f, 90.0f},
    Field{"muscle", &BodyShape::muscle, 0.0f, 1.0f},
    Field{"weight", &BodyShape::weight, 0.0f, 1.0f},
    Field{"height", &BodyShape::height, 0.0f, 1.0f},
    Field{"proportions", &BodyShape::proportions, 0.0f, 1.0f},
};

core::Status readField(std::string_view item, BodyShape& shape) {
  const std::size_t equals = item.find('=');
  const std::string_view key = item.substr(0, equals);
  for (const Field& field : kFields) {
    if (field.key != key || equals == std::string_view::npos) continue;
    const std::string number(item.substr(equals + 1));
    char* end = nullptr;
    const float value = std::strtof(number.c_str(), &end);
    const bool whole = !number.empty() && end == number.c_str() + number.size();
    if (!whole || !(value >= field.min && value <= field.max))
      return core::Error{"body: " + std::string(key),
                         fmt::format("found \"{}\", expected a number from {} to {}", number,
                                     field.min, field.max)};
    shape.*field.member = value;
    return core::Done{};
  }
  return core::Error{"body", fmt::format("found \"{}\", expected man, woman or a list like "
                                         "sex=1,age=25,muscle=0.5,weight=0.5,height=0.5",
                                         item)};
}

}  // namespace

BodyShape defaultMan() {
  return {.sex = 1.0f,
          .ageYears = 28.0f,
          .muscle = 0.68f,
          .weight = 0.45f,
          .height = 0.53f,
          .proportions = 0.75f};
}

BodyShape defaultWoman() {
  return {.sex = 0.0f,
          .ageYears = 28.0f,
          .muscle = 0.6f,
          .weight = 0.45f,
          .height = 0.54f,
          .proportions = 0.75f};
}

core::Result<BodyShape> parseBodyShape(std::string_view text) {
  if (text == "man") return defaultMan();
  if (text == "woman") return defaultWoman();
  BodyShape shape;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    if (auto read = readField(text.substr(0, comma), shape); !read) return read.error();
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
  }
  return shape;
}

std::string formatBodyShape(const BodyShape& shape) {
  std::string text;
  for (const Field& field : kFields)
    text += fmt::format("{}{}={:g}", text.empty() ? "" : ",", field.key, shape.*field.member);
  return text;
}

}  // namespace knotmap::anatomy
