#include "app/picture/side_model.h"

#include <catch2/catch.hpp>

#include "app/world.h"
#include "core/assets.h"
#include "platform/files.h"

using namespace knotmap;
using tests::OffscreenProgram;

namespace {

std::filesystem::path written(const char* name, const char* text) {
  const auto file = std::filesystem::path(KNOTMAP_TEST_BUILD) / name;
  REQUIRE(bool(platform::writeFileAtomically(file, text)));
  return file;
}

/// A standing board, 2 wide and 4 high in units of its file: taller than any person in metres.
std::filesystem::path board() {
  return written("board.obj", "v 1 1 0\nv 3 1 0\nv 3 5 0\nv 1 5 0\nf 1 2 3\nf 1 3 4\n");
}

/// The brightest channel difference of the picture at the middle of the board.
float boardShows(OffscreenProgram& program, const render::Image& before) {
  const anatomy::Body& body = program->body().body();
  const auto model = app::loadSideModel(board(), 1);
  const render::ModelView view = app::placedBeside(*model, body);
  const auto at = render::projectToPixel(program->view().camera(), program->view().viewport(),
                                         view.offset + view.scale * core::Vec3{2.0f, 3.0f, 0.0f});
  const render::Image now = program.picture();
  const std::size_t i = 3 * (static_cast<std::size_t>(at->y) * now.width + std::size_t(at->x));
  float most = 0.0f;
  for (std::size_t k = i; k < i + 3; ++k)
    most = std::max(most, std::abs(float(now.rgb[k]) - float(before.rgb[k])));
  return most;
}

}  // namespace

TEST_CASE("A model too tall for a person is made as tall as the body, left of it", "[app]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultWoman());
  const auto model = app::loadSideModel(board(), 1);
  REQUIRE(bool(model));
  const render::ModelView view = app::placedBeside(*model, body);
  CHECK(view.scale == Approx(body.statureM() / 4.0f));
  CHECK(view.scale * 1.0f + view.offset.y == Approx(0.0f).margin(1e-6));
  float reach = 0.0f;
  for (const core::Vec3& position : body.finePositions()) reach = std::max(reach, position.x);
  CHECK(view.scale * 1.0f + view.offset.x > reach);
}

TEST_CASE("A model as tall as a child keeps its size", "[app]") {
  const anatomy::Body body(tests::bodyModel(), anatomy::defaultWoman());
  const auto model =
      app::loadSideModel(written("small.obj", "v 0 0 0\nv 1 0 0\nv 0 1.2 0\nf 1 2 3\n"), 1);
  REQUIRE(bool(model));
  CHECK(app::placedBeside(*model, body).scale == 1.0f);
}

TEST_CASE("A model is shown beside the body until it is hidden", "[app]") {
  OffscreenProgram program;
  program->perform(ui::OpenModel{board()});
  program.frames(60);
  program->perform(ui::HideModel{});
  program.frames(30);
  const render::Image without = program.picture();
  CHECK(boardShows(program, without) == 0.0f);
  const render::Camera camera = program->view().camera();
  program->perform(ui::OpenModel{board()});
  program.frames(60);
  REQUIRE(program->view().camera() == camera);
  CHECK(boardShows(program, without) > 20.0f);
  program->perform(ui::NewSession{});
  program.frames(30);
  CHECK(boardShows(program, without) == 0.0f);
}

TEST_CASE("A broken model is told as an error and keeps session and picture", "[app]") {
  OffscreenProgram program;
  program->edit(session::SetNotes{"keep me"});
  program.frames(30);
  program->perform(ui::OpenModel{written("broken-side.obj", "v 1 2\nf 1 2 9\n")});
  CHECK(program->ui().frame.notice.isError);
  CHECK(program->ui().frame.notice.text.find("broken-side.obj") != std::string::npos);
  CHECK(program.session().notes == "keep me");
  CHECK_FALSE(program->view().moving());
}
