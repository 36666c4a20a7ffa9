#include "app/stages/author.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "anatomy/places/place_from.h"
#include "app/stages/author_file.h"
#include "core/assets.h"
#include "core/messages.h"
#include "referral/atlas_writer.h"

namespace knotmap::app {
namespace {

using referral::RowDrawing;
using referral::TriggerPointId;

/// A stroke that was chosen stays chosen when its role changes.
std::optional<referral::Handle> followed(const referral::RowChange& change,
                                         const RowDrawing& after) {
  if (const auto* role = std::get_if<referral::SetRole>(&change))
    return referral::Handle{referral::StrokeRef{role->role, after.strokes(role->role).size() - 1},
                            0};
  if (const auto* stroke = std::get_if<referral::AddStroke>(&change))
    return referral::Handle{
        referral::StrokeRef{stroke->role, after.strokes(stroke->role).size() - 1}, 0};
  if (const auto* place = std::get_if<referral::InsertPlace>(&change)) return place->before;
  if (std::holds_alternative<referral::AddSite>(change))
    return referral::Handle{std::nullopt, after.sites.size() - 1};
  return std::nullopt;
}

}  // namespace

Author::Author(const findings::Tables& tables, const findings::BodyState& body,
               const platform::DataFolders& folders, const std::filesystem::path& stateFolder)
    : tables_(&tables), body_(&body), folders_(folders), stateFolder_(stateFolder) {
  const auto kept = keptDraft(*tables_, stateFolder_);
  if (!kept) {
    tell(kept.error().message(), true);
    return;
  }
  for (const auto& [row, drawing] : *kept) {
    history_.open(row, referral::drawingOf(tables_->atlas[row]));
    history_.set(row, drawing);
  }
  if (!kept->empty()) tell(tables_->messages()("author.rows-back"), false);
}

void Author::tell(std::string message, bool isError) {
  notices_.push_back({std::move(message), isError});
}

std::vector<ui::Notice> Author::takeNotices() { return std::exchange(notices_, {}); }

void Author::chooseTool(ui::AuthorTool tool, referral::Role role) {
  state_.tool = tool;
  state_.role = role;
}

void Author::choose(const ui::ChooseRow& choice) {
  history_.endGesture();
  drag_.reset();
  ownsButton_ = false;
  view_.handles.clear();
  if (row_ != choice.row) state_.chosen.reset();
  state_.hovered.reset();
  state_.tool = ui::AuthorTool::move;
  row_ = choice.row;
  side_ = choice.side;
  view_.problems.clear();
  if (!row_) return;
  const referral::TriggerPoint& point = tables_->atlas[*row_];
  side_ = point.midline ? core::Side::left : point.onlyOn.value_or(side_);
  history_.open(*row_, referral::drawingOf(point));
}

void Author::set(const referral::RowChange& change) {
  if (!row_) return;
  history_.set(*row_, referral::applied(drawing(), change));
  view_.problems.clear();
  if (const auto next = followed(change, drawing())) state_.chosen = next;
  if (state_.chosen && !referral::placeOf(drawing(), *state_.chosen)) state_.chosen.reset();
}

void Author::change(const referral::RowChange& change) {
  set(change);
  if (!history_.inGesture()) keepCopy();
}

void Author::dropChanges() {
  if (!row_) return;
  history_.set(*row_, referral::drawingOf(tables_->atlas[*row_]));
  state_.chosen.reset();
  view_.problems.clear();
  keepCopy();
}

void Author::endGesture() {
  if (!history_.inGesture()) return;
  history_.endGesture();
  keepCopy();
}

void Author::keepCopy() {
  if (auto kept = keepDraft(history_.now(), *tables_, stateFolder_); !kept)
    tell(kept.error().message(), true);
}

bool Author::undo() {
  if (!history_.canUndo()) return false;
  history_.undo();
  state_.chosen.reset();
  keepCopy();
  return true;
}

bool Author::redo() {
  if (!history_.canRedo()) return false;
  history_.redo();
  state_.chosen.reset();
  keepCopy();
  return true;
}

bool Author::unsaved() const {
  return row_ && !(drawing() == referral::drawingOf(tables_->atlas[*row_]));
}

bool Author::cancel() {
  const bool dragged = drag_.has_value(), adding = state_.tool != ui::AuthorTool::move;
  history_.cancelGesture();
  drag_.reset();
  ownsButton_ = false;
  state_.tool = ui::AuthorTool::move;
  return dragged || adding;
}

bool Author::anyUnsaved() const {
  return !referral::changedRows(history_.now(), tables_->atlas).empty();
}

std::optional<referral::Atlas> Author::save() {
  if (!row_ || !unsaved()) return std::nullopt;
  endGesture();
  view_.problems.clear();
  const auto file = saveRow({*row_, drawing()}, *tables_, folders_);
  if (!file) {
    std::istringstream lines(file.error().message());
    for (std::string line; std::getline(lines, line);) view_.problems.push_back(line);
    tell(tables_->messages()("author.refused", fmt::arg("problem", view_.problems.front())), true);
    return std::nullopt;
  }
  tell(tables_->messages()("author.saved", fmt::arg("id", tables_->atlas[*row_].id),
                           fmt::arg("file", file->filename().string())));
  return readAtlas();
}

std::optional<referral::Atlas> Author::readAtlas() {
  auto atlas = referral::Atlas::load({folders_.assets, tables_->messages().language()},
                                     tables_->landmarks, tables_->muscles);
  // Another row may have come or gone meanwhile; ids of rows would then mean others.
  const auto sameRows = [&](const referral::Atlas& other) {
    return std::equal(other.points().begin(), other.points().end(), tables_->atlas.points().begin(),
                      tables_->atlas.points().end(),
                      [](const auto& a, const auto& b) { return a.id == b.id; });
  };
  if (atlas && sameRows(*atlas)) return std::move(atlas).value();
  tell(tables_->messages()("author.other-rows"), true);
  return std::nullopt;
}

std::optional<render::Camera> Author::cameraOnRow(const render::Camera& now, float aspect) {
  if (!row_) return std::nullopt;
  place();
  core::Vec3 low{1e9f}, high{-1e9f}, facing{0.0f};
  for (const auto& [handle, point] : placed_.handles) {
    const anatomy::SurfacePoint at = body_->body().surfaceAt(point);
    low = glm::min(low, at.position);
    high = glm::max(high, at.position);
    facing += at.normal * (handle.stroke ? 1.0f : 0.5f);
  }
  if (placed_.handles.empty()) return std::nullopt;
  if (glm::length(facing) < 0.5f)
    facing = body_->body().surfaceAt(placed_.handles.front().second).normal;
  constexpr float kMarginM = 0.16f, kLeastM = 0.34f;
  const core::Vec3 size = high - low;
  render::Camera camera = now;
  camera.target = 0.5f * (low + high);
  camera.azimuthRad = std::atan2(facing.x, facing.z);
  camera.elevationRad = 0.0f;
  const float wide = glm::length(glm::vec2(size.x, size.z)) / std::max(aspect, 0.1f);
  camera.heightM = std::max({kLeastM, size.y + kMarginM, wide + kMarginM});
  return camera;
}

}  // namespace knotmap::app
