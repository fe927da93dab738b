#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "zopa/model/atoms.hpp"
#include "zopa/model/cells.hpp"
#include "zopa/model/sum_cuts.hpp"
#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

using OnOption = std::function<void(IssueId, OptionId&)>;

// Options that a claim names outside of conditions, without those that cut() filled in.
class Named {
 public:
  explicit Named(const OnOption& on_option) : on_option_(on_option) {}

  void operator()(Taking& claim) const {
    if (!claim.bound) all(claim.issue, claim.options);
  }
  void operator()(OptionOrder& claim) const {
    if (claim.direction == OptionOrder::Direction::listed) all(claim.issue, claim.options);
  }
  void operator()(OptionValues& claim) const { given(claim.issue, claim.entries); }
  void operator()(OptionPoints& claim) const {
    for (auto& part : claim.issues) given(part.issue, part.options);
  }
  template <class Other>
  void operator()(Other& /*names none*/) const {}

 private:
  void all(IssueId issue, std::vector<OptionId>& options) const {
    for (OptionId& option : options) on_option_(issue, option);
  }
  template <class Entry>
  void given(IssueId issue, std::vector<Entry>& entries) const {
    for (Entry& entry : entries) {
      if (!entry.is_between) on_option_(issue, entry.option);
    }
  }

  const OnOption& on_option_;
};

void for_each_option(Contents& contents, const OnOption& on_option) {
  for_each_atom(contents, [&](Atom& atom) {
    for (OptionId& option : atom.options) on_option(atom.issue, option);
  });
  for (Position& position : contents.positions) std::visit(Named(on_option), position.claim);
  for (StatusQuo& now : contents.status_quo) on_option(now.issue, now.option);
  for (Proposal& proposal : contents.proposals) {
    for (Proposal::Choice& choice : proposal.package) on_option(choice.issue, choice.option);
  }
  for (std::size_t i = 0; i < contents.issues.size(); ++i) {
    for (Move& move : contents.issues[i].irreversible) {
      on_option(IssueId{i}, move.from);
      on_option(IssueId{i}, move.to);
    }
  }
}

// The claims that stand for all numbers of their issue.
template <class Do>
void for_each_written_whole(Contents& contents, Do with) {
  for (Position& position : contents.positions) {
    auto* order = std::get_if<OptionOrder>(&position.claim);
    if (order != nullptr && order->direction == OptionOrder::Direction::listed) order = nullptr;
    auto* taking = std::get_if<Taking>(&position.claim);
    if (taking != nullptr && !taking->bound) taking = nullptr;
    if (order != nullptr || taking != nullptr) with(order, taking);
  }
}

// The numbers that claims give for options: with the issue and the entries of each list.
template <class Do>
void for_each_valued(Contents& contents, Do with) {
  for (Position& position : contents.positions) {
    if (auto* values = std::get_if<OptionValues>(&position.claim)) {
      with(values->issue, values->entries);
    }
    if (auto* points = std::get_if<OptionPoints>(&position.claim)) {
      for (auto& part : points->issues) with(part.issue, part.options);
    }
  }
}

// So far on the straight line from the one number to the other: `part` of 1.
std::optional<Decimal> between(Decimal from, Decimal to, Decimal part) {
  const auto rise = Decimal::difference(to, from);
  const auto added = rise ? Decimal::product(*rise, part) : std::nullopt;
  return added ? Decimal::sum(from, *added) : std::nullopt;
}

std::optional<Range> between(const Range& from, const Range& to, Decimal part) {
  const auto low = between(from.low, to.low, part);
  const auto high = between(from.high, to.high, part);
  if (!low || !high) return std::nullopt;
  return Range{*low, *high};
}

Range& value_of(OptionValues::Entry& entry) { return entry.value; }
Decimal& value_of(OptionPoints::OfOption& entry) { return entry.points; }

// Values of the options between those that have one.  Those that need too many digits stay unknown.
template <class Entry>
void fill(const Issue& issue, std::vector<Entry>& entries) {
  std::vector<Entry> given = entries;
  std::sort(given.begin(), given.end(),
            [](const Entry& a, const Entry& b) { return a.option < b.option; });
  for (std::size_t i = 1; i < given.size(); ++i) {
    const std::size_t first = given[i - 1].option.index();
    const std::size_t last = given[i].option.index();
    if (last >= issue.options.size()) return;
    for (std::size_t o = first + 1; o < last; ++o) {
      const auto part = Decimal::fraction(static_cast<std::int64_t>(o - first),
                                          static_cast<std::int64_t>(last - first));
      const auto value = between(value_of(given[i - 1]), value_of(given[i]), *part);
      if (value) entries.push_back({OptionId{o}, true, *value});
    }
  }
}

