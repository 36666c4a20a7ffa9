layout(location = POSITION_SLOT) in vec3 aPosition;  // of the left side
layout(location = NORMAL_SLOT) in vec3 aNormal;
layout(location = FIBRE_SLOT) in vec2 aFibre;  // mm across the fibres, tendon

uniform mat4 uViewProjection;
uniform float uSide;  // 1 left, -1 right

invariant gl_Position;

#ifndef DEPTH_ONLY
out vec3 vNormal;
out vec3 vFibre;  // mm across the fibres, tendon, how the streaks wander, about -1 .. 1
#endif

void main() {
  vec3 side = vec3(uSide, 1.0, 1.0);
#ifndef DEPTH_ONLY
  vNormal = aNormal * side;
  // Waves a decimetre or two long, so that no streak runs straight from end to end.
  vec2 wave = sin(vec2(dot(aPosition, vec3(31.0, 53.0, 37.0)),
                       dot(aPosition, vec3(-67.0, 37.0, 51.0))));
  vFibre = vec3(aFibre, wave.x + 0.6 * wave.y);
#endif
  gl_Position = uViewProjection * vec4(aPosition * side, 1.0);
}
