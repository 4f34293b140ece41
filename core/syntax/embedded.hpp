#pragma once
// The weights that are linked into the program, where they are.

#include <cstddef>
#include <span>

namespace facts::syntax {

/// The embedded weights file; empty in builds that load it beside the program (the engine for the web).
std::span<const std::byte> embedded_weights();

}  // namespace facts::syntax
