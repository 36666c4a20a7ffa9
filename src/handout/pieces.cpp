#include "handout/pieces.h"

#include <fmt/format.h>

#include <algorithm>

namespace knotmap::handout {
namespace {

constexpr double kTitlePt = 19.0, kHeadingPt = 11.5, kTextPt = 9.2, kSmallPt = 8.3, kFinePt = 6.9;
constexpr double kBoxPt = 9.0;
constexpr double kPictureHeightPt = 190.0;
constexpr double kPictureGapPt = 10.0;

/// Makes pieces; every length it is told is one at scale 1.
class Builder {
 public:
  Builder(const std::vector<Picture>& pictures, const PieceStyle& style)
      : pictures_(&pictures), style_(&style) {}

  void addTitle(const Content& content);
  void operator()(const Heading& heading);
  void operator()(const Paragraph& paragraph);
  void operator()(const Alarm& alarm);
  void operator()(const Pictures& pictures);
  void operator()(const Spots& spots);
  void operator()(const Steps& steps);
  void operator()(const Week& week);
  void operator()(const Bullets& bullets);
  void operator()(const Questions& questions);
  void operator()(const SourceList& sources);

  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  double px(double atScaleOne) const { return atScaleOne * style_->scale; }
  TextStyle style(double sizePt, bool strong = false, Ink ink = Ink::text) const {
    return {px(sizePt), strong, ink};
  }
  TextBlock set(const std::vector<Run>& runs, double width,
                TextBlock::Align align = TextBlock::Align::left) const {
    return TextBlock(style_->type, runs, width, align);
  }
  /// The words, and behind them the numbers of their sources.
  std::vector<Run> cited(const Cited& words, const TextStyle& look) const {
    std::vector<Run> runs{{words.text, look}};
    if (!words.sources.empty())
      runs.push_back({fmt::format("\u00a0[{}]", fmt::join(words.sources, ", ")),
                      {0.78 * look.sizePt, false, Ink::soft}});
    return runs;
  }
  Piece& add(double height, double before) {
    pieces_.push_back({.height = height, .before = px(before), .draw = {}});
    return pieces_.back();
  }
  Piece& addToGroup(const char* group, double height, double before) {
    Piece& piece = add(height, before);
    piece.group = group;
    piece.groupNumber = groups_;
    return piece;
  }
  void addSpotRow(const Spots::Row& row, double before);
  void addStepRow(const Steps::Row& row, double boxColumn, bool first);
  void addWeekRow(const Week::Row& row, double nameWidth);
  void addPairs(const std::vector<std::vector<Run>>& items, const std::vector<std::string>& signs,
                double before);

  const std::vector<Picture>* pictures_;
  const PieceStyle* style_;
  std::vector<Piece> pieces_;
  int groups_ = 0;
};

/// Blocks under each other, each with its place below the top.
struct Stack {
  std::vector<std::pair<double, TextBlock>> blocks;
  double height = 0;

