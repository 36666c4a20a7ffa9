#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/forward.h"
#include "core/result.h"

namespace knotmap::core {

/// Version of a file format. A minor version adds optional members only: an older program of the
/// same major version reads the file and keeps what is new to it. Anything else is a new major one.
struct Version {
  int major = 1;
  int minor = 0;

  auto operator<=>(const Version&) const = default;
};

/// Changes the tree of a file from one major version to the next. It adds to what it finds and
/// copes with anything: what is wrong with the file is noted when it is read.
using Lift = void (*)(Json& root);

/// For a version whose new members all have defaults.
inline void byDefaults(Json&) {}

/// A format of files that begin with `"format": name, "version": major, "minor": minor`; without
/// `minor` it is 0.
struct Format {
  std::string_view name;        ///< "knotmap-session"
  std::string_view noun;        ///< "Knotmap session", for messages
  Version current;              ///< what this program writes
  std::span<const Lift> lifts;  ///< [i] lifts major version i + 1 to i + 2
};

inline constexpr int kMaxMinor = 999'999;

/// What becomes of keys that are not of the format: an error with a suggestion, or kept.
enum class UnknownKeys { refuse, keep };

/// How the tree of a file is to be read further.
struct Opened {
  /// The minor version when it is newer than this program's: unknown members are kept, and the
  /// file is to be written with this number again.
  std::optional<int> newerMinor;

  UnknownKeys unknownKeys() const { return newerMinor ? UnknownKeys::keep : UnknownKeys::refuse; }
};

/// Checks that `root` is a file of this format and lifts it to the current major version. Another
/// format, a newer major version and a version that never was are refused.
Result<Opened> open(Json& root, const Format& format, const std::string& file);

}  // namespace knotmap::core
