#include "zopa/model/steps.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>
#include <variant>

#include "zopa/model/atoms.hpp"

namespace zopa {
namespace {

using OnIssue = std::function<void(IssueId&)>;

// The issues that a claim names outside of conditions.
class NamedIssues {
 public:
  explicit NamedIssues(const OnIssue& on_issue) : on_issue_(on_issue) {}

  void operator()(Taking& claim) const { on_issue_(claim.issue); }
  void operator()(OptionOrder& claim) const { on_issue_(claim.issue); }
  void operator()(OptionValues& claim) const { on_issue_(claim.issue); }
  void operator()(IssueOrder& claim) const { all(claim.terms); }
  void operator()(IssueWeights& claim) const { all(claim.entries); }
  void operator()(OptionPoints& claim) const { all(claim.issues); }
  template <class Other>
  void operator()(Other& /*names none*/) const {}

  template <class Rows>
  void all(Rows& rows) const {
    for (auto& row : rows) on_issue_(row.issue);
  }

 private:
  const OnIssue& on_issue_;
};

void for_each_issue(Contents& contents, const OnIssue& on_issue) {
  const NamedIssues named(on_issue);
  for_each_atom(contents, [&](Atom& atom) { on_issue(atom.issue); });
  named.all(contents.status_quo);
  for (Proposal& proposal : contents.proposals) named.all(proposal.package);
  for (Position& position : contents.positions) std::visit(named, position.claim);
  for (CompleteUtility& utility : contents.utilities) named.all(utility.terms);
}

Formula atom_of(IssueId issue, std::vector<OptionId> options) {
  Formula formula;
  const bool is_one = options.size() == 1;
  formula.atom = {issue, is_one ? Atom::Relation::equals : Atom::Relation::in, std::move(options)};
  return formula;
}

std::string filled(std::string text, std::string_view mark, const std::string& value) {
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? text : text.replace(at, mark.size(), value);
}

// Calls the issue and its options as the contents want orders to be called.
class OrderNamer {
 public:
  OrderNamer(const Contents& contents, const StepPair& pair)
      : contents_(contents),
        a_(contents.step(pair.first).name),
        b_(contents.step(pair.second).name),
        verifiers_(verifiers_of(contents, pair)) {}

  void name(Issue& issue) const {
    const MadeNames& names = contents_.made_names;
    issue.name = said(names.issue, "{first} / {second}", a_, b_);
    for (std::size_t i = 0; i < issue.options.size(); ++i) {
      issue.options[i].name = option(in_time_of(OptionId{i}));
    }
  }

 private:
  [[nodiscard]] std::string option(InTime relation) const {
    const MadeNames& names = contents_.made_names;
    switch (relation) {
      case InTime::first:
        return said(names.first, "{first} → {second}", a_, b_);
      case InTime::second:
        return said(names.first, "{first} → {second}", b_, a_);
      case InTime::together:
        return said(names.together, "{first} + {second}", a_, b_);
      case InTime::verified:
        return filled(said(names.verified, "{first} + {second} ({verifiers})", a_, b_),
                      "{verifiers}", verifiers());
    }
    return {};
  }

  [[nodiscard]] std::string verifiers() const {
    if (verifiers_.empty()) return {};
    const std::string& one = contents_.party(verifiers_.front()).name;
    if (verifiers_.size() == 1) return one;
    return said(contents_.made_names.both, "{first}, {second}", one,
                contents_.party(verifiers_.back()).name);
  }

  static std::string said(const std::string& text, const char* in_signs, const std::string& first,
                          const std::string& second) {
    return filled(filled(text.empty() ? in_signs : text, "{second}", second), "{first}", first);
  }

