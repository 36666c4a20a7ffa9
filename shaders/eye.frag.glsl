#include "lighting.glsl"

in vec3 vNormal;
in vec3 vLocal;

out vec4 oColour;

// Linear colours.
const vec3 kSclera = vec3(0.66, 0.62, 0.585);
const vec3 kIris = vec3(0.150, 0.118, 0.092);
const vec3 kIrisRim = vec3(0.045, 0.038, 0.034);
const vec3 kPupil = vec3(0.010, 0.010, 0.011);
const float kIrisCos = 0.8910;   // 27 degrees
const float kPupilCos = 0.9781;  // 12 degrees

void main() {
  vec3 local = normalize(vLocal);
  float soft = max(fwidth(local.z), 1e-4);
  float iris = clamp((local.z - kIrisCos) / soft + 0.5, 0.0, 1.0);
  float pupil = clamp((local.z - kPupilCos) / soft + 0.5, 0.0, 1.0);
  vec3 irisColour = mix(kIrisRim, kIris, smoothstep(kIrisCos, kIrisCos + 0.030, local.z));
  vec3 albedo = mix(mix(kSclera, irisColour, iris), kPupil, pupil);
  // The lids shade the upper part and the corners.
  float open = 0.95 - 0.50 * smoothstep(-0.05, 0.42, local.y) - 0.35 * smoothstep(0.35, 0.75, abs(local.x));
  vec3 normal = normalize(vNormal);
  vec3 colour = litColour(albedo, 0.0, normal, clamp(open, 0.2, 1.0));
  float glint = clamp(dot(normal, uHalfway), 0.0, 1.0);
  colour += vec3(0.35 * smoothstep(0.988, 0.996, glint));
  oColour = vec4(toDisplay(colour), 1.0);
}
