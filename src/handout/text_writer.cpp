#include "handout/text_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace knotmap::handout {
namespace {

constexpr std::size_t kLineLength = 78;
constexpr const char* kBox = "[ ]";

/// Letters of a UTF-8 text.
std::size_t lengthOf(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::string citedWords(const Cited& words) {
  if (words.sources.empty()) return words.text;
  return fmt::format("{} [{}]", words.text, fmt::join(words.sources, ", "));
}

/// Escapes Markdown signs in what people typed.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (std::string_view("\\`*_#|<>[]").find(c) != std::string_view::npos) safe += '\\';
    safe += c == '\n' ? ' ' : c;
  }
  return safe;
}

std::vector<std::string> wordsOf(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c != ' ' && c != '\n')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Breaks lines at spaces; the first starts with `first`, all others with `indent`.
std::string wrapped(const std::string& text, const std::string& first, const std::string& indent) {
  std::string out, line = first;
  bool fresh = true;
  for (const std::string& word : wordsOf(text)) {
    if (!fresh && lengthOf(line) + 1 + lengthOf(word) > kLineLength) {
      out += line + "\n";
      line = indent;
      fresh = true;
    }
    line += (fresh ? "" : " ") + word;
    fresh = false;
  }
  return out + line + "\n";
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += (i ? " " : "") + text;
  return all;
}

class MarkdownWriter {
 public:
  std::string text;

  void operator()(const Heading& heading) { text += "## " + escaped(heading.text) + "\n\n"; }
  void operator()(const Paragraph& paragraph) {
    const bool honest = paragraph.tone == Paragraph::Tone::honest;
    text += (honest ? "> " : "") + cited(paragraph.words) + "\n\n";
  }
  void operator()(const Alarm& alarm) {
    text += "> **" + escaped(alarm.title) + "**\n";
    for (const Alarm::Reason& reason : alarm.reasons) {
      if (!reason.goWhere.empty()) text += ">\n> **" + escaped(reason.goWhere) + "**\n";
      text += ">\n> " + cited(reason.why) + "\n";
    }
    if (!alarm.closing.empty()) text += ">\n> " + escaped(alarm.closing) + "\n";
    text += "\n";
  }
  void operator()(const Pictures& pictures) {
    for (const Pictures::Slot& slot : pictures.slots)
      text += "- *" + escaped(slot.caption) + "*: " + escaped(slot.alt) + "\n";
    text += "\n";
  }
  void operator()(const Spots& spots) {
    for (const Spots::Row& row : spots.rows) {
      text += "- **" + escaped(row.number + " " + row.place) + "**\n";
      for (const std::string& line : {escaped(row.details), cited(row.felt), escaped(row.note)})
        if (!line.empty()) text += "  " + line + "\n";
    }
    text += "\n";
  }
  void operator()(const Steps& steps) {
    for (const Steps::Row& row : steps.rows) {
      text += fmt::format("- {} **{}. {}** {}\n", repeated(kBox, row.boxes), row.number,
                          escaped(row.name), escaped(row.where));
      text += "  **" + escaped(row.dose.text) + "**" + numbers(row.dose) + "\n";
      for (const std::string& line : {row.details, row.limits})
        if (!line.empty()) text += "  " + escaped(line) + "\n";
    }
    text += "\n";
  }
  void operator()(const Week& week) {
    text += "|";
    for (const std::string& day : week.days) text += " | " + escaped(day);
    text += " |\n|---";
    for (std::size_t d = 0; d < week.days.size(); ++d) text += "|---";
    text += "|\n";
    for (const Week::Row& row : week.rows) {
      text += "| " + escaped(row.name);
      for (const int boxes : row.boxes) text += " | " + repeated(kBox, boxes);
      text += " |\n";
    }
    text += "\n";
    for (const std::string& note : week.notes) text += "- " + escaped(note) + "\n";
    if (!week.notes.empty()) text += "\n";
  }
  void operator()(const Bullets& bullets) {
    for (const Cited& item : bullets.items) text += "- " + cited(item) + "\n";
    text += "\n";
  }
  void operator()(const Questions& questions) {
    for (const std::string& question : questions.texts) {
      text += "- " + escaped(question) + "\n ";
      for (const std::string& answer : questions.answers)
        text += fmt::format(" {} {}", kBox, escaped(answer));
      text += "\n";
    }
    text += "\n";
  }
  void operator()(const SourceList& sources) {
    for (std::size_t i = 0; i < sources.titles.size(); ++i)
      text += fmt::format("{}. {}\n", i + 1, escaped(sources.titles[i]));
    text += "\n";
  }

