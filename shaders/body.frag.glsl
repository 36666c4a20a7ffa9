#include "lighting.glsl"
#include "covering.glsl"
#ifdef ZONES
#include "zones.glsl"
#endif

in vec3 vPosition;
in vec3 vNormal;
in vec4 vRest;
in float vBrow;

uniform vec3 uSkin;

out vec4 oColour;

void main() {
  vec3 normal = normalize(vNormal);
  vec3 albedo = uSkin * (1.0 - vec3(0.36, 0.42, 0.46) * vBrow);
  float sheen = 0.035;
  float cloth = coveringShare(vRest.xyz);
  albedo = mix(albedo, coveringColour(vRest.xyz), cloth);
  sheen *= 1.0 - 0.8 * cloth;
#ifdef ZONES
  albedo = withZones(albedo, vRest.xyz * 100.0, normal);
#endif
  oColour = vec4(toDisplay(litColour(albedo, sheen, normal, vPosition, vRest.w)), 1.0);
}
