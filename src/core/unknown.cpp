#include "core/unknown.h"

#include <algorithm>

#include "core/json.h"

namespace knotmap::core {
namespace {

auto placeOf(auto& members, std::string_view key) {
  return std::lower_bound(
      members.begin(), members.end(), key,
      [](const Unknown::Member& member, std::string_view k) { return member.key < k; });
}

}  // namespace

// Here, where a member is a complete type.
Unknown::Unknown() = default;
Unknown::~Unknown() = default;
Unknown::Unknown(const Unknown&) = default;
Unknown::Unknown(Unknown&&) noexcept = default;
Unknown& Unknown::operator=(const Unknown&) = default;
Unknown& Unknown::operator=(Unknown&&) noexcept = default;
bool Unknown::operator==(const Unknown& other) const { return members_ == other.members_; }

std::size_t Unknown::bytes() const {
  constexpr std::size_t kPunctuation = 4;  // two quotes, a colon, a comma
  std::size_t bytes = 0;
  for (const Member& member : members_)
    bytes += kPunctuation + member.key.size() + member.json.size() + member.within.bytes();
  return bytes;
}

void Unknown::add(std::string_view key, const Json& value) {
  // Keys of objects are sorted in `Json`: the same members give the same text, in whatever order
  // a file has them.
  members_.insert(placeOf(members_, key), {.key = std::string(key), .json = value.dump()});
}

void Unknown::addWithin(std::string_view key, Unknown within) {
  if (within.empty()) return;
  members_.insert(placeOf(members_, key),
                  {.key = std::string(key), .json = {}, .within = std::move(within)});
}

const Unknown* Unknown::within(std::string_view key) const {
  const auto found = placeOf(members_, key);
  return found == members_.end() || found->key != key ? nullptr : &found->within;
}

void Unknown::forget(std::string_view key) {
  const auto found = placeOf(members_, key);
  if (found != members_.end() && found->key == key) members_.erase(found);
}

}  // namespace knotmap::core