class Cutter {
 public:
  explicit Cutter(Contents& contents) : contents_(contents), places_(contents.issues.size()) {}

  // The numbers that something names, by issue; nothing is changed.
  const std::vector<std::set<std::uint64_t>>& places() {
    collect();
    return places_;
  }

  void cut() {
    take_back();
    collect();
    std::vector<std::vector<std::optional<OptionId>>> now(contents_.issues.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (is_numeric(contents_.issues[i])) now[i] = cut(contents_.issues[i], places_[i]);
    }
    for_each_option(contents_, [&](IssueId issue, OptionId& option) {
      if (issue.index() >= now.size() || option.index() >= now[issue.index()].size()) return;
      option = now[issue.index()][option.index()].value_or(option);
    });
    write_out();
  }

 private:
  // The numbers to cut at, as places on their scales.
  void collect() {
    for_each_option(contents_, [&](IssueId issue, OptionId& option) { add(issue, option, 0); });
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto& options = contents_.issues[i].options;
      for (std::size_t o = 0; o < options.size(); ++o) {
        const bool is_marked = options[o].excluded || options[o].hypothetical || options[o].tabled;
        if (is_marked) add(IssueId{i}, OptionId{o}, 0);
      }
    }
    for_each_atom(contents_, [&](Atom& atom) {
      if (atom.options.empty()) return;
      if (atom.relation == Atom::Relation::less) add(atom.issue, atom.options[0], -1);
      if (atom.relation == Atom::Relation::more) add(atom.issue, atom.options[0], 1);
    });
    for_each_written_whole(contents_, [&](OptionOrder* order, Taking* /*bound*/) {
      if (order != nullptr && has_scale(order->issue)) {
        const std::uint64_t last = contents_.issue(order->issue).scale->numbers() - 1;
        places_[order->issue.index()].insert({0, last});
      }
    });
    for_each_valued(contents_, [&](IssueId issue, auto& /*entries*/) { add_all(issue); });
    add_sum_cuts(contents_, places_);
  }

  // What was filled in when it was cut before.
  void take_back() {
    for_each_written_whole(contents_, [&](OptionOrder* order, Taking* taking) {
      if (order != nullptr && has_scale(order->issue)) {
        order->options.clear();
        order->relations.clear();
      }
      if (taking != nullptr) taking->options.clear();
    });
    for_each_valued(contents_, [&](IssueId /*issue*/, auto& entries) {
      std::erase_if(entries, [](const auto& entry) { return entry.is_between; });
    });
  }

  [[nodiscard]] bool has_scale(IssueId id) const {
    return id.index() < places_.size() && is_numeric(contents_.issue(id));
  }

  // The number of this option, or the one beside it.
  void add(IssueId id, OptionId option, int by) {
    if (!has_scale(id)) return;
    const Issue& issue = contents_.issue(id);
    if (option.index() >= issue.options.size()) return;
    const auto& numbers = issue.options[option.index()].numbers;
    if (!numbers || !numbers->is_point()) return;
    const auto place = issue.scale->place_of(numbers->low);
    if (!place || (by < 0 && *place == 0)) return;
    const std::uint64_t beside = *place + static_cast<std::uint64_t>(by);
    if (beside < issue.scale->numbers()) places_[id.index()].insert(beside);
  }

  // Values are given of each number, if there are not too many.
  void add_all(IssueId id) {
    if (!has_scale(id)) return;
    const std::uint64_t count = contents_.issue(id).scale->numbers();
    if (count > kMostValued) return;
    for (std::uint64_t place = 0; place < count; ++place) places_[id.index()].insert(place);
  }

  // Gives the issue its options; where those that it had are now.
  static std::vector<std::optional<OptionId>> cut(Issue& issue,
                                                  const std::set<std::uint64_t>& places) {
    const Scale& scale = *issue.scale;
    std::vector<Option> options;
    std::map<std::string, OptionId> at;
    std::uint64_t next = 0;
    const auto add = [&](std::uint64_t low, std::uint64_t high) {
      options.push_back(option_of(scale, {scale.number_at(low), scale.number_at(high)}));
      at.emplace(options.back().id, OptionId{options.size() - 1});
    };
    for (const std::uint64_t place : places) {
      if (place > next) add(next, place - 1);
      add(place, place);
      next = place + 1;
    }
    if (next < scale.numbers()) add(next, scale.numbers() - 1);
    std::vector<std::optional<OptionId>> now;
    for (const Option& option : issue.options) {
      const auto found = at.find(option.id);
      now.push_back(found == at.end() ? std::nullopt : std::optional(found->second));
      if (found != at.end()) {
        options[found->second.index()] = option;
      } else {  // what no number can have stays, for the checks to find it
        if (option.deferral) options.front().deferral = option.deferral;
        if (!option.read_as.empty()) options.front().read_as = option.read_as;
        if (option.eases) options.front().eases = option.eases;
      }
    }
    issue.options = std::move(options);
    return now;
  }

  void write_out() {
    for_each_written_whole(contents_, [&](OptionOrder* order, Taking* taking) {
      if (order != nullptr && has_scale(order->issue)) write_out(*order);
      if (taking != nullptr && has_scale(taking->issue)) write_out(*taking);
    });
    for_each_valued(contents_, [&](IssueId id, auto& entries) {
      if (!has_scale(id)) return;
      const Issue& issue = contents_.issue(id);
      if (issue.options.size() == issue.scale->numbers()) fill(issue, entries);
    });
  }

  void write_out(OptionOrder& order) const {
    const std::size_t count = contents_.issue(order.issue).options.size();
    const bool is_down = order.direction == OptionOrder::Direction::more;
    for (std::size_t o = 0; o < count; ++o) {
      order.options.emplace_back(is_down ? count - 1 - o : o);
      if (o > 0) order.relations.push_back(Relation::better);
    }
  }

  void write_out(Taking& taking) const {
    const std::size_t count = contents_.issue(taking.issue).options.size();
    for (std::size_t o = 0; o < count; ++o) {
      if (taking.bound->is_true_of(OptionId{o})) taking.options.emplace_back(o);
    }
  }

  Contents& contents_;
  std::vector<std::set<std::uint64_t>> places_;  // by issue
};

