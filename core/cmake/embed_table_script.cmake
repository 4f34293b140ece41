# cmake -DTABLE=… -DHEADER=… -DVARIABLE=… -P embed_table_script.cmake   (see EmbedTable.cmake)
file(READ "${TABLE}" text)
string(REPLACE "\r\n" "\n" text "${text}")
if(NOT text MATCHES "\n$")
  string(APPEND text "\n")
endif()
if(NOT text MATCHES "^# [^\n]*\t[^\n]*\n")
  message(FATAL_ERROR "${TABLE}: the first line must be '# column<TAB>…<TAB>example'")
endif()
string(REGEX REPLACE "^# [^\n]*\n" "" text "${text}")
string(REGEX REPLACE "\t[^\t\n]*\n" "\n" text "${text}") # the last column: the example
if(text MATCHES "\\)TSV\"")
  message(FATAL_ERROR "${TABLE}: holds )TSV\", which would end the raw string")
endif()

# Literals stay short (compilers limit a single one to 64 kB) and are cut at the ends of lines, never inside a character.
set(body "")
string(LENGTH "${text}" left)
while(left GREATER 0)
  set(size 15000)
  if(left LESS_EQUAL size)
    set(piece "${text}")
    set(text "")
  else()
    string(SUBSTRING "${text}" 0 ${size} piece)
    string(FIND "${piece}" "\n" cut REVERSE)
    math(EXPR cut "${cut} + 1")
    string(SUBSTRING "${text}" 0 ${cut} piece)
    string(SUBSTRING "${text}" ${cut} -1 text)
  endif()
  string(APPEND body "R\"TSV(${piece})TSV\"\n")
  string(LENGTH "${text}" left)
endwhile()
if(body STREQUAL "")
  set(body "\"\"")
endif()

get_filename_component(table_name "${TABLE}" NAME)
file(WRITE "${HEADER}.new" "// Made from ${table_name} by embed_table_script.cmake; do not edit.
#pragma once
#include <string_view>
namespace facts::tables {
inline constexpr std::string_view ${VARIABLE} =
${body};
}
")
file(RENAME "${HEADER}.new" "${HEADER}")