  const Contents& contents_;
  const std::string& a_;
  const std::string& b_;
  std::vector<PartyId> verifiers_;
};

Issue order_issue(const Contents& contents, const StepPair& pair) {
  Issue issue;
  issue.order = pair;
  issue.id = order_id(contents, pair.first, pair.second);
  issue.place = contents.step(pair.first).place;
  std::vector<std::string> ids = {"first", "second", "together"};
  if (!verifiers_of(contents, pair).empty()) ids.emplace_back("verified");
  for (std::string& id : ids) {
    Option option;
    option.hypothetical = id == "together" || id == "verified";
    option.id = std::move(id);
    option.place = issue.place;
    issue.options.push_back(std::move(option));
  }
  return issue;
}

// Moves the orders behind all other issues, sorted by their steps, without those that nothing
// names.
void sort_orders(Contents& contents) {
  std::vector<bool> is_named(contents.issues.size(), false);
  for_each_issue(contents, [&](IssueId& issue) {
    if (issue.index() < is_named.size()) is_named[issue.index()] = true;
  });
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < is_named.size(); ++i) {
    if (is_named[i] || !contents.issues[i].order) places.push_back(i);
  }
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return contents.issues[a].order < contents.issues[b].order;
  });
  std::vector<Issue> sorted;
  std::vector<IssueId> moved(contents.issues.size());
  for (const std::size_t place : places) {
    moved[place] = IssueId{sorted.size()};
    sorted.push_back(std::move(contents.issues[place]));
  }
  contents.issues = std::move(sorted);
  for_each_issue(contents, [&](IssueId& issue) {
    if (issue.index() < moved.size()) issue = moved[issue.index()];
  });
}

// Cycles without a shorter way across, in the graph whose edges are the pairs that claims name: if
// orders agree round each of these, they agree round all, as a chord parts a cycle into two of
// which one disagrees if the whole does.
class Cycles {
 public:
  explicit Cycles(const Contents& contents)
      : links_(contents.steps.size()), degrees_(contents.steps.size(), 0) {
    for (std::size_t i = 0; i < contents.issues.size(); ++i) {
      if (is_whole_order(contents, contents.issues[i])) link(*contents.issues[i].order, IssueId{i});
    }
    for (std::size_t s = 0; s < links_.size(); ++s) degrees_[s] = links_[s].size();
    for (std::size_t s = 0; s < links_.size(); ++s) {
      if (degrees_[s] == 1) leave_out(s);
    }
  }

  // Each once, from its least step on towards the lesser of its neighbours; nullopt where there
  // are more than `most`, or they are too long.
  std::optional<std::vector<std::vector<StepId>>> find(std::size_t most) {
    most_ = most;
    for (std::size_t start = 0; start < links_.size() && !is_too_much(); ++start) {
      if (degrees_[start] == 0) continue;
      path_ = {start};
      extend();
      if (!is_too_much()) leave_out(start);  // all cycles through it are found
    }
    if (is_too_much()) return std::nullopt;
    return std::move(found_);
  }

  // Of two steps that a claim names together.
  [[nodiscard]] IssueId order(StepId a, StepId b) const {
    return orders_.at({std::min(a, b), std::max(a, b)});
  }

 private:
  void link(const StepPair& pair, IssueId order) {
    orders_.emplace(pair, order);
    links_[pair.first.index()].push_back(pair.second.index());
    links_[pair.second.index()].push_back(pair.first.index());
  }

  // With all that is then linked to one other step alone, and so is on no cycle.
  void leave_out(std::size_t step) {
    std::vector<std::size_t> out = {step};
    while (!out.empty()) {
      const std::size_t next = out.back();
      out.pop_back();
      degrees_[next] = 0;
      for (const std::size_t other : links_[next]) {
        if (degrees_[other] == 0) continue;
        --degrees_[other];
        if (degrees_[other] == 1) out.push_back(other);
      }
    }
  }

  [[nodiscard]] bool is_linked(std::size_t a, std::size_t b) const {
    return orders_.count({StepId{std::min(a, b)}, StepId{std::max(a, b)}}) > 0;
  }

  [[nodiscard]] bool is_too_much() const {
    return found_.size() > most_ || looks_ > kMostLooks || path_.size() > kMostOrdersRound;
  }

  void extend() {
    for (const std::size_t next : links_[path_.back()]) {
      looks_ += path_.size();
      if (is_too_much()) return;
      if (degrees_[next] == 0 || !is_chordless_with(next)) continue;
      const bool closes = path_.size() > 1 && is_linked(next, path_.front());
      path_.push_back(next);
      if (!closes) {
        extend();
        if (is_too_much()) return;
      } else if (path_[1] < next) {
        std::vector<StepId> cycle;
        for (const std::size_t step : path_) cycle.emplace_back(step);
        found_.push_back(std::move(cycle));
      }
      path_.pop_back();
    }
  }

