#pragma once

#include <memory>
#include <string>

#include "anatomy/geodesic.h"
#include "session/edit.h"
#include "ui/findings.h"

namespace knotmap::tests {

/// The program's own tables and the atlas on the default man: what panels are drawn with.
class UiWorld {
 public:
  explicit UiWorld(const std::string& language = "en");
  ~UiWorld();
  UiWorld(const UiWorld&) = delete;
  UiWorld& operator=(const UiWorld&) = delete;

  ui::Catalogue catalogue() const;
  ui::BodyKnowledge body() const;
  ui::Findings find(const session::Session& session) const;

  /// A knot at a landmark, and one at the usual place of a trigger point.
  anatomy::Mark knotAtLandmark(const std::string& landmark, core::Side side) const;
  anatomy::Mark knotAtPoint(const std::string& triggerPoint, core::Side side) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// One for the whole test program: placing the atlas takes a while.
const UiWorld& uiWorld();
/// The same in German.
const UiWorld& germanWorld();

/// The session with these marks, numbered from 1.
session::Session sessionWith(std::vector<anatomy::Mark> marks);

/// Answers every question that applies with no, until none is left.
void answerAllNo(const UiWorld& world, session::Session& session);

}  // namespace knotmap::tests
