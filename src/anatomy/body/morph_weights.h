#pragma once

#include <vector>

#include "anatomy/body/body_model.h"
#include "anatomy/body/body_shape.h"

namespace knotmap::anatomy {

/// How much of each shape of the model a body is made of: for every target the product of the
/// corner values of the words in its name, summed per shape. The three ethnic groups count one
/// third each. Source of the rule: the MakeHuman macro target system, docs/methods.md "Body shape".
std::vector<float> morphWeights(const BodyModel& model, const BodyShape& shape);

}  // namespace knotmap::anatomy
