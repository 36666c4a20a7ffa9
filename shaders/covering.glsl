// The covering is defined on the neutral body (decimetres), so it fits every shape.
uniform vec3 uCovering;
uniform float uCovered;  // 1 covered, 0 not
uniform float uBand;     // 1 with a band around the chest

// Below zero inside the cloth, in decimetres.
float coveringDistance(vec2 restDm) {
  float side = abs(restDm.x);
  float shorts = max(max(restDm.y - 1.15, -1.30 - restDm.y), side - 3.0);
  float band = max(max(restDm.y - 4.47, 3.07 - restDm.y), side - 1.64);
  return min(shorts, mix(9.0, band, uBand));
}

float coveringShare(vec2 restDm) {
  float distanceDm = coveringDistance(restDm);
  return uCovered * clamp(0.5 - distanceDm / max(fwidth(distanceDm), 1e-5), 0.0, 1.0);
}

// A hem: a slightly darker line along the border.
vec3 coveringColour(vec2 restDm) {
  float hem = smoothstep(0.05, 0.10, -coveringDistance(restDm));
  return uCovering * (0.78 + 0.22 * hem);
}
