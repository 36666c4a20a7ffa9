#include "app/stages/explain_stage.h"

#include <algorithm>
#include <cmath>

#include "core/messages.h"

namespace knotmap::app {
namespace {

using anatomy::Mark;
using findings::ExplainContent;
using findings::ExplainPage;

constexpr float kThroughSkin = 0.30f;
constexpr float kArrowLengthM = 0.065f;
constexpr float kArrowWidthMm = 9.0f;

bool aboutCandidate(findings::ExplainContent content) {
  return content == findings::ExplainContent::origin || content == findings::ExplainContent::test ||
         content == findings::ExplainContent::testNoMark ||
         content == findings::ExplainContent::testTrained;
}

}  // namespace

bool ExplainStage::Basis::turnedFrom(const Basis& other) const {
  return page != other.page || subject != other.subject || candidate != other.candidate ||
         selected != other.selected;
}

ExplainStage::Basis ExplainStage::basisOf(const Followed& followed) const {
  return {followed.history.revision(),
          body_->revision(),
          tables_->messages().language(),
          followed.ui.marks.selected,
          state_.page,
          state_.subject,
          state_.candidate};
}

void ExplainStage::follow(const Followed& followed) {
  seconds_ = followed.seconds;
  if (followed.ui.frame.stage != ui::Stage::explain) {
    ready_ = false;
    return;
  }
  const Basis basis = basisOf(followed);
  const bool turned = !ready_ || basis.turnedFrom(basis_);
  if (!ready_ || !(basis == basis_)) {
    const session::Session& session = followed.history.now();
    const findings::Catalogue catalogue = tables_->catalogue();
    const findings::BodyKnowledge body = body_->knowledge();
    explanation_ = findings::explanationOf({session, followed.findings, catalogue, body}, state_,
                                           basis.selected);
    ready_ = true;
    show(session);
    measureSpread();
    turned_ = turned_ || turned;
    basis_ = basis;
  }
  if (!state_.began) state_.began = followed.seconds;
}

ExplainContent ExplainStage::content() const {
  return explanation_.contentOf(static_cast<ExplainPage>(state_.page));
}

session::Edits ExplainStage::perform(findings::ExplainCommand command,
                                     const session::Session& session) {
  session::Edits edits;
  if (on()) findings::commandExplain(state_, explanation_, session, command, edits);
  return edits;
}

void ExplainStage::showSelected() {
  state_.subject.reset();
  state_.candidate = 0;
}

void ExplainStage::show(const session::Session& session) {
  const findings::ExplainSubject* subject = explanation_.shown();
  const bool candidate = aboutCandidate(content()) && explanation_.point;
  shown_ = session;
  ++shownRevision_;
  shown_.patterns.clear();
  if (candidate) {
    shown_.patterns.push_back(
        {tables_->atlas[explanation_.point->point].id, explanation_.point->side});
    std::vector<Mark> about;
    for (const Mark& mark : session.marks)
      if (subject->mark ? mark.id == *subject->mark : mark.kind == Mark::Kind::painArea)
        about.push_back(mark);
    // Where it hurts is on the first page; here it would hide where it is reported.
    if (content() == findings::ExplainContent::origin && !subject->mark) about.clear();
    shown_.marks = std::move(about);
  }
  shownFindings_ = {};
  if (content() == findings::ExplainContent::origin)
    shownFindings_.targets = findings::targetsOf(shown_, tables_->atlas);
}

const referral::Pattern* ExplainStage::pattern() const {
  if (!explanation_.point) return nullptr;
  return &body_->atlas().pattern(explanation_.point->point, explanation_.point->side);
}

std::optional<anatomy::BodyPoint> ExplainStage::spot() const {
  const findings::ExplainSubject* subject = explanation_.shown();
  const Mark* mark = subject && subject->mark ? shown_.find(*subject->mark) : nullptr;
  if (mark) return mark->at;
  if (!explanation_.point) return std::nullopt;
  const auto& sites = body_->atlas().sites(explanation_.point->point, explanation_.point->side);
  return sites.empty() ? std::nullopt : std::optional(sites.front());
}

void ExplainStage::measureSpread() {
  extentMm_ = 0.0f;
  const auto from = spot();
  const referral::Pattern* sent = pattern();
  if (!from || !sent) return;
  const core::Vec3 origin = body_->body().positionAt(*from);
  for (const referral::ZoneField* zone : {&sent->essential, &sent->spillover})
    for (const auto& sample : zone->samples)
      if (sample.mm < 0.0f)
        extentMm_ = std::max(
            extentMm_, core::kMmPerM *
                           glm::distance(origin, body_->body().finePositions()[sample.fineVertex]));
}

bool ExplainStage::animating() const {
  return on() && content() == findings::ExplainContent::origin && state_.began &&
         seconds_ - *state_.began < findings::kSpreadSeconds;
}

void ExplainStage::apply(SceneOptions& options) const {
  const findings::ExplainSubject* subject = explanation_.shown();
  options.selected = subject ? subject->mark : std::nullopt;
  options.shown = shownRevision_;
  options.hovered.reset();
  options.model = nullptr;
  options.draft = nullptr;
  options.muscles = {};
  options.settings.landmarkNames = false;
  options.settings.noPressShown = content() == findings::ExplainContent::steps;
  if (content() == findings::ExplainContent::feel) options.felt = shown_.symptoms;
  if (!aboutCandidate(content()) || !explanation_.point) return;
  options.muscles.skinOpacity = kThroughSkin;
  for (const anatomy::MuscleId id :
       tables_->muscles.surfacesOf(tables_->atlas[explanation_.point->point].muscle))
    options.muscles.only.push_back({id, explanation_.point->side});
  const auto from = spot();
  if (!from) return;
  const bool origin = content() == findings::ExplainContent::origin;
  const float reveal =
      origin ? findings::spreadMm(seconds_ - state_.began.value_or(seconds_), extentMm_) : 0.0f;
  if (std::isfinite(reveal)) options.spread = PatternSpread{*from, reveal};
  if (content() != findings::ExplainContent::test) return;
  const anatomy::SurfacePoint at = body_->body().surfaceAt(*from);
  const core::Vec3 colour =
      options.settings.dark ? render::darkPalette().accent : render::lightPalette().accent;
  options.arrows.push_back(
      {at.position + kArrowLengthM * at.normal, at.position, colour, kArrowWidthMm});
}

}  // namespace knotmap::app
