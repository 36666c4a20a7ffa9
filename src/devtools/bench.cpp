#include "devtools/bench.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>

#include "app/editor/program.h"
#include "core/assets.h"
#include "core/json.h"
#include "platform/data_folders.h"
#include "platform/environment.h"
#include "platform/process.h"
#include "platform/temporary_folder.h"
#include "render/gl_context.h"
#include "render/window_target.h"
#include "session/session_file.h"

namespace knotmap::devtools {
namespace {

using Clock = std::chrono::steady_clock;
using core::Json;

double msSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Collects figures; `per` divides one run's time by the number of things done in it.
class Bench {
 public:
  template <class Work>
  void time(const char* name, int runs, Work work, double per = 1.0) {
    std::vector<double> ms;
    work();  // warm
    for (int i = 0; i < runs; ++i) {
      const auto start = Clock::now();
      work();
      ms.push_back(msSince(start) / per);
    }
    add(name, ms);
  }
  void add(const char* name, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    // Below a tenth of a millisecond microseconds read better.
    const bool micro = ms[ms.size() / 2] < 0.1;
    const double scale = micro ? 1000.0 : 1.0;
    figures_[name] = {{"median", ms[ms.size() / 2] * scale},
                      {"min", ms.front() * scale},
                      {"max", ms.back() * scale},
                      {"unit", micro ? "us" : "ms"},
                      {"runs", ms.size()}};
  }
  Json& figures() { return figures_; }

