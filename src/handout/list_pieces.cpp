#include <algorithm>
#include <cctype>

#include "handout/piece_builder.h"

namespace knotmap::handout {
namespace {

constexpr std::size_t kMostListedSources = 12;  ///< more are set one after the other
constexpr std::size_t kMostItems = 8;           ///< of a list before it may go on on the next page

/// An item of a list and its place in the list.
struct ListItem {
  TextBlock sign, words;
  double x = 0, y = 0;
};
struct ListColumns {
  std::size_t count;
  double step, gap;
};

/// Gives items their places, in as many columns, none much longer than the others. Returns the
/// height of the longest.
double balance(std::vector<ListItem>& items, const ListColumns& columns) {
  const auto heightOf = [&](std::size_t from, std::size_t to) {
    double height = 0.0;
    for (std::size_t i = from; i < to; ++i)
      height += items[i].words.heightPt() + (i == from ? 0.0 : columns.gap);
    return height;
  };
  std::size_t split = items.size();
  if (columns.count > 1)
    for (split = 0; split < items.size(); ++split)
      if (heightOf(0, split) >= heightOf(split, items.size())) break;
  if (columns.count > 1 && split > 1 && heightOf(split - 1, items.size()) < heightOf(0, split))
    --split;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool right = i >= split;
    items[i].x = right ? columns.step : 0.0;
    items[i].y = heightOf(right ? split : 0, i);
    if (i > (right ? split : 0)) items[i].y += columns.gap;
  }
  return std::max(heightOf(0, split), heightOf(split, items.size()));
}

}  // namespace

void Builder::addWeekRow(const Week::Row& row, double nameWidth) {
  const double width = style_->widthPt, pad = px(1.8), box = px(kBoxPt);
  const double dayWidth = (width - nameWidth) / static_cast<double>(Week::kDays);
  const TextBlock name = set({{row.name, style(kSmallPt)}}, nameWidth - px(6.0));
  const double height = std::max(name.heightPt(), box) + 2 * pad;
  const double boxStep = box + px(2.5);
  const auto boxes = row.boxes;
  Piece& piece = addToGroup("Table", height, 0.0);
  piece.withNext = true;
  piece.draw = [=](cairo_t* cairo, double x, double y) {
    drawRule(cairo, x, y, width);
    const Tag line(cairo, "TR");
    {
      const Tag header(cairo, "TH");
      name.draw(cairo, x, y + 0.5 * (height - name.heightPt()));
    }
    for (std::size_t d = 0; d < Week::kDays; ++d) {
      const Tag cell(cairo, "TD");
      const double left = x + nameWidth + dayWidth * (static_cast<double>(d) + 0.5) -
                          0.5 * (boxStep * boxes[d] - (boxStep - box));
      for (int i = 0; i < boxes[d]; ++i)
        drawBox(cairo, left + i * boxStep, y + 0.5 * (height - box), box);
    }
  };
}

void Builder::operator()(const Week& week) {
  ++groups_;
  const double width = style_->widthPt, nameWidth = 0.32 * width;
  const double dayWidth = (width - nameWidth) / static_cast<double>(Week::kDays);
  std::vector<TextBlock> days;
  for (const std::string& day : week.days)
    days.push_back(
        set({{day, style(kSmallPt, true, Ink::soft)}}, dayWidth, TextBlock::Align::centre));
  Piece& head = addToGroup("Table", days.front().heightPt() + px(3.0), 4.0);
  head.withNext = true;
  head.draw = [=](cairo_t* cairo, double x, double y) {
    const Tag line(cairo, "TR");
    for (std::size_t d = 0; d < days.size(); ++d) {
      const Tag cell(cairo, "TH");
      days[d].draw(cairo, x + nameWidth + dayWidth * static_cast<double>(d), y);
    }
  };
  for (const Week::Row& row : week.rows) addWeekRow(row, nameWidth);
  pieces_.back().withNext = !week.notes.empty();
  for (const std::string& note : week.notes) (*this)(Paragraph{{note, {}}, Paragraph::Tone::soft});
  pieces_.back().withNext = false;
}

