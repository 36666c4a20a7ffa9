#include "sample.h"

#include <fmt/format.h>

#include <stdexcept>

#include "core/assets.h"
#include "core/messages.h"

namespace knotmap::tests {
namespace {

using namespace std::chrono_literals;
constexpr std::chrono::year_month_day kDate = 2026y / 11 / 21;

core::Messages english() {
  auto loaded = core::Messages::load(KNOTMAP_TEST_ASSETS);
  if (!loaded) throw std::runtime_error(loaded.error().message());
  return std::move(loaded).value();
}

guidance::Step step(const std::string& name, const std::string& dose) {
  guidance::Step step;
  step.technique = step.name = name;
  step.dose.text = dose;
  step.dose.sources = {"book"};
  step.steps = {"Do " + name + " first.", "Then wait.", "Third of " + name + "."};
  step.limits = {"Never too hard.", "Own limit of " + name + "."};
  step.stopWhen = {"it tingles", "something of " + name + " hurts"};
  step.sources = {"book", "paper"};
  step.at = {0};
  step.spots = {"Mark 1, left shoulder"};
  return step;
}

guidance::Advice planAdvice() {
  guidance::Advice advice;
  advice.status = guidance::Advice::Status::ok;
  advice.urgency = guidance::Urgency::selfCareWithLimits;
  advice.steps = {step("warmth", "10 minutes before"), step("squeeze", "30 seconds, three times"),
                  step("stroll", "a quarter of an hour")};
  advice.steps[1].dose.perDay = 2;
  guidance::Precaution limit;
  limit.text = "Beside the spine only.";
  limit.sources = {"guide"};
  advice.limits = {limit};
  advice.noPress = {{"Mark 2, throat", "front of the neck", "vessels lie there", {"guide"}}};
  advice.minutes = 11.2;
  advice.treatments = {
      {"needle", "Dry needling", "a thin needle", guidance::With::professional, {"paper"}}};
  for (unsigned day = 0; day < 7; ++day) {
    guidance::PlanDay planned;
    planned.date = std::chrono::sys_days{kDate} + std::chrono::days{day};
    planned.steps = day % 2 == 0 ? std::vector<std::size_t>{0, 1, 2} : std::vector<std::size_t>{2};
    if (day % 2 == 1) planned.note = "A day of rest.";
    advice.week.push_back(planned);
  }
  guidance::FollowUp later;
  later.text = "if it is no better, have it looked at.";
  later.whom = "a physiotherapist";
  later.days = 14;
  later.date = 2026y / 12 / 5;
  later.sources = {"guide"};
  advice.followUps = {later};
  return advice;
}

}  // namespace

handout::Subject Sample::subject() const {
  return {.session = session,
          .advice = advice,
          .about = about,
          .sources = sources,
          .messages = messages,
          .spots = spots,
          .pictures = pictures,
          .ruleOut = ruleOut,
          .date = kDate,
          .clinic = clinic};
}

handout::Picture samplePicture() {
  handout::Picture picture{60, 80, {}, {}, "From behind", "The back with one mark."};
  picture.rgb.assign(60 * 80 * 3, 200);
  picture.labels = {{handout::PictureLabel::Kind::side, "L", 0.1f, 0.05f, 0.1f, 0.05f},
                    {handout::PictureLabel::Kind::mark, "1", 0.4f, 0.3f, 0.5f, 0.4f}};
  return picture;
}

Sample samplePlan(int marks) {
  Sample sample;
  sample.messages = english();
  for (int i = 0; i < marks; ++i) {
    anatomy::Mark mark;
    mark.id = anatomy::MarkId{static_cast<std::uint32_t>(i + 1)};
    mark.since = "weeks";
    sample.session.marks.push_back(mark);
    sample.spots.push_back(
        {fmt::format("left place {}", i + 1), "a muscle", "the temple", {"book"}});
  }
  sample.advice = planAdvice();
  sample.about = {{"about-1", "Take it as a hint.", {}, {"guide"}}};
  // Sorted by id, as the reader leaves them; two figures of one book share its title.
  sample.sources = {{"book", "A Manual", "book"},
                    {"figure", "A Manual", "book"},
                    {"guide", "A Guideline", "guideline"},
                    {"paper", "A Trial", "paper"}};
  sample.pictures = {samplePicture(), samplePicture()};
  sample.ruleOut = {"A sudden pain in the chest: call for help."};
  sample.clinic = "Example Practice, 555 0100";
  return sample;
}

Sample sampleStop() {
  Sample sample = samplePlan();
  sample.advice.status = guidance::Advice::Status::stop;
  sample.advice.urgency = guidance::Urgency::today;
  sample.advice.stops = {{"numb",
                          "Numbness may come from a nerve.",
                          "See a doctor today.",
                          guidance::Urgency::today,
                          {"guide"}}};
  return sample;
}

}  // namespace knotmap::tests
