#include "ui_world.h"

#include <stdexcept>

#include "test_body.h"

namespace knotmap::tests {
namespace {

template <class T>
T must(core::Result<T> loaded) {
  if (!loaded) throw std::runtime_error(loaded.error().message());
  return std::move(loaded).value();
}

}  // namespace

struct UiWorld::Parts {
  explicit Parts(const std::string& language) : assets(KNOTMAP_TEST_ASSETS, language) {
    musculature.fit(body, landmarks);
  }

  const core::Assets assets;
  std::vector<core::Source> sources = must(core::loadSources(assets));
  anatomy::LandmarkTable landmarkTable = must(anatomy::LandmarkTable::load(assets));
  anatomy::RegionTable regionTable = must(anatomy::RegionTable::load(assets, landmarkTable));
  anatomy::SkeletonTable skeleton = must(anatomy::SkeletonTable::load(assets, landmarkTable));
  anatomy::MuscleTable muscles = must(anatomy::MuscleTable::load(assets, skeleton));
  referral::Atlas atlas = must(referral::Atlas::load(assets, landmarkTable, muscles));
  core::Messages messages = must(core::Messages::load(assets));
  guidance::Knowledge guidance = must(guidance::Knowledge::load(assets, regionTable, messages));
  anatomy::Body body{bodyModel(), anatomy::defaultMan()};
  anatomy::Landmarks landmarks{landmarkTable, body};
  anatomy::RegionMap regions{regionTable, body, landmarks};
  anatomy::GeodesicSolver geodesics{body};
  referral::AtlasOnBody placed{atlas, body, landmarks, geodesics, regions};
  anatomy::Musculature musculature{muscles, skeleton, bodyModel()};
};

UiWorld::UiWorld(const std::string& language) : parts_(std::make_unique<Parts>(language)) {}
UiWorld::~UiWorld() = default;

ui::Catalogue UiWorld::catalogue() const {
  return {parts_->muscles, parts_->atlas, parts_->guidance, parts_->sources, parts_->messages};
}

ui::BodyKnowledge UiWorld::body() const {
  return {parts_->body, parts_->landmarks, parts_->regions, parts_->placed, parts_->musculature};
}

ui::Findings UiWorld::find(const session::Session& session) const {
  return ui::findAll(session, catalogue(), body());
}

anatomy::Mark UiWorld::knotAtLandmark(const std::string& landmark, core::Side side) const {
  anatomy::Mark mark;
  mark.at = parts_->landmarks.at(parts_->landmarkTable.find(landmark).value(), side);
  return mark;
}

anatomy::Mark UiWorld::knotAtPoint(const std::string& triggerPoint, core::Side side) const {
  anatomy::Mark mark;
  mark.at = parts_->placed.sites(parts_->atlas.findPoint(triggerPoint).value(), side).front();
  return mark;
}

const UiWorld& uiWorld() {
  static const UiWorld world;
  return world;
}

const UiWorld& germanWorld() {
  static const UiWorld world("de");
  return world;
}

session::Session sessionWith(std::vector<anatomy::Mark> marks) {
  session::Session session;
  session.marks = std::move(marks);
  for (anatomy::Mark& mark : session.marks) mark.id = anatomy::MarkId{session.nextMark++};
  return session;
}

void answerAllNo(const UiWorld& world, session::Session& session) {
  for (bool open = true; open;) {
    open = false;
    for (const guidance::Question& question : world.find(session).questions)
      if (session.answers.count(question.id) == 0) {
        session.answers[question.id] = guidance::Answer::no;
        open = true;
      }
  }
}

}  // namespace knotmap::tests
