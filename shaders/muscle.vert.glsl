layout(location = POSITION_SLOT) in vec3 aPosition;  // of the left side
layout(location = NORMAL_SLOT) in vec3 aNormal;
layout(location = FIBRE_SLOT) in vec2 aFibre;  // mm across the fibres, tendon

uniform mat4 uViewProjection;
uniform float uSide;  // 1 left, -1 right

invariant gl_Position;

#ifndef DEPTH_ONLY
out vec3 vNormal;
out vec3 vFibre;  // mm across the fibres, tendon, how far the streaks wander in mm
#endif

void main() {
  vec3 side = vec3(uSide, 1.0, 1.0);
#ifndef DEPTH_ONLY
  vNormal = aNormal * side;
  // Long waves in metres, so that no streak runs straight from end to end.
  vec3 wave = sin(vec3(dot(aPosition, vec3(31.0, 83.0, 47.0)), dot(aPosition, vec3(-67.0, 37.0, 91.0)),
                       dot(aPosition, vec3(140.0, -110.0, 60.0))));
  vFibre = vec3(aFibre, dot(wave, vec3(0.55, 0.45, 0.20)));
#endif
  gl_Position = uViewProjection * vec4(aPosition * side, 1.0);
}
