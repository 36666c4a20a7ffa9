#include "bake/symmetry.h"

namespace knotmap::bake {
namespace {

template <class T>
void makeMirrorImages(T* a, T* b) {
  a[0] = static_cast<T>((a[0] - b[0]) / 2);
  b[0] = static_cast<T>(-a[0]);
  for (int axis = 1; axis < 3; ++axis) a[axis] = b[axis] = static_cast<T>((a[axis] + b[axis]) / 2);
}

}  // namespace

void symmetrise(BodySource& source, const Connectivity& connectivity) {
  for (std::size_t v = 0; v < anatomy::kVertexCount; ++v) {
    const std::size_t mirror = connectivity.mirrorVertex[v];
    if (mirror < v) continue;
    makeMirrorImages(&source.restDm[v].x, &source.restDm[mirror].x);
    for (auto& shape : source.shapes) makeMirrorImages(&shape[3 * v], &shape[3 * mirror]);
  }
}

}  // namespace knotmap::bake
