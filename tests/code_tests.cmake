# What runs in our own code: units, conformance, and the program where it meets what nobody has checked.
zopa_test(talks
  SOURCES golden/talks_test.cpp
  DEPENDS report test_support
  USES nlohmann_json::nlohmann_json)

zopa_test(published
  SOURCES golden/published_test.cpp
  DEPENDS engine io)
target_compile_definitions(published_test PRIVATE ZOPA_SOURCE_FOLDER="${PROJECT_SOURCE_DIR}")

# The examples at the head of our headers, as one source that has to compile.
set(zopa_header_examples ${CMAKE_CURRENT_BINARY_DIR}/header_examples.cpp)
file(GLOB_RECURSE zopa_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/zopa/*.hpp)
add_custom_command(
  OUTPUT ${zopa_header_examples}
  COMMAND ${ZOPA_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/docs/header_examples.py ${zopa_header_examples}
  DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/docs/header_examples.py ${zopa_headers}
  COMMENT "Collecting the examples of the headers" VERBATIM)
add_library(zopa_header_examples OBJECT ${zopa_header_examples})
target_compile_options(zopa_header_examples PRIVATE -O0 -w)
target_link_libraries(zopa_header_examples PRIVATE zopa_report zopa_io zopa_words)

# Other people's results, recorded.
zopa_test(settle_conformance
  SOURCES conformance/settle_conformance_test.cpp
  DEPENDS settle io words
  USES nlohmann_json::nlohmann_json)
target_compile_definitions(settle_conformance_test PRIVATE
  ZOPA_SOURCE_FOLDER="${PROJECT_SOURCE_DIR}")
zopa_test(stability_conformance
  SOURCES conformance/stability_conformance_test.cpp
  DEPENDS engine io words
  USES nlohmann_json::nlohmann_json)
target_compile_definitions(stability_conformance_test PRIVATE
                           ZOPA_SOURCE_FOLDER="${PROJECT_SOURCE_DIR}")

# The program where it meets what nobody has checked.
zopa_python_test(ImportOfDocuments tests/cli/import_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(ForeignFiles tests/cli/foreign_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(ScoreSheets tests/cli/score_sheet_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(WhichFormat tests/cli/which_format_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(Games tests/cli/games_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(HostileInput tests/cli/hostile_input_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(Server tests/server/server_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(McpProcess tests/mcp/server_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(Recorded tests/conformance/record.py --check)
# The long ones go first.
set_tests_properties(HostileInput Server PROPERTIES COST 1000)
