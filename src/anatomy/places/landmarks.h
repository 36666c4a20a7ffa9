#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anatomy/body/body.h"
#include "core/forward.h"
#include "core/result.h"
#include "core/side.h"

namespace knotmap::anatomy {

/// A row of the landmark table.
enum class LandmarkId : std::uint16_t {};

/// What the table says about one palpable place: how it is found on any shape. A place is one of
/// a blend of two vertices per sex, a share of the spine's arc, or a share of the line between
/// other landmarks. Paired landmarks are given for the right side and mirrored.
struct Landmark {
  std::string id;          ///< "acromion", "c7", "t5"
  std::string name;        ///< plain words
  std::string anatomical;  ///< Terminologia Anatomica
  bool paired = false;
  std::string confidence;  ///< "H" about 1 cm, "M" 1-2 cm, "L" 2-3 cm
  std::vector<std::string> sources;
};

/// The landmark table as read from `landmarks.json`, with what the resolver needs.
class LandmarkTable {
 public:
  static core::Result<LandmarkTable> load(const core::Assets& assets);

  const std::vector<Landmark>& landmarks() const { return landmarks_; }
  const Landmark& operator[](LandmarkId id) const {
    return landmarks_[static_cast<std::size_t>(id)];
  }
  std::optional<LandmarkId> find(std::string_view id) const;
  std::vector<std::string> ids() const;

  struct Definition;  ///< how each landmark is found; private to landmarks.cpp
  const std::vector<Definition>& definitions() const { return *definitions_; }
  /// How places are put into words, the texts "place.*".
  const core::Messages& words() const { return *words_; }
  /// Reference vertices of the posterior midline, from the back of the head to the tailbone.
  const std::vector<std::uint16_t>& midline() const { return midline_; }

 private:
  std::vector<std::uint16_t> midline_;
  std::vector<Landmark> landmarks_;
  std::shared_ptr<std::vector<Definition>> definitions_;
  std::shared_ptr<const core::Messages> words_;
};

/// A landmark near some point.
struct NearestLandmark {
  LandmarkId id{};
  core::Side side = core::Side::midline;
  float distanceMm = 0.0f;  ///< straight line
};

/// All landmarks of one body. Resolve again after the body was reshaped. The table must outlive it.
class Landmarks {
 public:
  Landmarks(const LandmarkTable& table, const Body& body);

  const LandmarkTable& table() const { return *table_; }
  /// The place of a landmark; `side` is ignored for midline landmarks, and for paired landmarks
  /// `Side::midline` means right.
  BodyPoint at(LandmarkId id, core::Side side) const;
  core::Vec3 position(LandmarkId id, core::Side side) const;
  NearestLandmark nearest(core::Vec3 position) const;

 private:
  const LandmarkTable* table_;
  std::vector<BodyPoint> right_, left_;
  std::vector<core::Vec3> rightPosition_, leftPosition_;
};

}  // namespace knotmap::anatomy
