#include "app/editor/live_findings.h"

namespace knotmap::app {

bool LiveFindings::reshape(const session::Session& session) {
  const std::uint64_t before = body_.revision();
  body_.reshape(session.shape);
  return body_.revision() != before;
}

const findings::Findings& LiveFindings::of(const session::History& history) {
  const session::Session& session = history.now();
  if (!awake_ || (basis_ && basis_->revision == history.revision())) return findings_;
  const bool reshaping = basis_ && history.inGesture() && session.shape != basis_->shape;
  if (reshaping) return findings_;
  reshape(session);
  findings_ = findings::findAll(session, tables_->catalogue(), body_.knowledge());
  basis_ = Basis{history.revision(), session.shape};
  return findings_;
}

void LiveFindings::tablesChanged(bool atlas) {
  if (atlas) body_.atlasChanged();
  basis_.reset();
}

}  // namespace knotmap::app
