#include "app/cli/options.h"

#include <fmt/format.h>

#include <cstdio>

#include "app/cli/answers.h"
#include "core/assets.h"
#include "core/json.h"
#include "session/session_file.h"

namespace knotmap::app {

std::string languageOf(const Options& options) {
  return options.language.empty() ? "en" : options.language;
}

core::Result<std::unique_ptr<findings::Tables>> tablesOf(const Call& call) {
  return findings::loadTables({call.folders.assets, languageOf(call.options)});
}

core::Result<Loaded> loadAll(const Call& call) {
  auto tables = tablesOf(call);
  if (!tables) return tables.error();
  auto model = anatomy::BodyModel::load(call.folders.body);
  if (!model) return model.error();
  return Loaded{std::move(model).value(), std::move(tables).value()};
}

core::Result<std::optional<anatomy::BodyShape>> shapeOption(const Options& options) {
  if (options.body.empty()) return std::optional<anatomy::BodyShape>{};
  auto shape = anatomy::parseBodyShape(options.body);
  if (!shape) return shape.error();
  return std::optional(*shape);
}

core::Result<session::Session> sessionOption(const Options& options) {
  session::Session session;
  if (!options.session.empty()) {
    auto loaded = session::loadSession(options.session);
    if (!loaded) return loaded.error();
    session = std::move(loaded).value();
  }
  auto shape = shapeOption(options);
  if (!shape) return shape.error();
  if (*shape) session.shape = **shape;
  return session;
}

core::Result<std::pair<int, int>> sizeOption(const Options& options) {
  int width = 0, height = 0;
  char rest = 0;
  const bool read = std::sscanf(options.size.c_str(), "%dx%d%c", &width, &height, &rest) == 2;
  if (read && width >= 16 && height >= 16 && width <= 8192 && height <= 8192)
    return std::pair{width, height};
  return core::Error{
      "--size", fmt::format("found \"{}\", expected WxH from 16x16 to 8192x8192", options.size)};
}

core::Side sideOf(const std::string& word) {
  return core::sideFromName(word).value_or(core::Side::left);
}

core::Status answerOnBody(const Call& call,
                          const std::function<core::Result<core::Json>(
                              const findings::Tables&, const findings::BodyState&)>& answer) {
  auto shape = shapeOption(call.options);
  if (!shape) return shape.error();
  auto loaded = loadAll(call);
  if (!loaded) return loaded.error();
  const findings::BodyState body(loaded->model, *loaded->tables,
                                 shape->value_or(anatomy::defaultMan()));
  return print(answer(*loaded->tables, body), call.options.json);
}

core::Status print(const core::Result<core::Json>& answer, bool json) {
  if (!answer) return answer.error();
  const std::string text = json ? answer->dump(2) + "\n" : asText(*answer);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return core::Done{};
}

void addSession(CLI::App& app, Options& o) {
  app.add_option("SESSION", o.session, "A .knotmap file");
}

void addSize(CLI::App& app, Options& o) {
  app.add_option("--size", o.size, "Picture size, WxH")->capture_default_str();
}

void addSide(CLI::App& app, Options& o, std::vector<std::string> words) {
  app.add_option("--side", o.side, "The patient's side")->check(CLI::IsMember(std::move(words)));
}

std::string asText(const core::Json& document) {
  std::string text;
  const auto write = [&text](const auto& self, const core::Json& value, int depth) -> void {
    const std::string indent(static_cast<std::size_t>(2 * depth), ' ');
    const auto scalar = [](const core::Json& v) {
      return v.is_string() ? v.get<std::string>() : v.dump();
    };
    if (value.is_object()) {
      for (const auto& [key, member] : value.items()) {
        if (member.is_primitive()) {
          text += fmt::format("{}{}: {}\n", indent, key, scalar(member));
        } else if (!member.empty()) {
          text += fmt::format("{}{}:\n", indent, key);
          self(self, member, depth + 1);
        }
      }
    } else if (value.is_array()) {
      for (const core::Json& item : value) {
        if (item.is_primitive()) {
          text += fmt::format("{}- {}\n", indent, scalar(item));
        } else {
          self(self, item, depth);
          text += '\n';
        }
      }
    } else {
      text += fmt::format("{}{}\n", indent, scalar(value));
    }
  };
  write(write, document, 0);
  return text;
}

}  // namespace knotmap::app
