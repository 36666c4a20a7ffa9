#pragma once

#include "core/forward.h"
#include "core/result.h"
#include "platform/data_folders.h"

namespace knotmap::devtools {

/// The program's own timings as JSON: {"figures":{NAME:{"median","min","max","unit","runs"}}}.
/// Single-threaded work in milliseconds or microseconds of wall time; docs/performance.md says what
/// each figure means and what it was when last written down.
core::Result<core::Json> runBench(const platform::DataFolders& folders);

}  // namespace knotmap::devtools
