#include "session/clean.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "anatomy/body/body_model.h"
#include "core/dates.h"
#include "session/limits.h"

namespace knotmap::session {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// Bytes of the UTF-8 character at the start of `text`, or 0 when there is none. The ranges of the
/// second byte follow table 3-7 of the Unicode standard: no overlong forms, no surrogates.
std::size_t characterBytes(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  const std::size_t count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < count) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  const unsigned min = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned max = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < min || second > max) return 0;
  return std::all_of(text.begin() + 2, text.begin() + count, isContinuation) ? count : 0;
}

float inRange(float value, float min, float max, float fallback) {
  return std::isnan(value) ? fallback : std::clamp(value, min, max);
}

}  // namespace

std::string cleanText(std::string_view text, std::size_t maxBytes) {
  std::string clean;
  while (!text.empty()) {
    const std::size_t bytes = characterBytes(text);
    std::string_view character = bytes == 0 ? kReplacement : text.substr(0, bytes);
    const char c = character[0];
    const bool control = (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7F';
    if (control) character = {};
    if (clean.size() + character.size() > maxBytes) break;
    clean += character;
    text.remove_prefix(std::max<std::size_t>(bytes, 1));
  }
  return clean;
}

bool isPlace(anatomy::BodyPoint point) {
  const auto inUnit = [](float value) { return value >= 0.0f && value <= 1.0f; };
  return anatomy::index(point.face) < anatomy::kFaceCount && inUnit(point.u) && inUnit(point.v);
}

bool isUuid(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char shape = kShape[i];
    const std::string_view allowed = shape == 'x'   ? "0123456789abcdef"
                                     : shape == 'v' ? "89ab"
                                                    : kShape.substr(i, 1);
    if (allowed.find(text[i]) == std::string_view::npos) return false;
  }
  return true;
}

bool isSessionDate(std::string_view text) {
  return text.size() <= kMaxMomentBytes && core::isMoment(text);
}

bool isDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&text](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count))
      value = c >= '0' && c <= '9' && value >= 0 ? 10 * value + (c - '0') : -1;
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  return year > 0 && month > 0 && day > 0 &&
         std::chrono::year_month_day{std::chrono::year{year},
                                     std::chrono::month{static_cast<unsigned>(month)},
                                     std::chrono::day{static_cast<unsigned>(day)}}
             .ok();
}

anatomy::Mark cleanMark(anatomy::Mark mark) {
  const anatomy::Mark fallback;
  mark.sizeMm = inRange(mark.sizeMm, kMinKnotMm, kMaxKnotMm, fallback.sizeMm);
  mark.tenderness = std::clamp(mark.tenderness, 0, 10);
  mark.quality = cleanText(mark.quality, kMaxWordBytes);
  mark.since = cleanText(mark.since, kMaxWordBytes);
  mark.triggerPoint = cleanText(mark.triggerPoint, kMaxWordBytes);
  mark.muscle = cleanText(mark.muscle, kMaxWordBytes);
  mark.note = cleanText(mark.note, kMaxMarkNoteBytes);
  if (mark.kind == anatomy::Mark::Kind::knot) mark.dabs.clear();
  for (anatomy::BrushDab& dab : mark.dabs)
    dab.radiusMm = inRange(dab.radiusMm, kMinBrushMm, kMaxBrushMm, anatomy::BrushDab{}.radiusMm);
  return mark;
}

Person cleanPerson(Person person) {
  if (person.ageYears) person.ageYears = std::clamp(*person.ageYears, 0, kMaxAgeYears);
  return person;
}

anatomy::BodyShape cleanShape(anatomy::BodyShape shape) {
  const anatomy::BodyShape fallback;
  shape.sex = inRange(shape.sex, 0.0f, 1.0f, fallback.sex);
  shape.ageYears = inRange(shape.ageYears, 25.0f, 90.0f, fallback.ageYears);
  shape.muscle = inRange(shape.muscle, 0.0f, 1.0f, fallback.muscle);
  shape.weight = inRange(shape.weight, 0.0f, 1.0f, fallback.weight);
  shape.height = inRange(shape.height, 0.0f, 1.0f, fallback.height);
  shape.proportions = inRange(shape.proportions, 0.0f, 1.0f, fallback.proportions);
  return shape;
}

Extent extentOf(const Session& session) {
  Extent extent{.textBytes = session.notes.size()};
  const auto add = [&extent](const core::Unknown& unknown) {
    extent.unknownBytes += unknown.bytes();
  };
  add(session.unknown);
  add(session.person.unknown);
  for (const ShownPattern& pattern : session.patterns) add(pattern.unknown);
  for (const ChosenSymptom& chosen : session.symptoms) add(chosen.unknown);
  for (const Score& score : session.scores) add(score.unknown);
  for (const anatomy::Mark& mark : session.marks) {
    extent.dabs += mark.dabs.size();
    extent.textBytes += mark.quality.size() + mark.since.size() + mark.triggerPoint.size() +
                        mark.muscle.size() + mark.note.size();
    add(mark.unknown);
  }
  return extent;
}

bool withinLimits(const Session& session) {
  const Extent extent = extentOf(session);
  return session.marks.size() <= kMaxMarks && session.nextMark <= kMaxMarkId &&
         extent.dabs <= kMaxDabs && extent.textBytes <= kMaxTextBytes &&
         extent.unknownBytes <= kMaxUnknownBytes && session.notes.size() <= kMaxNotesBytes &&
         session.patterns.size() <= kMaxListItems && session.symptoms.size() <= kMaxListItems &&
         session.answers.size() <= kMaxListItems && session.tools.size() <= kMaxListItems &&
         session.scores.size() <= kMaxScores;
}

}  // namespace knotmap::session
