# cmake -DOUTPUT=… -DFILES=name=path;… -P embed_texts.cmake
#
# Writes a C++ file with these texts in it: report/page.hpp's page_assets().
set(code "// Made by cmake/embed_texts.cmake.\n#include \"zopa/report/page.hpp\"\n\n")
set(list "")
set(index 0)
foreach(entry IN LISTS FILES)
  string(REGEX REPLACE "=.*" "" name "${entry}")
  string(REGEX REPLACE "^[^=]*=" "" path "${entry}")
  file(READ "${path}" hex HEX)
  string(LENGTH "${hex}" length)
  math(EXPR size "${length} / 2")
  string(REGEX REPLACE "(................................................................)"
         "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" hex "${hex}")
  string(REGEX REPLACE "([^\n]+)" "\"\\1\"" hex "${hex}")
  if(name MATCHES "[.]css$")
    set(type "text/css; charset=utf-8")
  else()
    set(type "text/javascript; charset=utf-8")
  endif()
  string(APPEND code "static const char text${index}[] =\n\"\"\n${hex};\n\n")
  string(APPEND list "      {\"${name}\", \"${type}\", {text${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND code "namespace zopa::report {\n\nconst std::vector<Asset>& page_assets() {\n"
       "  static const std::vector<Asset> assets = {\n${list}  };\n  return assets;\n}\n\n}\n")
file(WRITE "${OUTPUT}" "${code}")
