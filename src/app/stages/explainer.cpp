#include "app/stages/explainer.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "ui/explain/explain_panel.h"

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

bool samePage(const findings::ExplainState& a, const findings::ExplainState& b) {
  return a.page == b.page && a.subject == b.subject && a.candidate == b.candidate;
}

}  // namespace

void Explainer::update(const session::History& history, const findings::Findings& findings,
                       double seconds) {
  seconds_ = seconds;
  if (ui_->stage != ui::Stage::explain) {
    ready_ = false;
    return;
  }
  findings::ExplainState& state = ui_->explain;
  const bool page = !ready_ || !samePage(state, state_) || ui_->selected != selected_;
  const bool same = !page && history.revision() == revision_ && body_->revision() == bodyRevision_;
  if (!same) {
    const findings::Catalogue catalogue = tables_->catalogue();
    const findings::BodyKnowledge body = body_->knowledge();
    explanation_ =
        findings::explanationOf({history.now(), findings, catalogue, body}, state, ui_->selected);
    ready_ = true;
    show(history.now());
    measureSpread();
    if (page) turned_ = true;
  }
  revision_ = history.revision();
  bodyRevision_ = body_->revision();
  selected_ = ui_->selected;
  if (!state.began) state.began = seconds;
  state_ = state;
}

findings::ExplainContent Explainer::content() const {
  return explanation_.contentOf(static_cast<findings::ExplainPage>(ui_->explain.page));
}

void Explainer::show(const session::Session& session) {
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

const referral::Pattern* Explainer::pattern() const {
  if (!explanation_.point) return nullptr;
  return &body_->atlas().pattern(explanation_.point->point, explanation_.point->side);
}

std::optional<anatomy::BodyPoint> Explainer::spot() const {
  const findings::ExplainSubject* subject = explanation_.shown();
  const Mark* mark = subject && subject->mark ? shown_.find(*subject->mark) : nullptr;
  if (mark) return mark->at;
  if (!explanation_.point) return std::nullopt;
  const auto& sites = body_->atlas().sites(explanation_.point->point, explanation_.point->side);
  return sites.empty() ? std::nullopt : std::optional(sites.front());
}

void Explainer::measureSpread() {
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

bool Explainer::animating() const {
  return on() && content() == findings::ExplainContent::origin && ui_->explain.began &&
         seconds_ - *ui_->explain.began < findings::kSpreadSeconds;
}

void Explainer::apply(SceneOptions& options) const {
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
      origin ? findings::spreadMm(seconds_ - ui_->explain.began.value_or(seconds_), extentMm_)
             : 0.0f;
  if (std::isfinite(reveal)) options.spread = PatternSpread{*from, reveal};
  if (content() != findings::ExplainContent::test) return;
  const anatomy::SurfacePoint at = body_->body().surfaceAt(*from);
  const core::Vec3 colour =
      options.settings.dark ? render::darkPalette().accent : render::lightPalette().accent;
  options.arrows.push_back(
      {at.position + kArrowLengthM * at.normal, at.position, colour, kArrowWidthMm});
}

bool Explainer::key(const InputEvent& event, const session::Session& session,
                    session::Edits& edits) {
  if (!on() || event.control || event.alt) return false;
  findings::ExplainState& state = ui_->explain;
  const int back = event.shift ? -1 : 1;
  const bool turning = event.shift && event.key != GLFW_KEY_TAB && event.key != GLFW_KEY_SPACE;
  if (turning) return false;  // Shift and an arrow turn the body
  switch (event.key) {
    case GLFW_KEY_RIGHT:
    case GLFW_KEY_PAGE_DOWN:
      findings::turnPage(state, 1);
      return true;
    case GLFW_KEY_LEFT:
    case GLFW_KEY_PAGE_UP:
      findings::turnPage(state, -1);
      return true;
    case GLFW_KEY_SPACE:
      findings::turnPage(state, back);
      return true;
    case GLFW_KEY_TAB:
      findings::nextSubject(state, explanation_, back);
      return true;
    case GLFW_KEY_DOWN:
      upOrDown(1);
      return true;
    case GLFW_KEY_UP:
      upOrDown(-1);
      return true;
    case GLFW_KEY_R:
      findings::replayPattern(state);
      return true;
    case GLFW_KEY_D:
      state.numbers = !state.numbers;
      return true;
    case GLFW_KEY_Y:
      answer(Mark::Familiar::yes, session, edits);
      return true;
    case GLFW_KEY_N:
      answer(Mark::Familiar::no, session, edits);
      return true;
    case GLFW_KEY_U:
      answer(Mark::Familiar::unknown, session, edits);
      return true;
    case GLFW_KEY_ENTER:
      if (static_cast<findings::ExplainPage>(state.page) == findings::ExplainPage::plan)
        ui::openPlan(*ui_);
      return true;
    default:
      return false;
  }
}

void Explainer::upOrDown(int by) {
  constexpr float kLines = 3.0f;
  if (content() == findings::ExplainContent::origin)
    findings::nextCandidate(ui_->explain, explanation_, by);
  else
    ui_->explain.scrollLines += kLines * static_cast<float>(by);
}

void Explainer::answer(Mark::Familiar familiar, const session::Session& session,
                       session::Edits& edits) const {
  if (content() == findings::ExplainContent::test)
    ui::answerFamiliar(session, explanation_, familiar, edits);
}

}  // namespace knotmap::app
