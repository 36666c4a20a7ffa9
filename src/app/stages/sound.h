#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "guidance/run.h"

namespace knotmap::app {

inline constexpr int kToneSamplesPerSecond = 44100;

/// A soft tone, mono, of full scale 32767. It fades in and out, so that it begins and ends silent.
std::vector<std::int16_t> toneOf(guidance::Cue cue);

/// Plays the tones of a run. The device is opened with the first tone and given back by `rest`.
/// Where there is none, nothing is heard and nothing is said about it.
class Sound {
 public:
  Sound();
  ~Sound();
  Sound(const Sound&) = delete;
  Sound& operator=(const Sound&) = delete;

  void play(guidance::Cue cue);
  /// Gives the device back; a tone still sounding is cut off.
  void rest();
  /// A device is open.
  bool awake() const { return device_ != nullptr; }

 private:
  struct Device;
  std::unique_ptr<Device> device_;
  bool tried_ = false;  ///< and found none: not tried again before `rest`
};

}  // namespace knotmap::app
