#include "session/session.h"

#include <algorithm>

namespace knotmap::session {

bool isSame(const ShownPattern& a, const ShownPattern& b) {
  return a.triggerPoint == b.triggerPoint && a.side == b.side;
}

const anatomy::Mark* Session::find(anatomy::MarkId id) const {
  const auto found = std::find_if(marks.begin(), marks.end(),
                                  [id](const anatomy::Mark& mark) { return mark.id == id; });
  return found == marks.end() ? nullptr : &*found;
}

}  // namespace knotmap::session
