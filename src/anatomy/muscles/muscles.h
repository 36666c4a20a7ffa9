#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anatomy/skeleton/skeleton.h"
#include "core/forward.h"
#include "core/result.h"
#include "core/side.h"

namespace knotmap::anatomy {

enum class MuscleId : std::uint16_t {};

/// A muscle of one side of the body.
struct SidedMuscle {
  MuscleId muscle{};
  core::Side side = core::Side::left;

  bool operator==(const SidedMuscle&) const = default;
};

/// How clearly a muscle is seen in a picture.
enum class MuscleVisibility : std::uint8_t { hidden, faded, shown };

/// Points across the fibres from one border of a muscle to the other; of a strap one point, in
/// its middle.
struct MuscleCurve {
  std::vector<SpacePoint> points;
  float widthMm = 0.0f;      ///< of a strap
  float thicknessMm = 1.0f;  ///< greatest thickness there
  float depthMm = 0.0f;      ///< of the outer face below the skin; see `MuscleHead::followsSkin`
};

/// One belly of a muscle: curves from its origin to its insertion, which the fibres join.
struct MuscleHead {
  bool followsSkin = false;  ///< else it lies freely between bones and `depthMm` is the least depth
  std::vector<MuscleCurve> curves{};
  float edge = 0.3f;  ///< cross-section: 0 lens .. 1 slab with round borders
  float tendonAtOrigin = 0.04f, tendonAtInsertion = 0.08f;  ///< shares of the length
  MeasureId measure{};  ///< what its widths and thicknesses grow with
};

/// A muscle or a named part of one, as the tables in `muscles/` have it.
struct Muscle {
  std::string id;                 ///< "trapezius.upper"
  std::string name;               ///< "trapezius"
  std::string part;               ///< "upper", "" for the whole muscle
  std::string fullName;           ///< "upper trapezius": in the language of the table
  std::string plain;              ///< a plain name people use, "" if none
  std::string layer;              ///< "superficial", "intermediate" or "deep"
  std::string area;               ///< "neck": the file it stands in
  bool variant = false;           ///< not everyone has it
  std::string ta98, fma, uberon;  ///< "" where none was seen in a source
  std::string origin, insertion;  ///< attachments in words
  std::string nerve, action;      ///< "" where not cited
  std::vector<std::string> sources;
  std::vector<std::string> aliases{};  ///< other words for it, of people and of other languages
  std::vector<MuscleHead> heads{};     ///< none of a group
  std::vector<MuscleId> members{};     ///< of a group: the muscles that it consists of
  std::vector<MuscleId> under{};       ///< muscles that lie directly over it
};

class MuscleTable {
 public:
  /// Reads every file of `muscles/`, in the order of their names.
  static core::Result<MuscleTable> load(const core::Assets& assets, const SkeletonTable& skeleton);

  const std::vector<Muscle>& muscles() const { return muscles_; }
  const Muscle& operator[](MuscleId id) const { return muscles_[static_cast<std::size_t>(id)]; }
  std::optional<MuscleId> find(std::string_view id) const;
  std::vector<std::string> ids() const;
  /// Muscles with a surface in an order in which each comes after all that lie over it.
  const std::vector<MuscleId>& fromOutside() const { return fromOutside_; }
  /// The texts "muscle.*" in the language of the table.
  const core::Messages& words() const { return *words_; }
  /// The muscles of a group, or the muscle itself.
  std::vector<MuscleId> surfacesOf(MuscleId id) const;
  /// Whether `surface` is the muscle `id` or belongs to the group `id`.
  bool holds(MuscleId id, MuscleId surface) const;

 private:
  std::vector<Muscle> muscles_;
  std::vector<MuscleId> fromOutside_;
  std::shared_ptr<const core::Messages> words_;
};

/// Whether any name of a muscle holds these words, whatever their case.
bool isCalled(const Muscle& muscle, std::string_view words);

/// "upper trapezius", "masseter, deep part": how a muscle part is called in running text.
inline const std::string& muscleName(const Muscle& muscle) { return muscle.fullName; }

}  // namespace knotmap::anatomy
