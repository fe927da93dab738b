# Puts texts into the program:
#
#   zopa_embed(CODE TEXTS /path/en.json … HEADER zopa/words/files.hpp
#              NAMESPACE zopa::words TYPE File FUNCTION files WHAT "the catalogues")
#
# A text is known by the name of its file, or by NAME where it is NAME=/path.  CODE becomes the C++ file to compile, with the function that HEADER declares (embed_texts.cmake).
function(zopa_embed code)
  cmake_parse_arguments(PARSE_ARGV 1 EMBED "" "HEADER;NAMESPACE;TYPE;FUNCTION;WHAT" "TEXTS")
  set(files "")
  set(named "")
  foreach(text IN LISTS EMBED_TEXTS)
    string(REGEX REPLACE "^[^=]*=" "" file "${text}")
    list(APPEND files ${file})
    if(file STREQUAL text)
      get_filename_component(name ${file} NAME)
      set(text ${name}=${file})
    endif()
    list(APPEND named ${text})
  endforeach()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${EMBED_FUNCTION}.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DFILES=${named}" -DHEADER=${EMBED_HEADER}
            -DNAMESPACE=${EMBED_NAMESPACE} -DTYPE=${EMBED_TYPE} -DFUNCTION=${EMBED_FUNCTION}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_texts.cmake
    DEPENDS ${files} ${PROJECT_SOURCE_DIR}/cmake/embed_texts.cmake
    COMMENT "Embedding ${EMBED_WHAT}" VERBATIM)
  # Longer than the standard obliges compilers to take; those that we build with take any length.
  set_source_files_properties(${output} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
  set(${code} ${output} PARENT_SCOPE)
endfunction()
