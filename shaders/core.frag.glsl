#include "lighting.glsl"

in vec3 vNormal;
in float vOpen;

uniform vec3 uColour;

out vec4 oColour;

void main() {
  oColour = vec4(toDisplay(litColour(uColour, 0.0, normalize(vNormal), 0.4 + 0.6 * vOpen)), 1.0);
}
