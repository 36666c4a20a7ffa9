#include "render/programs.h"

#include <algorithm>
#include <glm/gtc/type_ptr.hpp>

#include "core/files.h"

namespace knotmap::render {
namespace {

constexpr ProgramEntry kPrograms[] = {
    {"body", {"body.vert.glsl", ""}, {"body.frag.glsl", ""}},
    {"body with zones", {"body.vert.glsl", "ZONES"}, {"body.frag.glsl", "ZONES"}},
    {"body with spread", {"body.vert.glsl", "ZONES SPREAD"}, {"body.frag.glsl", "ZONES SPREAD"}},
    {"skin", {"body.vert.glsl", ""}, {"body.frag.glsl", "SEE_THROUGH"}},
    {"skin with zones", {"body.vert.glsl", "ZONES"}, {"body.frag.glsl", "ZONES SEE_THROUGH"}},
    {"skin with spread",
     {"body.vert.glsl", "ZONES SPREAD"},
     {"body.frag.glsl", "ZONES SPREAD SEE_THROUGH"}},
    {"skin depth", {"body.vert.glsl", "DEPTH_ONLY"}, {"depth.frag.glsl", ""}},
    {"core", {"core.vert.glsl", ""}, {"core.frag.glsl", ""}},
    {"muscle", {"muscle.vert.glsl", ""}, {"muscle.frag.glsl", ""}},
    {"muscle depth", {"muscle.vert.glsl", "DEPTH_ONLY"}, {"depth.frag.glsl", ""}},
    {"eye", {"eye.vert.glsl", ""}, {"eye.frag.glsl", ""}},
    {"marker", {"marker.vert.glsl", ""}, {"marker.frag.glsl", ""}},
    {"arrow", {"arrow.vert.glsl", ""}, {"arrow.frag.glsl", ""}},
    {"model", {"model.vert.glsl", ""}, {"model.frag.glsl", ""}},
};

constexpr std::string_view kInclude = "#include \"";

/// The file with every `#include "name"` line replaced by that file, one level deep or more.
core::Result<std::string> expandedFile(const std::filesystem::path& file) {
  const auto text = core::readFile(file, 1u << 20);
  if (!text) return text.error();
  std::string expanded;
  std::size_t start = 0;
  while (start < text->size()) {
    const std::size_t end = std::min(text->find('\n', start), text->size());
    const std::string_view line = std::string_view(*text).substr(start, end - start);
    start = end + 1;
    if (line.substr(0, kInclude.size()) != kInclude) {
      expanded.append(line).push_back('\n');
      continue;
    }
    const std::string_view name = line.substr(kInclude.size(), line.rfind('"') - kInclude.size());
    const auto included = expandedFile(file.parent_path() / name);
    if (!included) return included.error();
    expanded += *included;
  }
  return expanded;
}

core::Result<GlShader> compile(const std::filesystem::path& folder, const ShaderFile& shader,
                               GLenum stage, ShaderDialect dialect) {
  const auto text = shaderText(folder, shader, dialect);
  if (!text) return text.error();
  GlShader compiled(glCreateShader(stage));
  const char* const source = text->c_str();
  glShaderSource(compiled.id(), 1, &source, nullptr);
  glCompileShader(compiled.id());
  GLint ok = GL_FALSE;
  glGetShaderiv(compiled.id(), GL_COMPILE_STATUS, &ok);
  if (ok == GL_TRUE) return compiled;
  char log[2048] = "";
  glGetShaderInfoLog(compiled.id(), sizeof log, nullptr, log);
  return core::Error{(folder / shader.file).string(), std::string("does not compile: ") + log};
}

}  // namespace

std::span<const ProgramEntry> programTable() { return kPrograms; }

core::Result<std::string> shaderText(const std::filesystem::path& folder, const ShaderFile& shader,
                                     ShaderDialect dialect) {
  std::string text = dialect == ShaderDialect::core330
                         ? "#version 330 core\n"
                         : "#version 300 es\nprecision highp float;\nprecision highp int;\n"
                           "precision highp sampler2D;\n";
  for (std::string_view left = shader.defines; !left.empty();) {
    const std::size_t end = std::min(left.find(' '), left.size());
    text.append("#define ").append(left.substr(0, end)).append(" 1\n");
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  for (const auto& file : {folder / "shared.h", folder / shader.file}) {
    const auto part = expandedFile(file);
    if (!part) return part.error();
    text += *part;
  }
  return text;
}

core::Result<GlProgram> buildProgram(const std::filesystem::path& folder, const ProgramEntry& entry,
                                     ShaderDialect dialect) {
  auto vertex = compile(folder, entry.vertex, GL_VERTEX_SHADER, dialect);
  if (!vertex) return vertex.error();
  auto fragment = compile(folder, entry.fragment, GL_FRAGMENT_SHADER, dialect);
  if (!fragment) return fragment.error();
  GlProgram program(glCreateProgram());
  glAttachShader(program.id(), vertex->id());
  glAttachShader(program.id(), fragment->id());
  glLinkProgram(program.id());
  GLint ok = GL_FALSE;
  glGetProgramiv(program.id(), GL_LINK_STATUS, &ok);
  if (ok == GL_TRUE) return program;
  char log[2048] = "";
  glGetProgramInfoLog(program.id(), sizeof log, nullptr, log);
  return core::Error{folder.string(),
                     "program \"" + std::string(entry.name) + "\" does not link: " + log};
}

Uniforms::Uniforms(const GlProgram& program) : program_(program.id()) { glUseProgram(program_); }

GLint Uniforms::place(const char* name) const { return glGetUniformLocation(program_, name); }

void Uniforms::set(const char* name, float value) const { glUniform1f(place(name), value); }
void Uniforms::set(const char* name, int value) const { glUniform1i(place(name), value); }
void Uniforms::set(const char* name, const glm::vec3& value) const {
  glUniform3fv(place(name), 1, glm::value_ptr(value));
}
void Uniforms::set(const char* name, const glm::mat3& value) const {
  glUniformMatrix3fv(place(name), 1, GL_FALSE, glm::value_ptr(value));
}
void Uniforms::set(const char* name, const glm::mat4& value) const {
  glUniformMatrix4fv(place(name), 1, GL_FALSE, glm::value_ptr(value));
}
void Uniforms::set(const char* name, std::span<const glm::vec3> values) const {
  if (values.empty()) return;
  glUniform3fv(place(name), static_cast<GLsizei>(values.size()), glm::value_ptr(values[0]));
}
void Uniforms::set(const char* name, std::span<const float> values) const {
  if (!values.empty())
    glUniform1fv(place(name), static_cast<GLsizei>(values.size()), values.data());
}

}  // namespace knotmap::render
