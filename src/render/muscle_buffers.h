#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "render/gl_object.h"
#include "render/muscle_faces.h"
#include "render/programs.h"
#include "render/scene.h"

namespace knotmap::render {

/// The muscles on the GPU: the left side's vertices, drawn as they are and mirrored, and of their
/// triangles those to be seen. Takes no memory until there is a muscle to draw.
class MuscleBuffers {
 public:
  enum class Level { coarse, fine };

  /// Uploads the surfaces if they are others, and chooses the triangles of all muscles that are not
  /// hidden.
  void update(const MuscleView& view, const Sight& sight, Level level);
  bool shows(anatomy::MuscleVisibility visibility) const;
  /// Draws all muscles seen this clearly, nearest first; `uniforms` belong to a muscle program.
  void draw(anatomy::MuscleVisibility visibility, const Uniforms& uniforms) const;
  /// Gives the memory back.
  void clear();

  /// Triangles chosen by the last update.
  std::size_t triangleCount() const;

 private:
  /// Triangles that are drawn at once: one look on one side.
  struct Batch {
    MuscleLook look;
    std::size_t side = 0;
    std::size_t first = 0, count = 0;  ///< indices
  };
  void upload(const MuscleSurfaces& surfaces);
  MuscleFaces& facesOf(const MuscleSurfaces& surfaces, Level level);
  void choose(const MuscleView& view, const Sight& sight, MuscleFaces& faces);

  GlBuffer vertices_, indices_;
  GlVertexArray array_;
  std::optional<std::uint64_t> revision_;
  const anatomy::MuscleVertex* source_ = nullptr;    ///< to know it again only
  std::array<std::optional<MuscleFaces>, 2> faces_;  ///< of each level, once it was drawn
  std::vector<std::uint32_t> chosen_;
  std::vector<Batch> batches_;
};

}  // namespace knotmap::render
