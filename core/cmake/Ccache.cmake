# Compile through ccache where it is installed and nobody chose another launcher.
if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(FACTS_CCACHE ccache)
  if(FACTS_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${FACTS_CCACHE}")
  endif()
endif()
