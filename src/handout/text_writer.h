#pragma once

#include <string>

#include "handout/content.h"

namespace knotmap::handout {

/// The content as Markdown: headings, lists, boxes as task lists, the week as a table.
std::string asMarkdown(const Content& content);

/// The same words as plain text of lines no longer than 78 characters, where words allow it.
std::string asText(const Content& content);

}  // namespace knotmap::handout
