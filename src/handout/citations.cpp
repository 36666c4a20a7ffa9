#include "handout/citations.h"

#include <algorithm>

namespace knotmap::handout {

int Citations::number(const std::string& id) {
  const core::Source* source = core::findSource(*sources_, id);
  const std::string& title = source ? source->title : id;
  const auto known = std::find(titles_.begin(), titles_.end(), title);
  const auto place = static_cast<int>(known - titles_.begin());
  if (known == titles_.end()) titles_.push_back(title);
  return place + 1;
}

std::vector<int> Citations::numbers(const std::vector<std::string>& ids) {
  std::vector<int> all;
  for (const std::string& id : ids) all.push_back(number(id));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace knotmap::handout