 private:
  Json figures_ = Json::object();
};

/// Rays from all around at random points of the body: seeded, so that every run casts the same.
std::vector<anatomy::Ray> raysAt(const anatomy::Body& body, std::size_t count) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> vertex(0, anatomy::kFineVertexCount - 1);
  std::uniform_real_distribution<float> unit(-1.0f, 1.0f);
  std::vector<anatomy::Ray> rays;
  while (rays.size() < count) {
    const core::Vec3 direction{unit(random), unit(random), unit(random)};
    const float length = glm::length(direction);
    if (length < 0.1f || length > 1.0f) continue;
    const core::Vec3 towards = direction / length;
    rays.push_back({body.finePositions()[vertex(random)] - 3.0f * towards, towards});
  }
  return rays;
}

void benchBody(Bench& bench, const platform::DataFolders& folders,
               const anatomy::BodyModel& model) {
  bench.time("load_body", 15, [&] { (void)bool(anatomy::BodyModel::load(folders.body)); });
  bench.time("load_tables", 15, [&] { (void)bool(findings::loadTables(folders.assets)); });
  bench.time("load_tables_german", 15, [&] {
    (void)bool(findings::loadTables({folders.assets, "de"}));
  });
  anatomy::Body body(model, anatomy::defaultMan());
  anatomy::BodyShape shape{
      .sex = 0.6f, .ageYears = 45.0f, .muscle = 0.7f, .weight = 0.7f, .height = 0.6f};
  bench.time("morph", 201, [&] {
    shape.muscle = shape.muscle > 0.9f ? 0.6f : shape.muscle + 0.001f;
    body.reshape(shape);
  });
  using Surface = anatomy::BodyPicker::Surface;
  for (const bool fine : {false, true}) {
    const Surface surface = fine ? Surface::fine : Surface::reference;
    bench.time(fine ? "pick_build_fine" : "pick_build_reference", 15,
               [&] { anatomy::BodyPicker built(body, surface); });
    anatomy::BodyPicker picker(body, surface);
    bench.time(fine ? "pick_refit_fine" : "pick_refit_reference", 51, [&] { picker.refit(); });
    const auto rays = raysAt(body, 20000);
    int hits = 0;
    bench.time(
        fine ? "pick_fine" : "pick_reference", 15,
        [&] {
          for (const anatomy::Ray& ray : rays) hits += picker.pick(ray).has_value();
        },
        static_cast<double>(rays.size()));
    if (hits == 0) std::abort();  // keeps the work from being optimised away
  }
  anatomy::GeodesicSolver geodesics(body);
  bench.time("geodesic_refit", 51, [&] { geodesics.refit(); });
  anatomy::DistanceField field;
  std::uint32_t source = 0;
  bench.time("geodesic_whole_body", 41, [&] {
    source = (source + 977) % anatomy::kVertexCount;
    const anatomy::GeodesicSource from{anatomy::bodyPointAtVertex(model, anatomy::VertexId{source}),
                                       0.0f};
    geodesics.distances({&from, 1}, 1e9f, field);
  });
  bench.time("geodesic_8cm", 401, [&] {
    source = (source + 977) % anatomy::kVertexCount;
    const anatomy::GeodesicSource from{anatomy::bodyPointAtVertex(model, anatomy::VertexId{source}),
                                       0.0f};
    geodesics.distances({&from, 1}, 80.0f, field);
  });
}

void benchReferral(Bench& bench, const anatomy::BodyModel& model, const findings::Tables& tables) {
  anatomy::BodyShape shape = anatomy::defaultMan();
  findings::BodyState state(model, tables, shape);
  const auto allPatterns = [&] {
    for (std::size_t i = 0; i < tables.atlas.points().size(); ++i)
      for (const core::Side side : {core::Side::left, core::Side::right})
        (void)state.atlas().pattern(referral::TriggerPointId{static_cast<std::uint16_t>(i)}, side);
  };
  bench.time("all_patterns_new_shape", 9, [&] {
    shape.muscle = shape.muscle > 0.7f ? 0.6f : shape.muscle + 0.01f;
    state.reshape(shape);
    allPatterns();
  });
  bench.time("landmarks_regions_new_shape", 15, [&] {
    shape.muscle = shape.muscle > 0.7f ? 0.6f : shape.muscle + 0.01f;
    state.reshape(shape);
    (void)state.regions();
  });
  referral::ZonePainter painter(state.body(), state.landmarks(), state.geodesics());
  const auto points = tables.atlas.points().size();
  std::size_t next = 0;
  bench.time("pattern", 10 * static_cast<int>(points), [&] {
    (void)painter.pattern(tables.atlas,
                          referral::TriggerPointId{static_cast<std::uint16_t>(next++ % points)},
                          core::Side::left);
  });
  const anatomy::BodyPoint cheek =
      state.landmarks().at(*tables.landmarks.find("gonial-angle"), core::Side::left);
  std::uint32_t vertex = 0;
  bench.time("zone_8cm", 401, [&] {
    vertex = (vertex + 977) % anatomy::kVertexCount;
    (void)painter.paintDabs(
        {{anatomy::bodyPointAtVertex(model, anatomy::VertexId{vertex}), 80.0f}});
  });
  bench.time("zone_8cm_cheek", 201, [&] { (void)painter.paintDabs({{cheek, 80.0f}}); });
  referral::Complaint symptom{
      .symptoms = {referral::SymptomId{0}}, .painted = {}, .side = {}, .knots = {}};
  bench.time("rank_symptom", 51, [&] { (void)referral::rankCandidates(state.atlas(), symptom); });
  const referral::Complaint painted{
      .symptoms = {}, .painted = {{cheek, 30.0f}}, .side = {}, .knots = {}};
  bench.time("rank_painted", 51, [&] { (void)referral::rankCandidates(state.atlas(), painted); });
}

void benchMuscles(Bench& bench, const anatomy::BodyModel& model, const findings::Tables& tables) {
  findings::BodyState state(model, tables, anatomy::defaultMan());
  anatomy::Musculature muscles(tables.muscles, tables.skeleton, model);
  bench.time("muscles_new_shape", 31, [&] { muscles.fit(state.body(), state.landmarks()); });
  bench.time("muscles_first_query", 1, [&] { (void)muscles.below({}); });
  constexpr std::uint32_t kEvery = 61;  // a few hundred places all over the body
  std::uint32_t face = 0;
  bench.time("where_muscles", 501, [&] {
    (void)muscles.below({anatomy::FaceId{face}, 0.5f, 0.5f});
    face = (face + kEvery) % anatomy::kFaceCount;
  });
}

core::Status benchFrames(Bench& bench, const platform::DataFolders& folders) {
  auto context = render::OffscreenContext::create();
  if (!context) return context.error();
  constexpr int kWidth = 1280, kHeight = 800;
  auto data = app::loadProgramData(folders);
  if (!data) return data.error();
  auto program = app::Program::create(
      {.folders = folders, .stateFolder = {}, .session = {}, .shape = {}}, std::move(data).value());
  if (!program) return program.error();
  const render::WindowTarget target(kWidth, kHeight);
  app::Program& p = **program;
  double seconds = 0.0;
  p.edit(session::ShowPattern{{"TRAP-1", core::Side::left}, true});
  const auto frame = [&] {
    p.frame(kWidth, kHeight, seconds += 0.016, target.framebuffer());
    render::finishDrawing();
  };
  for (int i = 0; i < 20; ++i) frame();
  bench.time("frame_orbit_1280x800", 61, [&] {
    p.perform(ui::TurnBody{0.02f, 0.0f});
    frame();
  });
  p.perform(ui::ShowMuscles{{.skinOpacity = 0.4f}});
  for (int i = 0; i < 5; ++i) frame();
  bench.time("frame_orbit_muscles", 61, [&] {
    p.perform(ui::TurnBody{0.02f, 0.0f});
    frame();
  });
  p.perform(ui::ShowMuscles{});
  std::vector<double> refine;
  for (int i = 0; i < 9; ++i) {
    p.perform(ui::TurnBody{0.02f, 0.0f});
    frame();
    seconds += 0.2;
    const auto start = Clock::now();
    do {
      frame();
    } while (p.nextFrameIn(seconds));
    refine.push_back(msSince(start));
  }
  bench.add("refine_at_rest", refine);
  bench.figures()["renderer"] = render::rendererName();
  return core::Done{};
}

void benchSave(Bench& bench) {
  session::Session session;
  for (int i = 0; i < 40; ++i) {
    anatomy::Mark mark;
    mark.id = anatomy::MarkId{session.nextMark++};
    session.marks.push_back(mark);
  }
  const platform::TemporaryFolder folder("bench");
  const auto file = folder / "bench.knotmap";
  bench.time("save_session", 21, [&] { (void)bool(session::saveSession(session, file)); });
  bench.time("load_session", 51, [&] { (void)bool(session::loadSession(file)); });
}

/// Whole processes: this executable with other arguments.
double processMs(const std::vector<std::string>& arguments) {
  const auto start = Clock::now();
  return platform::runOwnProgram(arguments) == 0 ? msSince(start) : -1.0;
}

void benchProcesses(Bench& bench) {
  const auto run = [&bench](const char* name, const std::vector<std::string>& arguments) {
    std::vector<double> ms;
    if (processMs(arguments) < 0.0) return;
    for (int i = 0; i < 9; ++i) ms.push_back(processMs(arguments));
    bench.add(name, ms);
  };
  const platform::TemporaryFolder folder("bench");
  const std::string picture = (folder / "bench.png").string();
  run("process_render_1280x800",
      {"render", "--view", "face", "--size", "1280x800", "--output", picture});
  if (!platform::environment("DISPLAY").empty())
    run("process_first_frame", {"window", "--first-frame"});
}

}  // namespace

core::Result<Json> runBench(const platform::DataFolders& folders) {
  auto model = anatomy::BodyModel::load(folders.body);
  if (!model) return model.error();
  auto tables = findings::loadTables(folders.assets);
  if (!tables) return tables.error();
  Bench bench;
  benchBody(bench, folders, *model);
  benchMuscles(bench, *model, **tables);
  benchReferral(bench, *model, **tables);
  if (auto drawn = benchFrames(bench, folders); !drawn) return drawn.error();
  benchSave(bench);
  benchProcesses(bench);
  Json figures = bench.figures();
  figures["resident_mb"] = platform::residentMb();
  return Json{{"figures", figures}};
}

}  // namespace knotmap::devtools
