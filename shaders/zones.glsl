in vec4 vEssential;
in vec4 vSpillover;
in vec3 vAreas;
#ifdef SPREAD
in vec4 vFrontMm;
#endif

uniform vec3 uPatternColour[kPatternSlots];
uniform vec3 uPainted;
uniform vec3 uNoPress;
uniform float uPixelsPerSample;  // 2 when two samples fall on each side of a pixel

const float kBorderMm = 0.9;
const float kDotPitchMm = 5.2;
const float kDotRadiusMm = 1.25;
const float kHatchPitchMm = 5.0;
const float kCrossPitchMm = 6.5;
const float kTappingPitchMm = 11.0;
const float kStripePitchMm = 9.0;

// The three coordinate planes of the neutral body, each with its weight at this normal: textures
// drawn in them stay where they are on the skin when the camera moves or the shape changes.
struct Planes {
  vec2 x, y, z;                 // place in the plane across each axis
  vec2 slopeX, slopeY, slopeZ;  // of the skin against it
  vec3 weight;
  float pixelMm;
};

Planes planesAt(vec3 restMm, vec3 normal) {
  vec3 weight = normal * normal;
  weight *= weight;
  weight *= weight;
  weight /= weight.x + weight.y + weight.z;
  float pixelMm = max(0.7 * length(fwidth(restMm)), 1e-3);
  vec3 steep = max(abs(normal), 0.4);
  return Planes(restMm.zy, restMm.xz, restMm.xy, normal.zy / steep.x, normal.xz / steep.y,
                normal.xy / steep.z, weight, pixelMm);
}

// Squared distance on the skin to the nearest grid point of a plane; `slope` is how steeply the
// skin leaves the plane, so that dots stay round where it is inclined.
float gridDistanceMm2(vec2 place, vec2 slope) {
  vec2 cell = (fract(place / kDotPitchMm) - 0.5) * kDotPitchMm;
  float rise = dot(cell, slope);
  return dot(cell, cell) + rise * rise;
}

// Dots of one pattern; each pattern's grid is shifted, so that overlapping dots lie side by side.
float dots(Planes planes, vec2 shift) {
  vec2 offset = shift * kDotPitchMm;
  float distanceMm2 = dot(planes.weight, vec3(gridDistanceMm2(planes.x + offset, planes.slopeX),
                                              gridDistanceMm2(planes.y + offset, planes.slopeY),
                                              gridDistanceMm2(planes.z + offset, planes.slopeZ)));
  float soft = 2.0 * kDotRadiusMm * max(planes.pixelMm, 0.15);
  float covered = clamp((kDotRadiusMm * kDotRadiusMm - distanceMm2) / soft + 0.5, 0.0, 1.0);
  // Dots smaller than a pixel become an even tint of the same mean.
  float mean = 3.14159 * kDotRadiusMm * kDotRadiusMm / (kDotPitchMm * kDotPitchMm);
  return mix(covered, mean, smoothstep(0.30, 0.60, planes.pixelMm / kDotPitchMm));
}

// Distance to the middle of the nearest diagonal line, for the share `width` of the pitch.
float lines(Planes planes, float pitchMm, float direction, float width) {
  vec2 along = vec2(1.0, direction) * 0.70711;
  vec3 phase = vec3(dot(planes.x, along), dot(planes.y, along), dot(planes.z, along)) / pitchMm;
  float middle = dot(planes.weight, abs(fract(phase) - 0.5));
  float soft = max(planes.pixelMm / pitchMm, 0.02);
  float covered = clamp((0.5 * width - middle) / soft + 0.5, 0.0, 1.0);
  return mix(covered, width, smoothstep(0.35, 0.70, soft));
}

float insideShare(float mm, float pixelMm) { return clamp(0.5 - mm / pixelMm, 0.0, 1.0); }

float borderShare(float mm, float pixelMm, float widthMm) {
  float width = max(widthMm, 1.1 * pixelMm * uPixelsPerSample);
  return insideShare(mm, pixelMm) * clamp((mm + width) / pixelMm + 0.5, 0.0, 1.0);
}

vec2 patternShift(int pattern) {
  return vec2(float(pattern - pattern / 2 * 2), float(pattern / 2)) * 0.5;
}

