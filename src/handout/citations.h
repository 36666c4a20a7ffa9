#pragma once

#include <string>
#include <vector>

#include "core/sources.h"

namespace knotmap::handout {

/// Numbers the sources in the order in which they are first cited. Sources of one title, such as
/// figures of one book, share a number.
class Citations {
 public:
  explicit Citations(const std::vector<core::Source>& sources) : sources_(&sources) {}

  /// The numbers of these sources, ascending, each once.
  std::vector<int> numbers(const std::vector<std::string>& ids);
  /// Titles by number, the first is number 1.
  const std::vector<std::string>& titles() const { return titles_; }

 private:
  int number(const std::string& id);

  const std::vector<core::Source>* sources_;
  std::vector<std::string> titles_;
};

}  // namespace knotmap::handout
