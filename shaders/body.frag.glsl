#include "lighting.glsl"
#include "covering.glsl"
#ifdef SEE_THROUGH
#include "see_through.glsl"
#endif
#ifdef ZONES
#include "zones.glsl"
#endif

in vec3 vNormal;
in vec4 vSkin;
#ifdef ZONES
in float vRestZ;
#endif

uniform vec3 uSkin;

out vec4 oColour;

void main() {
  vec3 normal = normalize(vNormal);
  vec3 albedo = uSkin * (1.0 - vec3(0.36, 0.42, 0.46) * vSkin.w);
  float sheen = 0.035;
  float cloth = coveringShare(vSkin.xy);
  albedo = mix(albedo, coveringColour(vSkin.xy), cloth);
  sheen *= 1.0 - 0.8 * cloth;
#ifdef SEE_THROUGH
#ifdef ZONES
  // Below a zone some skin stays: dots on bare flesh could not be told from its colour.
  vec4 shown = shownSkin(albedo, normal, 0.6 * insideAnyZone());
  shown = withZones(shown, vec3(vSkin.xy, vRestZ) * 100.0, normal);
#else
  vec4 shown = shownSkin(albedo, normal, 0.0);
#endif
  vec3 lit = toDisplay(litColour(shown.rgb / max(shown.a, 1e-4), sheen, normal, vSkin.z));
  oColour = vec4(lit * shown.a, shown.a);
#else
#ifdef ZONES
  albedo = withZones(albedo, vec3(vSkin.xy, vRestZ) * 100.0, normal);
#endif
  oColour = vec4(toDisplay(litColour(albedo, sheen, normal, vSkin.z)), 1.0);
#endif
}
