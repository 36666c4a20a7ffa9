#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "handout/subject.h"

namespace knotmap::handout {

/// Words with the numbers of the sources they rest on.
struct Cited {
  std::string text;
  std::vector<int> sources;

  bool operator==(const Cited&) const = default;
};

struct Heading {
  std::string text;
};

struct Paragraph {
  enum class Tone { plain, soft, honest };
  Cited words;
  Tone tone = Tone::plain;
};

/// What comes before everything else: where to go, or that care is needed first.
struct Alarm {
  std::string title;  ///< "Get emergency help now"
  struct Reason {
    std::string goWhere;
    Cited why;
  };
  std::vector<Reason> reasons;
  std::string closing;  ///< "Until then ...", or ""
};

/// The pictures, by their places in `Subject::pictures`.
struct Pictures {
  struct Slot {
    std::size_t picture;
    std::string caption, alt;
  };
  std::vector<Slot> slots;
};

struct Spots {
  struct Row {
    std::string number;   ///< "1"; "" for painted areas
    std::string place;    ///< "Left top of the shoulder"
    std::string details;  ///< "upper trapezius; tenderness 6 of 10; for weeks"
    Cited felt;
    std::string note;
  };
  std::vector<Row> rows;
};

struct Steps {
  struct Row {
    int number = 1;
    std::string name;
    std::string where;  ///< "at mark 1", or ""
    Cited dose;
    std::string details;  ///< how it is done, running text, or ""
    std::string limits;   ///< what to keep to in this step, or ""
    int boxes = 1;        ///< to tick in one go
  };
  std::vector<Row> rows;
};

struct Week {
  static constexpr std::size_t kDays = 7;
  struct Row {
    std::string name;              ///< "1. Warm-up heat"
    std::array<int, kDays> boxes;  ///< 0: not on that day
  };
  std::array<std::string, kDays> days;  ///< "Sat 21"
  std::vector<Row> rows;
  std::vector<std::string> notes;
};

struct Bullets {
  std::vector<Cited> items;
};

/// An open question, to be answered on paper.
struct Questions {
  std::vector<std::string> texts;
  std::array<std::string, 3> answers;
};

struct SourceList {
  std::vector<std::string> titles;  ///< number 1 first
};

using Block = std::variant<Heading, Paragraph, Alarm, Pictures, Spots, Steps, Week, Bullets,
                           Questions, SourceList>;

/// A handout as plain blocks in their order: what PDF, Markdown and text are written from.
struct Content {
  std::string language;  ///< "en"
  std::string title, date, clinic;
  std::string pageWords;  ///< "Page {page} of {pages}", filled in by who has pages
  std::string footer;
  std::vector<Block> blocks;
};

/// How much is left out, each level what those before it leave out too. Stops, limits, doses,
/// boxes, dates and when to stop are never left out.
enum class Brevity {
  full,
  shortSteps,  ///< the first two sentences of how a step at a mark is done, none of general
               ///< ones; treatments by name alone
  briefSteps,  ///< the first sentence
  noSteps,     ///< steps without how they are done, but for stretches: name, place and dose stay
  noAsides,    ///< without notes
};
inline constexpr int kBrevities = 5;

/// Pure: the same subject gives the same content. A stop leaves no step and no treatment in it.
Content contentOf(const Subject& subject, Brevity brevity = Brevity::full);

}  // namespace knotmap::handout
