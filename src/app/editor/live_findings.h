#pragma once

#include <optional>

#include "findings/body_state.h"
#include "findings/findings.h"
#include "session/edit.h"

namespace knotmap::app {

/// What is worked out from the session: the body in its shape and everything that is said about its
/// marks. Knows when that is stale, and works it out when somebody asks.
class LiveFindings {
 public:
  /// Model and tables must outlive it and stay where they are.
  LiveFindings(const anatomy::BodyModel& model, const findings::Tables& tables,
               const session::Session& session)
      : tables_(&tables), body_(model, tables, session.shape) {}

  const findings::BodyState& body() const { return body_; }

  /// Gives the body the shape of the session; true when it had another one.
  bool reshape(const session::Session& session);
  /// The findings of the session as it is; while a slider changes the shape, those from before:
  /// only the picture follows, the rest comes when the slider is released. Empty before `wake`.
  const findings::Findings& of(const session::History& history);
  /// The first picture does not wait for findings; from now on they are worked out.
  void wake() { awake_ = true; }
  /// The tables changed: their texts, or with `atlas` the rows of the atlas too.
  void tablesChanged(bool atlas);

 private:
  const findings::Tables* tables_;
  findings::BodyState body_;
  findings::Findings findings_;
  bool awake_ = false;
  /// What `findings_` were worked out from; none: from nothing that still holds.
  struct Basis {
    std::uint64_t revision = 0;
    anatomy::BodyShape shape;
  };
  std::optional<Basis> basis_;
};

}  // namespace knotmap::app
