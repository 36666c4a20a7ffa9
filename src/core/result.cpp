#include "core/result.h"

#include <cassert>

namespace knotmap::core {

Error combined(const Problems& problems) {
  assert(!problems.empty());
  if (problems.size() == 1) return problems.front();
  Error all;
  for (const Error& problem : problems) {
    if (!all.what.empty()) all.what += '\n';
    all.what += problem.message();
  }
  return all;
}

}  // namespace knotmap::core
