#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "handout/pieces.h"

namespace knotmap::handout {

inline constexpr double kTextPt = 9.2, kSmallPt = 8.3, kFinePt = 6.9;
inline constexpr double kBoxPt = 9.0;

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
      runs.push_back({fmt::format("\u00a0[{}]", fmt::join(words.sources, ",\u00a0")),
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
  struct Item {
    std::string sign;
    std::vector<Run> runs;
  };
  void addColumns(const std::vector<Item>& items, double gap);

  const std::vector<Picture>* pictures_;
  const PieceStyle* style_;
  std::vector<Piece> pieces_;
  int groups_ = 0;
};

}  // namespace knotmap::handout
