#include "guidance/knowledge_reader.h"

#include <algorithm>

#include "core/assets.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "guidance/reader_parts.h"
#include "guidance/words.h"

namespace knotmap::guidance {
namespace {

using core::DataReader;

constexpr int kSchema = 1;

Question readQuestion(const DataReader& reader, ReadingIds& ids) {
  reader.allowOnly({"id", "group", "text", "help", "parts", "symptoms", "after", "sources"});
  Question question;
  question.after = reader.textOr("after", "");
  if (!question.after.empty()) reader.at("after").oneOf(ids.gates);
  question.id = newId(reader, ids.questions);
  // A follow-up of a follow-up would take three screens to reach.
  if (question.after.empty()) ids.gates.push_back(question.id);
  question.group = reader.integer("group", 1, 99);
  question.text = filledText(reader, "text");
  question.help = filledText(reader, "help");
  question.parts = knownTexts(reader, "parts", ids.known.parts);
  question.symptoms = knownTexts(reader, "symptoms", symptomCategories());
  question.sources = readSources(reader, ids);
  return question;
}

Stop readStop(const DataReader& reader, const ReadingIds& ids, std::vector<std::string>& taken) {
  reader.allowOnly({"id", "question", "urgency", "why", "go_where", "unsure_fires", "checklist",
                    "parts", "symptoms", "sources"});
  Stop stop;
  stop.id = newId(reader, taken);
  stop.question = reader.text("question");
  reader.at("question").oneOf(ids.questions);
  // The two mildest outcomes are not stops.
  constexpr int kFirstStop = static_cast<int>(Urgency::clinicianFirst);
  const auto urgency = reader.at("urgency").oneOf({"clinicianFirst", "today", "emergency"});
  stop.urgency = static_cast<Urgency>(kFirstStop + static_cast<int>(urgency));
  stop.why = filledText(reader, "why");
  stop.goWhere = filledText(reader, "go_where");
  stop.unsureFires = reader.flagOr("unsure_fires", true);
  stop.checklist = readChecklist(reader, "PR");
  stop.parts = knownTexts(reader, "parts", ids.known.parts);
  stop.symptoms = knownTexts(reader, "symptoms", symptomCategories());
  stop.sources = readSources(reader, ids);
  return stop;
}

Precaution readPrecaution(const DataReader& reader, const ReadingIds& ids,
                          std::vector<std::string>& taken) {
  reader.allowOnly(
      {"id", "name", "question", "text", "removes", "checklist", "concerns", "sources"});
  std::vector<std::string> removable = ids.techniques;
  removable.insert(removable.end(), {"presses", "percussion", "heat", "cold", "rub", "stretch"});
  Precaution precaution;
  precaution.id = newId(reader, taken);
  precaution.name = filledText(reader, "name");
  precaution.question = reader.textOr("question", "");
  if (!precaution.question.empty()) reader.at("question").oneOf(ids.questions);
  precaution.text = filledText(reader, "text");
  precaution.removes = knownTexts(reader, "removes", removable);
  precaution.checklist = readChecklist(reader, "PR");
  precaution.concerns = knownTexts(reader, "concerns", removable);
  precaution.sources = readSources(reader, ids);
  return precaution;
}

NoPressZone readZone(const DataReader& reader, const ReadingIds& ids,
                     std::vector<std::string>& taken) {
  reader.allowOnly({"id", "name", "why", "regions", "midline_mm", "muscles", "broken_skin",
                    "internal", "percussion_only", "also_removes", "sources"});
  NoPressZone zone;
  zone.id = newId(reader, taken);
  zone.name = filledText(reader, "name");
  zone.why = filledText(reader, "why");
  zone.regions = knownTexts(reader, "regions", ids.known.regions);
  zone.midlineMm = static_cast<float>(reader.numberOr("midline_mm", 0.0, 0.0, 100.0));
  zone.muscles = reader.texts("muscles");
  zone.brokenSkin = reader.flagOr("broken_skin", false);
  zone.internal = reader.flagOr("internal", false);
  zone.percussionOnly = reader.flagOr("percussion_only", false);
  zone.alsoRemoves = knownTexts(reader, "also_removes", {"heat", "cold", "rub", "stretch"});
  zone.sources = readSources(reader, ids);
  const bool anywhere = !zone.regions.empty() || zone.midlineMm > 0.0f || !zone.muscles.empty() ||
                        zone.brokenSkin || zone.internal;
  if (!anywhere) reader.problem("lies nowhere, expected regions, muscles, midline_mm or a flag");
  return zone;
}

PressureCap readCap(const DataReader& reader, const ReadingIds& ids) {
  reader.allowOnly({"parts", "limit", "why", "sources"});
  PressureCap cap;
  cap.parts = knownTexts(reader, "parts", ids.known.parts);
  cap.limit = reader.integer("limit", 0, 5);
  cap.why = filledText(reader, "why");
  cap.sources = readSources(reader, ids);
  return cap;
}

/// A question whose answer changes nothing would waste a person's patience.
void checkQuestionsUsed(const DataReader& file, const Knowledge& knowledge) {
  for (const Question& question : knowledge.questions) {
    const auto asks = [&](const auto& rule) { return rule.question == question.id; };
    const auto leadsTo = [&](const Question& other) { return other.after == question.id; };
    const auto& questions = knowledge.questions;
    const bool used =
        std::any_of(knowledge.stops.begin(), knowledge.stops.end(), asks) ||
        std::any_of(knowledge.precautions.begin(), knowledge.precautions.end(), asks) ||
        std::any_of(questions.begin(), questions.end(), leadsTo);
    if (!used) file.problem("question \"" + question.id + "\" is used by no stop or precaution");
  }
}

/// What no technique and no statement refers to would never be read by anyone.
void checkDisagreementsShown(const DataReader& file, const Knowledge& knowledge) {
  for (const Disagreement& row : knowledge.disagreements) {
    const auto names = [&](const Technique& t) { return contains(t.disagreements, row.id); };
    const auto carries = [&](const Statement& statement) {
      return std::any_of(row.checklist.begin(), row.checklist.end(),
                         [&](const auto& id) { return contains(statement.checklist, id); });
    };
    const auto anyOf = [&](const std::vector<Statement>& all) {
      return std::any_of(all.begin(), all.end(), carries);
    };
    const bool shown =
        std::any_of(knowledge.techniques.begin(), knowledge.techniques.end(), names) ||
        anyOf(knowledge.about) || anyOf(knowledge.knots) || anyOf(knowledge.causes) ||
        anyOf(knowledge.prevention);
    if (!shown) file.problem("disagreement \"" + row.id + "\" is shown nowhere");
  }
}

/// Reads the files one after the other; later ones refer to ids of earlier ones.
class FolderReader {
 public:
  FolderReader(core::Assets folder, const KnownIds& known) : folder_(std::move(folder)) {
    ids_.known = known;
  }

