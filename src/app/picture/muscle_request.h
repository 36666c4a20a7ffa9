#pragma once

#include "anatomy/muscles/musculature.h"
#include "app/picture/render_picture.h"
#include "render/camera.h"
#include "ui/muscles/muscle_display.h"

namespace knotmap::app {

/// The muscles that words of the command line ask for. Errors name the word that is not known.
core::Result<ui::MuscleDisplay> muscleDisplay(const MuscleRequest& request,
                                              const anatomy::MuscleTable& table);

/// Heights of the muscles that `cameraOn` fits into a picture.
inline constexpr float kCloseAround = 1.35f;

/// The camera moved and scaled so that these muscles fill a picture of this aspect; unchanged when
/// there is none.
render::Camera cameraOn(const std::vector<anatomy::SidedMuscle>& wanted,
                        const anatomy::Musculature& muscles, const render::Camera& camera,
                        float aspect);

}  // namespace knotmap::app
