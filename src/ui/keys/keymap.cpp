#include "ui/keys/keymap.h"

#include <algorithm>

#include "ui/frame/layout.h"

namespace knotmap::ui {
namespace {

using findings::ExplainCommand;
using findings::RunCommand;

constexpr KeyStages kWork{.work = true}, kRun{.run = true}, kExplain{.explain = true};
constexpr KeyStages kLook{.work = true, .explain = true};
constexpr KeyStages kEverywhere{.work = true, .run = true, .explain = true};
constexpr float kTurnRad = 0.1f;

constexpr Chord plain(Key key) { return {key}; }
constexpr Chord control(Key key) { return {.key = key, .control = true}; }
constexpr Chord shift(Key key) { return {.key = key, .shift = true}; }

std::vector<KeyBinding> documentKeys() {
  return {
      {"undo", {control(Key::z)}, kEverywhere, Undo{}, "undo"},
      {"redo",
       {control(Key::y), {.key = Key::z, .control = true, .shift = true}},
       kEverywhere,
       Redo{},
       "undo"},
      {"new", {control(Key::n)}, kEverywhere, NewSession{}, "file"},
      {"open", {control(Key::o)}, kEverywhere, AskForFile{FileDialog::open}, "file"},
      {"save", {control(Key::s)}, kEverywhere, SaveSession{}, "file"},
      {"quit", {control(Key::q)}, kEverywhere, Quit{}, "file"},
      {"handout", {control(Key::p)}, kEverywhere, AskForFile{FileDialog::handout}, "handout"},
  };
}

/// 1 to 9, then 0, in the order of the buttons below the body.
std::vector<KeyBinding> viewKeys() {
  static const std::vector<std::string> ids = [] {
    std::vector<std::string> all;
    for (const ViewButton& view : viewButtons()) all.push_back(std::string("view-") + view.id);
    return all;
  }();
  std::vector<KeyBinding> keys;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ids.size()); ++i)
    keys.push_back({ids[i],
                    {plain(digitKey(static_cast<int>((i + 1) % 10)))},
                    kLook,
                    LookFrom{viewButtons()[i].id},
                    "views"});
  return keys;
}

std::vector<KeyBinding> workKeys() {
  return {
      {"turn-left", {shift(Key::left)}, kEverywhere, TurnBody{-kTurnRad, 0.0f}, "turn"},
      {"turn-right", {shift(Key::right)}, kEverywhere, TurnBody{kTurnRad, 0.0f}, "turn"},
      {"turn-up", {shift(Key::up)}, kEverywhere, TurnBody{0.0f, kTurnRad}, "turn"},
      {"turn-down", {shift(Key::down)}, kEverywhere, TurnBody{0.0f, -kTurnRad}, "turn"},
      {"tool-mark", {plain(Key::m)}, kWork, ChooseTool{Tool::mark}, "tools"},
      {"tool-paint", {plain(Key::p)}, kWork, ChooseTool{Tool::paint}, "tools"},
      {"tool-broken-skin", {plain(Key::b)}, kWork, ChooseTool{Tool::brokenSkin}, "tools"},
      {"tool-muscle", {plain(Key::t)}, kWork, ChooseTool{Tool::muscle}, "tools"},
      {"see-through", {plain(Key::s)}, kWork, ToggleSkin{}, "see-through"},
      {"focus", {plain(Key::f)}, kWork, FocusSelected{}, "mark"},
      {"mirror", {plain(Key::x)}, kWork, MirrorSelected{}, "mark"},
      {"remove", {plain(Key::del)}, kWork, RemoveSelected{}, "mark"},
      {"follow", {plain(Key::f5)}, kEverywhere, StartRun{}, "follow"},
      {"explain", {plain(Key::f6)}, kEverywhere, ToggleExplain{}, "explain"},
      {"give-up", {plain(Key::escape)}, kEverywhere, GiveUp{}, "give-up"},
      {"help", {plain(Key::f1)}, kEverywhere, ToggleHelp{}, "help"},
  };
}

