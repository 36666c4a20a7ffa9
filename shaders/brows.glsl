// A painted stroke along each brow helps to read the face. Places are decimetres of the neutral
// body; the middle of the brow is its vertex 176. 0 none .. 1 full.
float browShare(vec3 restDm) {
  float along = (abs(restDm.x) - 0.365) / 0.265;
  float middle = 7.425 + 0.050 * (1.0 - along * along) - 0.012 * along;
  float thickness = 0.036 - 0.015 * along;
  float across = abs(restDm.y - middle) / thickness;
  float share = (1.0 - smoothstep(0.2, 1.2, across)) * (1.0 - smoothstep(0.55, 1.10, abs(along)));
  return restDm.z > 0.8 ? share : 0.0;
}
