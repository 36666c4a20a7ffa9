#include "devtools/author_replay.h"

#include <fmt/format.h>

namespace knotmap::devtools {
namespace {

using Answer = core::Result<std::optional<PixelDrag>>;

Answer done() { return std::optional<PixelDrag>{}; }

/// "site:1", "essential:2:3": a site, or a place of a stroke, counted from 1.
std::optional<referral::Handle> handleFrom(const std::string& word) {
  char role[16] = {};
  unsigned first = 0, second = 0;
  const int read = std::sscanf(word.c_str(), "%15[a-z]:%u:%u", role, &first, &second);
  const std::string name = role;
  if (name == "site" && read == 2 && first > 0) return referral::Handle{std::nullopt, first - 1};
  const bool essential = name == "essential";
  if (read != 3 || first == 0 || second == 0 || (!essential && name != "spillover"))
    return std::nullopt;
  return referral::Handle{
      referral::StrokeRef{essential ? referral::Role::essential : referral::Role::spillover,
                          first - 1},
      second - 1};
}

Answer chooseRow(app::Program& program, std::istringstream& words) {
  std::string id, side;
  words >> id >> side;
  const auto row = program.tables().atlas.findPoint(id);
  if (!row) return core::Error{"", fmt::format("unknown trigger point \"{}\"", id)};
  program.perform(ui::ChooseRow{*row, core::sideFromName(side).value_or(core::Side::left)});
  return done();
}

Answer onHandle(app::Program& program, std::istringstream& words, const std::string& step) {
  std::string name;
  words >> name;
  const auto handle = handleFrom(name);
  const auto at = handle ? program.author()->pixelOf(*handle) : std::nullopt;
  if (!at) return core::Error{"", fmt::format("no handle \"{}\" is in view", name)};
  program.perform(ui::ChooseHandle{handle});
  if (step == "drag") {
    glm::vec2 by{};
    if (!(words >> by.x >> by.y)) return core::Error{"", "expected a handle and two numbers"};
    return std::optional(PixelDrag{*at, *at + by});
  }
  if (step == "remove") program.perform(ui::ChangeRow{referral::RemoveHandle{*handle}});
  if (!handle->stroke) return done();
  if (step == "delete-stroke")
    program.perform(ui::ChangeRow{referral::RemoveStroke{*handle->stroke}});
  if (step == "role") {
    const bool essential = handle->stroke->role == referral::Role::essential;
    program.perform(ui::ChangeRow{referral::SetRole{
        *handle->stroke, essential ? referral::Role::spillover : referral::Role::essential}});
  }
  if (float mm = 0; step == "radius" && words >> mm)
    program.perform(ui::ChangeRow{referral::SetRadius{*handle->stroke, mm}});
  return done();
}

Answer takeTool(app::Program& program, std::istringstream& words) {
  std::string what;
  words >> what;
  const auto role = what == "spillover" ? referral::Role::spillover : referral::Role::essential;
  ui::AuthorTool tool = ui::AuthorTool::move;
  if (what == "site") {
    tool = ui::AuthorTool::addSite;
  } else if (what == "essential" || what == "spillover") {
    tool = ui::AuthorTool::addStroke;
  } else if (what != "nothing") {
    return core::Error{"", "expected site, essential, spillover or nothing"};
  }
  program.perform(ui::ChooseAuthorTool{tool, role});
  return done();
}

}  // namespace

Answer runAtlasStep(app::Program& program, std::istringstream& words) {
  std::string step;
  words >> step;
  if (step == "on") {
    program.startAuthoring();
    return done();
  }
  if (!program.author()) return core::Error{"", "expected \"atlas on\" first"};
  if (step == "row") return chooseRow(program, words);
  if (step == "add") return takeTool(program, words);
  if (step == "save") {
    program.perform(ui::SaveRow{});
    return done();
  }
  if (step == "drop") {
    program.perform(ui::DropRowChanges{});
    return done();
  }
  for (const char* known : {"choose", "drag", "remove", "delete-stroke", "role", "radius"})
    if (step == known) return onHandle(program, words, step);
  return core::Error{"", fmt::format("unknown step of the atlas mode \"{}\"", step)};
}

}  // namespace knotmap::devtools
