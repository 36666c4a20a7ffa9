#pragma once

namespace knotmap::ui {

/// A key, by what it types or does. The numbers are those of GLFW (and, of letters and digits, of
/// ASCII), so that a window passes its keys on as they are; app/window checks them against GLFW.
enum class Key : int {
  none = 0,
  space = 32,
  minus = 45,
  digit0 = 48,
  digit9 = 57,
  a = 65,
  b = 66,
  c = 67,
  d = 68,
  f = 70,
  h = 72,
  m = 77,
  n = 78,
  o = 79,
  p = 80,
  q = 81,
  r = 82,
  s = 83,
  t = 84,
  u = 85,
  v = 86,
  x = 88,
  y = 89,
  z = 90,
  escape = 256,
  enter = 257,
  tab = 258,
  backspace = 259,
  insert = 260,
  del = 261,
  right = 262,
  left = 263,
  down = 264,
  up = 265,
  pageUp = 266,
  pageDown = 267,
  home = 268,
  end = 269,
  f1 = 290,
  f5 = 294,
  f6 = 295,
  pad0 = 320,
  pad9 = 329,
  padMinus = 333,
  padEnter = 335
};

/// The key of a digit 0 to 9, on the main block or on the number pad.
constexpr Key digitKey(int digit) {
  return static_cast<Key>(static_cast<int>(Key::digit0) + digit);
}
constexpr Key padKey(int digit) { return static_cast<Key>(static_cast<int>(Key::pad0) + digit); }

/// A key with the modifiers that are held down.
struct Chord {
  Key key = Key::none;
  bool control = false, shift = false;

  bool operator==(const Chord&) const = default;
};

}  // namespace knotmap::ui
