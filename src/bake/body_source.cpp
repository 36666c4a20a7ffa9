#include "bake/body_source.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>

#include "core/data_reader.h"
#include "core/files.h"
#include "core/json.h"

namespace knotmap::bake {
namespace {

using anatomy::kEyeVertexCount;
using anatomy::kVertexCount;
using anatomy::Segment;
using core::Error;
using core::Json;
using core::Result;
using core::Status;

// Counts of the published mesh hm08 and of the target file; docs/methods.md "The body".
constexpr std::size_t kSourceVertices = 19158;
constexpr std::size_t kSourceFaces = 18486;
constexpr std::size_t kIntegersPerFace = 10;
constexpr int kFaceMask = 11;  // quad, material, one uv per corner
constexpr std::size_t kFirstEyeVertex = 14598;
constexpr int kMaterialBody = 0, kMaterialRightEye = 6, kMaterialLeftEye = 7;
constexpr std::size_t kSourceTargets = 1258;
constexpr std::size_t kTargetBytes = kSourceVertices * 3 * sizeof(std::int16_t);
constexpr std::size_t kCheckedTarget = 3;
constexpr long kCheckedTargetSum = 2952;

struct SourceFile {
  const char* path;
  const char* sha256;
};
constexpr SourceFile kModel{"public/data/models/human_full_size.json",
                            "e11f5f6d6789e60ad3dc2dcfebce2b834c6e5146e4a6962968d63b0e1b897b10"};
constexpr SourceFile kTargets{"public/data/targets/targets.bin",
                              "4e5d28afe2cfb764a554179e38478f7ff8eb3c452d1773e093f560e59a56cd52"};
constexpr SourceFile kTargetList{
    "src/json/targets/target-list.json",
    "6d56e0be88b1b33f8558e8f6bc6240c4f50c3e3664609a68acac39de458f5188"};

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string text;
  for (unsigned i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

Result<std::string> readChecked(const std::filesystem::path& folder, const SourceFile& file) {
  const std::filesystem::path path = folder / file.path;
  auto bytes = core::readFile(path, 256u << 20);
  if (!bytes) return bytes.error();
  const std::string found = sha256(*bytes);
  if (found != file.sha256)
    return Error{path.string(), fmt::format("SHA-256 is {}, expected {}", found, file.sha256)};
  return bytes;
}

Error count(const char* what, std::size_t found, std::size_t expected) {
  return {kModel.path, fmt::format("{}: found {}, expected {}", what, found, expected)};
}

Status readPositions(const Json& model, BodySource& source) {
  const auto values = model.at("vertices").get<std::vector<float>>();
  if (values.size() != kSourceVertices * 3)
    return count("vertices", values.size() / 3, kSourceVertices);
  const auto append = [&](std::size_t first, std::size_t number) {
    for (std::size_t i = 3 * first; i < 3 * (first + number); i += 3)
      source.restDm.emplace_back(values[i], values[i + 1], values[i + 2]);
  };
  append(0, kVertexCount);
  append(kFirstEyeVertex, kEyeVertexCount);
  return core::Done{};
}

Status readFaces(const Json& model, BodySource& source) {
  const auto values = model.at("faces").get<std::vector<int>>();
  if (values.size() != kSourceFaces * kIntegersPerFace)
    return count("faces", values.size() / kIntegersPerFace, kSourceFaces);
  for (std::size_t i = 0; i < values.size(); i += kIntegersPerFace) {
    if (values[i] != kFaceMask)
      return count("face mask", static_cast<std::size_t>(values[i]), kFaceMask);
    const int material = values[i + 5];
    const bool eye = material == kMaterialLeftEye || material == kMaterialRightEye;
    if (material != kMaterialBody && !eye) continue;
    const int first = eye ? static_cast<int>(kFirstEyeVertex) : 0;
    const int limit = eye ? static_cast<int>(kEyeVertexCount) : static_cast<int>(kVertexCount);
    anatomy::Quad quad{};
    for (std::size_t k = 0; k < 4; ++k) {
      const int vertex = values[i + 1 + k] - first;
      if (vertex < 0 || vertex >= limit) return count("vertex of a face", values[i + 1 + k], limit);
      quad[k] = static_cast<std::uint16_t>(vertex);
    }
    (eye ? source.eyeFaces : source.faces).push_back(quad);
  }
  if (source.faces.size() != anatomy::kFaceCount)
    return count("body quads", source.faces.size(), anatomy::kFaceCount);
  if (source.eyeFaces.size() != anatomy::kEyeFaceCount)
    return count("eye quads", source.eyeFaces.size(), anatomy::kEyeFaceCount);
  return core::Done{};
}

Segment segmentOfBone(std::string_view bone) {
  struct Prefix {
    std::string_view text;
    Segment segment;
  };
  constexpr std::array kPrefixes{
      Prefix{"neck", Segment::neck},        Prefix{"spine", Segment::trunk},
      Prefix{"breast", Segment::trunk},     Prefix{"clavicle", Segment::trunk},
      Prefix{"shoulder", Segment::trunk},   Prefix{"pelvis", Segment::trunk},
      Prefix{"root", Segment::trunk},       Prefix{"upperarm", Segment::arm},
      Prefix{"lowerarm", Segment::forearm}, Prefix{"wrist", Segment::hand},
      Prefix{"finger", Segment::hand},      Prefix{"metacarpal", Segment::hand},
      Prefix{"upperleg", Segment::thigh},   Prefix{"lowerleg", Segment::leg},
      Prefix{"foot", Segment::foot},        Prefix{"toe", Segment::foot}};
  for (const Prefix& prefix : kPrefixes)
    if (bone.substr(0, prefix.text.size()) == prefix.text) return prefix.segment;
  return Segment::head;  // head, jaw and the muscles of the face
}

Status readSegments(const Json& model, BodySource& source) {
  constexpr std::size_t kPerVertex = 4;
  const auto bones = model.at("skinIndices").get<std::vector<std::size_t>>();
  const auto weights = model.at("skinWeights").get<std::vector<float>>();
  const Json& names = model.at("bones");
  if (bones.size() != kSourceVertices * kPerVertex || weights.size() != bones.size())
    return count("bone weights", bones.size(), kSourceVertices * kPerVertex);
  for (std::size_t v = 0; v < kVertexCount; ++v) {
    std::array<float, 9> bySegment{};
    for (std::size_t k = kPerVertex * v; k < kPerVertex * (v + 1); ++k) {
      if (bones[k] >= names.size()) return count("bone index", bones[k], names.size());
      const auto name = names[bones[k]].at("name").get<std::string>();
      bySegment[static_cast<std::size_t>(segmentOfBone(name))] += weights[k];
    }
    const auto most = std::max_element(bySegment.begin(), bySegment.end()) - bySegment.begin();
    source.segments.push_back(static_cast<Segment>(most));
  }
  return core::Done{};
}

/// The words of an adult macro target, or "" for every other target.
std::string adultName(const std::string& path) {
  constexpr std::string_view kFolder = "data/targets/macrodetails/";
  constexpr std::string_view kEnding = ".target";
  if (path.compare(0, kFolder.size(), kFolder) != 0) return {};
  for (const char* age : {"-baby", "-child"})
    if (path.find(age) != std::string::npos) return {};
  std::string name = path.substr(kFolder.size(), path.size() - kFolder.size() - kEnding.size());
  const std::size_t slash = name.rfind('/');
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

std::vector<std::int16_t> usedOffsets(std::string_view target) {
  std::vector<std::int16_t> all(kSourceVertices * 3);
  std::memcpy(all.data(), target.data(), kTargetBytes);
  std::vector<std::int16_t> used(all.begin(), all.begin() + kVertexCount * 3);
  const auto eyes = all.begin() + kFirstEyeVertex * 3;
  used.insert(used.end(), eyes, eyes + kEyeVertexCount * 3);
  return used;
}

Status readTargets(const Json& list, std::string_view bytes, BodySource& source) {
  std::vector<std::string> names;
  for (const auto& [name, words] : list.at("targets").items()) names.push_back(name);
  std::sort(names.begin(), names.end());  // the order of targets.bin
  if (names.size() != kSourceTargets || bytes.size() != kSourceTargets * kTargetBytes)
    return Error{kTargetList.path,
                 fmt::format("found {} targets in {} bytes, expected {} in {}", names.size(),
                             bytes.size(), kSourceTargets, kSourceTargets * kTargetBytes)};
  const auto block = [&](std::size_t i) { return bytes.substr(i * kTargetBytes, kTargetBytes); };
  std::vector<std::int16_t> checked(kSourceVertices * 3);
  std::memcpy(checked.data(), block(kCheckedTarget).data(), kTargetBytes);
  if (const long sum = std::accumulate(checked.begin(), checked.end(), 0L);
      sum != kCheckedTargetSum)
    return Error{kTargets.path,
                 fmt::format("target 3 sums to {}, expected {}", sum, kCheckedTargetSum)};

  std::map<std::vector<std::int16_t>, std::size_t> known;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = adultName(names[i]);
    if (name.empty()) continue;
    std::vector<std::int16_t> offsets = usedOffsets(block(i));
    if (std::all_of(offsets.begin(), offsets.end(), [](std::int16_t o) { return o == 0; }))
      continue;
    const auto [place, isNew] = known.emplace(offsets, source.shapes.size());
    if (isNew) source.shapes.push_back(std::move(offsets));
    source.targets.push_back({name, place->second});
  }
  return core::Done{};
}

}  // namespace

Result<BodySource> readBodySource(const std::filesystem::path& folder) {
  auto modelText = readChecked(folder, kModel);
  if (!modelText) return modelText.error();
  auto listText = readChecked(folder, kTargetList);
  if (!listText) return listText.error();
  auto targets = readChecked(folder, kTargets);
  if (!targets) return targets.error();
  auto model = core::parseJson(*modelText, kModel.path);
  if (!model) return model.error();
  auto list = core::parseJson(*listText, kTargetList.path);
  if (!list) return list.error();
  BodySource source;
  try {
    if (auto read = readPositions(*model, source); !read) return read.error();
    if (auto read = readFaces(*model, source); !read) return read.error();
    if (auto read = readSegments(*model, source); !read) return read.error();
    if (auto read = readTargets(*list, *targets, source); !read) return read.error();
  } catch (const Json::exception& error) {
    return Error{folder.string(),
                 fmt::format("has another structure than expected: {}", error.what())};
  }
  return source;
}

}  // namespace knotmap::bake
