# Tests take longer to compile than to run.
set(ZOPA_TEST_OPTIONS $<$<CONFIG:Release>:-O1> CACHE STRING "Compiler options of tests")
set(ZOPA_QUICK_OPTIONS $<$<CONFIG:Release>:-O1> CACHE STRING "Of modules that search nothing (QUICK)")

set(ZOPA_QUICK_MODULES "" CACHE STRING "Modules that this build takes for QUICK, too")

option(ZOPA_WHOLE_TESTS
       "Each test executable is one test: with sanitizers it takes longer to start than most tests"
       OFF)

# What nearly every source includes, read once: a fifth of the compile time.  Sources include what
# they need all the same; the lint preset, which has no such headers, sees to it.  Not with GCC 12,
# which then warns of what it sees in its own library.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(zopa_precompile ON)
endif()
option(ZOPA_PRECOMPILE "Precompile the standard headers, and the test libraries'" ${zopa_precompile})
if(ZOPA_PRECOMPILE)
  # Without the time at which it was made in it, ccache knows a precompiled header again.
  add_compile_options("$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
  file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp "")
  function(zopa_precompile name options)
    add_library(${name} STATIC ${PROJECT_BINARY_DIR}/precompiled.cpp)
    target_compile_features(${name} PUBLIC cxx_std_20)
    target_compile_options(${name} PRIVATE ${options})
    target_link_libraries(${name} PRIVATE tl::expected zopa_warnings)
    target_precompile_headers(${name} PRIVATE
      <algorithm> <array> <functional> <map> <memory> <optional> <set> <string> <string_view>
      <variant> <vector> <tl/expected.hpp>)
  endfunction()
  zopa_precompile(zopa_precompiled "")
  zopa_precompile(zopa_precompiled_quick "${ZOPA_QUICK_OPTIONS}")
  if(ZOPA_TESTS)
    add_library(zopa_precompiled_tests STATIC ${PROJECT_BINARY_DIR}/precompiled.cpp)
    target_compile_features(zopa_precompiled_tests PUBLIC cxx_std_20)
    target_compile_options(zopa_precompiled_tests PRIVATE ${ZOPA_TEST_OPTIONS} -fPIE)
    target_link_libraries(zopa_precompiled_tests PRIVATE tl::expected zopa_warnings rapidcheck
                          rapidcheck_gtest GTest::gmock)
    target_precompile_headers(zopa_precompiled_tests PRIVATE
      <algorithm> <map> <optional> <string> <string_view> <variant> <vector> <tl/expected.hpp>
      <gmock/gmock.h> <gtest/gtest.h> <rapidcheck/gtest.h>)
  endif()
endif()

# With CMAKE_UNITY_BUILD a target's sources are compiled a few together, as tools/unity_groups.py
# says: a quarter of the time from nothing.  Not for work in progress, where one source changes.
function(zopa_unity target)
  if(NOT CMAKE_UNITY_BUILD)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources EXCLUDE REGEX "^/")  # generated ones
  execute_process(COMMAND ${ZOPA_PYTHON} ${PROJECT_SOURCE_DIR}/tools/unity_groups.py ${sources}
                  WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
                  OUTPUT_VARIABLE groups OUTPUT_STRIP_TRAILING_WHITESPACE
                  COMMAND_ERROR_IS_FATAL ANY)
  foreach(source group IN ZIP_LISTS sources groups)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${target}_${group})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  # GCC takes a source that another includes for a header.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()

