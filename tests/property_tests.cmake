# Oracles and properties: random cases for each property of the oracle and neutrality tests; slow presets take fewer.
set(ZOPA_RANDOM_CASES 2000 CACHE STRING "Random cases for each of these properties")

math(EXPR ZOPA_SETTLE_CASES "3 * ${ZOPA_RANDOM_CASES}")
math(EXPR ZOPA_NECESSITY_CASES "2 * ${ZOPA_RANDOM_CASES} / 5")  # exact fractions take their time
math(EXPR ZOPA_BEST_CASES "3 * ${ZOPA_RANDOM_CASES} / 25")  # … and more of it for several packages
math(EXPR ZOPA_COMPLETE_CASES "${ZOPA_RANDOM_CASES} / 5")
math(EXPR ZOPA_CLAIMS_CASES "${ZOPA_RANDOM_CASES} / 10")  # every claim is left out in turn
math(EXPR ZOPA_MIRROR_CASES "2 * ${ZOPA_RANDOM_CASES} / 3")  # two analyses each
# Of whole answers and whole sessions, and some in slow presets, too.
math(EXPR ZOPA_ANSWER_CASES "20 + ${ZOPA_RANDOM_CASES} / 20")
math(EXPR ZOPA_SESSION_CASES "10 + ${ZOPA_RANDOM_CASES} / 150")
math(EXPR ZOPA_CONFLICT_CASES "${ZOPA_RANDOM_CASES} / 10")

zopa_property(deadlock_oracle
  SOURCES properties/deadlock_oracle_test.cpp
  DEPENDS deadlock test_support
  RANDOM max_success=${ZOPA_RANDOM_CASES})
zopa_property(numbers_oracle
  SOURCES properties/numbers_oracle_test.cpp
  DEPENDS deadlock io test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES} max_size=200)
zopa_property(sums_oracle
  SOURCES properties/sums_oracle_test.cpp
  DEPENDS deadlock io test_support
  RANDOM max_success=${ZOPA_RANDOM_CASES} max_size=200)
zopa_property(read_as
  SOURCES properties/read_as_test.cpp
  DEPENDS model space test_support
  RANDOM max_success=${ZOPA_RANDOM_CASES} max_size=200)
zopa_property(offers
  SOURCES properties/offers_test.cpp
  DEPENDS deadlock test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES} max_size=200)
zopa_property(proposals
  SOURCES properties/proposals_test.cpp
  DEPENDS deadlock test_support
  RANDOM max_success=${ZOPA_RANDOM_CASES} max_size=200)
zopa_property(candidates
  SOURCES properties/candidates_test.cpp
  DEPENDS deadlock io test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES} max_size=200)
zopa_property(readings
  SOURCES properties/readings_test.cpp
  DEPENDS deadlock test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES} max_size=200)
zopa_property(ratification
  SOURCES properties/ratification_test.cpp
  DEPENDS engine io test_support
  RANDOM max_success=${ZOPA_RANDOM_CASES} max_size=200)
zopa_property(necessity_oracle
  SOURCES properties/necessity_oracle_test.cpp
  DEPENDS preference test_support
  RANDOM max_success=${ZOPA_NECESSITY_CASES} max_size=300)
zopa_property(robust_oracle
  SOURCES properties/robust_oracle_test.cpp
  DEPENDS io robust test_support
  RANDOM max_success=${ZOPA_BEST_CASES})
zopa_property(robust_claims
  SOURCES properties/robust_claims_test.cpp
  DEPENDS robust test_support
  RANDOM max_success=${ZOPA_CLAIMS_CASES} max_size=200)
zopa_property(settle_oracle
  SOURCES properties/settle_oracle_test.cpp
  DEPENDS settle test_support
  RANDOM max_success=${ZOPA_SETTLE_CASES} max_size=300)
zopa_property(stability_oracle
  SOURCES properties/stability_oracle_test.cpp
  DEPENDS stability test_support
  RANDOM max_success=${ZOPA_RANDOM_CASES} max_size=400)
zopa_property(relational_oracle
  SOURCES properties/relational_oracle_test.cpp
  DEPENDS stability test_support
  RANDOM max_success=${ZOPA_RANDOM_CASES} max_size=400)
zopa_property(impasse_map
  SOURCES properties/impasse_map_test.cpp
  DEPENDS stability test_support
  RANDOM max_success=${ZOPA_RANDOM_CASES} max_size=400)
zopa_property(complete_numbers
  SOURCES properties/complete_numbers_test.cpp
  DEPENDS robust settle test_support
  RANDOM max_success=${ZOPA_COMPLETE_CASES})
zopa_property(as_of
  SOURCES properties/as_of_test.cpp
  DEPENDS model test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES} max_size=1000)
zopa_property(difference
  SOURCES properties/difference_test.cpp
  DEPENDS engine test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES})
zopa_property(takes
  SOURCES properties/takes_test.cpp
  DEPENDS deadlock test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES})
zopa_property(foreign_round_trip
  SOURCES properties/foreign_round_trip_test.cpp
  DEPENDS io preference test_support)
zopa_property(score_sheets
  SOURCES properties/score_sheets_test.cpp
  DEPENDS io test_support
  RANDOM max_success=${ZOPA_CONFLICT_CASES} max_size=300)
zopa_property(conflict_round_trip
  SOURCES properties/conflict_round_trip_test.cpp
  DEPENDS io test_support
  RANDOM max_success=${ZOPA_CONFLICT_CASES} max_size=300)
zopa_property(write_read
  SOURCES properties/write_read_test.cpp
  DEPENDS io test_support
  RANDOM max_success=300 max_size=1000)
zopa_property(neutrality
  SOURCES properties/neutrality_test.cpp
  DEPENDS report test_support
  RANDOM max_success=${ZOPA_MIRROR_CASES})
zopa_property(brief_neutrality
  SOURCES properties/brief_neutrality_test.cpp
  DEPENDS report test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES})
zopa_property(pictures
  SOURCES properties/pictures_test.cpp
  DEPENDS report test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES})
zopa_property(engine_table
  SOURCES properties/engine_table_test.cpp
  DEPENDS report test_support
  USES nlohmann_json::nlohmann_json
  RANDOM max_success=200 max_size=400)
zopa_property(questions
  SOURCES properties/questions_test.cpp
  DEPENDS engine test_support
  RANDOM max_success=${ZOPA_ANSWER_CASES} max_size=300)
zopa_property(workbench_session
  SOURCES sessions/workbench_session_test.cpp
  DEPENDS server test_support
  RANDOM max_success=${ZOPA_SESSION_CASES} max_size=200)

zopa_find_library(Picosat::picosat picosat/picosat.h picosat)
zopa_property(picosat
  SOURCES differential/picosat_test.cpp
  DEPENDS deadlock test_support
  USES Picosat::picosat)
zopa_properties()
