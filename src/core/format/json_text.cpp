#include "core/format/json_text.h"

#include <nlohmann/json.hpp>

namespace knotmap::core {
namespace {

using FloatJson = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t,
                                       std::uint64_t, float>;

}  // namespace

void JsonText::newLine(std::size_t depth) { text_ += '\n' + std::string(2 * depth, ' '); }

void JsonText::separate() {
  Level& level = open_.back();
  if (!level.empty) text_ += ',';
  level.empty = false;
  if (level.layout == Layout::ownLines) newLine(open_.size());
}

void JsonText::open(char bracket, Layout layout) {
  text_ += bracket;
  open_.push_back({.layout = layout});
}

void JsonText::close(char bracket) {
  const Level level = open_.back();
  open_.pop_back();
  if (level.layout == Layout::ownLines && !level.empty) newLine(open_.size());
  text_ += bracket;
}

void JsonText::key(std::string_view name) {
  separate();
  text(name);
  text_ += open_.back().layout == Layout::ownLines ? ": " : ":";
}

void JsonText::number(float value) { text_ += FloatJson(value).dump(); }
void JsonText::whole(std::int64_t value) { text_ += std::to_string(value); }

void JsonText::text(std::string_view value) {
  text_ += FloatJson(std::string(value)).dump(-1, ' ', false, FloatJson::error_handler_t::replace);
}

}  // namespace knotmap::core
