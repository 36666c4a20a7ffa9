#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace knotmap::core {

/// How the members of an object or the elements of a list are laid out.
enum class Layout { oneLine, ownLines };

/// JSON that is written piece by piece. Made to be read and compared line by line: numbers are the
/// shortest text that gives the same float again.
class JsonText {
 public:
  void open(char bracket, Layout layout);
  void close(char bracket);
  void key(std::string_view name);  ///< of the member that comes next
  void element() { separate(); }    ///< before each element of a list

  void number(float value);
  void whole(std::int64_t value);
  void flag(bool value) { text_ += value ? "true" : "false"; }
  /// What is no UTF-8 becomes U+FFFD.
  void text(std::string_view value);
  /// A value that is JSON already.
  void json(std::string_view value) { text_ += value; }

  /// How many objects and lists are open.
  std::size_t depth() const { return open_.size(); }
  const std::string& str() const& { return text_; }
  std::string str() && { return std::move(text_); }

 private:
  struct Level {
    Layout layout = Layout::oneLine;
    bool empty = true;
  };
  void separate();
  void newLine(std::size_t depth);

  std::string text_;
  std::vector<Level> open_;
};

}  // namespace knotmap::core
