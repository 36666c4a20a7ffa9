#include "findings/explanation_words.h"

#include <algorithm>
#include <array>

#include "core/messages.h"
#include "core/words.h"
#include "findings/request.h"

namespace knotmap::findings {
namespace {

using anatomy::Mark;

constexpr std::size_t kPlacesNamed = 3;

void addOnce(std::vector<std::string>& list, const std::string& words) {
  if (std::find(list.begin(), list.end(), words) == list.end()) list.push_back(words);
}

const MarkFindings* findingsOf(const ExplainSource& source, anatomy::MarkId id) {
  const auto& marks = source.findings.marks;
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](const MarkFindings& m) { return m.id == id; });
  return found == marks.end() ? nullptr : &*found;
}

const char* sideKey(core::Side side) {
  return side == core::Side::left ? "explain.on-the-left" : "explain.on-the-right";
}

ExplainLine symptomLine(const ExplainSource& source, const session::ChosenSymptom& chosen,
                        referral::SymptomId id) {
  const core::Messages& messages = source.catalogue.messages;
  const std::string name = core::sentenceCase(source.catalogue.atlas[id].name);
  if (!chosen.side || *chosen.side == core::Side::midline) return {name, {}};
  return {messages(sideKey(*chosen.side), fmt::arg("what", name)), {}};
}

ExplainLine markLine(const ExplainSource& source, const Mark& mark) {
  const core::Messages& messages = source.catalogue.messages;
  const MarkFindings* found = findingsOf(source, mark.id);
  const std::string place = found ? found->place : std::string{};
  if (mark.kind == Mark::Kind::painArea)
    return {messages("explain.painted", fmt::arg("place", place)), {}};
  ExplainLine line{messages("explain.sore-spot", fmt::arg("place", place)), {}};
  line.note = messages("explain.mark-numbers", fmt::arg("number", markNumber(mark)),
                       fmt::arg("tenderness", mark.tenderness),
                       fmt::arg("landmark", found ? found->landmark : std::string{}));
  return line;
}

struct DeepWords {
  std::string_view place;
  const char* key;
};
constexpr std::array kDeepWords{
    DeepWords{"ear", "explain.deep-ear"},       DeepWords{"eye", "explain.deep-eye"},
    DeepWords{"throat", "explain.deep-throat"}, DeepWords{"jaw-joint", "explain.deep-jaw-joint"},
    DeepWords{"palate", "explain.deep-palate"}, DeepWords{"tongue", "explain.deep-tongue"}};

/// Groups of teeth by jaw and by their digit: 1 to 3, 4 and 5, 6 to 8.
constexpr std::array kToothKeys{"explain.teeth-upper-front", "explain.teeth-upper-side",
                                "explain.teeth-upper-back",  "explain.teeth-lower-front",
                                "explain.teeth-lower-side",  "explain.teeth-lower-back"};
std::size_t toothGroup(int fdi) {
  const int digit = fdi % 10;
  const std::size_t lower = fdi >= 30 ? 3 : 0;
  if (digit <= 3) return lower;
  return lower + (digit <= 5 ? 1 : 2);
}

/// Whether a sentence sends to an emergency department: it has one of the words of the messages.
bool isEmergency(const std::string& sentence, const core::Messages& messages) {
  const std::string words = messages("explain.emergency-words");
  for (std::size_t start = 0; start < words.size();) {
    const std::size_t end = std::min(words.find('|', start), words.size());
    if (sentence.find(words.substr(start, end - start)) != std::string::npos) return true;
    start = end + 1;
  }
  return false;
}

}  // namespace

std::string subjectName(const ExplainSource& source, const ExplainSubject& subject) {
  const core::Messages& messages = source.catalogue.messages;
  if (!subject.mark) return messages("explain.what-you-feel");
  const MarkFindings* found = findingsOf(source, *subject.mark);
  return messages("explain.mark", fmt::arg("number", static_cast<unsigned>(*subject.mark)),
                  fmt::arg("place", found ? found->place : std::string{}));
}

std::vector<ExplainLine> feltLines(const ExplainSource& source) {
  std::vector<ExplainLine> lines;
  for (const session::ChosenSymptom& chosen : source.session.symptoms)
    if (const auto id = source.catalogue.atlas.findSymptom(chosen.symptom))
      lines.push_back(symptomLine(source, chosen, *id));
  for (const Mark::Kind kind : {Mark::Kind::painArea, Mark::Kind::knot})
    for (const Mark& mark : source.session.marks)
      if (mark.kind == kind) lines.push_back(markLine(source, mark));
  return lines;
}

std::vector<HelpLine> helpLines(const ExplainSource& source) {
  std::vector<std::string> sentences = source.findings.stopsFirst;
  for (const MarkFindings& mark : source.findings.marks)
    for (const std::string& sentence : mark.stopsFirst) addOnce(sentences, sentence);
  std::vector<HelpLine> lines;
  for (const std::string& sentence : sentences)
    lines.push_back({sentence, isEmergency(sentence, source.catalogue.messages)});
  std::stable_partition(lines.begin(), lines.end(),
                        [](const HelpLine& line) { return line.emergency; });
  for (const guidance::FollowUp& follow : source.findings.advice.followUps)
    lines.push_back({follow.text, false});
  return lines;
}

std::vector<std::string> reachedPlaces(const ExplainSource& source,
                                       const referral::Pattern& pattern, bool essential) {
  const core::Messages& messages = source.catalogue.messages;
  std::vector<std::string> places;
  for (const referral::RegionShare& share :
       referral::regionShares(essential ? pattern.essential : pattern.spillover, source.body.body,
                              source.body.regions)) {
    if (places.size() == kPlacesNamed) break;
    addOnce(places, anatomy::regionName(source.body.regions.table(), share.region, share.side));
  }
  for (const int tooth : essential ? pattern.essentialTeeth : pattern.spilloverTeeth)
    addOnce(places, messages(kToothKeys[toothGroup(tooth)]));
  for (const std::string& deep : essential ? pattern.essentialDeep : pattern.spilloverDeep)
    for (const DeepWords& known : kDeepWords)
      if (known.place == deep) addOnce(places, messages(known.key));
  return places;
}

std::vector<std::string> noPressAt(const ExplainSource& source, anatomy::BodyPoint point,
                                   bool withTapping) {
  Mark mark;
  mark.at = point;
  const guidance::Spot spot = spotOf(mark, source.session, source.catalogue, source.body);
  std::vector<std::string> lines;
  for (const guidance::NoPressZone* zone : zonesAt(source.catalogue.guidance, spot)) {
    if (zone->percussionOnly && !withTapping) continue;
    lines.push_back(
        source.catalogue.messages(zone->percussionOnly ? "explain.no-tapping" : "explain.no-press",
                                  fmt::arg("zone", zone->name)));
  }
  return lines;
}

std::string joined(const std::vector<std::string>& words, const core::Messages& messages) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 0)
      all = words[i];
    else if (i + 1 == words.size())
      all = messages("explain.and", fmt::arg("first", all), fmt::arg("last", words[i]));
    else
      all += ", " + words[i];
  }
  return all;
}

std::string shortDose(const std::string& dose) {
  return dose.substr(0, std::min({dose.find(';'), dose.find(" ("), dose.size()}));
}

}  // namespace knotmap::findings
