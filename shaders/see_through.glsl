// Skin that lets the muscles through. Colours carry their share of the picture in front of them:
// premultiplied, so that what is painted on the skin stays when the skin goes.
uniform float uOpacity;  // of the skin where it faces the eye
uniform float uEdge;     // how much more of it is seen where it turns away

vec4 shownSkin(vec3 albedo, vec3 normal, float least) {
  float away = 1.0 - clamp(dot(normal, uToEye), 0.0, 1.0);
  float share = max(mix(uOpacity, 1.0, uEdge * away * away), least);
  return vec4(albedo * share, share);
}
