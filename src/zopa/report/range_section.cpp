#include "zopa/report/range_section.hpp"

namespace zopa::report {
namespace {

constexpr int kDigits = 6;

// For the catalogue's choices.
const char* word(Truth truth) {
  switch (truth) {
    case Truth::yes:
      return "yes";
    case Truth::no:
      return "no";
    default:
      return "unknown";
  }
}

class RangeSection : private DocumentWriter {
 public:
  RangeSection(const deadlock::BargainingRange& range, const Words& words, Document& document)
      : DocumentWriter(document), range_(range), words_(words) {}

  void write() {
    heading(words_.say("range.title"));
    for (const deadlock::Belief& belief : range_.beliefs) write_belief(belief);
    item(words_.say("range.optimism", {{"optimism", word(range_.optimism)},
                                       {"shortfall", between(kDigits, range_.shortfall_low,
                                                             range_.shortfall_high)}}));
    write_inside();
    for (const deadlock::Belief& belief : range_.beliefs) {
      if (!belief.has_shift) continue;
      item(words_.say("range.shift", {{"party", words_.name(belief.party)},
                                      {"feared", word(belief.shift_is_feared)}}));
    }
  }

 private:
  void write_belief(const deadlock::Belief& belief) {
    item(words_.say("range.belief", {{"party", words_.name(belief.party)},
                                     {"chance", between(belief.prevails)},
                                     {"cost", between(belief.cost)}}));
  }

  void write_inside() {
    if (range_.possibly_inside) {
      item(words_.say("range.inside", {{"surely", range_.surely_inside.value_or(Count{})},
                                       {"possibly", *range_.possibly_inside}}));
    } else if (range_.not_counted) {
      item(words_.say("range.not_counted", {{"why", *range_.not_counted}}));
    }
  }

  const deadlock::BargainingRange& range_;
  const Words& words_;
};

}  // namespace

void write_bargaining_range(const deadlock::BargainingRange& range, const Words& words,
                            Document& document) {
  RangeSection(range, words, document).write();
}

}  // namespace zopa::report
