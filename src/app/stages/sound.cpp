#include "app/stages/sound.h"

#include <AL/al.h>
#include <AL/alc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace knotmap::app {
namespace {

using guidance::Cue;

constexpr std::size_t kCues = 5;

struct Tone {
  double hertz, seconds;
};

/// Three short ones count down to a longer one; the end is higher than the start.
Tone toneFor(Cue cue) {
  switch (cue) {
    case Cue::start:
      return {587.33, 0.22};
    case Cue::end:
      return {880.0, 0.45};
    case Cue::three:
    case Cue::two:
    case Cue::one:
      break;
  }
  return {440.0, 0.10};
}

}  // namespace

std::vector<std::int16_t> toneOf(Cue cue) {
  constexpr double kLoudness = 0.25, kFadeInSeconds = 0.012, kFadeOutShare = 0.6;
  const Tone tone = toneFor(cue);
  const auto count = static_cast<std::size_t>(tone.seconds * kToneSamplesPerSecond);
  std::vector<std::int16_t> samples(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double at = static_cast<double>(i) / kToneSamplesPerSecond;
    const double in = std::min(1.0, at / kFadeInSeconds);
    const double left = (tone.seconds - at) / (kFadeOutShare * tone.seconds);
    const double fade = in * std::clamp(left, 0.0, 1.0);
    const double wave = std::sin(2.0 * std::numbers::pi * tone.hertz * at);
    samples[i] = static_cast<std::int16_t>(32767.0 * kLoudness * fade * fade * wave);
  }
  return samples;
}

/// An open device with one buffer for each tone.
struct Sound::Device {
  ALCdevice* device = nullptr;
  ALCcontext* context = nullptr;
  ALuint source = 0;
  std::array<ALuint, kCues> buffers{};

  Device() = default;
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
  ~Device() {
    if (context) {
      alDeleteSources(1, &source);
      alDeleteBuffers(static_cast<ALsizei>(kCues), buffers.data());
      alcMakeContextCurrent(nullptr);
      alcDestroyContext(context);
    }
    if (device) alcCloseDevice(device);
  }

  bool open() {
    device = alcOpenDevice(nullptr);
    if (!device) return false;
    context = alcCreateContext(device, nullptr);
    if (!context || !alcMakeContextCurrent(context)) return false;
    alGenSources(1, &source);
    alGenBuffers(static_cast<ALsizei>(kCues), buffers.data());
    for (std::size_t i = 0; i < kCues; ++i) {
      const auto samples = toneOf(static_cast<Cue>(i));
      alBufferData(buffers[i], AL_FORMAT_MONO16, samples.data(),
                   static_cast<ALsizei>(samples.size() * sizeof(samples[0])),
                   kToneSamplesPerSecond);
    }
    return alGetError() == AL_NO_ERROR;
  }
};

Sound::Sound() = default;
Sound::~Sound() = default;

void Sound::play(Cue cue) {
  if (!device_ && !tried_) {
    tried_ = true;
    // The library would say on standard error that it found no device.
    ::setenv("ALSOFT_LOGLEVEL", "0", 0);
    auto device = std::make_unique<Device>();
    if (device->open()) device_ = std::move(device);
  }
  if (!device_) return;
  alSourceStop(device_->source);
  alSourcei(device_->source, AL_BUFFER,
            static_cast<ALint>(device_->buffers[static_cast<std::size_t>(cue)]));
  alSourcePlay(device_->source);
}

void Sound::rest() {
  device_.reset();
  tried_ = false;
}

}  // namespace knotmap::app
