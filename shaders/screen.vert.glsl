// One triangle that covers the picture, without any vertex data.
out vec2 vPlace;  // 0..1, origin bottom left

void main() {
  vPlace = vec2(float((gl_VertexID & 1) * 2), float((gl_VertexID >> 1) * 2));
  gl_Position = vec4(vPlace * 2.0 - 1.0, 1.0, 1.0);
}
