#pragma once

#include <string>
#include <utility>
#include <vector>

#include "guidance/choice.h"

namespace knotmap::guidance {

/// Minutes of one go with a dose at one place, setting up included; docs/methods.md "How long a
/// step takes". What is spread over the day takes none.
double minutesOf(const Technique& technique, const Dose& dose);

/// Rounded up, as people are told.
int wholeMinutes(double minutes);

/// Adds up a plan. Heat counts once, as a shower or bath reaches every place; cold counts once for
/// each body part; everything else counts at every spot.
class TimeSheet {
 public:
  explicit TimeSheet(const Request& request) : request_(request) {}

  /// How much longer the plan would become.
  double costOf(const Entry& entry) const;
  void add(const Entry& entry);

  double totalMinutes() const { return totalMinutes_; }
  /// Of one technique so far.
  double minutesWith(const Technique& technique) const;

 private:
  bool countsAlready(const Entry& entry) const;

  const Request& request_;
  std::vector<Entry> added_;
  double totalMinutes_ = 0;
};

/// Leaves out what does not fit into the minutes at hand, the least worth first. The entries keep
/// their order. Without a limit only the length of a routine that a dose names is kept.
void fitToTime(Choice& choice, const Request& request);

}  // namespace knotmap::guidance
