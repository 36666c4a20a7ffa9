layout(location = POSITION_SLOT) in vec3 aPosition;
layout(location = NORMAL_SLOT) in vec3 aNormal;
layout(location = REST_SLOT) in vec4 aRest;  // neutral position, occlusion

uniform mat4 uViewProjection;

#include "brows.glsl"

out vec3 vPosition;
out vec3 vNormal;
out vec4 vRest;
out float vBrow;

#ifdef ZONES
layout(location = ESSENTIAL_SLOT) in vec4 aEssential;
layout(location = SPILLOVER_SLOT) in vec4 aSpillover;
layout(location = AREAS_SLOT) in vec2 aAreas;  // painted, no-press

out vec4 vEssential;
out vec4 vSpillover;
out vec2 vAreas;
#endif

void main() {
  vPosition = aPosition;
  vNormal = aNormal;
  // Deepened a little, so that creases read from afar.
  vRest = vec4(aRest.xyz * kRestRangeDm, aRest.w * (0.65 + 0.35 * aRest.w));
  vBrow = browShare(vRest.xyz);
#ifdef ZONES
  vEssential = aEssential * kFieldRangeMm;
  vSpillover = aSpillover * kFieldRangeMm;
  vAreas = aAreas * kFieldRangeMm;
#endif
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
