// What preferences known in part leave possible, by textbook means: every choice of best and worst
// options, each as one linear programme in fractions (tableau.hpp).
//
//   const PreferenceOracle oracle(negotiation, party, space);
//   oracle.is_possible({{x, y, true}});    // is x better than y in some completion?
//
// Claims are read from the negotiation itself: orders of options and of issues, values, weights,
// and comparisons of packages that name one option on each of some issues.  Not here: points,
// priorities.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "tableau.hpp"

#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::testing {

class PreferenceOracle {
 public:
  using Values = std::vector<std::uint32_t>;  // of a package, by axis

  PreferenceOracle(const Negotiation& negotiation, PartyId party, const PackageSpace& space);

  [[nodiscard]] bool is_consistent() const { return !choices_.empty(); }

  // That one package is at least as good as another, or better.
  struct Wish {
    Values package;
    Values other;
    bool is_better = false;
  };
  // Is there a completion of which all of these are true?
  [[nodiscard]] bool is_possible(const std::vector<Wish>& wishes) const;

 private:
  struct Part {
    std::size_t variable;
    mpq_class factor;
  };
  enum class Kind : std::uint8_t { at_least, above, equal };
  struct Row {
    std::vector<Part> sum;  // … 0
    Kind kind;
    mpq_class constant;
  };
  // Options of one issue that count: those of packages, and others that the party speaks of.
  struct Issue {
    IssueId issue;
    std::size_t packaged = 0;  // so many of the options stand in packages
    std::vector<OptionId> options;
    std::vector<bool> has_number;  // by option
    std::vector<Row> orders;       // of weight times value
    std::vector<Row> numbers;      // … and where that lies in ranges
    bool is_strict = false;
    std::size_t weight = 0;    // variables: the weight,
    std::size_t worth = 0;     // … weight times value, by option,
    std::size_t numbered = 0;  // … the number times weight over span, by option,
    std::size_t rate = 0;      // … weight over span
  };
  struct Ends {
    std::size_t best;
    std::size_t worst;
  };
  using Choice = std::vector<std::optional<Ends>>;  // by issue; nullopt: all options are equal

  void list_issues(const Negotiation& negotiation, const PackageSpace& space);
  void read_orders(const Negotiation& negotiation);
  void read(const OptionOrder& order);
  void read(const OptionValues& values);
  void add_numbers_apart();
  [[nodiscard]] bool can_differ(const Issue& issue) const;
  void settle_numbers(Issue& issue) const;
  void read_weights(const Negotiation& negotiation);
  void read(const IssueOrder& order);
  void read(const IssueWeights& weights);
  void read(const Comparison& comparison);
  void list_choices();
  [[nodiscard]] bool is_idle(const Issue& issue) const;
  [[nodiscard]] std::vector<Ends> ends_of(const Issue& issue) const;

  [[nodiscard]] Issue* find(IssueId issue);
  [[nodiscard]] static std::optional<std::size_t> place_of(const Issue& issue, OptionId option);
  void add(Tableau& tableau, const Row& row) const;
  void add_issue(Tableau& tableau, const Issue& issue, std::optional<Ends> ends) const;
  // Does some point leave whatever is to be above 0 a margin?
  [[nodiscard]] bool has_margin(Tableau tableau) const;
  [[nodiscard]] bool is_possible(const Choice& choice, const std::vector<Row>& rows) const;

  PartyId party_;
  std::vector<Issue> issues_;  // by axis
  std::vector<Row> weights_;   // of weights alone
  std::vector<Row> comparisons_;
  std::vector<Choice> choices_;  // that some completion makes
  bool is_strict_ = false;       // is anything strict said?
  std::size_t margin_ = 0;
  std::size_t count_ = 0;
};

}  // namespace zopa::testing
