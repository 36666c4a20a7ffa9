#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/forward.h"

namespace knotmap::core {

/// What a file says in words this program does not know, because a newer minor version of its
/// format wrote them: members of one object, kept as they are to be written again. Belongs to the
/// struct that object is read into, and goes with it. Two are equal when they hold the same.
class Unknown {
 public:
  struct Member;

  Unknown();
  ~Unknown();
  Unknown(const Unknown&);
  Unknown(Unknown&&) noexcept;
  Unknown& operator=(const Unknown&);
  Unknown& operator=(Unknown&&) noexcept;

  bool empty() const { return members_.empty(); }
  /// Length of the keys and values as text, with punctuation: what they add to a file.
  std::size_t bytes() const;
  const std::vector<Member>& members() const { return members_; }  ///< sorted by key

  /// A member nobody knows.
  void add(std::string_view key, const Json& value);
  /// What is unknown within a member that is known: an object, or a list with its indices as keys.
  void addWithin(std::string_view key, Unknown within);
  /// What was added within `key`; null when nothing was.
  const Unknown* within(std::string_view key) const;
  /// For a member whose value was replaced by another: what was unknown of the old one goes.
  void forget(std::string_view key);

  bool operator==(const Unknown& other) const;

 private:
  std::vector<Member> members_;
};

struct Unknown::Member {
  std::string key;
  std::string json;  ///< of a member nobody knows; "" where `within` tells more
  Unknown within{};

  bool operator==(const Member&) const = default;
};

}  // namespace knotmap::core
