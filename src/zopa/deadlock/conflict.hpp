// What does not go together: red lines that block an agreement, and demands that collide with one
// another or with red lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

// How far two lines on the numbers of one issue are apart.
struct Gap {
  Decimal most;   // that the one of them allows
  Decimal least;  // that the other allows; greater
  Decimal apart;

  template <class V>
  void describe(V& v) const {
    v.about("gap", "How far two red lines on the numbers of one issue are apart.");
    v("most", most.approximate(), "The greatest number that the one allows.");
    v("least", least.approximate(), "The least number that the other allows.");
    v("apart", apart.approximate(), "The second less the first.");
  }
};

struct Conflict {
  std::vector<std::string> lines;  // ids of the red lines that meet
  std::vector<PartyId> parties;    // whose they are, by line
  std::vector<IssueId> issues;     // on which they meet
  std::vector<RuleId> rules;       // without which they would not
  Basis basis = Basis::assumed;    // the weakest of theirs: each is needed
  std::vector<StatementId> because;
  std::optional<Gap> gap = {};  // of two lines on the numbers of one issue

  template <class V>
  void describe(V& v) const {
    v.about("conflict", "A minimal set of red lines that no tabled package leaves whole together.");
    v("red_lines", lines, "The red lines that meet, in the order of the file.");
    describe_rest(v);
  }

  template <class V>
  void describe_rest(V& v) const {
    v("issues", issues, "The issues on which they meet.");
    v.maybe("rules", !rules.empty(), rules, "Rules without which they would not.");
    v("basis", basis, "The weakest of theirs: each of them is needed.");
    v("because", because, "The statements that they rest on, each once.");
    v.maybe("gap", gap, "Of two lines on the numbers of one issue: how far they are apart.");
  }
};

// Demands, and red lines, that no tabled package meets together, though it could meet any smaller
// part of them.
struct Collision {
  Conflict meet;            // first the demands, then the red lines; each in the order of the file
  std::size_t demands = 0;  // how many of them; one at least
  std::vector<PartyId> not_needed;  // whose they are too, though no agreement needs their consent

  template <class V>
  void describe(V& v) const {
    v.about("collision",
            "A minimal set of demands and red lines, one demand at least, that no tabled package "
            "meets together.");
    v("demands", ids(true), "The demands among them, in the order of the file.");
    v("red_lines", ids(false), "The red lines among them, in the order of the file.");
    meet.describe_rest(v);
    v.maybe("not_needed", !not_needed.empty(), not_needed,
            "Parties among those whose demands and red lines these are, whose consent no agreement "
            "needs.");
  }

  [[nodiscard]] std::vector<std::string> ids(bool of_demands) const {
    const auto middle = meet.lines.begin() + static_cast<std::ptrdiff_t>(demands);
    return of_demands ? std::vector<std::string>(meet.lines.begin(), middle)
                      : std::vector<std::string>(middle, meet.lines.end());
  }
};

}  // namespace zopa::deadlock
