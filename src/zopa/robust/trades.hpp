// Trades between issues: two changes at once by which two parties fare better than in a package, so
// that each gets something for what it gives (logrolling: Froman and Cohen 1970).
//
//   const auto trades = trades_from(packages, negotiation, parties);
//   for (const Trade& trade : *trades[0]) …   // from the first of the packages
//
// A trade changes the options of two issues, keeps to the rules, breaks no red line of the two that
// the package keeps, and is not half a trade: neither change alone is at least as good for both.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/budget.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::robust {

enum class Better : std::uint8_t { follows, open };  // in every completion, or in some

constexpr std::array<const char*, 2> words_of(Better /*unused*/) { return {"follows", "open"}; }

struct Trade {
  PartyId first;
  PartyId second;
  IssueId first_issue;
  OptionId first_option;  // instead of the package's
  IssueId second_issue;
  OptionId second_option;
  bool follows = false;  // better for both in every completion, else in some for each

  template <class V>
  void describe(V& v) const {
    v.about("trade", "Two changes at once by which two parties fare better.");
    v("parties", std::array{first, second}, "The two that trade.");
    v("to", answer::Choice{{first_issue, second_issue}, {first_option, second_option}},
      "The new options of two issues; the others stay.");
    v("better_for_both", follows ? Better::follows : Better::open,
      "Better for both in every completion, or in some for each.");
  }
};

struct TradesCount {
  std::size_t follows = 0;
  std::size_t open = 0;

  template <class V>
  void describe(V& v) const {
    v("follows", follows, "Trades that are better for both in every completion.");
    v("open", open, "Trades that may be better for both.");
  }
};

// Can they be looked for from so many packages, at a price that somebody would pay?  A sheet of
// hundreds of issues has too many ways of changing two at once.
[[nodiscard]] bool has_few_changes(const PackageSpace& space, std::size_t packages,
                                   std::size_t parties);

// By package: those that follow first; within them in the order of parties, issues and options.
// Nothing for a package of which a limit leaves some unknown.
using Trades = std::optional<std::vector<Trade>>;
[[nodiscard]] std::vector<Trades> trades_from(const std::vector<Package>& packages,
                                              const Negotiation& negotiation,
                                              const std::vector<PartyId>& parties,
                                              const Limits* limits = nullptr);

// On an issue where no tabled option keeps the red lines of two parties: one that does would have
// to be better, for each of them, than what its line shuts out; of that the best, as its order
// says.
struct MissingOption {
  IssueId issue;
  PartyId first;
  PartyId second;
  std::vector<OptionId> above_for_first;
  std::vector<OptionId> above_for_second;
  std::vector<OptionId> listed;  // hypothetical options that both orders put there

  template <class V>
  void describe(V& v) const {
    v.about("missing_option", "What an option that nobody has tabled would have to be.");
    v("issue", issue, "No tabled option of this issue keeps the red lines of both parties.");
    v("better_than",
      answer::ByParty<answer::OptionsOf>{{first, second},
                                         {{issue, above_for_first}, {issue, above_for_second}}},
      "By party: what an option would have to be better than.");
    v("listed", answer::OptionsOf{issue, listed},
      "Hypothetical options that are so for both, as their orders on file go.");
  }
};

[[nodiscard]] std::vector<MissingOption> missing_options(const Negotiation& negotiation,
                                                         const std::vector<PartyId>& parties);

}  // namespace zopa::robust
