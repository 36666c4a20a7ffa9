#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace knotmap::anatomy {

enum class MuscleId : std::uint16_t {};

/// A muscle or a named part of one, as the table `muscles.json` has it.
struct Muscle {
  std::string id;                 ///< "trapezius.upper"
  std::string name;               ///< "trapezius"
  std::string part;               ///< "upper", "" for the whole muscle
  std::string plain;              ///< a plain name people use, "" if none
  std::string layer;              ///< "superficial", "intermediate" or "deep"
  std::string ta98, fma, uberon;  ///< "" where none was seen in a source
  std::string nerve, action;      ///< "" where not cited
  std::vector<std::string> sources;
};

class MuscleTable {
 public:
  static core::Result<MuscleTable> load(const std::filesystem::path& assets);

  const std::vector<Muscle>& muscles() const { return muscles_; }
  const Muscle& operator[](MuscleId id) const { return muscles_[static_cast<std::size_t>(id)]; }
  std::optional<MuscleId> find(std::string_view id) const;
  std::vector<std::string> ids() const;

 private:
  std::vector<Muscle> muscles_;
};

/// "upper trapezius", "masseter, deep part": how a muscle part is called in running text.
std::string muscleName(const Muscle& muscle);

}  // namespace knotmap::anatomy