  void add(TextBlock block, double gap) {
    if (!blocks.empty()) height += gap;
    const double blockHeight = block.heightPt();
    blocks.emplace_back(height, std::move(block));
    height += blockHeight;
  }
  void draw(cairo_t* cairo, double x, double y) const {
    for (const auto& [down, block] : blocks) block.draw(cairo, x, y + down);
  }
};

void Builder::addTitle(const Content& content) {
  const double width = style_->widthPt;
  const double dateWidth = 0.36 * width;
  const TextBlock date =
      set({{content.date, style(kTextPt, false, Ink::soft)}}, dateWidth, TextBlock::Align::right);
  const TextBlock clinic =
      set({{content.clinic, style(kTextPt, true, Ink::soft)}}, width - dateWidth - px(10.0));
  const double top = std::max(date.heightPt(), content.clinic.empty() ? 0.0 : clinic.heightPt());
  const TextBlock title = set({{content.title, style(kTitlePt, true)}}, width);
  const double titleY = top + px(4.0);
  Piece& piece = add(titleY + title.heightPt() + px(7.0), 0.0);
  const bool named = !content.clinic.empty();
  piece.draw = [=](cairo_t* cairo, double x, double y) {
    if (named) {
      const Tag tag(cairo, "P");
      clinic.draw(cairo, x, y);
    }
    {
      const Tag tag(cairo, "P");
      date.draw(cairo, x + width - dateWidth, y);
    }
    {
      const Tag tag(cairo, "H1");
      title.draw(cairo, x, y + titleY);
    }
    drawRule(cairo, x, y + titleY + title.heightPt() + 5.0, width);
  };
}

void Builder::operator()(const Heading& heading) {
  const TextBlock text =
      set({{heading.text, style(kHeadingPt, true, Ink::accent)}}, style_->widthPt);
  Piece& piece = add(text.heightPt(), 12.0);
  piece.withNext = true;
  piece.draw = [text](cairo_t* cairo, double x, double y) {
    const Tag tag(cairo, "H2");
    text.draw(cairo, x, y);
  };
}

void Builder::operator()(const Paragraph& paragraph) {
  const double width = style_->widthPt;
  if (paragraph.tone == Paragraph::Tone::honest) {
    const double pad = px(7.0);
    const TextBlock text =
        set(cited(paragraph.words, style(kSmallPt, false, Ink::text)), width - 2 * pad);
    const double height = text.heightPt() + 2 * pad;
    add(height, 12.0).draw = [=](cairo_t* cairo, double x, double y) {
      fillFrame(cairo, {x, y, width, height}, Ink::ground);
      const Tag tag(cairo, "P");
      text.draw(cairo, x + pad, y + pad);
    };
    return;
  }
  const bool soft = paragraph.tone == Paragraph::Tone::soft;
  const TextBlock text = set(
      cited(paragraph.words, style(soft ? kSmallPt : kTextPt, false, soft ? Ink::soft : Ink::text)),
      width);
  Piece& piece = add(text.heightPt(), 4.0);
  piece.withNext = soft;
  piece.draw = [text](cairo_t* cairo, double x, double y) {
    const Tag tag(cairo, "P");
    text.draw(cairo, x, y);
  };
}

void Builder::operator()(const Alarm& alarm) {
  const double width = style_->widthPt, pad = px(8.0);
  const bool stop = !alarm.reasons.empty();
  const TextBlock title =
      set({{alarm.title, style(stop ? 13.0 : 10.5, true, stop ? Ink::white : Ink::text)}},
          width - 2 * pad);
  Stack body;
  for (const Alarm::Reason& reason : alarm.reasons) {
    if (!reason.goWhere.empty())
      body.add(set({{reason.goWhere, style(11.0, true)}}, width - 2 * pad), px(7.0));
    body.add(set(cited(reason.why, style(kTextPt)), width - 2 * pad), px(2.0));
  }
  if (!alarm.closing.empty())
    body.add(set({{alarm.closing, style(kTextPt, false, Ink::soft)}}, width - 2 * pad), px(7.0));
  const double band = title.heightPt() + px(stop ? 10.0 : 9.0);
  const double height = band + (body.blocks.empty() ? 0.0 : body.height + 2 * pad);
  add(height, 9.0).draw = [=](cairo_t* cairo, double x, double y) {
    fillFrame(cairo, {x, y, width, band}, stop ? Ink::alarm : Ink::ground);
    strokeFrame(cairo, {x, y, width, height}, stop ? Ink::alarm : Ink::soft, stop ? 1.4 : 0.7);
    {
      const Tag tag(cairo, "H2");
      title.draw(cairo, x + pad, y + 0.5 * (band - title.heightPt()));
    }
    if (body.blocks.empty()) return;
    const Tag tag(cairo, "P");
    body.draw(cairo, x + pad, y + band + pad);
  };
}

void Builder::operator()(const Pictures& slots) {
  struct Placed {
    double x, width;
    const Picture* picture;
    TextBlock caption;
  };
  double aspects = 0.0;
  for (const Pictures::Slot& slot : slots.slots) {
    const Picture& picture = (*pictures_)[slot.picture];
    aspects += static_cast<double>(picture.width) / std::max(picture.height, 1);
  }
  const double gap = px(kPictureGapPt);
  const double free = style_->widthPt - gap * static_cast<double>(slots.slots.size() - 1);
  const double height = std::min(px(kPictureHeightPt), free / std::max(aspects, 0.1));
  double x = 0.0, captionHeight = 0.0;
  std::vector<Placed> placed;
  for (const Pictures::Slot& slot : slots.slots) {
    const Picture& picture = (*pictures_)[slot.picture];
    const double width = height * picture.width / std::max(picture.height, 1);
    placed.push_back({x, width, &picture,
                      set({{slot.caption, style(kSmallPt, false, Ink::soft)}}, width,
                          TextBlock::Align::centre)});
    captionHeight = std::max(captionHeight, placed.back().caption.heightPt());
    x += width + gap;
  }
  const double left = 0.5 * (style_->widthPt - (x - gap));
  Piece& piece = add(height + px(3.0) + captionHeight, 9.0);
  piece.withNext = true;
  const Typesetter* type = &style_->type;
  const double captionY = height + px(3.0);
  piece.draw = [=](cairo_t* cairo, double atX, double y) {
    for (const Placed& one : placed) {
      const double pictureX = atX + left + one.x;
      {
        const Tag tag(cairo, "Figure");
        drawPicture(cairo, *type, *one.picture, {pictureX, y, one.width, height});
        strokeFrame(cairo, {pictureX, y, one.width, height}, Ink::line, 0.6);
      }
      const Tag tag(cairo, "P");
      one.caption.draw(cairo, pictureX, y + captionY);
    }
  };
}

void Builder::addSpotRow(const Spots::Row& row, double before) {
  const double numberWidth = px(22.0);
  const double width = style_->widthPt - numberWidth;
  std::vector<Run> first{{row.place, style(kTextPt, true)}};
  if (!row.details.empty())
    first.push_back({"\u2002" + row.details, style(kTextPt, false, Ink::soft)});
  Stack body;
  body.add(set(first, width), 0.0);
  if (!row.felt.text.empty()) body.add(set(cited(row.felt, style(kTextPt)), width), px(1.0));
  if (!row.note.empty())
    body.add(set({{row.note, style(kTextPt, false, Ink::soft)}}, width), px(1.0));
  const double baseline = body.blocks.front().second.baselinePt();
  const double disc = px(12.0);
  const std::string number = row.number;
  const Typesetter* type = &style_->type;
  Piece& piece = addToGroup("L", body.height, before);
  const double numberY = baseline - 0.35 * px(kTextPt) - 0.5 * disc;
  piece.draw = [=](cairo_t* cairo, double x, double y) {
    const Tag item(cairo, "LI");
    {
      const Tag label(cairo, "Lbl");
      drawNumber(cairo, *type, number, {x + 1.0, y + numberY, disc, disc});
    }
    const Tag words(cairo, "LBody");
    body.draw(cairo, x + numberWidth, y);
  };
}

void Builder::operator()(const Spots& spots) {
  ++groups_;
  for (const Spots::Row& row : spots.rows) addSpotRow(row, 5.0);
}

void Builder::addStepRow(const Steps::Row& row, double boxColumn, bool first) {
  const double width = style_->widthPt, gap = px(12.0), pad = px(5.0);
  const double nameWidth = 0.30 * width;
  const double wordsX = boxColumn + nameWidth + gap;
  const double wordsWidth = width - wordsX;
  Stack name, words;
  name.add(set({{fmt::format("{}. {}", row.number, row.name), style(kTextPt, true)}}, nameWidth),
           0.0);
  if (!row.where.empty())
    name.add(set({{row.where, style(kSmallPt, false, Ink::soft)}}, nameWidth), px(1.0));
  words.add(set(cited(row.dose, style(kTextPt, true)), wordsWidth), 0.0);
  if (!row.details.empty()) words.add(set({{row.details, style(kSmallPt)}}, wordsWidth), px(1.5));
  if (!row.limits.empty()) words.add(set({{row.limits, style(kSmallPt)}}, wordsWidth), px(1.5));
  const double box = px(kBoxPt);
  const double boxY =
      pad + name.blocks.front().second.baselinePt() - 0.36 * px(kTextPt) - 0.5 * box;
  const int boxes = row.boxes;
  const double boxStep = box + px(3.5);
  Piece& piece = addToGroup("L", std::max(name.height, words.height) + 2 * pad, first ? 3.0 : 0.0);
  piece.draw = [=](cairo_t* cairo, double x, double y) {
    drawRule(cairo, x, y, width);
    const Tag item(cairo, "LI");
    {
      const Tag label(cairo, "Lbl");
      for (int i = 0; i < boxes; ++i) drawBox(cairo, x + i * boxStep + 0.5, y + boxY, box);
      name.draw(cairo, x + boxColumn, y + pad);
    }
    const Tag body(cairo, "LBody");
    words.draw(cairo, x + wordsX, y + pad);
  };
}

void Builder::operator()(const Steps& steps) {
  ++groups_;
  int boxes = 1;
  for (const Steps::Row& row : steps.rows) boxes = std::max(boxes, row.boxes);
  const double boxColumn = px((kBoxPt + 3.5) * boxes + 4.0);
  for (const Steps::Row& row : steps.rows) addStepRow(row, boxColumn, &row == &steps.rows.front());
}

void Builder::addWeekRow(const Week::Row& row, double nameWidth) {
  const double width = style_->widthPt, pad = px(3.0), box = px(kBoxPt);
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

/// Items in two columns, row by row.
void Builder::addPairs(const std::vector<std::vector<Run>>& items,
                       const std::vector<std::string>& signs, double before) {
  ++groups_;
  const std::size_t columns = items.size() > 2 ? 2 : 1;
  const double gutter = px(16.0), indent = px(signs.front().size() > 3 ? 15.0 : 10.0);
  const double column = columns == 1 ? style_->widthPt : 0.5 * (style_->widthPt - gutter);
  const TextStyle signStyle = {items.front().front().style.sizePt, false, Ink::soft};
  for (std::size_t i = 0; i < items.size(); i += columns) {
    std::vector<std::pair<TextBlock, TextBlock>> cells;
    double height = 0.0;
    for (std::size_t c = i; c < std::min(i + columns, items.size()); ++c) {
      cells.emplace_back(set({{signs[c], signStyle}}, indent), set(items[c], column - indent));
      height = std::max(height, cells.back().second.heightPt());
    }
    addToGroup("L", height, before).draw = [=](cairo_t* cairo, double x, double y) {
      for (std::size_t c = 0; c < cells.size(); ++c) {
        const double left = x + static_cast<double>(c) * (column + gutter);
        const Tag item(cairo, "LI");
        {
          const Tag label(cairo, "Lbl");
          cells[c].first.draw(cairo, left, y);
        }
        const Tag body(cairo, "LBody");
        cells[c].second.draw(cairo, left + indent, y);
      }
    };
  }
}

void Builder::operator()(const Bullets& bullets) {
  std::vector<std::vector<Run>> items;
  for (const Cited& item : bullets.items) items.push_back(cited(item, style(kSmallPt)));
  if (!items.empty()) addPairs(items, std::vector<std::string>(items.size(), "\u2022"), 3.0);
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
  std::vector<std::vector<Run>> items;
  std::vector<std::string> signs;
  for (const std::string& title : sources.titles) {
    signs.push_back(fmt::format("{}.", signs.size() + 1));
    items.push_back({{title, style(kFinePt, false, Ink::soft)}});
  }
  if (!items.empty()) addPairs(items, signs, 2.0);
}

}  // namespace

std::vector<Piece> piecesOf(const Content& content, const std::vector<Picture>& pictures,
                            const PieceStyle& style) {
  Builder builder(pictures, style);
  builder.addTitle(content);
  for (const Block& block : content.blocks) std::visit(builder, block);
  return builder.take();
}

}  // namespace knotmap::handout
