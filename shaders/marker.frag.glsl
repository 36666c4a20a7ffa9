in vec2 vCorner;
in vec3 vColour;
flat in vec2 vLook;

uniform vec3 uAccent;

out vec4 oColour;

const vec3 kCasing = vec3(1.0, 0.995, 0.985);

float below(float away, float soft) { return clamp(0.5 - away / soft, 0.0, 1.0); }

// Adds a colour on top of a premultiplied one.
vec4 over(vec4 under, vec3 colour, float share) {
  return under * (1.0 - share) + vec4(colour * share, share);
}

// Distance to the X, in radii.
float crossDistance(vec2 place) {
  vec2 turned = abs(vec2(place.x + place.y, place.x - place.y) * 0.70711);
  vec2 bars = max(vec2(turned.x, turned.y) - vec2(0.92, 0.92), turned.yx - vec2(0.20, 0.20));
  return min(bars.x, bars.y);
}

void main() {
  int shape = int(vLook.x + 0.5);
  float radius = length(vCorner);
  float soft = max(1.2 * fwidth(radius), 1e-4);
  vec4 colour = vec4(0.0);
  float halo = vLook.y * below(abs(radius - 1.38) - 0.16, soft);
  colour = over(colour, uAccent, 0.85 * halo);
  colour = over(colour, vec3(0.0), 0.28 * below(radius - 1.12, 0.30));
  if (shape == kMarkerCross) {
    float bar = crossDistance(vCorner);
    colour = vec4(uAccent, 1.0) * (0.85 * halo);
    colour = over(colour, kCasing, 0.92 * below(bar - 0.16, soft));
    colour = over(colour, vColour, below(bar, soft));
  } else if (shape == kMarkerRing) {
    colour = vec4(uAccent, 1.0) * (0.85 * halo);
    colour = over(colour, kCasing, 0.85 * below(abs(radius - 0.80) - 0.30, soft));
    colour = over(colour, vColour, below(abs(radius - 0.80) - 0.17, soft));
  } else {
    float inner = shape == kMarkerKnot ? 0.76 : 0.84;
    colour = over(colour, kCasing, below(radius - 1.0, soft));
    colour = over(colour, vColour, below(radius - inner, soft));
  }
  oColour = colour;
}
