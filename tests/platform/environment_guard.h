#pragma once

#include <cstdlib>
#include <string>

#include "platform/environment.h"

namespace knotmap::tests {

/// Sets an environment variable, or unsets it with "", until the end of a test.
class EnvironmentGuard {
 public:
  EnvironmentGuard(const char* name, const std::string& value)
      : name_(name), before_(platform::environment(name)) {
    set(value);
  }
  ~EnvironmentGuard() { set(before_); }
  EnvironmentGuard(const EnvironmentGuard&) = delete;
  EnvironmentGuard& operator=(const EnvironmentGuard&) = delete;

 private:
  void set(const std::string& value) {
    if (value.empty()) {
      ::unsetenv(name_);
    } else {
      ::setenv(name_, value.c_str(), 1);
    }
  }
  const char* name_;
  std::string before_;
};

}  // namespace knotmap::tests
