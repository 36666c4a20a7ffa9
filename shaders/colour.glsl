// Light is summed in linear space. The transfer curve is a plain square: within 3 % of the sRGB
// curve for the tones used here and the only one that costs a single instruction per channel.
vec3 toDisplay(vec3 linearColour) { return sqrt(clamp(linearColour, 0.0, 1.0)); }
