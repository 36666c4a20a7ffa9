#include "findings/findings_world.h"

#include <stdexcept>

#include "core/assets.h"
#include "findings/body_state.h"
#include "findings/tables.h"
#include "test_body.h"

namespace knotmap::tests {
namespace {

template <class T>
T must(core::Result<T> loaded) {
  if (!loaded) throw std::runtime_error(loaded.error().message());
  return std::move(loaded).value();
}

}  // namespace

struct FindingsWorld::Parts {
  explicit Parts(const std::string& language)
      : tables(must(findings::loadTables({KNOTMAP_TEST_ASSETS, language}))) {}

  std::unique_ptr<findings::Tables> tables;
  mutable findings::BodyState body{bodyModel(), *tables, anatomy::defaultMan()};
};

FindingsWorld::FindingsWorld(const std::string& language)
    : parts_(std::make_unique<Parts>(language)) {}
FindingsWorld::~FindingsWorld() = default;

findings::Catalogue FindingsWorld::catalogue() const { return parts_->tables->catalogue(); }
findings::BodyKnowledge FindingsWorld::body() const { return parts_->body.knowledge(); }

findings::Findings FindingsWorld::find(const session::Session& session) const {
  return findings::findAll(session, catalogue(), body());
}

anatomy::Mark FindingsWorld::knotAtLandmark(const std::string& landmark, core::Side side) const {
  anatomy::Mark mark;
  mark.at = parts_->body.landmarks().at(parts_->tables->landmarks.find(landmark).value(), side);
  return mark;
}

anatomy::Mark FindingsWorld::knotAtPoint(const std::string& triggerPoint, core::Side side) const {
  anatomy::Mark mark;
  mark.at = parts_->body.atlas()
                .sites(parts_->tables->atlas.findPoint(triggerPoint).value(), side)
                .front();
  return mark;
}

const FindingsWorld& findingsWorld() {
  static const FindingsWorld world;
  return world;
}

const FindingsWorld& germanWorld() {
  static const FindingsWorld world("de");
  return world;
}

session::Session sessionWith(std::vector<anatomy::Mark> marks) {
  session::Session session;
  session.marks = std::move(marks);
  for (anatomy::Mark& mark : session.marks) mark.id = anatomy::MarkId{session.nextMark++};
  return session;
}

void answerAllNo(const FindingsWorld& world, session::Session& session) {
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
