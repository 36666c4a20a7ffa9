#pragma once

#include <filesystem>
#include <glm/glm.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "render/gl_object.h"

namespace knotmap::render {

/// The two languages every shader text is valid in.
enum class ShaderDialect { core330, es300 };

/// One shader of a program: its file and the names defined for it, separated by spaces.
struct ShaderFile {
  std::string_view file;     ///< "body.vert.glsl"
  std::string_view defines;  ///< "ZONES"
};

/// A linked pair of shaders, as written in the table of programs.
struct ProgramEntry {
  std::string_view name;
  ShaderFile vertex, fragment;
};

enum class ProgramId {
  body,
  bodyWithZones,
  bodyWithSpread,
  skin,
  skinWithZones,
  skinWithSpread,
  skinDepth,
  core,
  muscle,
  muscleDepth,
  eye,
  marker,
  arrow,
  model
};
inline constexpr std::size_t kProgramCount = 14;
/// Every program, in the order of `ProgramId`.
std::span<const ProgramEntry> programTable();

/// The whole text of a shader: version line, definitions, shared constants and the file with the
/// files it includes. Errors: a missing file.
core::Result<std::string> shaderText(const std::filesystem::path& folder, const ShaderFile& shader,
                                     ShaderDialect dialect);

/// Compiles and links. Errors name the file and carry the compiler's message.
core::Result<GlProgram> buildProgram(const std::filesystem::path& folder, const ProgramEntry& entry,
                                     ShaderDialect dialect = ShaderDialect::core330);

/// Sets a uniform of the program in use; names a program does not use are ignored.
class Uniforms {
 public:
  explicit Uniforms(const GlProgram& program);  ///< uses the program
  void set(const char* name, float value) const;
  void set(const char* name, int value) const;
  void set(const char* name, const glm::vec3& value) const;
  void set(const char* name, const glm::mat3& value) const;
  void set(const char* name, const glm::mat4& value) const;
  void set(const char* name, std::span<const glm::vec3> values) const;
  void set(const char* name, std::span<const float> values) const;

 private:
  GLint place(const char* name) const;
  GLuint program_;
};

}  // namespace knotmap::render
