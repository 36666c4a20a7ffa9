#pragma once

#include <optional>
#include <string>

#include "referral/atlas_edit.h"

namespace knotmap::ui {

/// What a click on the skin does in the atlas mode.
enum class AuthorTool { move, addSite, addStroke, extendStroke };

/// Where the atlas mode stands: the handle being worked on, the tool in hand.
struct AuthorState {
  std::optional<referral::Handle> chosen, hovered;
  AuthorTool tool = AuthorTool::move;
  referral::Role role = referral::Role::essential;  ///< of the stroke that is added
};

/// What only the panel of the atlas mode knows.
struct AuthorPanelState {
  std::string filter;
};

}  // namespace knotmap::ui
