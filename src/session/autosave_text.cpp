#include "session/autosave_text.h"

#include <fmt/format.h>

#include <optional>

#include "core/data_reader.h"
#include "core/format/format.h"
#include "core/json.h"
#include "session/session_file.h"
#include "session/session_text.h"
#include "session/strict_json.h"

namespace knotmap::session {
namespace {

constexpr core::Format kAutosaveFormat{
    .name = "knotmap-autosave", .noun = "autosaved copy", .current = {.major = 1}, .lifts = {}};

/// Paths are bytes and need not be UTF-8, JSON texts must be: everything but plain ASCII is
/// written as %XX.
std::string escaped(const std::string& path) {
  std::string text;
  for (const char c : path) {
    const bool plain = c > ' ' && c < '\x7F' && c != '%' && c != '"' && c != '\\';
    text += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return text;
}

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string path;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      path += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
    const int low = high < 0 ? -1 : hexDigit(text[i + 2]);
    if (low < 0) return std::nullopt;
    path += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return path;
}

}  // namespace

std::string autosaveToText(const Session& session, const std::filesystem::path& document) {
  std::error_code unknownFolder;
  std::filesystem::path place = document;
  // The program that recovers the copy may have been started in another folder.
  if (!document.empty()) place = std::filesystem::absolute(document, unknownFolder);
  if (unknownFolder) place = document;
  return fmt::format(
      "{{\n\"format\": \"{}\",\n\"version\": {},\n\"document\": \"{}\",\n\"session\": {}}}\n",
      kAutosaveFormat.name, kAutosaveFormat.current.major, escaped(place.string()),
      sessionToText(session));
}

core::Result<AutosavedCopy> autosaveFromText(std::string_view text, const std::string& name) {
  auto root = parseStrictJson(text, name);
  if (!root) return root.error();
  const auto opened = core::open(*root, kAutosaveFormat, name);
  if (!opened) return opened.error();
  core::Problems problems;
  const core::DataReader data(*root, name + ": ", problems);
  // A copy is taken over and written again: what a newer minor version says beside the session is
  // of no use to it.
  if (!opened->newerMinor) data.allowOnly({"format", "version", "minor", "document", "session"});
  const core::DataReader document = data.at("document");
  const std::optional<std::string> path = unescaped(document.text());
  if (!path) document.problem("expected a path with %XX escapes");
  const core::Json session = data.at("session").raw();
  if (!problems.empty()) return firstProblems(std::move(problems));
  auto read = sessionFromJson(session, name + ": session");
  if (!read) return read.error();
  return AutosavedCopy{*path, std::move(read).value()};
}

}  // namespace knotmap::session
