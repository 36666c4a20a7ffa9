#include "session/session_file.h"

#include <fmt/format.h>

#include "core/data_reader.h"
#include "core/files.h"
#include "core/json.h"
#include "platform/files.h"
#include "session/limits.h"
#include "session/session_text.h"
#include "session/strict_json.h"

namespace knotmap::session {
namespace {

using core::DataReader;
using core::Error;
using core::Json;

core::Status checkSchema(const Json& root, const std::string& name) {
  if (!root.is_object()) return Error{name, "found no JSON object"};
  if (!root.contains("schema")) return Error{name, "has no \"schema\", expected 1"};
  if (root["schema"] != 1) return Error{name, "schema: expected 1"};
  return core::Done{};
}

std::vector<anatomy::BrushDab> paintedDabs(const Session& session) {
  std::vector<anatomy::BrushDab> dabs;
  for (const anatomy::Mark& mark : session.marks)
    if (mark.kind == anatomy::Mark::Kind::painArea)
      dabs.insert(dabs.end(), mark.dabs.begin(), mark.dabs.end());
  return dabs;
}

core::Result<std::vector<anatomy::BrushDab>> dabsFromJson(const Json& root,
                                                          const std::string& name) {
  if (auto right = checkSchema(root, name); !right) return right.error();
  core::Problems problems;
  const DataReader data(root, name + ": ", problems);
  data.allowOnly({"schema", "dabs"});
  std::vector<anatomy::BrushDab> dabs;
  const DataReader list = data.at("dabs");
  if (root.contains("dabs") && list.raw().size() > kMaxDabs) {
    list.problem(fmt::format("has {} dabs, expected at most {}", list.raw().size(), kMaxDabs));
  } else if (root.contains("dabs")) {
    for (const DataReader& dab : list.items()) dabs.push_back(readDab(dab));
  }
  if (!problems.empty()) return firstProblems(std::move(problems));
  return dabs;
}

}  // namespace

core::Result<Session> loadSession(const std::filesystem::path& file) {
  auto text = core::readFile(file, kMaxFileBytes);
  if (!text) return text.error();
  return sessionFromText(*text, file.string());
}

core::Status saveSession(const Session& session, const std::filesystem::path& file) {
  const std::string text = sessionToText(session);
  // A good file is only ever replaced by one that gives this very session again.
  const auto back = sessionFromText(text, file.string());
  if (!back) return Error{file.string(), "not saved, the session is damaged: " + back.error().what};
  if (*back != session) return Error{file.string(), "not saved, the session would be changed"};
  return platform::writeFileAtomically(file, text);
}

core::Result<guidance::Answers> answersFromText(std::string_view text, const std::string& name) {
  const auto root = parseStrictJson(text, name);
  if (!root) return root.error();
  if (auto right = checkSchema(*root, name); !right) return right.error();
  core::Problems problems;
  const DataReader data(*root, name + ": ", problems);
  data.allowOnly({"schema", "answers"});
  guidance::Answers answers = readAnswers(data.at("answers"));
  if (!problems.empty()) return firstProblems(std::move(problems));
  return answers;
}

core::Result<std::vector<anatomy::BrushDab>> areaFromText(std::string_view text,
                                                          const std::string& name) {
  const auto root = parseStrictJson(text, name);
  if (!root) return root.error();
  std::vector<anatomy::BrushDab> dabs;
  if (root->is_object() && root->contains("format")) {
    const auto session = sessionFromJson(*root, name);
    if (!session) return session.error();
    dabs = paintedDabs(*session);
  } else {
    auto read = dabsFromJson(*root, name);
    if (!read) return read.error();
    dabs = std::move(read).value();
  }
  if (dabs.empty()) return Error{name, "has no painted area, expected at least one dab"};
  return dabs;
}

core::Result<guidance::Answers> loadAnswers(const std::filesystem::path& file) {
  const auto text = core::readFile(file, kMaxFileBytes);
  if (!text) return text.error();
  return answersFromText(*text, file.string());
}

core::Result<std::vector<anatomy::BrushDab>> loadArea(const std::filesystem::path& file) {
  const auto text = core::readFile(file, kMaxFileBytes);
  if (!text) return text.error();
  return areaFromText(*text, file.string());
}

}  // namespace knotmap::session
