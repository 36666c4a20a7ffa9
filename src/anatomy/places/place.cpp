#include "anatomy/places/place.h"

#include <fmt/format.h>

#include <cctype>
#include <cmath>
#include <cstdlib>

#include "anatomy/skin/geodesic.h"
#include "anatomy/skin/skin_walk.h"
#include "core/data_reader.h"
#include "core/json.h"
#include "core/messages.h"

namespace knotmap::anatomy {
namespace {

constexpr float kReferenceStatureM = 1.73f;  // the average man of the body data
constexpr std::string_view kOpposite = "opposite:";

Place readLandmark(const core::DataReader& data, const LandmarkTable& table) {
  Place place;
  std::string id = data.text();
  place.otherSide = id.rfind(kOpposite, 0) == 0;
  if (place.otherSide) id = id.substr(kOpposite.size());
  if (const auto found = table.find(id)) {
    place.landmark = *found;
    return place;
  }
  const std::string near = core::closestWord(id, table.ids());
  data.problem(near.empty() ? fmt::format("unknown \"{}\", expected a landmark id", id)
                            : fmt::format("unknown \"{}\", expected a landmark id (did you mean "
                                          "\"{}\"?)",
                                          id, near));
  return place;
}

Place readBetween(const core::DataReader& data, const LandmarkTable& table) {
  data.allowOnly({"between", "at"});
  Place place{.kind = Place::Kind::between};
  const core::DataReader ends = data.at("between");
  for (const core::DataReader& end : ends.items()) place.ends.push_back(readPlace(end, table));
  if (ends.isList() && place.ends.size() != 2)
    ends.problem(fmt::format("found {} places, expected 2", place.ends.size()));
  place.ends.resize(2);
  place.amount = static_cast<float>(data.number("at", -1.0, 2.0));
  return place;
}

Place readToward(const core::DataReader& data, const LandmarkTable& table) {
  data.allowOnly({"from", "toward", "mm"});
  Place place{.kind = Place::Kind::toward};
  place.ends.push_back(readPlace(data.at("from"), table));
  place.ends.push_back(readPlace(data.at("toward"), table));
  place.amount = static_cast<float>(data.number("mm", -300.0, 300.0));
  return place;
}

/// The point `mm` along the skin from `a` toward `b`; before `a` and beyond `b` straight on.
BodyPoint alongMm(const Body& body, std::span<const BodyPoint> path, float mm) {
  const float length = pathLengthMm(body, path);
  if (path.size() < 2 || length <= 0.0f) return path.front();
  if (mm >= 0.0f && mm <= length) return pointAlong(body, path, mm / length);
  // The heading at an end is taken over a stretch of path: single steps may be tiny.
  const float stretch = std::min(0.5f, 10.0f / length);
  const bool before = mm < 0.0f;
  const core::Vec3 end = body.positionAt(before ? path.front() : path.back());
  const core::Vec3 inside =
      body.positionAt(pointAlong(body, path, before ? stretch : 1.0f - stretch));
  return walkStraight(body, before ? path.front() : path.back(), end - inside,
                      before ? -mm : mm - length);
}

BodyPoint resolveOnLeft(const Place& place, const Body& body, const Landmarks& landmarks) {
  if (place.kind == Place::Kind::landmark)
    return landmarks.at(place.landmark, place.otherSide ? core::Side::right : core::Side::left);
  const BodyPoint a = resolveOnLeft(place.ends[0], body, landmarks);
  const BodyPoint b = resolveOnLeft(place.ends[1], body, landmarks);
  const std::vector<BodyPoint> path = skinPath(body, a, b);
  const float mm = place.kind == Place::Kind::between
                       ? place.amount * pathLengthMm(body, path)
                       : place.amount * body.statureM() / kReferenceStatureM;
  return alongMm(body, path, mm);
}

/// Spinal levels and other proper names go without an article.
std::string landmarkWords(const Landmark& landmark, bool otherSide, const core::Messages& words) {
  const bool proper =
      !landmark.name.empty() && std::isupper(static_cast<unsigned char>(landmark.name[0])) != 0;
  std::string name =
      proper ? landmark.name : words("place.landmark", fmt::arg("name", landmark.name));
  return otherSide ? words("place.other-side", fmt::arg("what", name)) : name;
}

}  // namespace

Place readPlace(const core::DataReader& data, const LandmarkTable& table) {
  if (data.isText()) return readLandmark(data, table);
  if (data.has("between")) return readBetween(data, table);
  if (data.has("from")) return readToward(data, table);
  if (!data.raw().is_null())
    data.problem("expected a landmark id, {\"between\", \"at\"} or {\"from\", \"toward\", \"mm\"}");
  return {};
}

std::string describePlace(const Place& place, const LandmarkTable& table) {
  const core::Messages& words = table.words();
  if (place.kind == Place::Kind::landmark)
    return landmarkWords(table[place.landmark], place.otherSide, table.words());
  const std::string a = describePlace(place.ends[0], table);
  const std::string b = describePlace(place.ends[1], table);
  if (place.kind == Place::Kind::between)
    return words("place.between", fmt::arg("percent", std::lround(100.0f * place.amount)),
                 fmt::arg("from", a), fmt::arg("to", b));
  return words(place.amount < 0.0f ? "place.away" : "place.toward",
               fmt::arg("mm", std::lround(std::abs(place.amount))), fmt::arg("from", a),
               fmt::arg("to", b));
}

BodyPoint resolvePlace(const Place& place, const Body& body, const Landmarks& landmarks,
                       core::Side side) {
  const BodyPoint left = resolveOnLeft(place, body, landmarks);
  return side == core::Side::left ? left : body.model().mirrored(left);
}

}  // namespace knotmap::anatomy
