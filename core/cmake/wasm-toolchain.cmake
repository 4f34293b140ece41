# The Emscripten that .ci/setup-emscripten found or unpacked (an emcc of 3.1.50 or newer on the path or in EMSDK first).
set(root_file "${CMAKE_CURRENT_LIST_DIR}/../../.deps/emscripten-root")
if(NOT EXISTS "${root_file}")
  message(FATAL_ERROR "No Emscripten was set up. Run .ci/setup wasm")
endif()
file(STRINGS "${root_file}" facts_emscripten_root LIMIT_COUNT 1)
include("${facts_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
