# What a user sees: what the program says, the page, the documentation, the installed library.
set(zopa_schema ${PROJECT_SOURCE_DIR}/schema/negotiation.schema.json)
zopa_python_test(CommandLine tests/cli/cli_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(StubbornInput tests/cli/limits_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(DraftCommand tests/cli/draft_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(BriefOnAPage tests/cli/brief_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(StabilityCommand tests/cli/stability_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(ReaderAndSchema tests/schema/schema_test.py $<TARGET_FILE:zopa_program>
                 ${zopa_schema})
zopa_python_test(AnswerAndSchema tests/schema/analysis_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(CasesOfTheRecord tests/schema/settled_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(Golden tools/regold --check $<TARGET_FILE:zopa_program>)
zopa_python_test(HostileSettings tests/golden/hostile_settings_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(Documentation tests/docs/docs_test.py $<TARGET_FILE:zopa_program>)
zopa_python_test(Tutorial tests/docs/tutorial_test.py $<TARGET_FILE:zopa_program>)
# With the official client, where somebody installed it (tests/mcp/requirements.txt).
set(zopa_mcp_python ${PROJECT_SOURCE_DIR}/build/mcp/bin/python)
if(NOT EXISTS ${zopa_mcp_python})
  set(zopa_mcp_python ${ZOPA_PYTHON})
endif()
add_test(NAME McpClient COMMAND ${zopa_mcp_python} ${PROJECT_SOURCE_DIR}/tests/mcp/client_test.py
                                $<TARGET_FILE:zopa_program>)
set_tests_properties(McpClient PROPERTIES TIMEOUT 300 SKIP_RETURN_CODE 77)
zopa_python_test(Layers tests/tools/layers_test.py)
zopa_python_test(CompileFail tests/compile_fail/compile_fail_test.py ${CMAKE_CXX_COMPILER}
                 ${PROJECT_SOURCE_DIR}/src "FLAGS=${CMAKE_CXX_FLAGS}")
zopa_python_test(InstalledLibrary tests/consumer/consumer_test.py
  ${PROJECT_BINARY_DIR} ${CMAKE_COMMAND} ${CMAKE_CXX_COMPILER} ${CMAKE_BUILD_TYPE}
  "FLAGS=${CMAKE_CXX_FLAGS}")
set_tests_properties(CommandLine AnswerAndSchema DraftCommand StubbornInput PROPERTIES COST 1000)

# The page in a real browser, which waits more than it works: see the preset's jobs.
if(ZOPA_WEB)
  find_program(ZOPA_NODE node REQUIRED)
  foreach(of report facts reach sources print pictures scenario start author card desk editor tour kept)
    add_test(NAME Page_${of}
             COMMAND ${ZOPA_NODE} --test ${PROJECT_SOURCE_DIR}/tests/web/${of}_test.mjs)
    set_tests_properties(Page_${of} PROPERTIES TIMEOUT 900 COST 1000
      ENVIRONMENT "ZOPA=$<TARGET_FILE:zopa_program>;ZOPA_ROOT=${PROJECT_SOURCE_DIR}")
  endforeach()
  add_test(NAME Catalogue COMMAND ${ZOPA_NPM} test --silent
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/web)
  set_tests_properties(Catalogue PROPERTIES COST 1000)
  add_test(NAME McpTypeScript COMMAND ${ZOPA_NODE} ${PROJECT_SOURCE_DIR}/tests/mcp/client_test.mjs
                                      $<TARGET_FILE:zopa_program> ${PROJECT_SOURCE_DIR}/build/mcp-node)
  set_tests_properties(McpTypeScript PROPERTIES TIMEOUT 300 SKIP_RETURN_CODE 77)
endif()
