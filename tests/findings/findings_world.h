#pragma once

#include <memory>
#include <string>

#include "anatomy/skin/geodesic.h"
#include "findings/findings.h"
#include "session/edit.h"

namespace knotmap::tests {

/// The program's own tables and the atlas on the default man: what panels are drawn with.
class FindingsWorld {
 public:
  explicit FindingsWorld(const std::string& language = "en");
  ~FindingsWorld();
  FindingsWorld(const FindingsWorld&) = delete;
  FindingsWorld& operator=(const FindingsWorld&) = delete;

  findings::Catalogue catalogue() const;
  findings::BodyKnowledge body() const;
  findings::Findings find(const session::Session& session) const;

  /// A knot at a landmark, and one at the usual place of a trigger point.
  anatomy::Mark knotAtLandmark(const std::string& landmark, core::Side side) const;
  anatomy::Mark knotAtPoint(const std::string& triggerPoint, core::Side side) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// One for the whole test program: placing the atlas takes a while.
const FindingsWorld& findingsWorld();
/// The same in German.
const FindingsWorld& germanWorld();

/// The session with these marks, numbered from 1.
session::Session sessionWith(std::vector<anatomy::Mark> marks);

/// Answers every question that applies with no, until none is left.
void answerAllNo(const FindingsWorld& world, session::Session& session);

}  // namespace knotmap::tests
