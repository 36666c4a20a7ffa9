#include "ui/frame/panel_context.h"

#include "core/messages.h"

namespace knotmap::ui {

const char* PanelContext::tr(std::string_view key) const { return input.catalogue.messages(key); }

std::string PanelContext::filled(std::string_view key, fmt::format_args args) const {
  return core::Messages::filled(input.catalogue.messages(key), args);
}

}  // namespace knotmap::ui
