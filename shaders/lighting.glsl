#include "colour.glsl"

// One direction to the eye serves the whole picture: the field of view is narrow, and only the
// soft edge and the sheen depend on it.
uniform vec3 uToEye;
uniform vec3 uHalfway;  // between eye and key
uniform vec3 uKeyDirection;
uniform vec3 uFillDirection;
// Below zero darkens the silhouette (bright background), above zero lights it (dark background).
uniform float uRim;

const vec3 kKeyLight = vec3(0.90, 0.865, 0.815);
const vec3 kFillLight = vec3(0.11, 0.12, 0.135);
const vec3 kSkyLight = vec3(0.285, 0.295, 0.310);
const vec3 kGroundLight = vec3(0.205, 0.172, 0.150);

// A matte surface under a key light, a weak fill and a hemisphere; `open` is the share of the
// surroundings that is not occluded, `sheen` the strength of a broad soft highlight.
vec3 litColour(vec3 albedo, float sheen, vec3 normal, float open) {
  float facing = clamp(dot(normal, uToEye), 0.0, 1.0);
  // Wrapped around the terminator, as light scattered below skin does.
  float key = clamp(dot(normal, uKeyDirection) * 0.82 + 0.18, 0.0, 1.0);
  float fill = clamp(dot(normal, uFillDirection), 0.0, 1.0);
  vec3 hemisphere = mix(kGroundLight, kSkyLight, normal.y * 0.5 + 0.5);
  // Light that bounces between occluded surfaces takes on their colour: warm creases, not grey.
  vec3 bounced = open * (1.0 + (1.0 - open) * albedo);
  vec3 light = kKeyLight * (key * (0.35 + 0.65 * open)) + (kFillLight * fill + hemisphere) * bounced;

  float highlight = clamp(dot(normal, uHalfway), 0.0, 1.0);
  highlight *= highlight;
  highlight *= highlight;
  highlight *= highlight;
  highlight *= highlight;
  float edge = 1.0 - facing;
  edge *= edge * edge;
  vec3 colour = albedo * light * (1.0 + min(uRim, 0.0) * edge);
  return colour + vec3(sheen * highlight * open + max(uRim, 0.0) * edge * open);
}