# zopa_module(<name> [INTERNAL] [QUICK] SOURCES … DEPENDS … USES … TESTS … BENCHES …)
#
# A folder of src/zopa as a static library, part of the installed library unless INTERNAL; QUICK
# where it searches nothing, and is compiled with ZOPA_QUICK_OPTIONS.  DEPENDS
# are other modules, as tools/check_layers allows them; USES are third-party targets, private.
# TESTS become one executable, discovered by CTest; BENCHES become one benchmark executable.
function(zopa_module name)
  cmake_parse_arguments(arg "INTERNAL;QUICK" "" "SOURCES;DEPENDS;USES;TESTS;BENCHES" ${ARGN})
  add_library(zopa_${name} STATIC ${arg_SOURCES})
  target_include_directories(zopa_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_compile_features(zopa_${name} PUBLIC cxx_std_20)
  list(TRANSFORM arg_DEPENDS PREPEND zopa_)
  target_link_libraries(zopa_${name} PUBLIC tl::expected ${arg_DEPENDS} PRIVATE
                        zopa_warnings ${arg_USES})
  zopa_unity(zopa_${name})
  set(precompiled zopa_precompiled)
  if(arg_QUICK OR name IN_LIST ZOPA_QUICK_MODULES)
    set(precompiled zopa_precompiled_quick)
    target_compile_options(zopa_${name} PRIVATE ${ZOPA_QUICK_OPTIONS})
  endif()
  if(ZOPA_PRECOMPILE)
    target_precompile_headers(zopa_${name} REUSE_FROM ${precompiled})
  endif()
  if(NOT arg_INTERNAL)
    set_property(GLOBAL APPEND PROPERTY ZOPA_MODULES zopa_${name})
    set_property(GLOBAL APPEND PROPERTY ZOPA_USES ${arg_USES})
  endif()
  if(arg_TESTS AND ZOPA_CODE_TESTS)
    zopa_test(${name} SOURCES ${arg_TESTS} DEPENDS ${name} test_support)
  endif()
  if(arg_BENCHES AND ZOPA_BENCHES)
    zopa_bench(${name} SOURCES ${arg_BENCHES} DEPENDS ${name})
  endif()
endfunction()

# zopa_test(<name> SOURCES … DEPENDS … USES … RANDOM …): GoogleTest and RapidCheck are there.  RANDOM
# are RapidCheck's parameters, such as max_success=1000.
function(zopa_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;USES;RANDOM" ${ARGN})
  zopa_test_executable(${name} SOURCES ${arg_SOURCES} DEPENDS ${arg_DEPENDS} USES ${arg_USES})
  zopa_run_tests(${name} RANDOM ${arg_RANDOM})
endfunction()

function(zopa_test_executable name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;USES" ${ARGN})
  list(TRANSFORM arg_DEPENDS PREPEND zopa_)
  add_executable(${name}_test ${arg_SOURCES})
  target_compile_options(${name}_test PRIVATE ${ZOPA_TEST_OPTIONS})
  target_link_libraries(${name}_test PRIVATE zopa_warnings ${arg_DEPENDS} ${arg_USES}
                        rapidcheck rapidcheck_gtest GTest::gmock GTest::gtest_main)
  zopa_unity(${name}_test)
  if(ZOPA_PRECOMPILE)
    target_precompile_headers(${name}_test REUSE_FROM zopa_precompiled_tests)
  endif()
endfunction()

# Its tests, or those that TEST_FILTER names, with CTest.
function(zopa_run_tests name)
  cmake_parse_arguments(arg "" "" "RANDOM" ${ARGN})
  if(arg_RANDOM)
    set(cost 2)  # the long ones go first
  else()
    set(cost 1)
    set(arg_RANDOM max_success=100)
  endif()
  # A failing case is shown as it was drawn: shrinking it can take longer than the whole run.
  # By hand: RC_PARAMS="reproduce=…" with what the failure printed, and without noshrink.
  list(JOIN arg_RANDOM " " random)
  set(properties TIMEOUT 600 ENVIRONMENT "RC_PARAMS=noshrink=1 ${random}")
  if(ZOPA_WHOLE_TESTS)
    add_test(NAME ${name} COMMAND ${name}_test --gtest_brief=1)
    set_tests_properties(${name} PROPERTIES ${properties} COST ${cost})
  else()
    gtest_discover_tests(${name}_test ${arg_UNPARSED_ARGUMENTS} PROPERTIES ${properties}
                         DISCOVERY_TIMEOUT 60)
  endif()
endfunction()

# zopa_property(<name> SOURCES … DEPENDS … USES … RANDOM …): as zopa_test.  With CMAKE_UNITY_BUILD they
# become one executable at zopa_properties(), which instantiates the test libraries a few times
# instead of once a source; each source's suites keep their own RANDOM.
function(zopa_property name)
  if(CMAKE_UNITY_BUILD)
    set_property(GLOBAL APPEND PROPERTY ZOPA_PROPERTIES ${name})
    set_property(GLOBAL PROPERTY ZOPA_PROPERTY_${name} ${ARGN})
  else()
    zopa_test(${name} ${ARGN})
  endif()
endfunction()

function(zopa_properties)
  get_property(names GLOBAL PROPERTY ZOPA_PROPERTIES)
  if(NOT names)
    return()
  endif()
  foreach(name IN LISTS names)
    get_property(arguments GLOBAL PROPERTY ZOPA_PROPERTY_${name})
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;USES;RANDOM" ${arguments})
    list(APPEND sources ${arg_SOURCES})
    list(APPEND depends ${arg_DEPENDS})
    list(APPEND uses ${arg_USES})
  endforeach()
  list(REMOVE_DUPLICATES depends)
  list(REMOVE_DUPLICATES uses)
  zopa_test_executable(properties SOURCES ${sources} DEPENDS ${depends} USES ${uses})
  foreach(name IN LISTS names)
    get_property(arguments GLOBAL PROPERTY ZOPA_PROPERTY_${name})
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;USES;RANDOM" ${arguments})
    file(STRINGS ${arg_SOURCES} suites REGEX "^(RC_GTEST_PROP|TEST_P|TEST)\\(")
    list(TRANSFORM suites REPLACE "^[A-Z_]+\\(([A-Za-z]+),.*" "\\1.*:*/\\1.*")
    list(REMOVE_DUPLICATES suites)
    list(JOIN suites ":" suites)
    zopa_run_tests(properties TEST_FILTER ${suites} TEST_LIST ${name}_tests RANDOM ${arg_RANDOM})
  endforeach()
endfunction()

function(zopa_bench name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;USES" ${ARGN})
  list(TRANSFORM arg_DEPENDS PREPEND zopa_)
  add_executable(${name}_bench ${arg_SOURCES})
  target_link_libraries(${name}_bench PRIVATE zopa_warnings ${arg_DEPENDS} ${arg_USES}
                        benchmark::benchmark_main)
endfunction()
