#pragma once

#include <glad/gl.h>

#include <utility>

namespace knotmap::render {

/// The one owner of a GL name; deletes it at the end. Needs a current context there.
template <void (*destroy)(GLuint)>
class GlObject {
 public:
  GlObject() = default;
  explicit GlObject(GLuint id) : id_(id) {}
  ~GlObject() {
    if (id_ != 0) destroy(id_);
  }
  GlObject(GlObject&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  GlObject& operator=(GlObject&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }

  GLuint id() const { return id_; }

 private:
  GLuint id_ = 0;
};

void destroyBuffer(GLuint id);
void destroyVertexArray(GLuint id);
void destroyTexture(GLuint id);
void destroyFramebuffer(GLuint id);
void destroyRenderbuffer(GLuint id);
void destroyShader(GLuint id);
void destroyProgram(GLuint id);

using GlBuffer = GlObject<destroyBuffer>;
using GlVertexArray = GlObject<destroyVertexArray>;
using GlTexture = GlObject<destroyTexture>;
using GlFramebuffer = GlObject<destroyFramebuffer>;
using GlRenderbuffer = GlObject<destroyRenderbuffer>;
using GlShader = GlObject<destroyShader>;
using GlProgram = GlObject<destroyProgram>;

GlBuffer makeBuffer();
GlVertexArray makeVertexArray();
GlTexture makeTexture();
GlFramebuffer makeFramebuffer();
GlRenderbuffer makeRenderbuffer();

}  // namespace knotmap::render
