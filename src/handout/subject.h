#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "core/forward.h"
#include "core/sources.h"
#include "guidance/guidance.h"
#include "session/session.h"

namespace knotmap::handout {

/// What is said of one mark besides what the session holds, in the words of the person's language.
struct SpotWords {
  std::string place;                 ///< "left top of the shoulder"
  std::string muscle;                ///< "upper trapezius", or ""
  std::string felt;                  ///< where such a spot is often reported to send pain, or ""
  std::vector<std::string> sources;  ///< of `felt`
};

/// A letter or a number on a picture.
struct PictureLabel {
  enum class Kind { side, mark };
  Kind kind = Kind::mark;
  std::string text;
  float x = 0, y = 0;      ///< where it is written: share of width and height from the top left
  float toX = 0, toY = 0;  ///< marks: the spot itself
};

/// A picture of the person's own body. Pixels 8-bit RGB, first row on top.
struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
  std::vector<PictureLabel> labels;
  std::string caption;  ///< "From behind"
  std::string alt;      ///< what it shows, for those who cannot see it
};

/// Everything a handout is made from. What it points to outlives it.
struct Subject {
  const session::Session& session;
  const guidance::Advice& advice;
  const std::vector<guidance::Statement>& about;
  const std::vector<core::Source>& sources;
  const core::Messages& messages;
  std::vector<SpotWords> spots;  ///< one for each of the session's marks
  std::vector<Picture> pictures;
  std::vector<std::string> ruleOut;  ///< what is to be ruled out before muscles are thought of
  std::chrono::year_month_day date;
  std::string clinic;  ///< a line for name and telephone of the clinic, or ""
};

}  // namespace knotmap::handout
