#pragma once

#include <string>

#include "core/result.h"
#include "handout/page_layout.h"

namespace knotmap::handout {

/// The handout as a tagged PDF of one or two pages, fonts embedded; the same bytes for the same
/// subject.
core::Result<std::string> asPdf(const Subject& subject, Paper paper);

/// One picture with its letters and numbers as a PNG file.
core::Result<std::string> asPng(const Picture& picture);

}  // namespace knotmap::handout
