#include <fmt/format.h>

#include <algorithm>

#include "anatomy/places/place_from.h"
#include "app/stages/author.h"
#include "core/messages.h"
#include "referral/atlas_writer.h"
#include "referral/stroke_line.h"

namespace knotmap::app {
namespace {

struct NamedShape {
  const char* key;  ///< of its name
  anatomy::BodyShape shape;
};

std::vector<NamedShape> otherShapes() {
  return {{"author.average-man", {}},
          {"author.average-woman", {.sex = 0.0f}},
          {"author.slight-old-woman",
           {.sex = 0.0f, .ageYears = 75.0f, .muscle = 0.3f, .weight = 0.3f, .height = 0.4f}},
          {"author.heavy-strong-man", {.muscle = 0.8f, .weight = 0.85f, .height = 0.55f}}};
}

}  // namespace

void Author::placeHandles() {
  const anatomy::Body& body = body_->body();
  const auto resolved = [&](const anatomy::Place& place) {
    return anatomy::resolvePlace(place, body, body_->landmarks(), side_);
  };
  placed_.handles.clear();
  placed_.lines.clear();
  for (const referral::Handle& handle : referral::handlesOf(drawing()))
    placed_.handles.push_back({handle, resolved(*referral::placeOf(drawing(), handle))});
  for (const referral::Role role : {referral::Role::essential, referral::Role::spillover})
    for (std::size_t i = 0; i < drawing().strokes(role).size(); ++i) {
      std::vector<anatomy::BodyPoint> stops;
      for (const anatomy::Place& place : drawing().strokes(role)[i].through)
        stops.push_back(resolved(place));
      placed_.lines.push_back({{role, i}, referral::strokeLine(body, stops)});
    }
}

void Author::place() {
  const bool same = placed_.draft == history_.revision() && placed_.body == body_->revision() &&
                    placed_.row == row_ && placed_.side == side_;
  if (same) return;
  placed_ = {history_.revision(), body_->revision(), row_, side_, {}, {}};
  described_.reset();
  zones_.reset();
  view_.drift.clear();
  if (!row_) return;
  placeHandles();
  view_.findings = referral::describeDraft(body_->atlas(), *row_, drawing(), side_);
  zones_ = std::make_shared<const DraftZones>(DraftZones{skinField(view_.findings.essentialField),
                                                         skinField(view_.findings.spilloverField),
                                                         ui::patternColour(0)});
  if (!history_.inGesture()) describeSites();
}

void Author::describeSites() {
  const std::size_t site =
      state_.chosen && !state_.chosen->stroke ? state_.chosen->index : std::size_t{0};
  if (site >= drawing().sites.size()) return;
  const auto surfaces = tables_->muscles.surfacesOf(tables_->atlas[*row_].muscle);
  view_.siteIsOff = true;
  const core::Messages& tr = tables_->messages();
  view_.siteOverMuscle = tr("author.site-off", fmt::arg("number", site + 1));
  for (const anatomy::MuscleCrossing& crossing :
       body_->muscles().below(placed_.handles[site].second)) {
    if (std::find(surfaces.begin(), surfaces.end(), crossing.muscle) == surfaces.end()) continue;
    view_.siteIsOff = false;
    view_.siteOverMuscle = tr("author.site-over", fmt::arg("number", site + 1),
                              fmt::arg("from", std::lround(crossing.enterMm)),
                              fmt::arg("to", std::lround(crossing.exitMm)));
    return;
  }
}

void Author::describeChosen() {
  view_.handleText.clear();
  view_.drift.clear();
  described_ = state_.chosen;
  const anatomy::Place* place =
      state_.chosen ? referral::placeOf(drawing(), *state_.chosen) : nullptr;
  if (!place) return;
  view_.handleText = referral::placeText(*place, tables_->landmarks);
  if (history_.inGesture()) {
    described_.reset();  // the rest comes when the drag ends
    return;
  }
  if (others_.empty())
    for (const NamedShape& other : otherShapes()) {
      auto body = std::make_unique<anatomy::Body>(body_->body().model(), other.shape);
      auto landmarks = std::make_unique<anatomy::Landmarks>(tables_->landmarks, *body);
      others_.push_back({other.key, std::move(body), std::move(landmarks)});
    }
  const anatomy::BodyPoint here =
      anatomy::resolvePlace(*place, body_->body(), body_->landmarks(), side_);
  for (const OtherBody& other : others_)
    if (!(other.body->shape() == body_->body().shape()))
      view_.drift.push_back({tables_->messages()(other.name),
                             anatomy::driftMm(*place, here, side_, *other.landmarks, *other.body)});
}

std::shared_ptr<const DraftZones> Author::zones() {
  place();
  return zones_;
}

const ui::AuthorView& Author::view(const render::Camera& camera, const render::Viewport& viewport) {
  place();
  view_.row = row_;
  view_.side = side_;
  view_.state = state_;
  view_.landmarks = &tables_->landmarks;
  view_.regions = &tables_->regions;
  view_.unsaved = referral::changedRows(history_.now(), tables_->atlas);
  view_.canUndo = history_.canUndo();
  view_.canRedo = history_.canRedo();
  view_.handles.clear();
  view_.lines.clear();
  if (!row_) return view_;
  view_.drawing = drawing();
  if (!described_ || described_ != state_.chosen) {
    describeChosen();
    if (!history_.inGesture()) describeSites();
  }
  seeHandles(camera, viewport);
  return view_;
}

}  // namespace knotmap::app
