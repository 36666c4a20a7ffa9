layout(location = POSITION_SLOT) in vec3 aPosition;
layout(location = NORMAL_SLOT) in vec3 aNormal;
layout(location = REST_SLOT) in vec4 aRest;  // neutral position, occlusion

uniform mat4 uViewProjection;

// Translucent skin is drawn where its depth was drawn before: both must agree to the last bit.
invariant gl_Position;

#ifndef DEPTH_ONLY
#include "brows.glsl"

// Few and small: on a software rasteriser every interpolated number costs setup per triangle.
out vec3 vNormal;
out vec4 vSkin;  // x and y of the neutral place in dm, openness, brow

#ifdef ZONES
layout(location = ESSENTIAL_SLOT) in vec4 aEssential;
layout(location = SPILLOVER_SLOT) in vec4 aSpillover;
layout(location = AREAS_SLOT) in vec3 aAreas;  // painted, no-press, no tapping

out float vRestZ;
out vec4 vEssential;
out vec4 vSpillover;
out vec3 vAreas;
#ifdef SPREAD
uniform vec3 uOrigin[kPatternSlots];
uniform float uRevealMm[kPatternSlots];

out vec4 vFrontMm;  // how far beyond the front each pattern has reached; below zero behind it
#endif
#endif
#endif

void main() {
#ifndef DEPTH_ONLY
  vec3 restDm = aRest.xyz * kRestRangeDm;
  vNormal = aNormal;
  // Deepened a little, so that creases read from afar.
  float open = aRest.w * (0.65 + 0.35 * aRest.w);
  vSkin = vec4(restDm.xy, open, browShare(restDm));
#ifdef ZONES
  vRestZ = restDm.z;
  vEssential = aEssential * kFieldRangeMm;
  vSpillover = aSpillover * kFieldRangeMm;
  vAreas = aAreas * kFieldRangeMm;
#ifdef SPREAD
  for (int i = 0; i < kPatternSlots; ++i)
    vFrontMm[i] = 1000.0 * distance(aPosition, uOrigin[i]) - uRevealMm[i];
#endif
#endif
#endif
  gl_Position = uViewProjection * vec4(aPosition, 1.0);
}
