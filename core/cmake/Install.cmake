# `cmake --install build/release --prefix …` gives the program, libfacts.a, the two public headers and a CMake package:
#     find_package(FactExplorer REQUIRED)
#     target_link_libraries(mine PRIVATE facts::facts)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS facts EXPORT FactExplorerTargets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
if(TARGET fact-explorer)
  install(TARGETS fact-explorer RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(DIRECTORY "${PROJECT_SOURCE_DIR}/core/include/facts" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/NOTICE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/FactExplorer")
install(EXPORT FactExplorerTargets NAMESPACE facts:: DESTINATION "${package_dir}")
file(WRITE "${PROJECT_BINARY_DIR}/FactExplorerConfig.cmake"
  "include(CMakeFindDependencyMacro)\nfind_dependency(Threads)\n"
  "include(\"\${CMAKE_CURRENT_LIST_DIR}/FactExplorerTargets.cmake\")\n")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/FactExplorerConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/FactExplorerConfig.cmake" "${PROJECT_BINARY_DIR}/FactExplorerConfigVersion.cmake"
  DESTINATION "${package_dir}")