  // Is `next` linked to the last of the path alone, its start apart?
  [[nodiscard]] bool is_chordless_with(std::size_t next) const {
    for (std::size_t i = 1; i + 1 < path_.size(); ++i) {
      if (is_linked(path_[i], next)) return false;
    }
    return std::find(path_.begin(), path_.end(), next) == path_.end();
  }

  static constexpr std::size_t kMostLooks = 10'000'000;  // each counts the steps it compares
  std::map<StepPair, IssueId> orders_;
  std::vector<std::vector<std::size_t>> links_;  // by step
  std::vector<std::size_t> degrees_;  // links to what is not left out; 0: left out itself
  std::vector<std::size_t> path_;
  std::vector<std::vector<StepId>> found_;
  std::size_t most_ = 0;
  std::size_t looks_ = 0;
};

// Round the cycle in this direction: where no step comes after the next, all are at once.
Formula agreement_round(const Contents& contents, const Cycles& cycles,
                        const std::vector<StepId>& cycle) {
  Formula weak{Formula::Kind::conjunction, {}, {}, false};
  Formula equal{Formula::Kind::conjunction, {}, {}, false};
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const StepId a = cycle[i];
    const IssueId order = cycles.order(a, cycle[(i + 1) % cycle.size()]);
    Formula at_once = together(contents, order);
    std::vector<OptionId> options = before(contents, order, a).atom.options;
    options.insert(options.end(), at_once.atom.options.begin(), at_once.atom.options.end());
    weak.parts.push_back(atom_of(order, std::move(options)));
    equal.parts.push_back(std::move(at_once));
  }
  return {Formula::Kind::implication, {}, {std::move(weak), std::move(equal)}, false};
}

Rule rule_round(const Contents& contents, const Cycles& cycles, std::vector<StepId> cycle) {
  Rule rule;
  rule.id = "order";
  for (const StepId step : cycle) rule.id += "." + contents.step(step).id;
  rule.place = contents.step(cycle.front()).place;
  rule.steps = cycle;
  Formula forward = agreement_round(contents, cycles, cycle);
  std::reverse(cycle.begin(), cycle.end());
  Formula backward = agreement_round(contents, cycles, cycle);
  rule.formula = joined(Formula::Kind::conjunction, {std::move(forward), std::move(backward)});
  return rule;
}

// The options of orders in time that a formula names without a `not`, `implies` or `iff` before.
void table_named(const Formula& formula, Contents& then) {
  if (formula.kind == Formula::Kind::atom) {
    Issue& issue = then.issues[formula.atom.issue.index()];
    if (!issue.order || formula.atom.relation == Atom::Relation::differs) return;
    std::vector<OptionId> named = formula.atom.options;
    // Of `with` the plain one: a verifier is another proposal.
    if (named == together(then, formula.atom.issue).atom.options) named.resize(1);
    for (const OptionId option : named) issue.options[option.index()].hypothetical = false;
  }
  if (formula.kind != Formula::Kind::conjunction && formula.kind != Formula::Kind::disjunction) {
    return;
  }
  for (const Formula& part : formula.parts) table_named(part, then);
}

}  // namespace

bool is_whole_order(const Contents& contents, const Issue& issue) {
  const bool has_steps = issue.order && issue.order->first < issue.order->second &&
                         issue.order->second.index() < contents.steps.size();
  if (!has_steps || issue.by || issue.scale) return false;
  const std::size_t with_verifier = verifiers_of(contents, *issue.order).empty() ? 0 : 1;
  return issue.options.size() == option_of(InTime::verified).index() + with_verifier;
}

bool has_too_many_orders(const Contents& contents) {
  return !Cycles(contents).find(kMostOrderRules);
}

