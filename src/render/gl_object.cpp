#include "render/gl_object.h"

namespace knotmap::render {

void destroyBuffer(GLuint id) { glDeleteBuffers(1, &id); }
void destroyVertexArray(GLuint id) { glDeleteVertexArrays(1, &id); }
void destroyTexture(GLuint id) { glDeleteTextures(1, &id); }
void destroyFramebuffer(GLuint id) { glDeleteFramebuffers(1, &id); }
void destroyRenderbuffer(GLuint id) { glDeleteRenderbuffers(1, &id); }
void destroyShader(GLuint id) { glDeleteShader(id); }
void destroyProgram(GLuint id) { glDeleteProgram(id); }

GlBuffer makeBuffer() {
  GLuint id = 0;
  glGenBuffers(1, &id);
  return GlBuffer(id);
}

GlVertexArray makeVertexArray() {
  GLuint id = 0;
  glGenVertexArrays(1, &id);
  return GlVertexArray(id);
}

GlTexture makeTexture() {
  GLuint id = 0;
  glGenTextures(1, &id);
  return GlTexture(id);
}

GlFramebuffer makeFramebuffer() {
  GLuint id = 0;
  glGenFramebuffers(1, &id);
  return GlFramebuffer(id);
}

GlRenderbuffer makeRenderbuffer() {
  GLuint id = 0;
  glGenRenderbuffers(1, &id);
  return GlRenderbuffer(id);
}

}  // namespace knotmap::render
