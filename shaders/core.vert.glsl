layout(location = POSITION_SLOT) in vec3 aPosition;
layout(location = NORMAL_SLOT) in vec3 aNormal;
layout(location = REST_SLOT) in vec4 aRest;  // neutral position, occlusion

uniform mat4 uViewProjection;
uniform vec3 uToEye;

out vec3 vNormal;
out float vOpen;

// What is left of the body where no muscle is drawn: the skin drawn a little further in. It hides
// what lies further behind it than about half of the body part is thick, so that deep muscles are
// seen and those of the far side are not. Places are decimetres of the neutral body.
float halfThicknessDm(vec3 restDm) {
  float side = abs(restDm.x);
  // Heads are longer than wide.
  float head = 0.75 + 0.50 * smoothstep(0.2, 1.0, restDm.z) * smoothstep(5.6, 6.2, restDm.y);
  float trunk = mix(1.20, head, smoothstep(4.9, 5.6, restDm.y));
  float middle = mix(0.80, trunk, smoothstep(-2.0, -0.5, restDm.y));  // down to the thighs
  float legs = mix(0.45, middle, smoothstep(-5.5, -3.5, restDm.y));
  return mix(legs, 0.40, smoothstep(1.7, 2.6, side) * smoothstep(-1.0, 0.5, restDm.y));
}

// How far in, in metres. Lips, lids and ears would open: on the head hardly at all.
float insetM(vec3 restDm, float halfDm) {
  return mix(0.006 * halfDm, 0.0003, smoothstep(5.6, 6.2, restDm.y));
}

// Which way is in: at the tip of the breast one way for all, or it would stand out more than it
// does below the covering.
vec3 inward(vec3 restDm) {
  float away = distance(vec3(abs(restDm.x), restDm.yz), vec3(0.773, 3.796, 1.593));
  vec3 fromTip = vec3(-0.35 * sign(restDm.x), 0.0, -0.94);
  return normalize(mix(fromTip, -aNormal, smoothstep(0.15, 0.40, away)));
}

void main() {
  vec3 restDm = aRest.xyz * kRestRangeDm;
  float halfDm = halfThicknessDm(restDm);
  vNormal = aNormal;
  vOpen = aRest.w;
  vec3 position = aPosition + inward(restDm) * insetM(restDm, halfDm);
  gl_Position = uViewProjection * vec4(position, 1.0);
  vec4 behind = uViewProjection * vec4(position - uToEye * (0.1 * halfDm), 1.0);
  gl_Position.z = behind.z / behind.w * gl_Position.w;
}