/// Items one below the other in two columns of about the same height, the left one first.
void Builder::addColumns(const std::vector<Item>& items, double gap) {
  ++groups_;
  const std::size_t columns = items.size() > 2 ? 2 : 1;
  const double gutter = px(18.0),
               indent =
                   px(std::isdigit(static_cast<unsigned char>(items.back().sign.front())) ? 14.0
                                                                                          : 9.5);
  const double column = columns == 1 ? style_->widthPt : 0.5 * (style_->widthPt - gutter);
  for (std::size_t from = 0; from < items.size(); from += kMostItems) {
    const std::size_t to = std::min(from + kMostItems, items.size());
    std::vector<ListItem> set;
    for (std::size_t i = from; i < to; ++i) {
      const TextStyle look{items[i].runs.front().style.sizePt, false, Ink::soft};
      set.push_back({this->set({{items[i].sign, look}}, indent),
                     this->set(items[i].runs, column - indent), 0.0, 0.0});
    }
    const double height = balance(set, {columns, column + gutter, px(gap)});
    addToGroup("L", height, gap).draw = [=](cairo_t* cairo, double x, double y) {
      for (const ListItem& item : set) {
        const Tag tag(cairo, "LI");
        {
          const Tag label(cairo, "Lbl");
          item.sign.draw(cairo, x + item.x, y + item.y);
        }
        const Tag body(cairo, "LBody");
        item.words.draw(cairo, x + item.x + indent, y + item.y);
      }
    };
  }
}

void Builder::operator()(const Bullets& bullets) {
  std::vector<Item> items;
  for (const Cited& item : bullets.items) items.push_back({"\u2022", cited(item, style(kSmallPt))});
  addColumns(items, 1.6);
}

void Builder::operator()(const Questions& questions) {
  ++groups_;
  const double width = style_->widthPt, answersWidth = 0.34 * width, box = px(kBoxPt);
  const double answerStep = answersWidth / static_cast<double>(questions.answers.size());
  for (const std::string& question : questions.texts) {
    const TextBlock text = set({{question, style(kTextPt)}}, width - answersWidth - px(14.0));
    std::vector<TextBlock> answers;
    for (const std::string& answer : questions.answers)
      answers.push_back(set({{answer, style(kSmallPt)}}, answerStep - box));
    const double pad = px(4.0);
    addToGroup("L", text.heightPt() + 2 * pad, 0.0).draw = [=](cairo_t* cairo, double x, double y) {
      drawRule(cairo, x, y, width);
      const Tag item(cairo, "LI");
      const Tag body(cairo, "LBody");
      text.draw(cairo, x, y + pad);
      for (std::size_t a = 0; a < answers.size(); ++a) {
        const double left = x + width - answersWidth + answerStep * static_cast<double>(a);
        drawBox(cairo, left, y + pad + 1.5, box);
        answers[a].draw(cairo, left + box + 4.0, y + pad + 0.5);
      }
    };
  }
}

void Builder::operator()(const SourceList& sources) {
  const TextStyle look = style(kFinePt, false, Ink::soft);
  if (sources.titles.size() > kMostListedSources) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < sources.titles.size(); ++i) {
      runs.push_back({fmt::format("{}.\u00a0", i + 1), {look.sizePt, true, Ink::soft}});
      runs.push_back({sources.titles[i] + ".\u2002", look});
    }
    const TextBlock text = set(runs, style_->widthPt);
    add(text.heightPt(), 1.0).draw = [text](cairo_t* cairo, double x, double y) {
      const Tag tag(cairo, "P");
      text.draw(cairo, x, y);
    };
    return;
  }
  std::vector<Item> items;
  for (const std::string& title : sources.titles)
    items.push_back({fmt::format("{}.", items.size() + 1), {{title, look}}});
  addColumns(items, 1.0);
}

}  // namespace knotmap::handout
