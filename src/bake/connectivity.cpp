#include "bake/connectivity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace knotmap::bake {
namespace {

using anatomy::kEdgeCount;
using anatomy::kVertexCount;
using anatomy::Quad;
using core::Error;
using core::Status;

constexpr const char* kWhere = "reference mesh";
constexpr std::uint16_t kNone = 0xffff;

Status buildEdges(std::span<const Quad> faces, Connectivity& c) {
  std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint16_t> known;
  for (std::size_t f = 0; f < faces.size(); ++f) {
    Quad& sides = c.faceEdges.emplace_back();
    for (std::size_t k = 0; k < 4; ++k) {
      const std::uint16_t a = faces[f][k], b = faces[f][(k + 1) % 4];
      const auto face = static_cast<std::uint16_t>(f);
      const auto [place, isNew] =
          known.emplace(std::minmax(a, b), static_cast<std::uint16_t>(c.edges.size()));
      sides[k] = place->second;
      if (isNew) {
        c.edges.push_back({a, b});
        c.edgeFaces.push_back({face, kNone});
        continue;
      }
      auto& both = c.edgeFaces[place->second];
      const bool opposed = c.edges[place->second][0] == b;
      if (both[1] != kNone || !opposed)
        return Error{kWhere,
                     fmt::format("edge {}-{} does not have two faces of one orientation", a, b)};
      both[1] = face;
    }
  }
  const bool closed = std::all_of(c.edgeFaces.begin(), c.edgeFaces.end(),
                                  [](const auto& both) { return both[1] != kNone; });
  if (!closed || c.edges.size() != kEdgeCount)
    return Error{kWhere,
                 fmt::format("is not closed: {} edges, expected {}", c.edges.size(), kEdgeCount)};
  return core::Done{};
}

void buildVertexFaces(std::span<const Quad> faces, Connectivity& c) {
  std::vector<std::uint32_t> counts(kVertexCount + 1, 0);
  for (const Quad& face : faces)
    for (const std::uint16_t v : face) ++counts[v + 1u];
  for (std::size_t v = 0; v < kVertexCount; ++v) counts[v + 1] += counts[v];
  c.vertexFaceStart = counts;
  c.vertexFaces.resize(faces.size() * 4);
  c.vertexNext.resize(faces.size() * 4);
  for (std::size_t f = 0; f < faces.size(); ++f)
    for (std::size_t k = 0; k < 4; ++k) {
      const std::uint32_t at = counts[faces[f][k]]++;
      c.vertexFaces[at] = static_cast<std::uint16_t>(f);
      c.vertexNext[at] = faces[f][(k + 1) % 4];
    }
}

Status buildMirror(std::span<const Quad> faces, std::span<const core::Vec3> positions,
                   Connectivity& c) {
  // Positions are published with four decimals.
  const auto key = [](float x, const core::Vec3& p) {
    const auto rounded = [](float value) { return std::lround(value * 10000.0f); };
    return std::array<long, 3>{rounded(x), rounded(p.y), rounded(p.z)};
  };
  std::map<std::array<long, 3>, std::uint16_t> byPosition;
  for (std::uint16_t v = 0; v < kVertexCount; ++v)
    byPosition[key(positions[v].x, positions[v])] = v;
  if (byPosition.size() != kVertexCount) return Error{kWhere, "has two vertices in one place"};
  for (std::uint16_t v = 0; v < kVertexCount; ++v) {
    const auto found = byPosition.find(key(-positions[v].x, positions[v]));
    if (found == byPosition.end())
      return Error{kWhere, fmt::format("vertex {} has no mirror image", v)};
    c.mirrorVertex.push_back(found->second);
  }
  std::map<std::set<std::uint16_t>, std::uint16_t> byCorners;
  for (std::size_t f = 0; f < faces.size(); ++f)
    byCorners[{faces[f].begin(), faces[f].end()}] = static_cast<std::uint16_t>(f);
  for (const Quad& face : faces) {
    std::set<std::uint16_t> image;
    for (const std::uint16_t v : face) image.insert(c.mirrorVertex[v]);
    const auto found = byCorners.find(image);
    if (found == byCorners.end()) return Error{kWhere, "has a face without mirror image"};
    c.mirrorFace.push_back(found->second);
  }
  return core::Done{};
}

void buildTriangles(std::span<const Quad> faces, Connectivity& c) {
  for (std::size_t f = 0; f < faces.size(); ++f) {
    const Quad& q = faces[f];
    c.triangles.push_back({q[0], q[1], q[2]});
    c.triangles.push_back({q[0], q[2], q[3]});
    const auto centre = static_cast<std::uint16_t>(kVertexCount + kEdgeCount + f);
    for (std::size_t k = 0; k < 4; ++k) {
      const auto next = static_cast<std::uint16_t>(kVertexCount + c.faceEdges[f][k]);
      const auto previous = static_cast<std::uint16_t>(kVertexCount + c.faceEdges[f][(k + 3) % 4]);
      c.fineTriangles.push_back({q[k], next, centre});
      c.fineTriangles.push_back({q[k], centre, previous});
    }
  }
}

}  // namespace

core::Result<Connectivity> connect(std::span<const Quad> faces,
                                   std::span<const core::Vec3> positions) {
  Connectivity c;
  if (auto built = buildEdges(faces, c); !built) return built.error();
  buildVertexFaces(faces, c);
  if (auto built = buildMirror(faces, positions, c); !built) return built.error();
  buildTriangles(faces, c);
  return c;
}

}  // namespace knotmap::bake
