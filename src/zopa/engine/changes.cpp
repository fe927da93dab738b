#include "zopa/engine/changes.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

#include "zopa/base/listed.hpp"
#include "zopa/model/cells.hpp"
#include "zopa/model/claim_notation.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/model/sums.hpp"

namespace zopa::engine {
namespace {

std::vector<std::string> ids_of(const std::vector<StatementId>& statements,
                                const Negotiation& negotiation) {
  std::vector<std::string> ids;
  for (const StatementId id : statements) ids.push_back(negotiation.statement(id).id);
  return ids;
}

std::string kind_of(const Issue& issue) {
  if (!issue.scale) return issue.by ? "own move" : "joint";
  const Scale& scale = *issue.scale;
  std::string kind = id_of(Range{scale.from, scale.to});
  kind.append(" by ").append(scale.step.to_text());
  if (!scale.unit.empty()) kind.append(" ").append(scale.unit);
  return kind;
}

// Everything on file that is compared, claims first.
class Listing {
 public:
  explicit Listing(const Negotiation& negotiation) : negotiation_(negotiation) {}

  std::vector<OnFile> list() && {
    add_positions();
    add_proposals();
    add_rules();
    add_blocs();
    add_events();
    add_steps();
    add_issues();
    add_parties();
    if (const auto& rule = negotiation_.agreement()) {
      list_row("agreement", "agreement", {}, to_notation(*rule, negotiation_));
    }
    for (const StatusQuo& now : negotiation_.status_quo()) {
      list_row("status_quo", negotiation_.issue(now.issue).id, {},
               negotiation_.option(now.issue, now.option).id);
    }
    return std::move(rows_);
  }

 private:
  OnFile& list_row(const char* kind, std::string id, std::optional<PartyId> party, std::string says,
                   const std::vector<StatementId>& because = {}) {
    OnFile& row = rows_.emplace_back();
    row.kind = kind;
    row.id = std::move(id);
    if (party) row.party = negotiation_.party(*party).id;
    row.says = std::move(says);
    row.because = ids_of(because, negotiation_);
    return row;
  }

  void add_positions() {
    for (const Position& position : negotiation_.positions()) {
      OnFile& row = list_row(kind_of(position.claim), position.id, position.party,
                             claim_notation(position.claim, negotiation_), position.because);
      row.basis = basis_of(negotiation_, position);
      row.position = position;
      for (const IssueId issue : issues_of(position.claim)) {
        row.about += negotiation_.issue(issue).id + " ";
      }
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (line == nullptr) continue;
      row.firmness = line->firmness;
      row.only = line->as_said().speaks_of_all;
    }
  }

  void add_proposals() {
    for (const Proposal& proposal : negotiation_.proposals()) {
      std::vector<std::string> package;
      for (const auto& [issue, option] : proposal.package) {
        package.push_back(negotiation_.issue(issue).id +
                          " == " + negotiation_.option(issue, option).id);
      }
      list_row("proposal", proposal.id, proposal.by.party, listed(package, " and ", " and "),
               proposal.because);
    }
  }

  void add_rules() {
    for (const Rule& rule : negotiation_.rules()) {
      if (!is_stated(rule)) continue;
      list_row("rule", rule.id, {}, to_notation(rule.formula, negotiation_), rule.because);
    }
  }

  void add_blocs() {
    for (const Bloc& bloc : negotiation_.blocs()) {
      std::vector<std::string> members;
      for (const PartyId id : bloc.with) members.push_back(negotiation_.party(id).id);
      const std::string before = bloc.before.empty() ? "" : " before " + bloc.before;
      list_row("bloc", bloc.id, {}, listed(members, ", ") + before, bloc.because).basis =
          basis_of(negotiation_, bloc);
    }
  }

  void add_events() {
    for (const Event& event : negotiation_.events()) {
      std::vector<std::string> changes;
      for (const auto& [party, change] : event.changes) {
        changes.push_back(std::string(to_text(change)) + " for " + negotiation_.party(party).id);
      }
      list_row("event", event.id, {}, event.date + ", no agreement " + listed(changes, ", "),
               event.because);
    }
  }

  void add_steps() {
    for (const Step& step : negotiation_.steps()) {
      std::string says = step.by ? "by " + negotiation_.party(*step.by).id : "by nobody named";
      if (step.verified_by) says += ", verified by " + negotiation_.party(*step.verified_by).id;
      list_row("step", step.id, step.by, std::move(says), step.because);
    }
  }

  void add_issues() {
    for (const Issue& issue : negotiation_.issues()) {
      if (is_sum(issue) || issue.order) continue;  // claims make them
      list_row("issue", issue.id, issue.by, kind_of(issue));
    }
    for (const Issue& issue : negotiation_.issues()) {
      if (issue.scale || issue.order) continue;  // its options are what claims name
      for (const Option& option : issue.options) {
        const char* says = option.excluded       ? "excluded"
                           : option.hypothetical ? "untabled"
                                                 : "tabled";
        list_row("option", issue.id + "." + option.id, {}, says);
      }
    }
  }

  void add_parties() {
    for (const Party& party : negotiation_.parties()) {
      std::string says = to_text(party.role);
      if (party.of) says += " of " + negotiation_.party(*party.of).id;
      if (!party.at_the_table) says += ", absent";
      list_row("party", party.id, {}, std::move(says), party.because);
    }
  }

