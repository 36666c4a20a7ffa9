#include "lighting.glsl"

in vec3 vNormal;

uniform vec3 uColour;

out vec4 oColour;

void main() {
  // Files wind their triangles either way: both sides are lit as the side that is seen.
  float size = max(length(vNormal), 1e-6);
  vec3 normal = vNormal / size;
  normal = dot(normal, uToEye) < 0.0 ? -normal : normal;
  oColour = vec4(toDisplay(litColour(uColour, 0.0, normal, 1.0)), 1.0);
}
