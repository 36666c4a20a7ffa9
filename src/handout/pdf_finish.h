#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace knotmap::handout {

/// What the document says of itself.
struct PdfFacts {
  std::string language;           ///< "en"
  std::vector<std::string> alts;  ///< of the figures, in their order
};

/// Adds language, the words for figures and the wish that windows show the title, and writes the
/// document again, the same bytes for the same input.
core::Result<std::string> finishPdf(const std::string& pdf, const PdfFacts& facts);

}  // namespace knotmap::handout
