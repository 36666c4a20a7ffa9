// Skin that lets the muscles through. Colours carry their share of the picture in front of them:
// premultiplied, so that what is painted on the skin stays when the skin goes.
uniform float uOpacity;  // of the skin where it faces the eye
uniform float uEdge;     // how much more of it is seen where it turns away

float skinShare(vec3 normal) {
  float away = 1.0 - clamp(dot(normal, uToEye), 0.0, 1.0);
  return mix(uOpacity, 1.0, uEdge * away * away);
}

vec4 shownSkin(vec3 albedo, vec3 normal) {
  float share = skinShare(normal);
  return vec4(albedo * share, share);
}
