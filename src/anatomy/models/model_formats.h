#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "anatomy/models/model_file.h"

namespace knotmap::anatomy {

/// What the library with Assimp offers. It is loaded when the first model is read or written:
/// loading it with the program would delay every start.
struct ModelFormats {
  /// `ending` without its dot. Errors have no place.
  core::Result<NamedMesh> (*read)(std::string_view bytes, const std::string& ending);
  /// The bytes of a file; `format` is Assimp's name of it.
  core::Result<std::string> (*write)(const std::vector<NamedMesh>& meshes,
                                     const std::string& format);
};

inline constexpr const char* kModelLibrary = "libknotmap_formats.so";
inline constexpr const char* kModelFormatsFunction = "knotmapModelFormats";
using ModelFormatsFunction = const ModelFormats* (*)();

}  // namespace knotmap::anatomy
