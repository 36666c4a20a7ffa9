#pragma once

#include <cmath>

#include "core/vec.h"

namespace knotmap::core {

/// Four floats worked on at once; GCC and Clang map it to SSE, NEON or WebAssembly SIMD.
using Float4 = float __attribute__((vector_size(16)));

inline Float4 toFloat4(const Vec3& v) { return Float4{v.x, v.y, v.z, 0.0f}; }
inline Vec3 toVec3(Float4 v) { return {v[0], v[1], v[2]}; }

/// Cross product of the first three lanes; the fourth is zero.
inline Float4 cross(Float4 a, Float4 b) {
  const Float4 product =
      a * __builtin_shufflevector(b, b, 1, 2, 0, 3) - __builtin_shufflevector(a, a, 1, 2, 0, 3) * b;
  return __builtin_shufflevector(product, product, 1, 2, 0, 3);
}

inline float lengthSquared(Float4 v) {
  const Float4 square = v * v;
  return square[0] + square[1] + square[2];
}

}  // namespace knotmap::core
