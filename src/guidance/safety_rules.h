#pragma once

#include <string>
#include <vector>

namespace knotmap::guidance {

/// How serious an outcome is, the gravest last.
enum class Urgency { selfCare, selfCareWithLimits, clinicianFirst, today, emergency };

/// A question asked before any advice. Relevant when it has neither parts nor symptoms, or when a
/// mark lies on one of the parts, or when a symptom of one of the categories was chosen.
struct Question {
  std::string id;
  std::string text;
  std::string help;                ///< why it is asked, plain words
  std::vector<std::string> parts;  ///< asked when a mark lies on one of these
  int group = 0;                   ///< asked together, lowest first
  std::vector<std::string> sources;
  std::vector<std::string> symptoms;  ///< asked when a symptom of these categories is chosen
  /// Asked only after this question was answered with yes or not sure; "" = at once.
  std::string after;
};

/// Ends self-care when its question is answered yes (or not sure, where `unsureFires`).
struct Stop {
  std::string id;
  std::string question;
  Urgency urgency = Urgency::clinicianFirst;
  std::string why;
  std::string goWhere;
  bool unsureFires = true;
  std::vector<std::string> checklist;  ///< "R03"
  std::vector<std::string> sources;
  std::vector<std::string> parts;     ///< fires only with a mark on one of these ...
  std::vector<std::string> symptoms;  ///< ... or a chosen symptom of these; both empty: always
};

/// Limits techniques when its question is answered yes or not sure; always on without a question.
struct Precaution {
  std::string id;
  std::string name;
  std::string question;  ///< "" = always
  std::string text;
  std::vector<std::string>
      removes;  ///< technique ids, or "presses", "heat", "cold", "rub", "percussion", "stretch"
  std::vector<std::string> checklist;  ///< "P02"
  std::vector<std::string> sources;
  std::vector<std::string> concerns;  ///< said only when a plan has one of these; empty: always
};

/// Skin where nothing may press. A spot is in the zone when any one of the tests holds.
struct NoPressZone {
  std::string id;
  std::string name;
  std::string why;
  std::vector<std::string> regions;  ///< region ids
  float midlineMm = 0.0f;            ///< > 0: a band of this half width along the spine
  std::vector<std::string> sources;
  std::vector<std::string> muscles;  ///< words in the id of the chosen muscle
  bool brokenSkin = false;           ///< skin the user marked as broken
  bool internal = false;             ///< places reached from within the mouth only
  bool percussionOnly = false;       ///< forbids percussion, not steady pressure
  /// "heat", "cold", "rub", "stretch" in addition. "stretch" means techniques in that slot or along
  /// the fibres.
  std::vector<std::string> alsoRemoves;
};

/// A lower pain limit for pressing on some body parts.
struct PressureCap {
  std::vector<std::string> parts;
  int limit = 5;
  std::string why;
  std::vector<std::string> sources;
};

}  // namespace knotmap::guidance
