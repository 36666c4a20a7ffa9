#pragma once

#include <memory>

#include "core/messages.h"
#include "handout/content.h"

namespace knotmap::tests {

/// A session with its advice, made by hand: each word stands where a test looks for it.
struct Sample {
  session::Session session;
  guidance::Advice advice;
  std::vector<guidance::Statement> about;
  std::vector<core::Source> sources;
  core::Messages messages;
  std::vector<handout::SpotWords> spots;
  std::vector<handout::Picture> pictures;
  std::vector<std::string> ruleOut;
  std::string clinic;

  handout::Subject subject() const;
};

/// So many knots, and a plan of three steps with everything a plan can hold.
Sample samplePlan(int marks = 2);
/// The same with a stop that fired. The steps are still there: they must not be seen.
Sample sampleStop();

/// Grey, with one number.
handout::Picture samplePicture();

}  // namespace knotmap::tests