 private:
  static std::string numbers(const Cited& words) {
    if (words.sources.empty()) return {};
    return fmt::format(" \\[{}\\]", fmt::join(words.sources, ", "));
  }
  static std::string cited(const Cited& words) { return escaped(words.text) + numbers(words); }
};

class TextWriter {
 public:
  std::string text;

  void line(const std::string& words, const std::string& first = "", std::size_t indent = 0) {
    if (words.empty()) return;
    text += wrapped(words, first, std::string(indent ? indent : first.size(), ' '));
  }
  void operator()(const Heading& heading) {
    text += heading.text + "\n" + std::string(lengthOf(heading.text), '-') + "\n";
  }
  void operator()(const Paragraph& paragraph) {
    line(citedWords(paragraph.words));
    text += "\n";
  }
  void operator()(const Alarm& alarm) {
    const std::string rule(std::max<std::size_t>(lengthOf(alarm.title), 20), '=');
    text += rule + "\n" + alarm.title + "\n" + rule + "\n";
    for (const Alarm::Reason& reason : alarm.reasons) {
      line(reason.goWhere);
      line(citedWords(reason.why));
    }
    line(alarm.closing);
    text += "\n";
  }
  void operator()(const Pictures& pictures) {
    for (const Pictures::Slot& slot : pictures.slots) line(slot.caption + ": " + slot.alt, "- ");
    text += "\n";
  }
  void operator()(const Spots& spots) {
    for (const Spots::Row& row : spots.rows) {
      line(row.number + " " + row.place);
      for (const std::string& words : {row.details, citedWords(row.felt), row.note})
        line(words, "  ");
    }
    text += "\n";
  }
  void operator()(const Steps& steps) {
    for (const Steps::Row& row : steps.rows) {
      line(fmt::format("{} {}. {} {}", repeated(kBox, row.boxes), row.number, row.name, row.where),
           "", 4);
      for (const std::string& words : {citedWords(row.dose), row.details, row.limits})
        line(words, "    ");
    }
    text += "\n";
  }
  void operator()(const Week& week) {
    std::size_t widest = 0;
    for (const Week::Row& row : week.rows) widest = std::max(widest, lengthOf(row.name));
    const auto cell = [this](const std::string& words, std::size_t width) {
      text += words + std::string(width - std::min(width, lengthOf(words)), ' ');
    };
    std::size_t column = 7;
    for (const std::string& day : week.days) column = std::max(column, lengthOf(day) + 1);
    cell("", widest + 2);
    for (const std::string& day : week.days) cell(day, column);
    text += "\n";
    for (const Week::Row& row : week.rows) {
      cell(row.name, widest + 2);
      for (const int boxes : row.boxes) cell(repeated(kBox, boxes), column);
      text += "\n";
    }
    for (const std::string& note : week.notes) line(note, "- ");
    text += "\n";
  }
  void operator()(const Bullets& bullets) {
    for (const Cited& item : bullets.items) line(citedWords(item), "- ");
    text += "\n";
  }
  void operator()(const Questions& questions) {
    for (const std::string& question : questions.texts) {
      line(question, "- ");
      std::string answers;
      for (const std::string& answer : questions.answers)
        answers += fmt::format("{}{} {}", answers.empty() ? "" : "  ", kBox, answer);
      line(answers, "  ");
    }
    text += "\n";
  }
  void operator()(const SourceList& sources) {
    for (std::size_t i = 0; i < sources.titles.size(); ++i)
      line(sources.titles[i], fmt::format("{}. ", i + 1));
    text += "\n";
  }
};

}  // namespace

std::string asMarkdown(const Content& content) {
  MarkdownWriter writer;
  writer.text = "# " + escaped(content.title) + "\n\n" + escaped(content.date) + "\n\n";
  if (!content.clinic.empty()) writer.text += escaped(content.clinic) + "\n\n";
  for (const Block& block : content.blocks) std::visit(writer, block);
  return writer.text + escaped(content.footer) + "\n";
}

std::string asText(const Content& content) {
  TextWriter writer;
  writer.text = content.title + "\n" + std::string(lengthOf(content.title), '=') + "\n";
  writer.line(content.date);
  writer.line(content.clinic);
  writer.text += "\n";
  for (const Block& block : content.blocks) std::visit(writer, block);
  writer.line(content.footer);
  return writer.text;
}

}  // namespace knotmap::handout
