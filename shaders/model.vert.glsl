layout(location = POSITION_SLOT) in vec3 aPosition;  // as the file has it
layout(location = NORMAL_SLOT) in vec3 aNormal;

uniform mat4 uViewProjection;
uniform vec3 uOffset;
uniform float uScale;

out vec3 vNormal;

void main() {
  vNormal = aNormal;
  gl_Position = uViewProjection * vec4(aPosition * uScale + uOffset, 1.0);
}