  const Negotiation& negotiation_;
  std::vector<OnFile> rows_;
};

// Did somebody type it?  Ids that are made have a point in them, or a number for a name.
bool is_typed(const OnFile& row) {
  if (row.kind == "option") return true;
  if (row.id.find('.') != std::string::npos) return false;
  const std::string made = row.kind + "-";
  return row.id.compare(0, made.size(), made) != 0 ||
         row.id.find_first_not_of("0123456789", made.size()) != std::string::npos;
}

// Claims may change their kind; what is no claim is another thing.
std::string family_of(const OnFile& row) {
  return (row.position ? "claim" : row.kind) + "\n" + row.party.value_or("") + "\n";
}

std::string by_content(const OnFile& row) {
  return family_of(row) + row.kind + "\n" + row.says + (row.only ? "\nonly" : "");
}

// The rows of one side by what they have in common with the other's.
class Matching {
 public:
  Matching(const std::vector<OnFile>& before, const std::vector<OnFile>& after)
      : before_(before), after_(after), partner_(after.size()), is_taken_(before.size(), false) {}

  // By row of `after`: which row of `before` it was, if any.
  std::vector<std::optional<std::size_t>> match() && {
    pair_up([](const OnFile& row) { return by_content(row) + "\n" + row.id; });
    pair_up([](const OnFile& row) { return is_typed(row) ? family_of(row) + row.id : ""; });
    pair_up(by_content);
    pair_up([](const OnFile& row) {
      return is_typed(row) ? "" : family_of(row) + row.kind + "\n" + row.about;
    });
    return std::move(partner_);
  }

 private:
  // Those with the same key, in their order; none where it is empty.
  template <class KeyOf>
  void pair_up(KeyOf key_of) {
    std::map<std::string, std::vector<std::size_t>> open;  // the first one last
    for (std::size_t i = before_.size(); i > 0; --i) {
      if (!is_taken_[i - 1]) open[key_of(before_[i - 1])].push_back(i - 1);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (partner_[i]) continue;
      const auto at = open.find(key_of(after_[i]));
      if (at == open.end() || at->first.empty() || at->second.empty()) continue;
      partner_[i] = at->second.back();
      is_taken_[at->second.back()] = true;
      at->second.pop_back();
    }
  }

  const std::vector<OnFile>& before_;
  const std::vector<OnFile>& after_;
  std::vector<std::optional<std::size_t>> partner_;
  std::vector<bool> is_taken_;
};

bool are_alike(std::vector<std::string> some, std::vector<std::string> others) {
  std::sort(some.begin(), some.end());
  std::sort(others.begin(), others.end());
  return some == others;
}

std::vector<Aspect> aspects_that_differ(const OnFile& before, const OnFile& after) {
  std::vector<Aspect> what;
  const auto compare = [&](Aspect aspect, bool is_same) {
    if (!is_same) what.push_back(aspect);
  };
  compare(Aspect::id, before.id == after.id || !is_typed(before) || !is_typed(after));
  compare(Aspect::kind, before.kind == after.kind);
  compare(Aspect::says, before.says == after.says);
  compare(Aspect::firmness, before.firmness == after.firmness);
  compare(Aspect::only, before.only == after.only);
  compare(Aspect::basis, before.basis == after.basis);
  compare(Aspect::because, are_alike(before.because, after.because));
  return what;
}

// Options of an issue that is only on one side go without saying.
void drop_options_of(std::vector<OnFile>& rows) {
  std::set<std::string, std::less<>> whole;
  for (const OnFile& row : rows) {
    if (row.kind == "issue") whole.insert(row.id);
  }
  std::erase_if(rows, [&](const OnFile& row) {
    const std::string_view id = row.id;  // no id of an issue has a point in it
    return row.kind == "option" && whole.count(id.substr(0, id.find('.'))) > 0;
  });
}

}  // namespace

Changes changes_between(const Negotiation& before, const Negotiation& after) {
  std::vector<OnFile> rows_before = Listing(before).list();
  std::vector<OnFile> rows_after = Listing(after).list();
  const auto partner = Matching(rows_before, rows_after).match();
  Changes changes;
  std::vector<bool> is_kept(rows_before.size(), false);
  for (std::size_t i = 0; i < rows_after.size(); ++i) {
    if (!partner[i]) {
      changes.gained.push_back(std::move(rows_after[i]));
      continue;
    }
    OnFile& was = rows_before[*partner[i]];
    is_kept[*partner[i]] = true;
    if (was.id != rows_after[i].id) changes.renamed[was.id] = rows_after[i].id;
    std::vector<Aspect> what = aspects_that_differ(was, rows_after[i]);
    if (what.empty()) continue;
    changes.changed.push_back({std::move(what), std::move(was), std::move(rows_after[i])});
  }
  for (std::size_t i = 0; i < rows_before.size(); ++i) {
    if (!is_kept[i]) changes.lost.push_back(std::move(rows_before[i]));
  }
  drop_options_of(changes.gained);
  drop_options_of(changes.lost);
  return changes;
}

}  // namespace zopa::engine
