#include <fmt/format.h>

#include <algorithm>

#include "handout/piece_builder.h"

namespace knotmap::handout {
namespace {

constexpr double kTitlePt = 19.0, kHeadingPt = 11.5;
constexpr double kPictureHeightPt = 168.0;
constexpr double kPictureGapPt = 10.0;

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

}  // namespace

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
  Piece& piece = add(text.heightPt(), 9.0);
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
  const double width = style_->widthPt, gap = px(12.0), pad = px(3.8);
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

std::vector<Piece> piecesOf(const Content& content, const std::vector<Picture>& pictures,
                            const PieceStyle& style) {
  Builder builder(pictures, style);
  builder.addTitle(content);
  for (const Block& block : content.blocks) std::visit(builder, block);
  return builder.take();
}

}  // namespace knotmap::handout
