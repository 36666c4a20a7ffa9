#pragma once

#include <cstddef>
#include <cstdint>

namespace knotmap::session {

// Bounds of a session. `apply` keeps a session within them and reading checks them, so that
// whatever can be made can be saved, and whatever was saved can be read.
inline constexpr std::size_t kMaxFileBytes = 16u << 20;
inline constexpr std::size_t kMaxMarks = 10'000;
inline constexpr std::size_t kMaxDabs = 100'000;           ///< of all marks together
inline constexpr std::size_t kMaxNotesBytes = 100'000;     ///< the notes of the session
inline constexpr std::size_t kMaxMarkNoteBytes = 10'000;   ///< the note of one mark
inline constexpr std::size_t kMaxWordBytes = 200;          ///< an id, or a word like "aching"
inline constexpr std::size_t kMaxListItems = 1'000;        ///< patterns, symptoms, answers, tools
inline constexpr std::size_t kMaxTextBytes = 1u << 20;     ///< all marks and the notes together
inline constexpr std::size_t kMaxScores = 10'000;          ///< before and after following a plan
inline constexpr std::size_t kMaxMomentBytes = 40;         ///< a date with its time and zone
inline constexpr std::size_t kMaxUnknownBytes = 1u << 20;  ///< of newer programs, in one session
inline constexpr std::uint32_t kMaxMarkId = 2'000'000'000;

inline constexpr int kMinMinutes = 1, kMaxMinutes = 600;  ///< at hand for one go

inline constexpr int kMaxAgeYears = 120;

inline constexpr float kMinKnotMm = 6.0f;   ///< a pea
inline constexpr float kMaxKnotMm = 50.0f;  ///< a plum
inline constexpr float kMinBrushMm = 1.0f;
inline constexpr float kMaxBrushMm = 100.0f;

}  // namespace knotmap::session
