#include "guidance/reader_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "core/data_reader.h"

namespace knotmap::guidance {

using core::DataReader;

std::vector<std::string> knownTexts(const DataReader& reader, std::string_view key,
                                    const std::vector<std::string>& known) {
  std::vector<std::string> all;
  for (const DataReader& item : reader.itemsIfAny(key)) {
    item.oneOf(known);
    all.push_back(item.text());
  }
  return all;
}

std::vector<std::string> readSources(const DataReader& reader, const ReadingIds& ids) {
  auto sources = knownTexts(reader, "sources", ids.known.sources);
  if (sources.empty()) reader.problem("has no sources, expected at least one source id");
  return sources;
}

std::string filledText(const DataReader& reader, std::string_view key) {
  std::string text = reader.text(key);
  if (reader.has(key) && text.empty()) reader.at(key).problem("is empty, expected a text");
  return text;
}

std::string newId(const DataReader& reader, std::vector<std::string>& taken) {
  std::string id = filledText(reader, "id");
  if (std::find(taken.begin(), taken.end(), id) != taken.end())
    reader.at("id").problem(fmt::format("\"{}\" is there twice, expected a new id", id));
  taken.push_back(id);
  return id;
}

std::vector<std::string> readChecklist(const DataReader& reader, std::string_view letters) {
  std::vector<std::string> rows;
  for (const DataReader& item : reader.itemsIfAny("checklist")) {
    const std::string row = item.text();
    const bool valid = row.size() == 3 && letters.find(row[0]) != std::string_view::npos &&
                       std::isdigit(static_cast<unsigned char>(row[1])) != 0 &&
                       std::isdigit(static_cast<unsigned char>(row[2])) != 0;
    if (!valid)
      item.problem(
          fmt::format("found \"{}\", expected a letter of {} and two digits", row, letters));
    rows.push_back(row);
  }
  return rows;
}

std::vector<DataReader> entries(const DataReader& file, std::string_view key) {
  return file.at(key).items();
}

}  // namespace knotmap::guidance
