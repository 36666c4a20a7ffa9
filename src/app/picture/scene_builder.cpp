#include "app/picture/scene_builder.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/messages.h"
#include "findings/request.h"

namespace knotmap::app {
namespace {

using anatomy::Mark;
using render::SkinMarker;

constexpr float kCandidateRingMm = 9.0f;
constexpr float kOriginCrossMm = 13.0f;
constexpr float kNumberOffsetPixels = 15.0f;
constexpr core::Vec3 kKnotColour{0.80f, 0.20f, 0.22f};

std::vector<Mark> paintedMarks(const std::vector<Mark>& marks) {
  std::vector<Mark> painted;
  for (const Mark& mark : marks)
    if (mark.kind != Mark::Kind::knot) painted.push_back(mark);
  return painted;
}

/// Where the name of a deep target is written: beside this landmark.
const char* deepLandmark(const std::string& place) {
  if (place == "ear") return "tragus";
  if (place == "eye") return "infraorbital";
  if (place == "throat") return "hyoid";
  if (place == "jaw-joint") return "tmj";
  return "mouth-corner";  // palate, tongue and gums lie behind the mouth
}

}  // namespace

bool SceneBuilder::updatePatterns(const session::Session& session, bool newBody) {
  if (!newBody && session.patterns == fieldPatterns_) return false;
  patterns_.clear();
  for (const session::ShownPattern& shown : session.patterns) {
    const auto id = tables_->atlas.findPoint(shown.triggerPoint);
    if (!id || patterns_.size() == render::kMaxPatterns) continue;
    const referral::Pattern& pattern = body_->atlas().pattern(*id, shown.side);
    patterns_.push_back({skinField(pattern.essential), skinField(pattern.spillover)});
  }
  fieldPatterns_ = session.patterns;
  return true;
}

bool SceneBuilder::updateAreas(const session::Session& session, const SceneOptions& options,
                               bool newBody) {
  std::vector<Mark> marks = paintedMarks(session.marks);
  const bool newMarks = newBody || marks != fieldMarks_;
  const bool newFelt = newMarks || options.felt != fieldFelt_;
  const bool shown = options.settings.noPressShown;
  const bool newZones = newMarks || shown != fieldNoPress_;
  if (newMarks) fieldMarks_ = std::move(marks);
  if (newFelt) {
    painted_ = paintedField(fieldMarks_, Mark::Kind::painArea, *body_);
    const SkinField felt = feltField(options.felt, tables_->atlas, *body_);
    painted_.insert(painted_.end(), felt.begin(), felt.end());
    fieldFelt_ = options.felt;
  }
  if (newZones) {
    noPress_ = shown ? noPressField(tables_->guidance, Forbidden::pressing, *body_) : SkinField{};
    noTapping_ = shown ? noPressField(tables_->guidance, Forbidden::tapping, *body_) : SkinField{};
    // Broken skin is always seen; what is left alone around it, with the other zones.
    const SkinField broken = paintedField(fieldMarks_, Mark::Kind::brokenSkin, *body_,
                                          shown ? findings::kBrokenSkinMarginMm : 0.0f);
    noPress_.insert(noPress_.end(), broken.begin(), broken.end());
    fieldNoPress_ = shown;
  }
  return newFelt || newZones;
}

void SceneBuilder::updateFields(const session::Session& session, const SceneOptions& options) {
  const bool newBody = fieldBody_ != body_->revision();
  const bool newPatterns = updatePatterns(session, newBody);
  const bool newAreas = updateAreas(session, options, newBody);
  fieldBody_ = body_->revision();
  if (newPatterns || newAreas) ++scene_.fieldRevision;
}

void SceneBuilder::addMarker(anatomy::BodyPoint at, SkinMarker::Shape shape, float diameterMm,
                             core::Vec3 colour, bool emphasised) {
  const anatomy::SurfacePoint surface = body_->body().surfaceAt(at);
  scene_.markers.push_back(
      {shape, surface.position, surface.normal, diameterMm, colour, emphasised});
}

void SceneBuilder::addPatternMarkers(const session::Session& session) {
  for (std::size_t i = 0; i < session.patterns.size(); ++i) {
    const session::ShownPattern& shown = session.patterns[i];
    const auto id = tables_->atlas.findPoint(shown.triggerPoint);
    if (!id) continue;
    for (const anatomy::BodyPoint site : body_->atlas().sites(*id, shown.side))
      addMarker(site, SkinMarker::Shape::cross, kOriginCrossMm, ui::patternColour(i));
  }
}

void SceneBuilder::addMarkers(const session::Session& session, const findings::Findings& findings,
                              const SceneOptions& options) {
  scene_.markers.clear();
  for (const findings::MarkFindings& mark : findings.marks) {
    if (options.selected != mark.id) continue;
    // Usual sites near the selected mark, so that the person sees what the list talks about.
    for (const referral::NearbyPoint& near : mark.near)
      for (const anatomy::BodyPoint site : body_->atlas().sites(near.point, near.side))
        addMarker(site, SkinMarker::Shape::ring, kCandidateRingMm, scene_.palette.accent);
  }
  if (!options.draft) addPatternMarkers(session);
  for (const Mark& mark : session.marks)
    if (mark.kind == Mark::Kind::knot)
      addMarker(mark.at, SkinMarker::Shape::knot, mark.sizeMm, kKnotColour,
                options.selected == mark.id || options.hovered == mark.id);
}

void SceneBuilder::showPatterns(const DraftZones* draft) {
  scene_.patterns.clear();
  if (draft) return scene_.patterns.push_back({draft->essential, draft->spillover, draft->colour});
  for (std::size_t i = 0; i < patterns_.size(); ++i)
    scene_.patterns.push_back(
        {patterns_[i].essential, patterns_[i].spillover, ui::patternColour(i)});
}

void SceneBuilder::showMuscles(const ui::MuscleDisplay& display, bool follow) {
  scene_.muscles = {};
  scene_.muscles.skinOpacity = display.skinOpacity;
  if (display.skinOpacity >= 1.0f) return;
  const anatomy::Musculature& muscles = follow ? body_->followingMuscles() : body_->muscles();
  scene_.muscles.surfaces = render::surfacesOf(muscles);
  scene_.muscles.revision = body_->muscleRevision();
  scene_.muscles.looks.resize(muscles.table().muscles().size());
  for (const anatomy::MuscleRange& range : muscles.ranges()) {
    auto& looks = scene_.muscles.looks[static_cast<std::size_t>(range.muscle)];
    for (const core::Side side : {core::Side::left, core::Side::right}) {
      const anatomy::SidedMuscle muscle{range.muscle, side};
      looks[side == core::Side::left ? 0 : 1] = {
          ui::visibilityOf(muscle, muscles.table()[range.muscle], display),
          display.selected == muscle, display.hovered == muscle};
    }
  }
}

const render::Scene& SceneBuilder::build(const session::Session& session,
                                         const findings::Findings& findings,
                                         const SceneOptions& options) {
  updateFields(session, options);
  scene_.body = &body_->body();
  scene_.bodyRevision = body_->revision();
  scene_.camera = options.camera;
  scene_.palette = options.settings.dark ? render::darkPalette() : render::lightPalette();
  scene_.covered = session.covered;
  scene_.female = session.shape.sex < 0.5f;
  if (std::exchange(shownDraft_, options.draft) != options.draft) ++scene_.fieldRevision;
  showPatterns(options.draft.get());
  if (options.spread && !scene_.patterns.empty()) {
    scene_.patterns.front().origin = body_->body().surfaceAt(options.spread->from).position;
    scene_.patterns.front().revealMm = options.spread->revealMm;
  }
  scene_.arrows = options.arrows;
  scene_.painted = painted_;
  scene_.noPress = noPress_;
  scene_.noTapping = noTapping_;
  scene_.model = {};
  if (options.model && !hidesBody(options.camera))
    scene_.model = placedBeside(*options.model, body_->body());
  showMuscles(options.muscles, options.musclesFollow);
  addMarkers(session, findings, options);
  return scene_;
}

std::vector<ui::OverlayLabel> SceneBuilder::labels(const session::Session& session,
                                                   const findings::Findings& findings,
                                                   const SceneOptions& options,
                                                   const render::Viewport& viewport) {
  using Kind = ui::OverlayLabel::Kind;
  const core::Messages& tr = tables_->messages();
  std::vector<ui::OverlayLabel> labels;
  const core::Vec3 eye = render::eyePosition(options.camera);
  const auto write = [&](anatomy::BodyPoint point, std::string text, Kind kind) {
    const anatomy::SurfacePoint surface = body_->body().surfaceAt(point);
    if (glm::dot(surface.normal, eye - surface.position) <= 0.0f) return;  // on the far side
    if (const auto at = render::projectToPixel(options.camera, viewport, surface.position))
      labels.push_back({at->x, at->y, std::move(text), kind});
  };
  // The letters go to the edges of the view on the side the patient's left and right point to.
  const float towardsViewerRight = std::cos(options.camera.azimuthRad);
  if (std::abs(towardsViewerRight) > 0.25f) {
    const float inset = 0.06f * static_cast<float>(viewport.width);
    const float left = static_cast<float>(viewport.x) + inset;
    const float right = static_cast<float>(viewport.x + viewport.width) - inset;
    const float y = static_cast<float>(viewport.y) + 0.5f * static_cast<float>(viewport.height);
    const bool mirrored = towardsViewerRight > 0.0f;  // facing us: the patient's left is our right
    labels.push_back({mirrored ? right : left, y, tr("side.letter-left"), Kind::side});
    labels.push_back({mirrored ? left : right, y, tr("side.letter-right"), Kind::side});
  } else {
    const bool leftSide = std::sin(options.camera.azimuthRad) > 0.0f;
    labels.push_back({static_cast<float>(viewport.x) + 0.5f * static_cast<float>(viewport.width),
                      static_cast<float>(viewport.y) + 0.04f * static_cast<float>(viewport.height),
                      tr(leftSide ? "side.letter-left" : "side.letter-right"), Kind::side});
  }
  for (const Mark& mark : session.marks) {
    const std::size_t before = labels.size();
    write(mark.at, std::to_string(findings::markNumber(mark)), Kind::mark);
    if (labels.size() == before) continue;
    // Beside the mark, so that the mark and an X on it stay visible.
    labels.back().x += kNumberOffsetPixels * options.settings.scale;
    labels.back().y -= kNumberOffsetPixels * options.settings.scale;
  }
  for (const findings::PatternTargets::Deep& deep : findings.targets.deep)
    if (const auto id = tables_->landmarks.find(deepLandmark(deep.place)))
      write(body_->landmarks().at(*id, deep.side), tr("targets.deep-" + deep.place), Kind::deep);
  if (options.settings.landmarkNames)
    for (std::size_t i = 0; i < tables_->landmarks.landmarks().size(); ++i) {
      const anatomy::LandmarkId id{static_cast<std::uint16_t>(i)};
      for (const core::Side side : {core::Side::left, core::Side::right})
        if (tables_->landmarks[id].paired || side == core::Side::left)
          write(body_->landmarks().at(id, side), tables_->landmarks[id].name, Kind::landmark);
    }
  return labels;
}

}  // namespace knotmap::app
