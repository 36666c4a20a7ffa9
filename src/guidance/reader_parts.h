#pragma once

#include <string>
#include <vector>

#include "core/forward.h"
#include "guidance/knowledge_reader.h"

namespace knotmap::guidance {

/// Ids while the files of one folder are read: known from outside, and defined so far.
struct ReadingIds {
  KnownIds known;
  std::vector<std::string> tools, techniques, questions, disagreements;
  std::vector<std::string> gates;  ///< questions that another may follow
};

/// The texts of list `key`; each must be one of `known`.
std::vector<std::string> knownTexts(const core::DataReader& reader, std::string_view key,
                                    const std::vector<std::string>& known);
/// The list "sources": one id or more, all known.
std::vector<std::string> readSources(const core::DataReader& reader, const ReadingIds& ids);
/// A text that must not be empty.
std::string filledText(const core::DataReader& reader, std::string_view key);
/// The id of an entry, which no entry in `taken` may have; adds it there.
std::string newId(const core::DataReader& reader, std::vector<std::string>& taken);
/// Rows of the seeds' checklist: a letter of `letters` and two digits.
std::vector<std::string> readChecklist(const core::DataReader& reader, std::string_view letters);
/// The list `key` of the file, or nothing with the problem noted.
std::vector<core::DataReader> entries(const core::DataReader& file, std::string_view key);

/// Categories of symptom doors. A misspelt one would silently skip a question.
std::vector<std::string> symptomCategories();

std::vector<Tool> readTools(const core::DataReader& file, ReadingIds& ids);
std::vector<Disagreement> readDisagreements(const core::DataReader& file, ReadingIds& ids);
std::vector<Technique> readTechniques(const core::DataReader& file, ReadingIds& ids);
std::vector<MuscleStretch> readStretches(const core::DataReader& file, const ReadingIds& ids);
std::vector<ReachRule> readReach(const core::DataReader& file, const ReadingIds& ids);
std::vector<FollowUpRule> readFollowUps(const core::DataReader& file, const ReadingIds& ids);
std::vector<Statement> readStatements(const core::DataReader& file, const ReadingIds& ids);

}  // namespace knotmap::guidance
