#include "zopa/evidence/evidence.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "zopa/model/in_force.hpp"
#include "zopa/preference/option_preorder.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::evidence {
namespace {

bool contains(const std::vector<PartyId>& parties, PartyId party) {
  return std::find(parties.begin(), parties.end(), party) != parties.end();
}

class Review {
 public:
  Review(const Negotiation& file, const Negotiation& in_force, std::optional<RoundId> round)
      : file_(file), in_force_(in_force), round_(round) {}

  std::vector<Diagnostic> run() && {
    for (const PartyEvidence& party : evidence_balance(in_force_, round_)) check_voice(party);
    check_issues();
    check_statements();
    for (const Position& position : in_force_.positions()) check_position(position);
    std::stable_sort(
        warnings_.begin(), warnings_.end(), [](const Diagnostic& a, const Diagnostic& b) {
          return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
        });
    return std::move(warnings_);
  }

 private:
  void warn(const char* code, Place place, Message message) {
    warnings_.push_back({Severity::warning, code, std::move(message), in_force_.file(), place, {}});
  }

  void check_voice(const PartyEvidence& evidence) {
    const Party& party = in_force_.party(evidence.party);
    if (!evidence.is_silent(in_force_)) return;
    warn("no-voice", party.place,
         Message("remark.no_voice", {{"party", name_of(party)},
                                     {"claims", evidence.total()},
                                     {"stated", evidence[Basis::stated]}}));
  }

  void check_issues() {
    const PackageSpace space(in_force_);
    std::vector<List> unknown(in_force_.issues().size());
    for (std::size_t p = 0; p < in_force_.parties().size(); ++p) {
      const PartyId party{p};
      if (!is_asked(party)) continue;
      for (const IssueId issue : unknown_issues(in_force_, party)) {
        unknown[issue.index()].parts.push_back(name_of(in_force_.parties()[p]));
      }
    }
    for (const Axis& axis : space.axes()) {
      const Issue& issue = in_force_.issue(axis.issue);
      const List& parties = unknown[axis.issue.index()];
      if (!parties.parts.empty()) {
        warn("unknown-position", issue.place,
             Message("remark.unknown_position", {{"issue", Code{issue.id}}, {"parties", parties}}));
      }
      if (std::none_of(axis.tabled.begin(), axis.tabled.end(), [](bool is) { return is; })) {
        warn("nothing-tabled", issue.place,
             Message("remark.nothing_tabled", {{"issue", Code{issue.id}}}));
      }
    }
  }

  // Whose positions matter: principals, and members of blocs.
  [[nodiscard]] bool is_asked(PartyId party) const {
    if (in_force_.party(party).role == Role::principal) return true;
    return std::any_of(in_force_.blocs().begin(), in_force_.blocs().end(),
                       [&](const Bloc& bloc) { return contains(bloc.with, party); });
  }

  void check_statements() {
    std::vector<bool> used(file_.statements().size(), false);
    const auto use = [&](const std::vector<StatementId>& because) {
      for (const StatementId id : because) used[id.index()] = true;
    };
    for (const Party& party : file_.parties()) use(party.because);
    for (const Rule& rule : file_.rules()) use(rule.because);
    for (const Position& position : file_.positions()) use(position.because);
    for (const Frame& frame : file_.frames()) use(frame.because);
    for (const Round& round : file_.rounds()) use(round.because);
    for (const Bloc& bloc : file_.blocs()) use(bloc.because);
    for (const Assumption& assumption : file_.assumptions()) use(assumption.because);
    for (std::size_t i = 0; i < used.size(); ++i) {
      const Statement& statement = file_.statements()[i];
      if (!used[i]) {
        warn("unused-statement", statement.place,
             Message("remark.unused_statement", {{"id", Code{statement.id}}}));
      } else if (is_after(file_, statement, round_)) {
        warn("later-statement", statement.place,
             Message("remark.later_statement",
                     {{"id", Code{statement.id}},
                      {"round", Code{file_.rounds()[round_->index()].id}}}));
      }
    }
  }

  void check_position(const Position& position) {
    if (position.because.empty()) {
      warn("assumed", position.place, Message("remark.assumed", {{"id", Code{position.id}}}));
    }
    if (const auto* line = std::get_if<RedLine>(&position.claim)) {
      check_red_line(position, line->formula);
    }
  }

  // Does the line shut out an option that the party's own order puts above one that it allows?
  void check_red_line(const Position& position, const Formula& formula) {
    const std::vector<IssueId> issues = issues_of(formula);
    if (issues.size() != 1) return;
    const PackageSpace space(in_force_);
    const auto axis = space.axis_of(issues.front());
    if (!axis) return;
    const Axis& options = space.axes()[*axis];
    const OptionPreorder order = option_preorder(in_force_, position.party, options.issue);
    const auto verdict = [&](OptionId option) {
      Package package;
      for (const Axis& other : space.axes()) package.push_back(other.options.front());
      package[*axis] = option;
      return truth_of(formula, in_force_, space, package);
    };
    for (const OptionId shut_out : options.options) {
      if (verdict(shut_out) != Truth::no) continue;
      for (const OptionId allowed : options.options) {
        if (verdict(allowed) != Truth::yes || !order.is_better(shut_out, allowed)) continue;
        warn("order-against-line", position.place,
             Message("remark.order_against_line", {{"id", Code{position.id}},
                                                   {"out", Code{id_of(options, shut_out)}},
                                                   {"allowed", Code{id_of(options, allowed)}}}));
        return;
      }
    }
  }

  [[nodiscard]] const std::string& id_of(const Axis& axis, OptionId option) const {
    return in_force_.option(axis.issue, option).id;
  }

  const Negotiation& file_;
  const Negotiation& in_force_;
  std::optional<RoundId> round_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace

std::size_t PartyEvidence::total() const {
  return std::accumulate(claims.begin(), claims.end(), std::size_t{0});
}

bool PartyEvidence::is_silent(const Negotiation& negotiation) const {
  const Role role = negotiation.party(party).role;
  const bool looks_on = role == Role::observer || role == Role::mediator;
  return statements_made == 0 && !(looks_on && total() == 0);
}

std::vector<PartyEvidence> evidence_balance(const Negotiation& in_force,
                                            std::optional<RoundId> round) {
  std::vector<PartyEvidence> balance(in_force.parties().size());
  for (std::size_t i = 0; i < balance.size(); ++i) balance[i].party = PartyId{i};
  for (const Position& position : in_force.positions()) {
    const auto basis = static_cast<std::size_t>(basis_of(in_force, position));
    ++balance[position.party.index()].claims.at(basis);
  }
  for (const Statement& statement : in_force.statements()) {
    if (statement.by && !is_after(in_force, statement, round))
      ++balance[statement.by->party.index()].statements_made;
  }
  return balance;
}

std::vector<Diagnostic> review(const Negotiation& file, const Negotiation& in_force,
                               std::optional<RoundId> round) {
  return Review(file, in_force, round).run();
}

}  // namespace zopa::evidence
