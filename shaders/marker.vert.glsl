layout(location = MARKER_PLACE_SLOT) in vec4 aPlace;  // position in metres, radius in metres
layout(location = MARKER_NORMAL_SLOT) in vec3 aNormal;
layout(location = MARKER_COLOUR_SLOT) in vec3 aColour;
layout(location = MARKER_LOOK_SLOT) in vec2 aLook;  // shape, emphasised

uniform mat4 uViewProjection;
uniform vec3 uEye;
uniform float uPixelsPerUnit;  // of a length of 1 at clip w = 1
uniform float uMinRadiusPixels;

out vec2 vCorner;  // in radii
out vec3 vColour;
flat out vec2 vLook;

void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  vec4 centre = uViewProjection * vec4(aPlace.xyz, 1.0);
  // A pea stays visible from afar.
  float radius = max(aPlace.w, uMinRadiusPixels * centre.w / uPixelsPerUnit);
  vec3 across = abs(aNormal.y) > 0.95 ? vec3(1.0, 0.0, 0.0) : vec3(0.0, 1.0, 0.0);
  vec3 tangent = normalize(cross(across, aNormal));
  vec3 bitangent = cross(aNormal, tangent);
  vec3 reach = (tangent * corner.x + bitangent * corner.y) * (radius * kMarkerReach);
  vec3 position = aPlace.xyz + aNormal * (0.0004 + 0.06 * radius) + reach;
  vec3 toEye = normalize(uEye - aPlace.xyz);

  vCorner = corner * kMarkerReach;
  vColour = aColour;
  vLook = aLook;
  gl_Position = uViewProjection * vec4(position, 1.0);
  // The skin bulges through a flat disc: compare depths as if the disc were nearer.
  vec4 nearer = uViewProjection * vec4(position + toEye * (0.0015 + 0.6 * radius), 1.0);
  gl_Position.z = nearer.z / nearer.w * gl_Position.w;
  if (dot(aNormal, toEye) < 0.02) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}
