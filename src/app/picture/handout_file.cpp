#include "app/picture/handout_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "findings/explanation_words.h"
#include "findings/request.h"
#include "handout/content.h"
#include "handout/pdf_writer.h"
#include "handout/text_writer.h"
#include "platform/data_folders.h"
#include "platform/files.h"

namespace knotmap::app {
namespace {

using anatomy::Mark;

/// The trigger point a mark is shown with: the chosen one, else the nearest.
std::optional<std::pair<referral::TriggerPointId, core::Side>> pointOf(
    const Mark& mark, const findings::MarkFindings& found, const referral::Atlas& atlas) {
  const core::Side side = found.side == core::Side::midline ? core::Side::left : found.side;
  if (const auto chosen = atlas.findPoint(mark.triggerPoint)) return std::pair{*chosen, side};
  if (found.near.empty()) return std::nullopt;
  const core::Side near = found.near.front().side;
  return std::pair{found.near.front().point, near == core::Side::midline ? side : near};
}

std::string muscleWords(const Mark& mark, const findings::MarkFindings& found,
                        const findings::Tables& tables) {
  if (const auto chosen = tables.muscles.find(mark.muscle))
    return anatomy::muscleName(tables.muscles[*chosen]);
  if (const auto point = tables.atlas.findPoint(mark.triggerPoint))
    return anatomy::muscleName(tables.muscles[tables.atlas[*point].muscle]);
  return found.plausible ? anatomy::muscleName(tables.muscles[*found.plausible]) : std::string{};
}

handout::SpotWords spotWords(const Mark& mark, const findings::MarkFindings& found,
                             const findings::ExplainSource& source,
                             const findings::Tables& tables) {
  handout::SpotWords words{found.place, {}, {}, {}};
  if (mark.kind != Mark::Kind::knot) return words;
  words.muscle = muscleWords(mark, found, tables);
  const auto point = pointOf(mark, found, tables.atlas);
  if (!point) return words;
  const referral::Pattern& pattern = source.body.atlas.pattern(point->first, point->second);
  words.felt = findings::joined(findings::reachedPlaces(source, pattern, true), tables.messages());
  if (!words.felt.empty()) words.sources = tables.atlas[point->first].evidence.sources;
  return words;
}

std::vector<handout::SpotWords> wordsOfSpots(const findings::ExplainSource& source,
                                             const findings::Tables& tables) {
  std::vector<handout::SpotWords> words;
  for (std::size_t i = 0; i < source.session.marks.size(); ++i)
    words.push_back(spotWords(source.session.marks[i], source.findings.marks[i], source, tables));
  return words;
}

/// What is to be ruled out first, each sentence once.
std::vector<std::string> ruledOutFirst(const findings::Findings& findings) {
  std::vector<std::string> sentences = findings.stopsFirst;
  for (const findings::MarkFindings& mark : findings.marks)
    for (const std::string& sentence : mark.stopsFirst)
      if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
        sentences.push_back(sentence);
  return sentences;
}

core::Result<std::vector<handout::Picture>> picturesFor(const PictureSource& source,
                                                        const platform::DataFolders& folders) {
  auto renderer = render::Renderer::create(folders);
  if (!renderer) return renderer.error();
  return handoutPictures(source, **renderer);
}

core::Result<std::string> written(const handout::Subject& subject, handout::Paper paper,
                                  const std::filesystem::path& file) {
  if (file.extension() == ".pdf") return handout::asPdf(subject, paper);
  const handout::Content content = handout::contentOf(subject);
  return file.extension() == ".md" ? handout::asMarkdown(content) : handout::asText(content);
}

}  // namespace

bool isHandoutFile(const std::filesystem::path& file) {
  return file.extension() == ".pdf" || file.extension() == ".md" || file.extension() == ".txt";
}

core::Status writeHandout(const PictureSource& source, const platform::DataFolders& folders,
                          const HandoutRequest& request, const std::filesystem::path& file) {
  const findings::Tables& tables = source.tables;
  const findings::Catalogue catalogue = tables.catalogue();
  const findings::BodyKnowledge body = source.body.knowledge();
  findings::Findings findings = findings::findAll(source.session, catalogue, body);
  guidance::Request dated = findings::requestFor(source.session, catalogue, body);
  dated.today = request.date;
  findings.advice = guidance::advise(tables.guidance, dated);
  handout::Subject subject{.session = source.session,
                           .advice = findings.advice,
                           .about = tables.guidance.about,
                           .sources = tables.sources,
                           .messages = tables.messages(),
                           .spots = {},
                           .pictures = {},
                           .ruleOut = ruledOutFirst(findings),
                           .date = request.date,
                           .clinic = request.clinic};
  subject.spots = wordsOfSpots({source.session, findings, catalogue, body}, tables);
  if (file.extension() == ".pdf") {
    auto pictures = picturesFor(source, folders);
    if (!pictures) return pictures.error();
    subject.pictures = std::move(pictures).value();
  }
  const auto bytes = written(subject, request.paper, file);
  if (!bytes) return bytes.error();
  return platform::writeFileAtomically(file, *bytes);
}

}  // namespace knotmap::app
