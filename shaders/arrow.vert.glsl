layout(location = POSITION_SLOT) in vec3 aPosition;
layout(location = NORMAL_SLOT) in vec3 aNormal;
layout(location = ARROW_OUTWARD_SLOT) in vec3 aOutward;
layout(location = ARROW_COLOUR_SLOT) in vec3 aColour;
layout(location = ARROW_OUTLINE_SLOT) in vec3 aOutline;
layout(location = ARROW_NEARER_SLOT) in vec3 aNearer;

uniform mat4 uViewProjection;
uniform float uPixelsPerUnit;  // of a length of 1 at clip w = 1
uniform float uOutlinePixels;  // 0: the arrow itself

out vec3 vNormal;
out vec3 vColour;

void main() {
  vNormal = aNormal;
  vColour = uOutlinePixels > 0.0 ? aOutline : aColour;
  float grown = uOutlinePixels * (uViewProjection * vec4(aPosition, 1.0)).w / uPixelsPerUnit;
  vec3 position = aPosition + aOutward * grown;
  gl_Position = uViewProjection * vec4(position, 1.0);
  // Skin that bulges before a part of the arrow does not hide it.
  vec4 nearer = uViewProjection * vec4(position + aNearer, 1.0);
  gl_Position.z = nearer.z / nearer.w * gl_Position.w;
}
