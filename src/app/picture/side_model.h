#pragma once

#include <filesystem>

#include "anatomy/body/body.h"
#include "anatomy/models/model_file.h"
#include "render/scene.h"

namespace knotmap::app {

/// An imported model and its box, in the units of its file.
struct SideModel {
  anatomy::NamedMesh mesh;
  core::Vec3 lowest{}, highest{};
  std::uint64_t revision = 0;
};

/// Reads a model that can be shown. Errors: what `readModel` refuses; places that are no numbers;
/// a model without height.
core::Result<SideModel> loadSideModel(const std::filesystem::path& file, std::uint64_t revision);

/// The model on the ground to the patient's left of the body, with a gap. One between 0.3 and 3 m
/// tall keeps its size; any other is made as tall as the body.
render::ModelView placedBeside(const SideModel& model, const anatomy::Body& body);

/// True where the model would stand between the viewer and the body.
bool hidesBody(const render::Camera& camera);

/// Looks from the front at both.
render::Camera cameraOnBoth(const SideModel& model, const anatomy::Body& body, float aspect);

}  // namespace knotmap::app
