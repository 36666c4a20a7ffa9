#include "session/edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anatomy/body/body_model.h"
#include "session/clean.h"
#include "session/limits.h"

namespace knotmap::session {
namespace {

using anatomy::BodyModel;
using anatomy::BodyPoint;
using anatomy::Mark;

/// A point this near to the mid-plane has no other side; `anatomy::sideAt` draws the same line.
constexpr float kMidlineMm = 3.0f;
constexpr float kMmPerDm = 100.0f;

bool isMidline(BodyPoint point, const BodyModel& model) {
  const anatomy::Quad& face = model.faces()[anatomy::index(point.face)];
  const auto x = [&](int corner) { return model.restDm()[face[corner]].x; };
  const float low = std::lerp(x(0), x(1), point.u);
  const float high = std::lerp(x(3), x(2), point.u);
  return std::abs(std::lerp(low, high, point.v)) * kMmPerDm <= kMidlineMm;
}

bool isMidline(const Mark& mark, const BodyModel& model) {
  if (mark.dabs.empty()) return isMidline(mark.at, model);
  return std::all_of(mark.dabs.begin(), mark.dabs.end(),
                     [&model](const anatomy::BrushDab& dab) { return isMidline(dab.at, model); });
}

bool hasPlaces(const Mark& mark) {
  return isPlace(mark.at) &&
         std::all_of(mark.dabs.begin(), mark.dabs.end(),
                     [](const anatomy::BrushDab& dab) { return isPlace(dab.at); });
}

/// Changes a copy of a session in place, one overload for each edit.
struct Apply {
  Session& session;
  const BodyModel& model;

  /// The mark when it is there and not locked.
  Mark* open(anatomy::MarkId id) const {
    for (Mark& mark : session.marks)
      if (mark.id == id) return mark.locked ? nullptr : &mark;
    return nullptr;
  }

  void add(Mark mark) const {
    if (!hasPlaces(mark)) return;
    mark.id = anatomy::MarkId{session.nextMark++};
    // Nobody here can tell whether what is not understood holds for another mark.
    mark.unknown = {};
    session.marks.push_back(cleanMark(std::move(mark)));
  }

  void operator()(const AddMark& edit) const { add(edit.mark); }

  void operator()(const RemoveMark& edit) const {
    const Mark* mark = open(edit.id);
    if (mark == nullptr) return;
    session.marks.erase(session.marks.begin() + (mark - session.marks.data()));
    auto& scores = session.scores;
    scores.erase(std::remove_if(scores.begin(), scores.end(),
                                [&](const Score& score) { return score.mark == edit.id; }),
                 scores.end());
  }

  void operator()(const MoveMark& edit) const {
    Mark* mark = open(edit.id);
    // A painted area has no single place to move; it is painted again.
    if (mark != nullptr && mark->dabs.empty() && isPlace(edit.to)) setPlace(*mark, edit.to);
  }

  void operator()(const ChangeMark& edit) const {
    Mark* mark = open(edit.mark.id);
    if (mark == nullptr) return;
    Mark changed = edit.mark;
    changed.kind = mark->kind;
    changed.at = mark->at;
    changed.dabs = std::move(mark->dabs);
    changed.unknown = std::move(mark->unknown);
    *mark = cleanMark(std::move(changed));
  }

  void operator()(const MirrorMark& edit) const {
    const Mark* mark = open(edit.id);
    if (mark == nullptr || isMidline(*mark, model)) return;
    Mark copy = *mark;
    copy.at = model.mirrored(copy.at);
    for (anatomy::BrushDab& dab : copy.dabs) dab.at = model.mirrored(dab.at);
    add(std::move(copy));
  }

  void operator()(const AddDab& edit) const {
    Mark* mark = open(edit.id);
    if (mark == nullptr || mark->kind == Mark::Kind::knot || !isPlace(edit.dab.at)) return;
    if (mark->dabs.empty()) setPlace(*mark, edit.dab.at);
    mark->dabs.push_back(edit.dab);
    *mark = cleanMark(std::move(*mark));
  }

