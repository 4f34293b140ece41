# facts_embed_tables(<target> <stage>)
#   Turns every core/<stage>/tables/<name>.tsv into the header "<stage>/tables/<name>.tsv.hpp", which holds
#       namespace facts::tables { inline constexpr std::string_view <stage>_<name> = …; }
#   with the comment line and the last column (the example, which only tests read) left out.
#   The header is made again whenever the table changes. Tables are read through base/table.hpp.
set(FACTS_TABLES_DIR "${PROJECT_BINARY_DIR}/generated")
set(FACTS_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed_table_script.cmake")

add_custom_target(facts_tables) # all tables of all stages

function(facts_embed_table stage table out)
  get_filename_component(name "${table}" NAME_WLE)
  set(header "${FACTS_TABLES_DIR}/${stage}/tables/${name}.tsv.hpp")
  string(MAKE_C_IDENTIFIER "${stage}_${name}" variable)
  add_custom_command(
    OUTPUT "${header}"
    COMMAND "${CMAKE_COMMAND}" "-DTABLE=${table}" "-DHEADER=${header}" "-DVARIABLE=${variable}" -P "${FACTS_EMBED_SCRIPT}"
    DEPENDS "${table}" "${FACTS_EMBED_SCRIPT}"
    COMMENT "Table ${stage}/${name}"
    VERBATIM)
  set(${out} "${header}" PARENT_SCOPE)
endfunction()

function(facts_embed_tables target stage)
  file(GLOB tables CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/core/${stage}/tables/*.tsv")
  set(headers)
  foreach(table IN LISTS tables)
    facts_embed_table("${stage}" "${table}" header)
    list(APPEND headers "${header}")
  endforeach()
  if(headers)
    add_custom_target(${target}_tables DEPENDS ${headers})
    add_dependencies(${target} ${target}_tables)
    add_dependencies(facts_tables ${target}_tables)
  endif()
endfunction()
