#include "platform/library.h"

#include <dlfcn.h>

namespace knotmap::platform {
namespace {

core::Error loaderError(const std::filesystem::path& file) {
  const char* reason = ::dlerror();
  return {file.string(), reason ? reason : "cannot be loaded"};
}

}  // namespace

core::Result<void*> libraryFunction(const std::filesystem::path& file, const std::string& name) {
  // Never closed; the system counts and hands out the same library each time.
  void* const library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) return loaderError(file);
  void* const function = ::dlsym(library, name.c_str());
  if (!function) return loaderError(file);
  return function;
}

}  // namespace knotmap::platform
