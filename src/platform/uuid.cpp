#include "platform/uuid.h"

#include <cstdint>
#include <random>
#include <string_view>

namespace knotmap::platform {

std::string randomUuid() {
  // RFC 9562, 5.4: all bits are random but the version (4) and the variant (binary 10).
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx";
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::random_device device;
  std::uniform_int_distribution<std::uint32_t> digit(0, 15);
  std::string uuid(kShape);
  for (char& c : uuid) {
    if (c == 'x') c = kDigits[digit(device)];
    if (c == 'v') c = kDigits[8 + digit(device) % 4];
  }
  return uuid;
}

}  // namespace knotmap::platform
