// Constants the shaders share with C++. Every line is valid GLSL 3.30, GLSL ES 3.00 and C++20.

// Vertex attributes of the body.
#define POSITION_SLOT 0
#define NORMAL_SLOT 1
#define REST_SLOT 2
#define ESSENTIAL_SLOT 3
#define SPILLOVER_SLOT 4
#define AREAS_SLOT 5

// Vertex attributes of a muscle, besides place and normal.
#define FIBRE_SLOT 2

// Vertex attributes of a marker, one set per marker.
#define MARKER_PLACE_SLOT 0
#define MARKER_NORMAL_SLOT 1
#define MARKER_COLOUR_SLOT 2
#define MARKER_LOOK_SLOT 3

// Vertex attributes of an arrow, besides place and normal.
#define ARROW_OUTWARD_SLOT 2
#define ARROW_COLOUR_SLOT 3
#define ARROW_OUTLINE_SLOT 4
#define ARROW_NEARER_SLOT 5

const int kPatternSlots = 4;
// Distances to a zone's border are stored as a share of this.
const float kFieldRangeMm = 32.0f;
// Rest coordinates are stored as a share of this.
const float kRestRangeDm = 12.0f;

// What a marker looks like.
const int kMarkerKnot = 0;
const int kMarkerRing = 1;
const int kMarkerCross = 2;
const int kMarkerDot = 3;
// The quad of a marker reaches this many radii, to hold the halo of an emphasised one.
const float kMarkerReach = 1.7f;
