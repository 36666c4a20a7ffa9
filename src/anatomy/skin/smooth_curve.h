#pragma once

#include <algorithm>
#include <span>

namespace knotmap::anatomy {

/// A smooth curve through `values` at increasing `knots`, at `t` within them: cubic Hermite pieces
/// with the tangents of the parabola through each three neighbours (Bessel tangents, de Boor 1978,
/// chapter IV). Two values give a straight line, one a constant. `Value` is a number or a vector.
template <class Value>
Value smoothThrough(std::span<const Value> values, std::span<const float> knots, float t) {
  const std::size_t count = values.size();
  if (count == 1) return values[0];
  const auto slope = [&](std::size_t i) {
    return (values[i + 1] - values[i]) * (1.0f / (knots[i + 1] - knots[i]));
  };
  const auto tangent = [&](std::size_t i) -> Value {
    if (count == 2) return slope(0);
    const std::size_t middle = std::clamp<std::size_t>(i, 1, count - 2);
    const float before = knots[middle] - knots[middle - 1];
    const float after = knots[middle + 1] - knots[middle];
    const Value a = slope(middle - 1), b = slope(middle);
    const Value central = (a * after + b * before) * (1.0f / (before + after));
    if (i < middle) return a * 2.0f - central;
    if (i > middle) return b * 2.0f - central;
    return central;
  };
  std::size_t i = 0;
  while (i + 2 < count && t > knots[i + 1]) ++i;
  const float h = knots[i + 1] - knots[i], s = (t - knots[i]) / h, r = 1.0f - s;
  return values[i] * ((1.0f + 2.0f * s) * r * r) + values[i + 1] * (s * s * (3.0f - 2.0f * s)) +
         (tangent(i) * r - tangent(i + 1) * s) * (s * r * h);
}

}  // namespace knotmap::anatomy