  void operator()(const LockMark& edit) const {
    for (Mark& mark : session.marks)
      if (mark.id == edit.id) mark.locked = edit.locked;
  }

  void operator()(const SetDate& edit) const {
    if (edit.date.empty() || isSessionDate(edit.date)) session.date = edit.date;
  }

  void operator()(const SetPerson& edit) const {
    if (!edit.ageYears && !edit.sex) {
      session.person = {};
      return;
    }
    session.person.ageYears = edit.ageYears;
    session.person.sex = edit.sex;
    session.person = cleanPerson(std::move(session.person));
  }

  void operator()(const SetShape& edit) const { session.shape = cleanShape(edit.shape); }
  void operator()(const SetCovered& edit) const { session.covered = edit.covered; }

  void operator()(const ShowPattern& edit) const {
    ShownPattern pattern = edit.pattern;
    pattern.triggerPoint = cleanText(pattern.triggerPoint, kMaxWordBytes);
    pattern.unknown = {};
    setMember(session.patterns, pattern, edit.shown && !pattern.triggerPoint.empty(), isSame);
  }

  void operator()(const ClearPatterns&) const { session.patterns.clear(); }

  void operator()(const ChooseSymptom& edit) const {
    const std::string id = cleanText(edit.symptom.symptom, kMaxWordBytes);
    const auto same = [&id](const ChosenSymptom& chosen) { return chosen.symptom == id; };
    auto& symptoms = session.symptoms;
    const auto found = std::find_if(symptoms.begin(), symptoms.end(), same);
    if (found != symptoms.end() && edit.chosen) found->side = edit.symptom.side;
    if (found != symptoms.end() && !edit.chosen) symptoms.erase(found);
    if (found == symptoms.end() && edit.chosen && !id.empty())
      symptoms.push_back({.symptom = id, .side = edit.symptom.side});
  }

  void operator()(const SetSymptomSide& edit) const {
    for (ChosenSymptom& chosen : session.symptoms)
      if (chosen.symptom == edit.symptom) chosen.side = edit.side;
  }

  void operator()(const SetAnswer& edit) const {
    const std::string question = cleanText(edit.question, kMaxWordBytes);
    if (question.empty()) return;
    if (edit.answer) {
      session.answers[question] = *edit.answer;
    } else {
      session.answers.erase(question);
    }
  }

  void operator()(const SetWith& edit) const {
    // What a doctor does is named in a plan; no plan is made for it.
    if (edit.with != guidance::With::doctor) session.with = edit.with;
  }

  void operator()(const SetTool& edit) const {
    const std::string tool = cleanText(edit.tool, kMaxWordBytes);
    setMember(session.tools, tool, edit.atHand && !tool.empty(), std::equal_to<std::string>());
  }

  void operator()(const SetMinutes& edit) const {
    session.minutes = edit.minutes;
    if (session.minutes) session.minutes = std::clamp(*session.minutes, kMinMinutes, kMaxMinutes);
  }

  void operator()(const SetScore& edit) const {
    Score score = edit.score;
    if (!isDate(score.date) || session.find(score.mark) == nullptr) return;
    score.before = std::clamp(score.before, 0, 10);
    if (score.after) score.after = std::clamp(*score.after, 0, 10);
    auto& scores = session.scores;
    const auto same = std::find_if(scores.begin(), scores.end(), [&](const Score& other) {
      return other.mark == score.mark && other.date == score.date;
    });
    score.unknown = same != scores.end() ? std::move(same->unknown) : core::Unknown{};
    if (same != scores.end()) {
      *same = std::move(score);
      return;
    }
    // Days in this form sort like their text.
    const auto later = [](const Score& a, const Score& b) { return a.date < b.date; };
    scores.insert(std::upper_bound(scores.begin(), scores.end(), score, later), score);
  }

  void operator()(const SetNotes& edit) const {
    session.notes = cleanText(edit.notes, kMaxNotesBytes);
  }

  static void setPlace(Mark& mark, BodyPoint place) {
    if (mark.at == place) return;
    mark.at = place;
    mark.unknown.forget("at");
  }

