#include "lighting.glsl"

in vec3 vNormal;
in vec3 vFibre;

uniform vec3 uRight;  // of the picture, in body space
uniform vec3 uUp;
uniform vec3 uTint;  // of selected muscles
uniform float uTintShare;
uniform float uLift;  // brightness, more than 1 for a hovered muscle
uniform float uOpacity;
uniform float uEdge;  // more opacity where it turns away

out vec4 oColour;

// Linear colours.
const vec3 kFlesh = vec3(0.315, 0.072, 0.054);
const vec3 kPale = vec3(0.520, 0.185, 0.135);
const vec3 kTendon = vec3(0.740, 0.675, 0.535);
const float kBundleMm = 4.2;
const float kStreakMm = 1.1;

// 0 at whole numbers, 1 between them.
float wave(float phase) { return abs(fract(phase) * 2.0 - 1.0); }

// 1 while a wave of this length is wide enough on the picture not to shimmer.
float drawn(float lengthMm, float sampleMm) {
  return clamp(1.8 - sampleMm * (4.0 / lengthMm), 0.0, 1.0);
}

void main() {
  vec3 normal = normalize(vNormal);
  float turned = 1.0 - clamp(dot(normal, uToEye), 0.0, 1.0);
  turned *= turned;
  // Which way on the picture leads across the fibres, and how fast.
  vec2 across = vec2(dFdx(vFibre.x), dFdy(vFibre.x));
  float perSample = inversesqrt(max(dot(across, across), 1e-8));
  float sampleMm = 1.0 / perSample;
  float bundles = drawn(kBundleMm, sampleMm);
  float streaks = drawn(0.7 * kStreakMm, sampleMm);

  // Uneven bundles: their widths differ, and each furrow deepens and fades along its way.
  float place = vFibre.x + 0.8 * vFibre.z;
  place += 1.9 * wave(place * (1.0 / 19.0)) + 0.8 * wave(place * (1.0 / 7.7));
  float bundle = place * (1.0 / kBundleMm);
  float number = floor(bundle);
  float inBundle = (bundle - number) * 2.0 - 1.0;
  float furrow = inBundle * inBundle;
  float depth = bundles * (0.25 + 0.75 * wave(0.382 * floor(bundle + 0.5) + 0.55 * vFibre.z));
  float tone = (fract(0.618 * number) - 0.5) * bundles;
  float streak = 0.55 * wave(place * (1.0 / kStreakMm)) + 0.45 * wave(place * (2.7 / kStreakMm));
  streak = (streak - 0.5) * streaks;

  // Tendon reaches further into some bundles than into others.
  float reach = (wave(place * (1.0 / 3.1)) - 0.5) * bundles * 1.4 * vFibre.y * (1.0 - vFibre.y);
  float tendon = clamp((vFibre.y + reach) * 1.5 - 0.25, 0.0, 1.0);

  float pale = clamp(0.30 + 0.16 * tone + 0.40 * streak + 0.05 * vFibre.z, 0.0, 1.0);
  vec3 albedo = mix(kFlesh, kPale, pale) * (1.0 - 0.34 * depth * (furrow * furrow - 0.2));
  albedo = mix(albedo, kTendon * (1.0 + 0.16 * streak), tendon);
  // The tint is as bright in both themes, and brighter than flesh: the skin dulls it. Streaks stay.
  albedo = mix(albedo, uTint * (0.35 + 4.0 * min(albedo.g, 0.28)), uTintShare) * uLift;

  // Bundles are rounded: light falls off at their borders.
  vec3 sideways = (uRight * across.x + uUp * across.y) * perSample;
  normal += sideways * (inBundle * 0.26 * depth * (1.0 - 0.6 * tendon));
  // Where one muscle turns away from the eye and the next begins, a soft dark line.
  vec3 lit = toDisplay(litColour(albedo, 0.025 + 0.05 * tendon, normal, 1.0 - 0.60 * turned));
  float share = uOpacity + uEdge * turned;
  oColour = vec4(lit * share, share);
}
