#include "session/session_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "session/clean.h"
#include "session/limits.h"

namespace knotmap::session {
namespace {

using anatomy::Mark;

class Checks {
 public:
  Checks(const Session& session, const std::string& file, core::Problems& problems)
      : session_(session), file_(file), problems_(problems) {}

  void marks() const {
    std::set<anatomy::MarkId> ids;
    for (std::size_t i = 0; i < session_.marks.size(); ++i) {
      const Mark& mark = session_.marks[i];
      if (!ids.insert(mark.id).second)
        problem(fmt::format("marks[{}].id", i), "is used by an earlier mark, expected an own id");
      if (mark.kind == Mark::Kind::knot && !mark.dabs.empty())
        problem(fmt::format("marks[{}].dabs", i),
                "found dabs in a knot, expected them in painted areas only");
    }
    const auto used = [this](anatomy::MarkId id) {
      return static_cast<std::uint32_t>(id) >= session_.nextMark;
    };
    if (std::any_of(ids.begin(), ids.end(), used))
      problem("next_mark",
              fmt::format("found {}, expected more than the ids of all marks", session_.nextMark));
  }

  /// Notes each element of a list that is the same as an earlier one.
  template <class T, class Same>
  void once(std::string_view list, const std::vector<T>& elements, const Same& same) const {
    for (auto one = elements.begin(); one != elements.end(); ++one)
      if (std::any_of(elements.begin(), one, [&](const T& other) { return same(*one, other); }))
        problem(fmt::format("{}[{}]", list, one - elements.begin()), "is listed twice");
  }

  void scores() const {
    std::set<std::pair<anatomy::MarkId, std::string>> days;
    std::set<anatomy::MarkId> ids;
    for (const Mark& mark : session_.marks) ids.insert(mark.id);
    for (std::size_t i = 0; i < session_.scores.size(); ++i) {
      const Score& score = session_.scores[i];
      const std::string place = fmt::format("scores[{}]", i);
      if (ids.count(score.mark) == 0)
        problem(place + ".mark", "is the id of no mark of this session");
      if (!days.insert({score.mark, score.date}).second)
        problem(place, "is the second of this mark on this day, expected one");
      // Days in this form sort like their text.
      if (i > 0 && score.date < session_.scores[i - 1].date)
        problem(place + ".date", "is before the one above it, expected the oldest first");
    }
  }

  void extent() const {
    const Extent extent = extentOf(session_);
    atMost(extent.dabs, kMaxDabs, "dabs");
    atMost(extent.textBytes, kMaxTextBytes, "bytes of notes and texts");
    atMost(extent.unknownBytes, kMaxUnknownBytes, "bytes of what this Knotmap does not know");
  }

 private:
  void atMost(std::size_t found, std::size_t max, std::string_view what) const {
    if (found > max)
      problems_.push_back({file_, fmt::format("has {} {}, expected at most {}", found, what, max)});
  }
  void problem(const std::string& place, std::string what) const {
    problems_.push_back({file_ + ": " + place, std::move(what)});
  }

  const Session& session_;
  const std::string& file_;
  core::Problems& problems_;
};

}  // namespace

void checkSense(const Session& session, const std::string& file, core::Problems& problems) {
  const Checks checks(session, file, problems);
  checks.marks();
  checks.once("patterns", session.patterns, isSame);
  checks.once("symptoms", session.symptoms, [](const ChosenSymptom& a, const ChosenSymptom& b) {
    return a.symptom == b.symptom;
  });
  checks.once("tools", session.tools, std::equal_to<std::string>());
  checks.scores();
  checks.extent();
}

}  // namespace knotmap::session
