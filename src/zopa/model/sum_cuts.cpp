#include "zopa/model/sum_cuts.hpp"

#include <optional>

#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

constexpr std::size_t kMostCuts = 100;

using Places = std::vector<std::set<std::uint64_t>>;

// The numbers that these add up to, each at a place that something names; none where there are more
// than a hundred ways to choose.
std::vector<Decimal> sums_of(const Contents& contents, const Places& places,
                             const std::vector<SumTerm>& terms) {
  std::vector<Decimal> sums = {Decimal{}};
  for (const SumTerm& term : terms) {
    const auto& named = places[term.issue.index()];
    if (named.size() * sums.size() > kMostCuts) return {};
    std::vector<Decimal> next;
    for (const std::uint64_t place : named) {
      const Decimal number = contents.issue(term.issue).scale->number_at(place);
      for (const Decimal sum : sums) {
        const auto added = Decimal::sum(sum, term.is_taken_off ? -number : number);
        if (added) next.push_back(*added);
      }
    }
    sums = std::move(next);
  }
  return sums;
}

void add(const Contents& contents, IssueId issue, const std::vector<Decimal>& numbers,
         Places& places) {
  for (const Decimal number : numbers) {
    const auto place = contents.issue(issue).scale->place_of(number);
    if (place) places[issue.index()].insert(*place);
  }
}

}  // namespace

void add_sum_cuts(const Contents& contents, Places& places) {
  const Places named = places;
  for (std::size_t s = 0; s < contents.issues.size(); ++s) {
    if (!is_sum(contents.issues[s])) continue;
    const std::vector<SumTerm> terms = terms_of(contents, IssueId{s});
    add(contents, IssueId{s}, sums_of(contents, named, terms), places);
    for (std::size_t t = 0; t < terms.size(); ++t) {  // t = ±(sum - the others)
      std::vector<SumTerm> rest = {{IssueId{s}, terms[t].is_taken_off}};
      for (std::size_t o = 0; o < terms.size(); ++o) {
        if (o == t) continue;
        rest.push_back({terms[o].issue, terms[o].is_taken_off == terms[t].is_taken_off});
      }
      add(contents, terms[t].issue, sums_of(contents, named, rest), places);
    }
  }
}

}  // namespace zopa
