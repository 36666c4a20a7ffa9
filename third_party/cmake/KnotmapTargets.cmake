# Flags are per target: every target of ours links knotmap_warnings.
add_library(knotmap_warnings INTERFACE)
target_compile_options(knotmap_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror
  # glm and nlohmann::json trip these inside GCC 12's own headers.
  -Wno-stringop-overflow -Wno-array-bounds -Wno-restrict -Wno-maybe-uninitialized)
# `#pragma omp simd` only: no runtime, no threads.
target_compile_options(knotmap_warnings INTERFACE -fopenmp-simd)
if(KNOTMAP_SANITIZE)
  target_compile_options(knotmap_warnings INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(knotmap_warnings INTERFACE -fsanitize=address,undefined)
endif()

# knotmap_library(NAME SOURCES a.cpp ... [PUBLIC lib ...] [PRIVATE lib ...])
function(knotmap_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE} knotmap_warnings)
endfunction()
