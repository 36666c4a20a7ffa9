in vec2 vPlace;

uniform vec3 uTop;
uniform vec3 uBottom;

out vec4 oColour;

void main() { oColour = vec4(mix(uBottom, uTop, vPlace.y), 1.0); }
