#pragma once

#include <string>

namespace knotmap::ui {

/// What a person set up; kept between runs, no part of a session.
struct Settings {
  bool dark = false;
  float scale = 1.0f;  ///< 0.75 .. 3
  bool noPressShown = true;
  bool landmarkNames = false;
  bool runSound = true;       ///< tones while a plan is followed
  std::string language = {};  ///< "de"; "": that of the system

  bool operator==(const Settings&) const = default;
};

/// A language of the interface: "de", "Deutsch".
struct Language {
  std::string id, name;
};

}  // namespace knotmap::ui
