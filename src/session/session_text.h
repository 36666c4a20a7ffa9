#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/forward.h"
#include "core/result.h"
#include "session/session.h"

namespace knotmap::session {

/// All problems as one error, at most 20 lines; `problems` must not be empty.
core::Error firstProblems(core::Problems problems);

/// A dab `{"face","u","v","radius_mm"}`; notes what is wrong with it.
anatomy::BrushDab readDab(const core::DataReader& data);

/// Answers `{"QUESTION":"yes|no|unsure"}`; notes what is wrong with them.
guidance::Answers readAnswers(const core::DataReader& data);

/// What `loadAnswers` and `loadArea` do with the text of a file.
core::Result<guidance::Answers> answersFromText(std::string_view text, const std::string& name);
core::Result<std::vector<anatomy::BrushDab>> areaFromText(std::string_view text,
                                                          const std::string& name);

/// Reads the tree of a `.knotmap` file; `name` stands for the file in messages.
core::Result<Session> sessionFromJson(core::Json root, const std::string& name);

}  // namespace knotmap::session