  template <class T, class Same>
  static void setMember(std::vector<T>& list, const T& value, bool member, const Same& same) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const T& other) { return same(other, value); });
    if (member && found == list.end()) list.push_back(value);
    if (!member && found != list.end()) list.erase(found);
  }
};

std::string addName(Mark::Kind kind) {
  if (kind == Mark::Kind::knot) return "edit.add-knot";
  return kind == Mark::Kind::painArea ? "edit.add-pain-area" : "edit.mark-broken-skin";
}

struct Name {
  std::string operator()(const AddMark& edit) const { return addName(edit.mark.kind); }
  std::string operator()(const RemoveMark&) const { return "edit.remove-mark"; }
  std::string operator()(const MoveMark&) const { return "edit.move-mark"; }
  std::string operator()(const ChangeMark&) const { return "edit.change-mark"; }
  std::string operator()(const MirrorMark&) const { return "edit.mirror-mark"; }
  std::string operator()(const AddDab&) const { return "edit.paint"; }
  std::string operator()(const LockMark& edit) const {
    return edit.locked ? "edit.lock-mark" : "edit.unlock-mark";
  }
  std::string operator()(const SetDate&) const { return "edit.date"; }
  std::string operator()(const SetPerson&) const { return "edit.person"; }
  std::string operator()(const SetShape&) const { return "edit.change-body"; }
  std::string operator()(const SetCovered& edit) const {
    return edit.covered ? "edit.cover" : "edit.uncover";
  }
  std::string operator()(const ShowPattern& edit) const {
    return (edit.shown ? "edit.show-pattern " : "edit.hide-pattern ") + edit.pattern.triggerPoint;
  }
  std::string operator()(const ClearPatterns&) const { return "edit.hide-patterns"; }
  std::string operator()(const ChooseSymptom& edit) const {
    return edit.chosen ? "edit.choose-symptom" : "edit.remove-symptom";
  }
  std::string operator()(const SetSymptomSide&) const { return "edit.symptom-side"; }
  std::string operator()(const SetAnswer&) const { return "edit.answer"; }
  std::string operator()(const SetWith&) const { return "edit.with"; }
  std::string operator()(const SetTool&) const { return "edit.tools"; }
  std::string operator()(const SetMinutes&) const { return "edit.minutes"; }
  std::string operator()(const SetScore&) const { return "edit.score"; }
  std::string operator()(const SetNotes&) const { return "edit.notes"; }
};

struct Target {
  static std::string mark(anatomy::MarkId id) {
    return fmt::format("{}", static_cast<std::uint32_t>(id));
  }
  std::string operator()(const AddMark&) const { return {}; }
  std::string operator()(const ChangeMark& edit) const { return mark(edit.mark.id); }
  std::string operator()(const ShowPattern& edit) const {
    return fmt::format("{} {}", edit.pattern.triggerPoint, core::sideName(edit.pattern.side));
  }
  std::string operator()(const ChooseSymptom& edit) const { return edit.symptom.symptom; }
  std::string operator()(const SetSymptomSide& edit) const { return edit.symptom; }
  std::string operator()(const SetAnswer& edit) const { return edit.question; }
  std::string operator()(const SetTool& edit) const { return edit.tool; }
  std::string operator()(const SetScore& edit) const {
    return mark(edit.score.mark) + " " + edit.score.date;
  }
  template <class T>
  std::string operator()(const T& edit) const {
    if constexpr (requires { edit.id; }) {
      return mark(edit.id);
    } else {
      return {};
    }
  }
};

}  // namespace

Session apply(const Session& session, const Edit& edit, const BodyModel& model) {
  Session changed = session;
  std::visit(Apply{changed, model}, edit);
  return withinLimits(changed) ? changed : session;
}

std::string editName(const Edit& edit) { return std::visit(Name{}, edit); }

std::string editTarget(const Edit& edit) {
  return fmt::format("{}:{}", edit.index(), std::visit(Target{}, edit));
}

}  // namespace knotmap::session
