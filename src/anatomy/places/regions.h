#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anatomy/places/landmarks.h"

namespace knotmap::anatomy {

enum class RegionId : std::uint16_t {};

/// A named part of the skin. A paired region exists on both sides under one id.
struct Region {
  std::string id;                 ///< "forehead", "interscapular"
  std::string name;               ///< plain words: "forehead"
  std::string anatomical;         ///< Terminologia Anatomica, may be ""
  std::string ta98, fma, uberon;  ///< standard ids, "" where none was seen in a source
  std::string part;               ///< head, neck, chest, abdomen, back, shoulder, buttock, arm, leg
  bool paired = true;
};

/// The region table of `regions.json`: a list of rules, first match wins, each a conjunction of
/// comparisons with landmarks, so that every vertex of every shape gets exactly one region.
class RegionTable {
 public:
  static core::Result<RegionTable> load(const core::Assets& assets, const LandmarkTable& landmarks);

  const std::vector<Region>& regions() const { return regions_; }
  const Region& operator[](RegionId id) const { return regions_[static_cast<std::size_t>(id)]; }
  std::optional<RegionId> find(std::string_view id) const;

  struct Rule;
  const std::vector<Rule>& rules() const { return *rules_; }
  /// How sides are put into words, the texts "side.*".
  const core::Messages& words() const { return *words_; }

 private:
  std::vector<Region> regions_;
  std::shared_ptr<std::vector<Rule>> rules_;
  std::shared_ptr<const core::Messages> words_;
};

/// Which region each place of one body's skin belongs to. Evaluate again after a reshape.
class RegionMap {
 public:
  RegionMap(const RegionTable& table, const Body& body, const Landmarks& landmarks);

  RegionId at(BodyPoint point) const;
  RegionId atFineVertex(std::uint32_t fineVertex) const { return fineRegion_[fineVertex]; }
  /// The side a region name goes with at this point: `midline` for unpaired regions, and where a
  /// paired one meets its fellow in the middle.
  core::Side sideAt(BodyPoint point) const;
  core::Side sideAtFineVertex(std::uint32_t fineVertex) const;
  const RegionTable& table() const { return *table_; }

 private:
  const RegionTable* table_;
  const Body* body_;
  std::vector<RegionId> fineRegion_;  ///< one per fine vertex
};

/// "left forehead", "back of the neck": the name with its side where it has one.
std::string regionName(const RegionTable& table, RegionId id, core::Side side);

}  // namespace knotmap::anatomy
