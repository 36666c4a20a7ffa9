#include "handout/pdf_finish.h"

#include <memory>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace knotmap::handout {
namespace {

/// Gives the figures below this element of the structure their words, in document order.
void describeFigures(QPDFObjectHandle element, const std::vector<std::string>& alts,
                     std::size_t& next) {
  if (element.isArray()) {
    for (QPDFObjectHandle& child : element.getArrayAsVector()) describeFigures(child, alts, next);
    return;
  }
  if (!element.isDictionary()) return;
  if (element.getKey("/S").isNameAndEquals("/Figure") && next < alts.size())
    element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(alts[next++]));
  describeFigures(element.getKey("/K"), alts, next);
}

std::string finished(const std::string& pdf, const PdfFacts& facts) {
  QPDF document;
  document.processMemoryFile("handout", pdf.data(), pdf.size());
  QPDFObjectHandle root = document.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(facts.language));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
  std::size_t next = 0;
  describeFigures(root.getKey("/StructTreeRoot").getKey("/K"), facts.alts, next);
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setDeterministicID(true);
  writer.write();
  const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

core::Result<std::string> finishPdf(const std::string& pdf, const PdfFacts& facts) {
  try {
    return finished(pdf, facts);
  } catch (const std::exception& problem) {  // qpdf throws
    return core::Error{"handout", problem.what()};
  }
}

}  // namespace knotmap::handout
