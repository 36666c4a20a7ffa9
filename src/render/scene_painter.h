#pragma once

#include <array>

#include "render/arrow_mesh.h"
#include "render/body_mesh.h"
#include "render/eye_mesh.h"
#include "render/marker_mesh.h"
#include "render/model_mesh.h"
#include "render/muscle_buffers.h"
#include "render/programs.h"
#include "render/scene.h"

namespace knotmap::render {

/// The part of a picture that is drawn at once, and how finely.
struct Part {
  int width = 1, height = 1;  ///< of the whole picture
  glm::mat4 crop{1.0f};       ///< spreads the part over the target
  float samplesPerPixel = 1.0f;
  BodyMesh::Level level = BodyMesh::Level::fine;
  MuscleBuffers::Level muscleLevel = MuscleBuffers::Level::fine;
};

/// Draws a scene into the framebuffer that is bound: what is drawn, in which order, in what light.
class ScenePainter {
 public:
  explicit ScenePainter(std::array<GlProgram, kProgramCount> programs)
      : programs_(std::move(programs)) {}
  void draw(const Scene& scene, const Part& part);

 private:
  void drawOpaque(const Scene& scene);
  void drawSeeThrough(const Scene& scene);
  void drawSkin(const Scene& scene, ProgramId id);
  void drawSkinOver(const Scene& scene);
  void drawMuscles(const Scene& scene, anatomy::MuscleVisibility visibility);
  void drawFadedMuscles(const Scene& scene);
  void drawCore(const Scene& scene);
  void drawEyes(const Scene& scene);
  void drawMarkers(const Scene& scene);
  void drawArrows(const Scene& scene);
  void setZones(const Scene& scene, const Uniforms& uniforms) const;
  float pixelsPerUnit(const Scene& scene) const;
  void drawModel(const Scene& scene);
  void setLights(const Scene& scene, const Uniforms& uniforms) const;
  const GlProgram& program(ProgramId id) const { return programs_[static_cast<std::size_t>(id)]; }

  std::array<GlProgram, kProgramCount> programs_;
  BodyMesh body_;
  EyeMesh eyes_;
  MarkerMesh markers_;
  ArrowMesh arrows_;
  ModelMesh model_;
  MuscleBuffers muscles_;
  Part part_;
  glm::mat4 viewProjection_{1.0f};
};

}  // namespace knotmap::render