std::vector<PartyId> verifiers_of(const Contents& contents, const StepPair& pair) {
  std::vector<PartyId> verifiers;
  for (const StepId step : {pair.first, pair.second}) {
    const auto& one = contents.step(step).verified_by;
    const bool is_new = one && one->index() < contents.parties.size() &&
                        std::find(verifiers.begin(), verifiers.end(), *one) == verifiers.end();
    if (is_new) verifiers.push_back(*one);
  }
  return verifiers;
}

std::optional<IssueId> find_order(const Contents& contents, StepId a, StepId b) {
  const StepPair pair{std::min(a, b), std::max(a, b)};
  for (std::size_t i = contents.issues.size(); i-- > 0;) {
    if (contents.issues[i].order == pair) return IssueId{i};
  }
  return std::nullopt;
}

std::string order_id(const Contents& contents, StepId a, StepId b) {
  return contents.step(std::min(a, b)).id + "." + contents.step(std::max(a, b)).id;
}

IssueId add_order(Contents& contents, StepId a, StepId b) {
  contents.issues.push_back(order_issue(contents, {std::min(a, b), std::max(a, b)}));
  return IssueId{contents.issues.size() - 1};
}

IssueId order_of(Contents& contents, StepId a, StepId b) {
  const auto known = find_order(contents, a, b);
  return known ? *known : add_order(contents, a, b);
}

Formula before(const Contents& contents, IssueId order, StepId a) {
  const bool is_first = contents.issue(order).order->first == a;
  return atom_of(order, {option_of(is_first ? InTime::first : InTime::second)});
}

Formula together(const Contents& contents, IssueId order) {
  std::vector<OptionId> options = {option_of(InTime::together)};
  const OptionId with_verifier = option_of(InTime::verified);
  if (with_verifier.index() < contents.issue(order).options.size()) {
    options.push_back(with_verifier);
  }
  return atom_of(order, std::move(options));
}

Formula verified(IssueId order) { return atom_of(order, {option_of(InTime::verified)}); }

std::string order_notation(const Contents& contents, IssueId order, OptionId option) {
  const StepPair& pair = *contents.issue(order).order;
  const std::string& a = contents.step(pair.first).id;
  const std::string& b = contents.step(pair.second).id;
  switch (in_time_of(option)) {
    case InTime::first:
      return a + " before " + b;
    case InTime::second:
      return b + " before " + a;
    case InTime::together:
      return a + " with " + b;
    case InTime::verified:
      return a + " with " + b + " verified";
  }
  return {};
}

std::string order_notation(const Contents& contents, const Atom& atom) {
  const bool is_together = atom == together(contents, atom.issue).atom;
  // Without its verifier it has no words of its own.
  const bool is_one = atom.relation == Atom::Relation::equals && atom.options.size() == 1 &&
                      in_time_of(atom.options[0]) != InTime::together;
  if (!is_together && !is_one) return {};
  return order_notation(contents, atom.issue, atom.options[0]);
}

void arrange_orders(Contents& contents) {
  const bool has_any = std::any_of(contents.issues.begin(), contents.issues.end(),
                                   [](const Issue& issue) { return issue.order.has_value(); });
  if (!has_any) return;
  std::erase_if(contents.rules, [](const Rule& rule) { return !rule.steps.empty(); });
  sort_orders(contents);
  for (Proposal& proposal : contents.proposals) {
    std::stable_partition(proposal.package.begin(), proposal.package.end(),
                          [&](const Proposal::Choice& choice) {
                            return choice.issue.index() >= contents.issues.size() ||
                                   !contents.issue(choice.issue).order;
                          });
  }
  for (Issue& issue : contents.issues) {
    if (is_whole_order(contents, issue)) OrderNamer(contents, *issue.order).name(issue);
  }
  Cycles cycles(contents);
  if (auto found = cycles.find(kMostOrderRules)) {
    for (auto& cycle : *found) {
      contents.rules.push_back(rule_round(contents, cycles, std::move(cycle)));
    }
  }
}

void table_orders(Contents& then) {
  for (const Position& position : then.positions) {
    if (position.inferred) continue;
    if (const auto* demand = std::get_if<Demand>(&position.claim)) {
      table_named(demand->formula, then);
    }
    if (const auto* line = std::get_if<RedLine>(&position.claim)) {
      table_named(line->as_said(), then);
    }
  }
}

}  // namespace zopa
