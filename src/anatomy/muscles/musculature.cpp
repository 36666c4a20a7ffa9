#include "anatomy/muscles/musculature.h"

#include <algorithm>

#include "anatomy/muscles/muscle_tree.h"

namespace knotmap::anatomy {
namespace {

using core::Side;
using core::Vec3;
using Layout = MuscleMeshLayout;

/// Muscles beyond the middle belong to the other face of the body. A little more, since bellies
/// overlap there.
constexpr float kShareOfChord = 0.58f;

Vec3 mirrored(Vec3 v) { return {-v.x, v.y, v.z}; }
Ray mirrored(const Ray& ray) { return {mirrored(ray.origin), mirrored(ray.direction)}; }

}  // namespace

struct Musculature::Impl {
  Impl(const MuscleTable& muscles, const SkeletonTable& bones, const BodyModel& model)
      : table(&muscles), skeleton(&bones), skin(model), sheets(muscles.muscles().size()) {
    for (std::size_t i = 0; i < muscles.muscles().size(); ++i) add(i);
  }

  void add(std::size_t muscle) {
    const auto heads = static_cast<std::uint32_t>(table->muscles()[muscle].heads.size());
    rangeOf.push_back(ranges.size());
    if (heads == 0) return;
    MuscleRange range{.muscle = MuscleId{static_cast<std::uint16_t>(muscle)},
                      .firstVertex = static_cast<std::uint32_t>(vertices.size()),
                      .vertexCount = heads * Layout::kVertices,
                      .firstIndex = static_cast<std::uint32_t>(indices.size()),
                      .indexCount = heads * 3 * Layout::kTriangles};
    for (std::uint32_t head = 0; head < heads; ++head) {
      const auto more = muscleMeshIndices(range.firstVertex + head * Layout::kVertices);
      indices.insert(indices.end(), more.begin(), more.end());
      muscleOfHead.push_back(range.muscle);
    }
    vertices.resize(range.firstVertex + range.vertexCount);
    sheets[muscle].resize(heads);
    ranges.push_back(range);
  }

  void lay(MuscleId id, const Skeleton& bones, float fat) {
    const Muscle& muscle = (*table)[id];
    std::vector<const MuscleSheet*> over;
    for (const MuscleId group : muscle.under)
      for (const MuscleId outer : table->surfacesOf(group))
        for (const MuscleSheet& sheet : sheets[static_cast<std::size_t>(outer)])
          over.push_back(&sheet);
    const auto i = static_cast<std::size_t>(id);
    const MuscleRange& range = ranges[rangeOf[i]];
    for (std::size_t h = 0; h < muscle.heads.size(); ++h) {
      sheets[i][h] = layMuscleSheet(muscle.heads[h], {bones, skin, fat, over});
      const std::size_t first = range.firstVertex + h * Layout::kVertices;
      fillMuscleMesh(sheets[i][h], muscle.heads[h], headIndices,
                     std::span(vertices).subspan(first).first<Layout::kVertices>());
    }
  }

  MuscleId muscleOf(std::uint32_t triangle) const {
    return muscleOfHead[triangle / Layout::kTriangles];
  }

  /// The tree for the current muscles, made when first needed: pictures do without.
  const MuscleTree& queries() const {
    if (!tree)
      tree = std::make_unique<MuscleTree>(vertices, indices);
    else if (treeStale)
      tree->refit();
    treeStale = false;
    return *tree;
  }

  /// Adds the muscles of one side along a line.
  void cross(const Ray& ray, float lengthM, Side side, std::vector<MuscleCrossing>& found) const {
    std::vector<MuscleTree::Meeting> meetings;
    queries().meetings(side == Side::left ? ray : mirrored(ray), lengthM, meetings);
    for (const auto& [triangle, distanceM] : meetings) {
      const float mm = distanceM * core::kMmPerM;
      const MuscleId id = muscleOf(triangle);
      const auto known = std::find_if(found.begin(), found.end(), [&](const MuscleCrossing& c) {
        return c.muscle == id && c.side == side;
      });
      if (known == found.end()) {
        found.push_back({id, side, mm, mm});
        continue;
      }
      known->enterMm = std::min(known->enterMm, mm);
      known->exitMm = std::max(known->exitMm, mm);
    }
  }

