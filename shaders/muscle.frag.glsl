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
const vec3 kFlesh = vec3(0.315, 0.072, 0.054);
const vec3 kPale = vec3(0.520, 0.185, 0.135);
const vec3 kTendon = vec3(0.740, 0.675, 0.535);
const float kBundleMm = 4.2;
const float kStreakMm = 1.1;

// 0 at whole numbers, 1 between them.
float wave(float phase) { return abs(fract(phase) * 2.0 - 1.0); }

// Full where a wave of this length is wide enough on the picture to be drawn without shimmer.
float drawn(float lengthMm, float sampleMm) {
  return 1.0 - smoothstep(0.20, 0.45, sampleMm / lengthMm);
}

void main() {
  vec3 normal = normalize(vNormal);
  float turned = 1.0 - clamp(dot(normal, uToEye), 0.0, 1.0);
  // Which way on the picture leads across the fibres, and how fast.
  vec2 across = vec2(dFdx(vFibre.x), dFdy(vFibre.x));
  float sampleMm = max(length(across), 1e-4);
  float bundles = drawn(kBundleMm, sampleMm);
  float streaks = drawn(0.7 * kStreakMm, sampleMm);

  // Uneven bundles: their widths differ, and each furrow deepens and fades along its way.
  float place = vFibre.x + 0.8 * vFibre.z;
  place += 1.9 * wave(place / 19.0) + 0.8 * wave(place / 7.7);
  float bundle = place / kBundleMm;
  float inBundle = fract(bundle) * 2.0 - 1.0;
  float furrow = inBundle * inBundle;
  float number = floor(bundle + 0.5);
  float depth = bundles * (0.25 + 0.75 * wave(0.382 * number + 0.55 * vFibre.z));
  float tone = fract(0.618 * floor(bundle)) - 0.5;
  float streak = 0.55 * wave(place / kStreakMm) + 0.45 * wave(place / (0.37 * kStreakMm)) - 0.5;

  // Tendon reaches further into some bundles than into others.
  float reach = (wave(place / 3.1) - 0.5) * bundles * 1.4 * vFibre.y * (1.0 - vFibre.y);
  float tendon = smoothstep(0.15, 0.85, vFibre.y + reach);

  float pale = 0.30 + 0.16 * tone * bundles + 0.40 * streak * streaks + 0.05 * vFibre.z;
  vec3 albedo = mix(kFlesh, kPale, clamp(pale, 0.0, 1.0));
  albedo *= 1.0 - 0.34 * depth * (furrow * furrow - 0.2);
  albedo = mix(albedo, kTendon * (1.0 + 0.16 * streak * streaks), tendon);
  // As bright in both themes, and brighter than flesh: the skin dulls it. Streaks stay.
  vec3 accent = uAccent * (0.58 / max(uAccent.r, max(uAccent.g, uAccent.b))) + 0.02;
  albedo = mix(albedo, accent * (0.35 + 4.0 * min(albedo.g, 0.28)), 0.85 * uSelected);
  albedo *= 1.0 + 0.50 * uHovered;

  // Bundles are rounded: light falls off at their borders.
  vec3 sideways = (uRight * across.x + uUp * across.y) / sampleMm;
  normal = normalize(normal + sideways * (inBundle * 0.26 * depth * (1.0 - 0.6 * tendon)));
  // Where one muscle turns away from the eye and the next begins, a soft dark line.
  float open = 1.0 - 0.60 * turned * turned;
  vec3 lit = toDisplay(litColour(albedo, 0.025 + 0.05 * tendon, normal, open));
  float share = mix(uOpacity, 1.0, (1.0 - uOpacity) * 0.35 * turned * turned);
  oColour = vec4(lit * share, share);
}
