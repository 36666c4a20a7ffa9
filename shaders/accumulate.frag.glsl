uniform sampler2D uSample;

out vec4 oColour;

// The blend stage weighs the sample against those before it.
void main() { oColour = texelFetch(uSample, ivec2(gl_FragCoord.xy), 0); }
