#include <catch2/catch.hpp>

#include "session/clean.h"
#include "session/samples.h"
#include "session/session_file.h"

using namespace knotmap;
using namespace knotmap::session;
using tests::fullSession;

namespace {

struct Count {
  int read = 0, failures = 0;
};

/// Is the text refused with a reason, or read as a session that can be written and read again?
bool refusedOrWhole(const std::string& text, Count& count) {
  const auto session = sessionFromText(text, "s.knotmap");
  if (!session) return !session.error().message().empty();
  ++count.read;
  const auto again = sessionFromText(sessionToText(*session), "s.knotmap");
  return withinLimits(*session) && again && *again == *session;
}

}  // namespace

TEST_CASE("A session file that was cut off anywhere is refused", "[session]") {
  const std::string text = sessionToText(fullSession());
  REQUIRE(text.substr(text.size() - 2) == "}\n");
  int accepted = 0;
  // Without the line break at the very end nothing is lost.
  for (std::size_t size = 0; size + 1 < text.size(); ++size)
    accepted += static_cast<bool>(sessionFromText(text.substr(0, size), "s.knotmap"));
  CHECK(accepted == 0);
}

TEST_CASE("A session file with one changed byte is refused or read as a valid session",
          "[session]") {
  const std::string text = sessionToText(fullSession());
  std::mt19937 random(6);
  Count count;
  for (int i = 0; i < 5000; ++i) {
    std::string changed = text;
    changed[random() % text.size()] = static_cast<char>(random() % 256);
    count.failures += !refusedOrWhole(changed, count);
  }
  CHECK(count.failures == 0);
  CHECK(count.read > 100);  // the damage is small enough to get past the parser
}

TEST_CASE("A session file with pieces moved about is refused or read as a valid session",
          "[session]") {
  const std::string text = sessionToText(fullSession());
  std::mt19937 random(7);
  Count count;
  for (int i = 0; i < 8000; ++i) {
    std::string changed = text;
    const std::size_t from = random() % text.size(), to = random() % text.size();
    changed.insert(to, text.substr(from, random() % 40));
    if (random() % 2 == 0) changed.erase(random() % changed.size(), random() % 40);
    count.failures += !refusedOrWhole(changed, count);
  }
  CHECK(count.failures == 0);
  CHECK(count.read > 100);  // the damage is small enough to get past the parser
}
