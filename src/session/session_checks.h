#pragma once

#include <string>

#include "core/result.h"
#include "session/session.h"

namespace knotmap::session {

/// Notes where a session contradicts itself or is too large as a whole: what no single field can
/// show. `file` stands for the file in messages.
void checkSense(const Session& session, const std::string& file, core::Problems& problems);

}  // namespace knotmap::session
