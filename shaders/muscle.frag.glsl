#include "lighting.glsl"

in vec3 vNormal;
in vec3 vFibre;

uniform vec3 uRight;  // of the picture, in body space
uniform vec3 uUp;
uniform vec3 uAccent;
uniform float uSelected;
uniform float uHovered;
uniform float uOpacity;

out vec4 oColour;

// Linear colours.
const vec3 kFlesh = vec3(0.330, 0.070, 0.052);
const vec3 kPale = vec3(0.520, 0.170, 0.125);
const vec3 kTendon = vec3(0.760, 0.690, 0.540);
const float kBundleMm = 5.0;
const float kStreakMm = 1.3;

// 0 at whole numbers, 1 between them.
float wave(float phase) { return abs(fract(phase) * 2.0 - 1.0); }

// Full where a wave of this length is wide enough on the picture to be drawn without shimmer.
float drawn(float lengthMm, float sampleMm) {
  return 1.0 - smoothstep(0.20, 0.45, sampleMm / lengthMm);
}

void main() {
  vec3 normal = normalize(vNormal);
  float facing = clamp(dot(normal, uToEye), 0.0, 1.0);
  // Which way on the picture leads across the fibres, and how fast.
  vec2 across = vec2(dFdx(vFibre.x), dFdy(vFibre.x));
  float sampleMm = max(length(across), 1e-4);
  float place = vFibre.x + vFibre.z;
  // Uneven bundles: the pitch itself varies.
  place += 0.9 * wave(place / 17.0) + 0.5 * wave(place / 7.3);
  float inBundle = fract(place / kBundleMm) * 2.0 - 1.0;
  float hump = 1.0 - inBundle * inBundle;
  float streak = wave(place / kStreakMm) * 0.6 + wave(place / (0.43 * kStreakMm)) * 0.4;
  float bundles = drawn(kBundleMm, sampleMm);
  float streaks = drawn(0.6 * kStreakMm, sampleMm);

  // Tendon reaches further into some bundles than into others.
  float uneven = (wave(place / 3.1) - 0.5) * bundles;
  float tendon = smoothstep(0.15, 0.85, vFibre.y + 0.35 * uneven * vFibre.y * (1.0 - vFibre.y) * 4.0);

  float pale = 0.30 + 0.34 * (hump - 0.667) * bundles + 0.42 * (streak - 0.5) * streaks;
  vec3 albedo = mix(kFlesh, kPale, clamp(pale, 0.0, 1.0));
  albedo *= 1.0 - 0.30 * bundles * (0.667 - hump) * step(hump, 0.667);
  vec3 sinew = kTendon * (1.0 + 0.22 * (streak - 0.5) * streaks);
  albedo = mix(albedo, sinew, tendon);
  albedo = mix(albedo, uAccent * (0.55 + 0.9 * dot(albedo, vec3(0.5))), 0.72 * uSelected);
  albedo *= 1.0 + 0.35 * uHovered;

  // Bundles are rounded: light falls off at their borders.
  vec3 sideways = (uRight * across.x + uUp * across.y) / sampleMm;
  normal = normalize(normal + sideways * (inBundle * 0.30 * bundles * (1.0 - 0.6 * tendon)));
  // Where one muscle turns away from the eye and the next begins, a soft dark line.
  float turned = 1.0 - facing;
  float open = 1.0 - 0.55 * turned * turned;
  vec3 lit = toDisplay(litColour(albedo, 0.025 + 0.05 * tendon, normal, open));
  float share = mix(uOpacity, 1.0, (1.0 - uOpacity) * 0.35 * turned * turned);
  oColour = vec4(lit * share, share);
}
