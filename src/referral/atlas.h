#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anatomy/muscles/muscles.h"
#include "anatomy/places/landmarks.h"
#include "anatomy/places/place.h"
#include "core/forward.h"
#include "core/result.h"

namespace knotmap::referral {

enum class TriggerPointId : std::uint16_t {};
enum class SymptomId : std::uint16_t {};

/// How sure the sources are: H figure and agreeing text, M one of them, L one practitioner.
enum class Confidence { high, moderate, low };

/// What is known about a row of the atlas, and from where.
struct Evidence {
  Confidence confidence = Confidence::high;
  std::vector<std::string> sources;  ///< ids in sources.json
  std::string note;                  ///< known disagreement, "" if none
};

/// A band along the skin through places, or a disc where there is one place only. A stroke lies
/// on the side of its trigger point unless a place says "opposite:".
struct Stroke {
  std::vector<anatomy::Place> through;  ///< one or more
  float radiusMm = 15.0f;               ///< for a stature of 1.73 m, scaled with the stature

  bool operator==(const Stroke&) const = default;
};

/// Part of a pattern: skin, teeth, and deep targets without skin.
struct Zone {
  std::vector<Stroke> strokes;
  std::vector<int> teeth;         ///< FDI two-digit numbers for a point on the LEFT side
  std::vector<std::string> deep;  ///< "ear", "eye", "throat", "jaw-joint", "palate", "tongue"
  bool empty() const { return strokes.empty() && teeth.empty() && deep.empty(); }
};

/// An entry of the atlas: a muscle part, its usual place and the pain it is reported to send.
struct TriggerPoint {
  std::string id;    ///< "TRAP-1"
  std::string name;  ///< "upper trapezius, front edge"
  anatomy::MuscleId muscle{};
  std::vector<anatomy::Place> sites;  ///< usual places, the first is the main one
  std::string where;                  ///< the usual place in words
  Zone essential;                     ///< reported by nearly all who have the point
  Zone spillover;                     ///< reported by some
  bool midline = false;               ///< a point without sides
  std::optional<core::Side> onlyOn;   ///< reported on this side only
  bool internal = false;  ///< reached from inside the body only: never pressed by oneself
  std::string sensation;  ///< what is felt instead of pain; zones may be empty then
  std::vector<std::string> stopsFirst;    ///< what has to be ruled out before it is thought of
  std::vector<std::string> stopsSources;  ///< of `stopsFirst`, beside those of `evidence`
  std::string test;                       ///< how it is tried: "pressing it", "a gentle pinch"
  std::vector<std::string> signs;         ///< associated signs
  std::vector<std::string> activation;
  Evidence evidence;
};

/// A point that tends to switch on others: when a satellite is sore, its key is worth a look.
struct KeyRelation {
  TriggerPointId key{};
  std::vector<TriggerPointId> satellites;
  std::vector<std::string> also;  ///< satellites that the atlas has no row for, in words
  std::vector<std::string> sources;
};

/// How much a symptom door expects of a trigger point.
enum class Role { essential, spillover };

struct SymptomCandidate {
  TriggerPointId point{};
  Role role = Role::essential;
};

/// How often points of one muscle were found in people with a symptom.
struct Prevalence {
  std::vector<TriggerPointId> points;
  float fromPercent = 0.0f, toPercent = 0.0f;
  std::string source;                                                  ///< id in sources.json
  float middle() const { return 0.005f * (fromPercent + toPercent); }  ///< 0..1
};

/// A door for people: "toothache, lower molars". Candidates as the sources list them, the first
/// listed first; `stops` name stop rules of the guidance that must be asked first.
struct Symptom {
  std::string id;  ///< "toothache-lower-molars"
  std::string name;
  std::string category;  ///< "headache", "toothache", "low back": one of `symptomCategories`
  std::vector<SymptomCandidate> candidates;
  std::vector<Prevalence> prevalence;
  std::vector<std::string> aliases;
  std::vector<std::string> stopsFirst;  ///< plain sentences: what to rule out, with whom
  Zone felt;                            ///< where it is felt, for drawing and for comparison
  std::vector<std::string> sources;
};

/// The trigger-point atlas: `assets/atlas/*.json` (points), `assets/atlas_relations.json` (keys and
/// satellites) and `assets/symptoms.json`.
class Atlas {
 public:
  /// Reads and checks every file; the error lists all problems of all files, one line each. Files
  /// are read in the order of their names, which fixes the atlas order that ties are broken by.
  static core::Result<Atlas> load(const core::Assets& assets,
                                  const anatomy::LandmarkTable& landmarks,
                                  const anatomy::MuscleTable& muscles);

  const std::vector<TriggerPoint>& points() const { return points_; }
  const std::vector<Symptom>& symptoms() const { return symptoms_; }
  const TriggerPoint& operator[](TriggerPointId id) const {
    return points_[static_cast<std::size_t>(id)];
  }
  const Symptom& operator[](SymptomId id) const { return symptoms_[static_cast<std::size_t>(id)]; }
  std::optional<TriggerPointId> findPoint(std::string_view id) const;
  std::optional<SymptomId> findSymptom(std::string_view id) const;
  const std::vector<KeyRelation>& keyRelations() const { return keyRelations_; }
  /// Points that tend to switch this one on, in the order of the relations, each once.
  std::vector<TriggerPointId> keysOf(TriggerPointId satellite) const;
  /// The texts "referral.*" in the language of the atlas.
  const core::Messages& words() const { return *words_; }
  /// What stands behind a row, in words.
  const char* confidenceWords(Confidence confidence) const;
  /// A kind of symptom as people call it.
  const char* categoryName(std::string_view category) const;
  /// Points that this one tends to switch on.
  std::vector<TriggerPointId> satellitesOf(TriggerPointId key) const;

 private:
  std::vector<TriggerPoint> points_;
  std::vector<Symptom> symptoms_;
  std::vector<KeyRelation> keyRelations_;
  std::shared_ptr<const core::Messages> words_;
};

/// Every category of symptom doors.
const std::vector<std::string>& symptomCategories();

/// "H", "M", "L"
std::string_view confidenceCode(Confidence confidence);

}  // namespace knotmap::referral
