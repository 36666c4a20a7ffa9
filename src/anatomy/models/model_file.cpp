#include "anatomy/models/model_file.h"

#include "anatomy/models/model_formats.h"
#include "core/files.h"
#include "platform/files.h"
#include "platform/folders.h"
#include "platform/library.h"

namespace knotmap::anatomy {
namespace {

constexpr std::size_t kMaxModelBytes = 256u << 20;

/// Found beside the program, by its whole path: a run path does not hold where a sanitizer loads
/// for us.
core::Result<const ModelFormats*> formats() {
  const auto function = platform::libraryFunction(
      platform::executableFile().parent_path() / kModelLibrary, kModelFormatsFunction);
  if (!function)
    return core::Error{kModelLibrary, "expected beside the program, to read and write models: " +
                                          function.error().what};
  return reinterpret_cast<ModelFormatsFunction>(*function)();
}

}  // namespace

core::Status writeModel(const std::vector<NamedMesh>& meshes, const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  if (ending != ".obj" && ending != ".glb")
    return core::Error{file.string(), "expected a name ending in .obj or .glb"};
  const auto library = formats();
  if (!library) return library.error();
  const auto bytes = (*library)->write(meshes, ending == ".obj" ? "objnomtl" : "glb2");
  if (!bytes) return core::Error{file.string(), bytes.error().what};
  return platform::writeFileAtomically(file, *bytes);
}

core::Result<NamedMesh> readModel(const std::filesystem::path& file) {
  const auto bytes = core::readFile(file, kMaxModelBytes);
  if (!bytes) return bytes.error();
  const auto library = formats();
  if (!library) return library.error();
  const std::string ending = file.extension().string();
  auto model = (*library)->read(*bytes, ending.empty() ? "" : ending.substr(1));
  if (!model) return core::Error{file.string(), model.error().what};
  model->name = file.stem().string();
  return model;
}

}  // namespace knotmap::anatomy
