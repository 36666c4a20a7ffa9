#include "findings/body_state.h"

namespace knotmap::findings {

BodyState::BodyState(const anatomy::BodyModel& model, const Tables& tables,
                     const anatomy::BodyShape& shape)
    : tables_(&tables), body_(model, shape) {}

void BodyState::reshape(const anatomy::BodyShape& shape) {
  if (shape == body_.shape()) return;
  atlas_.reset();
  regions_.reset();
  landmarks_.reset();
  body_.reshape(shape);
  pickerStale_ = geodesicsStale_ = true;
  ++revision_;
}

void BodyState::atlasChanged() {
  atlas_.reset();
  ++revision_;
}

const anatomy::BodyPicker& BodyState::picker() const {
  if (!picker_) {
    picker_.emplace(body_);
  } else if (pickerStale_) {
    picker_->refit();
  }
  pickerStale_ = false;
  return *picker_;
}

const anatomy::GeodesicSolver& BodyState::geodesics() const {
  if (!geodesics_) {
    geodesics_.emplace(body_);
  } else if (geodesicsStale_) {
    geodesics_->refit();
  }
  geodesicsStale_ = false;
  return *geodesics_;
}

const anatomy::Landmarks& BodyState::landmarks() const {
  if (!landmarks_) landmarks_.emplace(tables_->landmarks, body_);
  return *landmarks_;
}

const anatomy::RegionMap& BodyState::regions() const {
  if (!regions_) regions_.emplace(tables_->regions, body_, landmarks());
  return *regions_;
}

const anatomy::Musculature& BodyState::muscles() const {
  if (!muscles_) muscles_.emplace(tables_->muscles, tables_->skeleton, body_.model());
  if (muscleRevision_ != revision_) muscles_->fit(body_, landmarks());
  muscleRevision_ = revision_;
  return *muscles_;
}

const anatomy::Musculature& BodyState::followingMuscles() const {
  const bool near = muscleRevision_ > 0 && revision_ - muscleRevision_ < kMuscleLag;
  return near ? *muscles_ : muscles();
}

const referral::AtlasOnBody& BodyState::atlas() const {
  if (!atlas_) atlas_.emplace(tables_->atlas, body_, landmarks(), geodesics(), regions());
  return *atlas_;
}

}  // namespace knotmap::findings