  /// The next face of a muscle of which one face lies before `fromM`.
  void findExit(const Ray& ray, float fromM, MuscleCrossing& crossing) const {
    std::vector<MuscleTree::Meeting> meetings;
    const Ray& own = crossing.side == Side::left ? ray : mirrored(ray);
    queries().meetings(own, fromM / kShareOfChord, meetings);
    float nextM = Box::kFar;
    for (const auto& [triangle, distanceM] : meetings)
      if (muscleOf(triangle) == crossing.muscle && distanceM > fromM)
        nextM = std::min(nextM, distanceM);
    if (nextM < Box::kFar) crossing.exitMm = nextM * core::kMmPerM;
  }

  const MuscleTable* table;
  const SkeletonTable* skeleton;
  OuterSkin skin;
  const Body* body = nullptr;
  std::vector<std::vector<MuscleSheet>> sheets;  ///< of each muscle's heads
  std::vector<std::size_t> rangeOf;              ///< of each muscle; meaningless without heads
  std::vector<MuscleRange> ranges;
  std::vector<MuscleVertex> vertices;
  std::vector<std::uint32_t> indices;
  std::vector<std::uint32_t> headIndices = muscleMeshIndices(0);
  std::vector<MuscleId> muscleOfHead;
  mutable std::unique_ptr<MuscleTree> tree;
  mutable bool treeStale = true;
};

Musculature::Musculature(const MuscleTable& muscles, const SkeletonTable& skeleton,
                         const BodyModel& model)
    : impl_(std::make_unique<Impl>(muscles, skeleton, model)) {}
Musculature::~Musculature() = default;
Musculature::Musculature(Musculature&&) noexcept = default;
Musculature& Musculature::operator=(Musculature&&) noexcept = default;

void Musculature::fit(const Body& body, const Landmarks& landmarks) {
  impl_->body = &body;
  impl_->skin.refit(body);
  const Skeleton bones(*impl_->skeleton, landmarks, impl_->skin);
  const float fat = tissueThickness(body.shape());
  for (const MuscleId id : impl_->table->fromOutside()) impl_->lay(id, bones, fat);
  impl_->treeStale = true;
}

const MuscleTable& Musculature::table() const { return *impl_->table; }
std::span<const MuscleRange> Musculature::ranges() const { return impl_->ranges; }
std::span<const MuscleVertex> Musculature::vertices() const { return impl_->vertices; }
std::span<const std::uint32_t> Musculature::indices() const { return impl_->indices; }

std::vector<MuscleCrossing> Musculature::below(BodyPoint point) const {
  std::vector<MuscleCrossing> found;
  if (impl_->indices.empty()) return found;
  const SurfacePoint skin = impl_->body->surfaceAt(point);
  const Ray inwards{skin.position, -skin.normal};
  const float halfway = kShareOfChord * impl_->skin.chordM(skin.position, skin.normal);
  impl_->cross(inwards, halfway, Side::left, found);
  impl_->cross(inwards, halfway, Side::right, found);
  for (MuscleCrossing& crossing : found)
    if (crossing.exitMm <= crossing.enterMm) impl_->findExit(inwards, halfway, crossing);
  std::sort(found.begin(), found.end(), [](const MuscleCrossing& a, const MuscleCrossing& b) {
    return a.enterMm != b.enterMm ? a.enterMm < b.enterMm : a.muscle < b.muscle;
  });
  return found;
}

std::optional<MuscleHit> Musculature::pick(const Ray& ray, const Shown& shown) const {
  std::optional<MuscleHit> nearest;
  const auto passage = impl_->skin.passage(ray);
  if (impl_->indices.empty() || !passage) return nearest;
  const float farM = glm::mix(passage->enterM, passage->exitM, kShareOfChord);
  std::vector<MuscleTree::Meeting> meetings;
  for (const Side side : {Side::left, Side::right}) {
    meetings.clear();
    impl_->queries().meetings(side == Side::left ? ray : mirrored(ray), farM, meetings);
    for (const auto& [triangle, distanceM] : meetings) {
      const MuscleId id = impl_->muscleOf(triangle);
      if ((!nearest || distanceM < nearest->distanceM) && shown(id, side))
        nearest = MuscleHit{id, side, distanceM};
    }
  }
  return nearest;
}

float tissueThickness(const BodyShape& shape) {
  // Skinfolds of light and heavy adults differ about threefold; women's are about a quarter
  // thicker at the same build.
  const float byWeight = shape.weight < 0.5f ? glm::mix(0.6f, 1.0f, 2.0f * shape.weight)
                                             : glm::mix(1.0f, 2.0f, 2.0f * shape.weight - 1.0f);
  return byWeight * glm::mix(1.25f, 1.0f, shape.sex);
}

}  // namespace knotmap::anatomy
