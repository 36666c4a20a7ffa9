layout(location = POSITION_SLOT) in vec3 aPosition;  // on the unit sphere, +Z is the pupil

uniform mat4 uViewProjection;
uniform vec3 uCentre;
uniform mat3 uTurn;  // from the eye's axes to body space
uniform float uRadius;

out vec3 vNormal;
out vec3 vLocal;

void main() {
  vLocal = aPosition;
  vNormal = uTurn * aPosition;
  gl_Position = uViewProjection * vec4(uCentre + vNormal * uRadius, 1.0);
}
