#include "platform/environment.h"

#include <cstdlib>

namespace knotmap::platform {

std::string environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value ? value : "";
}

}  // namespace knotmap::platform
