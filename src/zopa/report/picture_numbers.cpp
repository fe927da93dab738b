#include "zopa/report/picture_numbers.hpp"

#include <algorithm>

namespace zopa::report {
namespace {

class Builder {
 public:
  Builder(const engine::Analysis& analysis, const WhoRefuses& who)
      : negotiation_(analysis.negotiation), deadlock_(*analysis.deadlock), who_(who) {}

  [[nodiscard]] NumbersScale scale_of(const WhoIssue& issue) const {
    NumbersScale scale{issue.issue, {}, {}, {}};
    for (const WhoParty& one : who_.parties) {
      NumbersRow row{one.party, one.is_needed, {}};
      for (const WhoRow& part : issue.rows) add(part, row);
      if (!row.spans.empty()) scale.rows.push_back(std::move(row));
    }
    for (const WhoRow& part : issue.rows) {
      if (!is_ruled_out(part)) add(part, scale.left);
    }
    if (scale.left.empty()) scale.gap = widest_gap(issue.issue);
    return scale;
  }

 private:
  [[nodiscard]] NumbersSpan span_of(const WhoRow& part) const {
    NumbersSpan span{part.issue, part.options, {}};
    span.numbers.low = negotiation_.option(part.issue, part.options.front()).numbers->low;
    span.numbers.high = negotiation_.option(part.issue, part.options.back()).numbers->high;
    return span;
  }

  // Does it begin with the number that follows the last of the other?  Excluded ones lie between
  // parts elsewhere.
  [[nodiscard]] bool follows(const WhoRow& part, const NumbersSpan& before) const {
    return part.options.front().index() == before.options.back().index() + 1;
  }

  void extend(NumbersSpan& span, const WhoRow& part) const {
    span.options.insert(span.options.end(), part.options.begin(), part.options.end());
    span.numbers.high = span_of(part).numbers.high;
  }

  void add(const WhoRow& part, NumbersRow& row) const {
    const auto cell = std::find_if(part.cells.begin(), part.cells.end(),
                                   [&](const WhoCell& one) { return one.party == row.party; });
    if (cell == part.cells.end()) return;
    NumbersSaid* last = row.spans.empty() ? nullptr : &row.spans.back();
    if (last != nullptr && last->says == cell->says && last->claims == cell->claims &&
        follows(part, last->span)) {
      extend(last->span, part);
    } else {
      row.spans.push_back({span_of(part), cell->says, cell->claims});
    }
  }

  void add(const WhoRow& part, std::vector<NumbersSpan>& left) const {
    if (!left.empty() && follows(part, left.back())) {
      extend(left.back(), part);
    } else {
      left.push_back(span_of(part));
    }
  }

  [[nodiscard]] bool is_ruled_out(const WhoRow& part) const {
    return std::any_of(part.ruled_out_by.begin(), part.ruled_out_by.end(), [&](PartyId party) {
      return std::any_of(who_.parties.begin(), who_.parties.end(),
                         [&](const WhoParty& one) { return one.party == party && one.is_needed; });
    });
  }

  [[nodiscard]] std::optional<deadlock::Gap> widest_gap(IssueId issue) const {
    std::optional<deadlock::Gap> widest;
    for (const deadlock::Conflict& conflict : deadlock_.conflicts) {
      if (!conflict.gap || conflict.issues.front() != issue) continue;
      if (!widest || widest->apart < conflict.gap->apart) widest = conflict.gap;
    }
    return widest;
  }

  const Negotiation& negotiation_;
  const deadlock::Deadlock& deadlock_;
  const WhoRefuses& who_;
};

bool says_something(const NumbersScale& scale) {
  return std::any_of(scale.rows.begin(), scale.rows.end(), [](const NumbersRow& row) {
    return std::any_of(row.spans.begin(), row.spans.end(), [](const NumbersSaid& one) {
      return one.says == Stance::rules_out || one.says == Stance::asks || one.says == Stance::takes;
    });
  });
}

}  // namespace

std::size_t Numbers::without_any_left() const {
  return static_cast<std::size_t>(std::count_if(
      scales.begin(), scales.end(), [](const NumbersScale& scale) { return scale.left.empty(); }));
}

std::optional<Numbers> numbers_of(const engine::Analysis& analysis,
                                  const std::optional<WhoRefuses>& who) {
  if (!who) return std::nullopt;
  Numbers picture;
  const Builder builder(analysis, *who);
  for (const WhoIssue& issue : who->issues) {
    if (!issue.is_shown || !analysis.negotiation.issue(issue.issue).scale) continue;
    NumbersScale scale = builder.scale_of(issue);
    if (says_something(scale)) picture.scales.push_back(std::move(scale));
  }
  if (picture.scales.empty()) return std::nullopt;
  return picture;
}

}  // namespace zopa::report
