# What the core is built on, each pinned by .ci/setup, which puts the sources under FACTS_DEPS.
#   facts_re2   RE2 2023-03-01, the last release without Abseil; the same source natively and for wasm
#   facts_json  nlohmann/json 3.11.2, headers only; for report/ alone
#   Catch2      3.7.1, tests only (see tests/CMakeLists.txt)

set(FACTS_RE2_DIR "${FACTS_DEPS}/re2" CACHE PATH "RE2 2023-03-01: the folder that holds re2/ and util/")
if(NOT EXISTS "${FACTS_RE2_DIR}/re2/re2.h")
  message(FATAL_ERROR "RE2's source is missing (${FACTS_RE2_DIR}/re2/re2.h). Run .ci/setup native")
endif()

set(re2_sources
  bitmap256 bitstate compile dfa filtered_re2 mimics_pcre nfa onepass parse perl_groups prefilter prefilter_tree
  prog re2 regexp set simplify stringpiece tostring unicode_casefold unicode_groups)
list(TRANSFORM re2_sources PREPEND "${FACTS_RE2_DIR}/re2/")
list(TRANSFORM re2_sources APPEND ".cc")
add_library(facts_re2 OBJECT ${re2_sources} "${FACTS_RE2_DIR}/util/rune.cc" "${FACTS_RE2_DIR}/util/strutil.cc")
# Ours comes first: util/logging.h without iostreams, silent, and 200 kB smaller as wasm.
target_include_directories(facts_re2 BEFORE PRIVATE "${CMAKE_CURRENT_LIST_DIR}/re2")
target_include_directories(facts_re2 SYSTEM PUBLIC "$<BUILD_INTERFACE:${FACTS_RE2_DIR}>")
target_compile_options(facts_re2 PRIVATE -w -fno-exceptions -fno-rtti)
set_target_properties(facts_re2 PROPERTIES EXPORT_COMPILE_COMMANDS OFF)
if(EMSCRIPTEN)
  target_compile_options(facts_re2 PRIVATE -Os) # short lines only: in the download its size counts
endif()
if(NOT EMSCRIPTEN)
  set_target_properties(facts_re2 PROPERTIES POSITION_INDEPENDENT_CODE ON)
  set(THREADS_PREFER_PTHREAD_FLAG ON)
  find_package(Threads REQUIRED)
  target_link_libraries(facts_re2 PUBLIC Threads::Threads)
endif()

# Only the one folder of headers: never -I/usr/include, which would pull the system's C headers into a wasm build.
find_path(FACTS_JSON_DIR nlohmann/json.hpp PATHS "${FACTS_DEPS}/nlohmann" NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
if(NOT FACTS_JSON_DIR)
  message(FATAL_ERROR "nlohmann/json 3.11 is missing (${FACTS_DEPS}/nlohmann). Run .ci/setup native")
endif()
add_library(facts_json INTERFACE)
target_include_directories(facts_json SYSTEM INTERFACE "$<BUILD_INTERFACE:${FACTS_JSON_DIR}>")
target_compile_definitions(facts_json INTERFACE JSON_NOEXCEPTION JSON_USE_IMPLICIT_CONVERSIONS=0)
