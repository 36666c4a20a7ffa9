#pragma once

#include <array>

#include "anatomy/body/body_model.h"
#include "core/format/field_kinds.h"
#include "core/format/format.h"
#include "session/clean.h"
#include "session/limits.h"
#include "session/session.h"
#include "session/session_file.h"

namespace knotmap::session {

// The `.knotmap` format: a row for each field, in the order of the file. A new field is one row
// here and a new minor version; docs/formats.md "How a field is added".

/// Versions 2 (a mark's muscle), 3 (marks that come back, minutes, scores) and 4 (minor versions,
/// uuid, date, person) added what may be missing.
inline constexpr std::array<core::Lift, kSessionVersion.major - 1> kSessionLifts{
    core::byDefaults, core::byDefaults, core::byDefaults};

inline constexpr core::Format kSessionFormat{.name = "knotmap-session",
                                             .noun = "Knotmap session",
                                             .current = kSessionVersion,
                                             .lifts = kSessionLifts};

std::string_view kindName(anatomy::Mark::Kind kind);
std::string_view familiarName(anatomy::Mark::Familiar familiar);
std::string_view sexName(Sex sex);

/// Answers `{"QUESTION":"yes|no|unsure"}`.
struct AnswersKind {
  void read(const core::FieldSource& source, guidance::Answers& answers) const;
  void write(const core::FieldSink& sink, const guidance::Answers& answers) const;
};

inline constexpr core::Number kShare{0.0, 1.0};
inline constexpr core::Whole kOfTen{0, 10};
inline constexpr core::Whole kMarkId{1, kMaxMarkId - 1};
inline constexpr core::Text kWord{kMaxWordBytes};
inline constexpr core::Id kId{kMaxWordBytes};
inline constexpr core::Word<core::Side> kSide{core::sideName, 3};

inline constexpr core::Object kPlace{[](auto& row, auto& place) {
  row.must("face", place.face, core::Whole{0, static_cast<int>(anatomy::kFaceCount) - 1});
  row.must("u", place.u, kShare);
  row.must("v", place.v, kShare);
}};

inline constexpr core::Object kDab{[](auto& row, auto& dab) {
  kPlace.rows(row, dab.at);
  row.must("radius_mm", dab.radiusMm, core::Number{kMinBrushMm, kMaxBrushMm});
}};

inline constexpr core::Object kBody{[](auto& row, auto& shape) {
  row.must("sex", shape.sex, kShare);
  row.must("age_years", shape.ageYears, core::Number{25.0, 90.0});
  row.must("muscle", shape.muscle, kShare);
  row.must("weight", shape.weight, kShare);
  row.must("height", shape.height, kShare);
  row.must("proportions", shape.proportions, kShare);
}};

inline constexpr core::Object kPerson{[](auto& row, auto& person) {
  row.unknown(person.unknown);
  row.given("age_years", person.ageYears, core::Whole{0, kMaxAgeYears});
  row.given("sex", person.sex, core::Word<Sex>{sexName, 2});
}};

inline constexpr core::Object kMark{[](auto& row, auto& mark) {
  row.unknown(mark.unknown);
  row.must("id", mark.id, kMarkId);
  row.must("kind", mark.kind, core::Word<anatomy::Mark::Kind>{kindName, 3});
  row.must("at", mark.at, kPlace);
  row.must("size_mm", mark.sizeMm, core::Number{kMinKnotMm, kMaxKnotMm});
  row.must("tenderness", mark.tenderness, kOfTen);
  row.may("quality", mark.quality, kWord);
  row.may("since", mark.since, kWord);
  row.may("familiar", mark.familiar, core::Word<anatomy::Mark::Familiar>{familiarName, 3});
  row.may("trigger_point", mark.triggerPoint, kWord);
  row.may("muscle", mark.muscle, kWord);
  row.may("note", mark.note, core::Text{kMaxMarkNoteBytes});
  row.may("comes_back", mark.comesBack, core::Flag{});
  row.may("locked", mark.locked, core::Flag{});
  row.may("dabs", mark.dabs, core::List{kMaxDabs, kDab});
}};

inline constexpr core::Object kPattern{[](auto& row, auto& pattern) {
  row.unknown(pattern.unknown);
  row.must("trigger_point", pattern.triggerPoint, kId);
  row.must("side", pattern.side, kSide);
}};

inline constexpr core::Object kSymptom{[](auto& row, auto& chosen) {
  row.unknown(chosen.unknown);
  row.must("symptom", chosen.symptom, kId);
  row.given("side", chosen.side, kSide);
}};

inline constexpr core::Object kScore{[](auto& row, auto& score) {
  row.unknown(score.unknown);
  row.must("mark", score.mark, kMarkId);
  row.must("date", score.date, core::Formed{isDate, "a day such as \"2026-11-21\""});
  row.must("before", score.before, kOfTen);
  row.given("after", score.after, kOfTen);
}};

inline constexpr core::Object kSession{[](auto& row, auto& session) {
  row.unknown(session.unknown);
  row.header(kSessionFormat, session.newerMinor);
  row.given("uuid", session.uuid,
            core::Formed{isUuid, "a UUID such as \"3f2b8c1e-9d54-4a7e-8b21-0c6f5e2d9a47\""});
  row.given("date", session.date,
            core::Formed{isSessionDate, "a moment such as \"2026-11-21T18:05:34+01:00\""});
  row.given("person", session.person, kPerson);
  row.must("body", session.shape, kBody);
  row.may("covered", session.covered, core::Flag{});
  row.must("next_mark", session.nextMark, core::Whole{1, kMaxMarkId});
  row.must("marks", session.marks, core::List{kMaxMarks, kMark});
  row.may("patterns", session.patterns, core::List{kMaxListItems, kPattern});
  row.may("symptoms", session.symptoms, core::List{kMaxListItems, kSymptom});
  row.may("answers", session.answers, AnswersKind{});
  row.may("with", session.with, core::Word<guidance::With>{guidance::withName, 3});
  row.may("tools", session.tools, core::List{kMaxListItems, kId});
  row.given("minutes", session.minutes, core::Whole{kMinMinutes, kMaxMinutes});
  row.may("scores", session.scores, core::List{kMaxScores, kScore});
  row.may("notes", session.notes, core::Text{kMaxNotesBytes});
}};

}  // namespace knotmap::session
