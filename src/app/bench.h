#pragma once

#include "core/data_reader.h"
#include "core/files.h"
#include "core/result.h"

namespace knotmap::app {

/// The program's own timings as JSON: {"figures":{NAME:{"median","min","max","unit","runs"}}}.
/// Single-threaded work in milliseconds or microseconds of wall time; docs/performance.md says what
/// each figure means and what it was when last written down.
core::Result<core::Json> runBench(const core::DataFolders& folders);

}  // namespace knotmap::app