// A pattern that spreads ends softly at its front, and is brighter just behind it.
#ifdef SPREAD
const float kFrontMm = 5.0;
const float kFreshMm = 26.0;

float reached(int pattern) { return 1.0 - smoothstep(-kFrontMm, 0.0, vFrontMm[pattern]); }

vec3 patternColour(int pattern) {
  float fresh = smoothstep(-kFreshMm, -0.5 * kFrontMm, vFrontMm[pattern]);
  return mix(uPatternColour[pattern], vec3(1.0, 0.97, 0.90), 0.42 * fresh);
}
#else
float reached(int pattern) { return 1.0; }

vec3 patternColour(int pattern) { return uPatternColour[pattern]; }
#endif

float insideAnyZone() {
  vec4 nearest = min(vEssential, vSpillover);
#ifdef SPREAD
  nearest = max(nearest, vFrontMm);
#endif
  float mm = min(min(min(nearest.x, nearest.y), min(nearest.z, nearest.w)), min(min(vAreas.x, vAreas.y), vAreas.z));
  return insideShare(mm, max(fwidth(mm), 1e-3));
}

// Paint covers the skin, and with translucent skin also what lies below it.
#ifdef SEE_THROUGH
#define SKIN vec4
#define PAINT(colour) vec4(colour, 1.0)
#else
#define SKIN vec3
#define PAINT(colour) (colour)
#endif

SKIN withZones(SKIN albedo, vec3 restMm, vec3 normal) {
  Planes planes = planesAt(restMm, normal);
  vec4 essentialPixel = max(fwidth(vEssential), 1e-3);
  vec4 spilloverPixel = max(fwidth(vSpillover), 1e-3);
  vec3 areasPixel = max(fwidth(vAreas), 1e-3);

  for (int i = 0; i < kPatternSlots; ++i) {
    float inside = insideShare(vSpillover[i], spilloverPixel[i]) * reached(i);
    float dotted = 0.16 + 0.70 * dots(planes, patternShift(i));
    albedo = mix(albedo, PAINT(patternColour(i)), inside * dotted);
    float border = borderShare(vSpillover[i], spilloverPixel[i], 0.5 * kBorderMm) * reached(i);
    albedo = mix(albedo, PAINT(patternColour(i)), 0.35 * border);
  }
  float filled = 0.0;
  for (int i = 0; i < kPatternSlots; ++i) {
    float inside = insideShare(vEssential[i], essentialPixel[i]) * reached(i);
    // Where patterns overlap, the later one is drawn as stripes over the earlier.
    float share = inside * mix(0.80, 0.80 * lines(planes, kStripePitchMm, 1.0, 0.5), filled);
    albedo = mix(albedo, PAINT(patternColour(i)), share);
    filled = max(filled, inside);
    float border = borderShare(vEssential[i], essentialPixel[i], kBorderMm) * reached(i);
    albedo = mix(albedo, PAINT(uPatternColour[i] * 0.35), 0.85 * border);
  }

  float painted = insideShare(vAreas.x, areasPixel.x);
  float hatch = 0.10 + 0.75 * lines(planes, kHatchPitchMm, -1.0, 0.32);
  hatch = max(hatch, 0.9 * borderShare(vAreas.x, areasPixel.x, kBorderMm));
  albedo = mix(albedo, PAINT(uPainted), painted * hatch);

  // Lines one way only: it may be pressed, yet not tapped.
  float noTapping = insideShare(vAreas.z, areasPixel.z);
  float lined = 0.04 + 0.34 * lines(planes, kTappingPitchMm, 1.0, 0.14);
  lined = max(lined, 0.6 * borderShare(vAreas.z, areasPixel.z, 0.6 * kBorderMm));
  albedo = mix(albedo, PAINT(uNoPress), noTapping * lined);

  float noPress = insideShare(vAreas.y, areasPixel.y);
  float crossed = max(lines(planes, kCrossPitchMm, -1.0, 0.16), lines(planes, kCrossPitchMm, 1.0, 0.16));
  crossed = max(0.07 + 0.38 * crossed, 0.75 * borderShare(vAreas.y, areasPixel.y, kBorderMm));
  return mix(albedo, PAINT(uNoPress), noPress * crossed);
}