// Makes the options from `first` to before `end` one.
void merge(Issue& issue, std::size_t first, std::size_t end) {
  const auto begin = issue.options.begin();
  const auto from = begin + static_cast<std::ptrdiff_t>(first);
  const auto to = begin + static_cast<std::ptrdiff_t>(end);
  const auto stretch =
      std::find_if(from, to, [](const Option& option) { return !option.numbers->is_point(); });
  if (to - from < 2 || stretch == to) return;  // a number by itself is called by others, too
  for (auto option = from; option != to; ++option) option->is_left_out = option != stretch;
  const Option whole = option_of(*issue.scale, {from->numbers->low, (to - 1)->numbers->high});
  stretch->numbers = whole.numbers;
  stretch->id = whole.id;
  stretch->name = whole.name;
}

void merge(Issue& issue, const std::set<std::uint64_t>& named) {
  const auto& options = issue.options;
  std::size_t first = 0;
  for (std::size_t o = 0; o <= options.size(); ++o) {
    const bool is_apart =
        o == options.size() ||
        (options[o].numbers->is_point() &&
         (options[o].excluded || named.count(*issue.scale->place_of(options[o].numbers->low)) > 0));
    if (!is_apart) continue;
    merge(issue, first, o);
    first = o + 1;
  }
}

}  // namespace

void cut_scales(Contents& contents) {
  const bool has_any = std::any_of(contents.issues.begin(), contents.issues.end(), is_numeric);
  if (!has_any) return;
  erase_sum_rules(contents);
  Cutter(contents).cut();
  write_sum_rules(contents);
}

void merge_cells(Contents& contents) {
  const bool has_any = std::any_of(contents.issues.begin(), contents.issues.end(), is_numeric);
  if (!has_any) return;
  erase_sum_rules(contents);
  Cutter cutter(contents);
  const auto& named = cutter.places();
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (is_numeric(contents.issues[i])) merge(contents.issues[i], named[i]);
  }
  write_sum_rules(contents);
}

}  // namespace zopa