std::vector<KeyBinding> runKeys() {
  std::vector<KeyBinding> keys{
      {"run-pause", {plain(Key::space)}, kRun, CommandRun{RunCommand::pauseOrGo}, "run-pause"},
      {"run-go",
       {plain(Key::enter), plain(Key::padEnter)},
       kRun,
       CommandRun{RunCommand::go},
       "run-go"},
      {"run-skip", {plain(Key::right)}, kRun, CommandRun{RunCommand::skip}, "run-skip"},
      {"run-back", {plain(Key::left)}, kRun, CommandRun{RunCommand::back}, "run-back"},
      {"run-repeat", {plain(Key::r)}, kRun, CommandRun{RunCommand::repeat}, "run-repeat"},
      {"run-hands-free",
       {plain(Key::h)},
       kRun,
       CommandRun{RunCommand::handsFree},
       "run-hands-free"},
      {"run-sound", {plain(Key::n)}, kRun, ToggleRunSound{}, "run-sound"},
      {"run-more", {plain(Key::up)}, kRun, CommandRun{RunCommand::more}, "run-more"},
      {"run-less", {plain(Key::down)}, kRun, CommandRun{RunCommand::less}, "run-more"},
  };
  constexpr std::string_view kIds[]{"run-0", "run-1", "run-2", "run-3", "run-4",
                                    "run-5", "run-6", "run-7", "run-8", "run-9"};
  for (int score = 0; score < 10; ++score)
    keys.push_back({kIds[score],
                    {plain(digitKey(score)), plain(padKey(score))},
                    kRun,
                    AnswerRun{score},
                    "run-score"});
  keys.push_back({"run-10",
                  {plain(Key::t), plain(Key::minus), plain(Key::padMinus)},
                  kRun,
                  AnswerRun{10},
                  "run-ten"});
  return keys;
}

KeyBinding explainKey(std::string_view id, std::vector<Chord> chords, ExplainCommand command,
                      std::string_view line) {
  return {id, std::move(chords), kExplain, CommandExplain{command}, line};
}

std::vector<KeyBinding> explainKeys() {
  return {
      explainKey("explain-next", {plain(Key::right), plain(Key::pageDown), plain(Key::space)},
                 ExplainCommand::nextPage, "explain-next"),
      explainKey("explain-previous", {plain(Key::left), plain(Key::pageUp), shift(Key::space)},
                 ExplainCommand::previousPage, "explain-previous"),
      explainKey("explain-subject", {plain(Key::tab)}, ExplainCommand::nextSubject,
                 "explain-subject"),
      explainKey("explain-subject-back", {shift(Key::tab)}, ExplainCommand::previousSubject,
                 "explain-subject"),
      explainKey("explain-down", {plain(Key::down)}, ExplainCommand::down, "explain-down"),
      explainKey("explain-up", {plain(Key::up)}, ExplainCommand::up, "explain-down"),
      explainKey("explain-replay", {plain(Key::r)}, ExplainCommand::replay, "explain-replay"),
      explainKey("explain-numbers", {plain(Key::d)}, ExplainCommand::numbers, "explain-numbers"),
      explainKey("explain-yes", {plain(Key::y)}, ExplainCommand::familiarYes, "explain-familiar"),
      explainKey("explain-no", {plain(Key::n)}, ExplainCommand::familiarNo, "explain-familiar"),
      explainKey("explain-unsure", {plain(Key::u)}, ExplainCommand::familiarUnsure,
                 "explain-familiar"),
      explainKey("explain-plan", {plain(Key::enter), plain(Key::padEnter)},
                 ExplainCommand::openPlan, "explain-plan"),
  };
}

}  // namespace

const std::vector<KeyBinding>& keymap() {
  static const std::vector<KeyBinding> all = [] {
    std::vector<KeyBinding> rows;
    for (const auto part : {viewKeys, workKeys, documentKeys, runKeys, explainKeys})
      for (KeyBinding& row : part()) rows.push_back(std::move(row));
    return rows;
  }();
  return all;
}

std::optional<Action> actionOf(const Chord& chord, Stage stage) {
  for (const KeyBinding& row : keymap()) {
    if (!row.stages.has(stage)) continue;
    if (std::find(row.chords.begin(), row.chords.end(), chord) != row.chords.end())
      return row.action;
  }
  return std::nullopt;
}

}  // namespace knotmap::ui
