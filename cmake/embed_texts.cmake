# cmake -DOUTPUT=… -DFILES=name=path;… -DHEADER=… -DNAMESPACE=… -DTYPE=… -DFUNCTION=…
#       -P embed_texts.cmake
#
# Writes a C++ file with these texts in it: a function that HEADER declares, which gives a TYPE
# {name, type, text} for each.
set(code "// Made by cmake/embed_texts.cmake.\n#include \"${HEADER}\"\n\n")
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
  elseif(name MATCHES "[.]json$")
    set(type "application/json")
  else()
    set(type "text/javascript; charset=utf-8")
  endif()
  string(APPEND code "static const char text${index}[] =\n\"\"\n${hex};\n\n")
  string(APPEND list "      {\"${name}\", \"${type}\", {text${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
string(APPEND code "namespace ${NAMESPACE} {\n\nconst std::vector<${TYPE}>& ${FUNCTION}() {\n"
       "  static const std::vector<${TYPE}> all = {\n${list}  };\n  return all;\n}\n\n}\n")
file(WRITE "${OUTPUT}" "${code}")
