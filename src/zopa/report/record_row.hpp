// A row of the record: where the end of a negotiation stands in the answer to its file.
#pragma once

#include <optional>
#include <string>

#include "zopa/answer/describe.hpp"
#include "zopa/deadlock/record.hpp"
#include "zopa/model/outcome.hpp"

namespace zopa::report {

// One reading of one case.
struct RecordRow {
  std::string name;     // of the case: its folder
  std::string reading;  // its file, without ending
  Outcome outcome;
  deadlock::PlaceOfEnd place;
  std::optional<deadlock::PlaceOfEnd> afterwards =
      {};  // with those who ratify, where there are any

  template <class V>
  void describe(V& v) const {
    v.about("record", "Where the end of a negotiation stands in the answer to its file.");
    v("case", name, "The case: its folder.");
    v("reading", reading, "The file, without its ending.");
    v("settled", outcome.is_settled,
      "Whether it was settled; else what stands is what was refused.");
    v("date", outcome.date, "The day of the end.");
    v("verdict", place.verdict, "The verdict on the file.");
    v("stands", place.stands,
      "in_zone: nothing on file excludes it. excluded: there is a zone, but not with it. by_moves, "
      "by_options, by_both: a smallest way of this group opens it. beyond: every way to it asks "
      "for "
      "more than a smallest one. unreached: no move and no answer opens it. not_said: no option "
      "says any of it. not_known: a limit stopped the search.");
    v.maybe("class", place.class_number > 0, place.class_number,
            "Its class in that group, from 1.");
    v.maybe("classes", place.class_number > 0, place.classes, "Classes of that group.");
    v.maybe("alike", place.class_number > 0, place.alike, "Ways in its class, itself among them.");
    const bool is_beyond = place.stands == deadlock::Stands::beyond;
    v.maybe(
        "moves_more", is_beyond, place.moves_more,
        "Of beyond: how many lines more move, or move further, than in a smallest way, at least.");
    v.maybe("questions_more", is_beyond, place.questions_more, "… and how many questions more.");
    v("ways", place.ways, "Ways in all groups; 0 where there is a zone.");
    v("complete", place.complete, "Whether these numbers are exact.");
    v.maybe_group("afterwards", afterwards.has_value(),
                  "The same if those who must say yes afterwards had to agree too.",
                  [&](auto& inner) {
                    const deadlock::PlaceOfEnd then = afterwards.value_or(deadlock::PlaceOfEnd{});
                    inner("verdict", then.verdict, "The verdict then.");
                    inner("stands", then.stands, "Where it stands.");
                    inner("ways", then.ways, "Ways in all groups.");
                    inner("complete", then.complete, "Whether this number is exact.");
                  });
    v("breaks", place.breaks, "Red lines that it breaks.");
    v("untabled", place.untabled, "Its options that nobody had tabled.");
    v("not_expressible", place.not_expressible, "Issues of which no option says what came.");
  }
};

}  // namespace zopa::report
