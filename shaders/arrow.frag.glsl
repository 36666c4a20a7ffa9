#include "lighting.glsl"

in vec3 vNormal;
in vec3 vColour;

uniform float uOutlinePixels;

out vec4 oColour;

void main() {
  // The outline is flat, whatever the light.
  vec3 lit = toDisplay(litColour(vColour * vColour, 0.0, normalize(vNormal), 1.0));
  oColour = vec4(uOutlinePixels > 0.0 ? vColour : lit, 1.0);
}
