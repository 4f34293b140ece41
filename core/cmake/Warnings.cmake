# The one place for warnings: link `facts_warnings` to what we wrote, never to what we took.
add_library(facts_warnings INTERFACE)
target_compile_options(facts_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wcast-align
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wdouble-promotion -Wformat=2 -Wundef)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(facts_warnings INTERFACE -Wduplicated-cond -Wlogical-op
    -Wsign-conversion)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(facts_warnings INTERFACE -Wno-restrict) # cries wolf in std::string: GCC bug 105651
  endif()
else()
  # Embedded tables are longer than the 64 kB that the standard promises for a literal; every compiler we use takes them.
  target_compile_options(facts_warnings INTERFACE -Wno-overlength-strings
    -Wno-sign-conversion) # objects to every iterator + index
endif()
if(FACTS_WERROR)
  target_compile_options(facts_warnings INTERFACE -Werror)
endif()
