# The headers that a program may include: the library's interface.  They are installed with what
# they include themselves, and nothing else is; a change to one of them that breaks its callers
# stands in CHANGELOG.md.
set(ZOPA_API
  base/budget.hpp             # what stops a run: a clock, an interrupt; how far it has come
  base/result.hpp             # faults as data
  base/run.hpp                # what every engine is given, and gives back
  model/condition.hpp         # quay == "long"
  model/draft.hpp             # to build a negotiation
  model/in_force.hpp          # what counts as of a round
  model/negotiation.hpp
  io/any_reader.hpp           # a file in any of the formats
  io/any_writer.hpp
  io/yaml/reader.hpp
  io/yaml/writer.hpp
  engine/analysis.hpp         # the main job: every engine on one negotiation
  engine/difference.hpp       # what moved between two answers
  deadlock/deadlock.hpp       # each engine by itself
  evidence/evidence.hpp
  robust/robustness.hpp
  settle/settlement.hpp
  stability/hypergame.hpp
  stability/stability.hpp
  words/catalogue.hpp         # messages in a language
  words/diagnostic.hpp        # faults in a language
  report/answer.hpp           # an answer as a text, as Markdown, as HTML, as JSON, as a page
  report/document.hpp
  report/html.hpp
  report/json.hpp
  report/page.hpp)

# zopa_install_api(<root> <destination>): the headers above, with those that they include.
function(zopa_install_api root destination)
  set(headers ${ZOPA_API})
  set(at 0)
  list(LENGTH headers count)
  while(at LESS count)
    list(GET headers ${at} header)
    file(STRINGS ${root}/${header} lines REGEX "^#include \"zopa/")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^#include \"zopa/(.+)\".*$" "\\1" included "${line}")
      list(APPEND headers ${included})
    endforeach()
    list(REMOVE_DUPLICATES headers)
    list(LENGTH headers count)
    math(EXPR at "${at} + 1")
    get_filename_component(folder ${header} DIRECTORY)
    install(FILES ${root}/${header} DESTINATION ${destination}/${folder})
  endwhile()
endfunction()
