#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace knotmap::core {

/// What went wrong with outside input: a place ("neck.json: points[3].muscle") and what was found
/// and expected there.
struct Error {
  std::string where;
  std::string what;

  /// One line for people: "where: what".
  std::string message() const { return where.empty() ? what : where + ": " + what; }
};

/// A value, or the reason there is none. Used for everything that comes from outside the program.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T* operator->() const { return &std::get<0>(state_); }
  T* operator->() { return &std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T& operator*() & { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// Success, or the reason of a failure, for operations without a value.
struct Done {};
using Status = Result<Done>;

/// Every problem found in one pass over a file.
using Problems = std::vector<Error>;

/// All problems as one error, one line each; `problems` must not be empty.
Error combined(const Problems& problems);

}  // namespace knotmap::core