  core::Result<Knowledge> read() {
    readFile("disagreements.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "disagreements"});
      knowledge_.disagreements = readDisagreements(file, ids_);
    });
    readFile("techniques.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "tools", "techniques"});
      knowledge_.tools = readTools(file, ids_);
      knowledge_.techniques = readTechniques(file, ids_);
    });
    readFile("questions.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "questions"});
      for (const DataReader& entry : entries(file, "questions"))
        knowledge_.questions.push_back(readQuestion(entry, ids_));
    });
    readStopsAndPrecautions();
    readFile("no_press.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "zones", "pressure_caps"});
      std::vector<std::string> taken;
      for (const DataReader& entry : entries(file, "zones"))
        knowledge_.noPress.push_back(readZone(entry, ids_, taken));
      for (const DataReader& entry : entries(file, "pressure_caps"))
        knowledge_.pressureCaps.push_back(readCap(entry, ids_));
    });
    readCare();
    readStatementsOf("knots.json", knowledge_.knots);
    readStatementsOf("causes.json", knowledge_.causes);
    readStatementsOf("prevention.json", knowledge_.prevention);
    readFile("about.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "statements"});
      knowledge_.about = readStatements(file, ids_);
      checkDisagreementsShown(file, knowledge_);
    });
    if (!problems_.empty()) return core::combined(problems_);
    return std::move(knowledge_);
  }

 private:
  void readCare() {
    readFile("stretches.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "stretches"});
      knowledge_.stretches = readStretches(file, ids_);
    });
    readFile("reach.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "reach"});
      knowledge_.reach = readReach(file, ids_);
    });
    readFile("follow_ups.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "follow_ups"});
      knowledge_.followUps = readFollowUps(file, ids_);
    });
  }

  void readStatementsOf(const char* name, std::vector<Statement>& statements) {
    readFile(name, [&](const DataReader& file) {
      file.allowOnly({"schema", "statements"});
      statements = readStatements(file, ids_);
    });
  }

  void readStopsAndPrecautions() {
    readFile("stops.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "stops"});
      std::vector<std::string> taken;
      for (const DataReader& entry : entries(file, "stops"))
        knowledge_.stops.push_back(readStop(entry, ids_, taken));
    });
    readFile("precautions.json", [this](const DataReader& file) {
      file.allowOnly({"schema", "precautions"});
      std::vector<std::string> taken;
      for (const DataReader& entry : entries(file, "precautions"))
        knowledge_.precautions.push_back(readPrecaution(entry, ids_, taken));
      checkQuestionsUsed(file, knowledge_);
    });
  }

  template <class Use>
  void readFile(const char* name, const Use& use) {
    const auto json = folder_.read(name, kSchema);
    if (!json) {
      problems_.push_back(json.error());
      return;
    }
    use(DataReader(*json, (folder_.folder() / name).string() + ": ", problems_));
  }

  core::Assets folder_;
  ReadingIds ids_;
  Knowledge knowledge_;
  core::Problems problems_;
};

}  // namespace

core::Result<Knowledge> readKnowledge(const core::Assets& folder, const KnownIds& known) {
  return FolderReader(folder, known).read();
}

}  // namespace knotmap::guidance
