# Puts texts into the program:
#
#   zopa_embed(CODE TEXTS en.json=/path/en.json … HEADER zopa/words/files.hpp
#              NAMESPACE zopa::words TYPE File FUNCTION files WHAT "the catalogues")
#
# CODE becomes the C++ file to compile, with the function that HEADER declares (embed_texts.cmake).
function(zopa_embed code)
  cmake_parse_arguments(PARSE_ARGV 1 EMBED "" "HEADER;NAMESPACE;TYPE;FUNCTION;WHAT" "TEXTS")
  set(files "")
  foreach(text IN LISTS EMBED_TEXTS)
    string(REGEX REPLACE "^[^=]*=" "" file "${text}")
    list(APPEND files ${file})
  endforeach()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_FUNCTION}.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DFILES=${EMBED_TEXTS}" -DHEADER=${EMBED_HEADER}
            -DNAMESPACE=${EMBED_NAMESPACE} -DTYPE=${EMBED_TYPE} -DFUNCTION=${EMBED_FUNCTION}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_texts.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed_texts.cmake
    COMMENT "Embedding ${EMBED_WHAT}" VERBATIM)
  # Longer than the standard obliges compilers to take; those that we build with take any length.
  set_source_files_properties(${output} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${code} ${output} PARENT_SCOPE)
endfunction()
