#pragma once

#include <random>

#include "guidance/samples.h"

namespace knotmap::tests {

/// Seeded random requests: mostly healthy people, so that plans are made too.
class RandomPeople {
 public:
  explicit RandomPeople(const guidance::Knowledge& knowledge) : knowledge_(knowledge) {}

  guidance::Request next();

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  bool oneIn(int count) { return pick(count) == 0; }
  const std::string& anyOf(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(pick(static_cast<int>(words.size())))];
  }
  guidance::Answer answer(int worry);
  guidance::Spot spot(int number);

  const guidance::Knowledge& knowledge_;
  std::mt19937 random_{20261121};
  guidance::KnownIds known_ = knownIds();
  std::vector<guidance::Spot> places_ = everyPlace();
};

}  // namespace knotmap::tests
