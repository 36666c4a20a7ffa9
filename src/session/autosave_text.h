#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"
#include "session/limits.h"
#include "session/session.h"

namespace knotmap::session {

/// A session and the path of its document need no more.
inline constexpr std::size_t kMaxAutosaveBytes = kMaxFileBytes + (1u << 16);

/// What an autosaved copy holds.
struct AutosavedCopy {
  std::filesystem::path document;  ///< absolute, or "" for a session that was never saved
  Session session;
};

/// The text of a copy. The path is kept byte for byte, in whatever encoding.
std::string autosaveToText(const Session& session, const std::filesystem::path& document);
core::Result<AutosavedCopy> autosaveFromText(std::string_view text, const std::string& name);

}  // namespace knotmap::session
