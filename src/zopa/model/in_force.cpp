#include "zopa/model/in_force.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "zopa/base/nearest.hpp"
#include "zopa/model/because.hpp"
#include "zopa/model/cells.hpp"
#include "zopa/model/easing.hpp"
#include "zopa/model/proposals.hpp"
#include "zopa/model/read_as.hpp"
#include "zopa/model/steps.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/model/voices.hpp"

namespace zopa {

struct Narrowing {
  template <class Edit>
  static Negotiation of(const Negotiation& negotiation, Edit edit) {
    return negotiation.narrowed(edit);
  }
};

namespace {

using Because = std::vector<StatementId>;

// As answers call it.
std::string reservation_line(const Negotiation& negotiation, const Position& position) {
  return negotiation.party(position.party).id + ".reservation";
}

std::vector<std::string> claim_ids(const Negotiation& negotiation) {
  std::vector<std::string> ids;
  for (const Position& position : negotiation.positions()) {
    ids.push_back(position.id);
    if (std::holds_alternative<Reservation>(position.claim)) {
      ids.push_back(reservation_line(negotiation, position));
    }
  }
  for (const Rule& rule : negotiation.rules()) {
    if (is_stated(rule)) ids.push_back(rule.id);  // neither sums nor time can be left out
  }
  for (const Bloc& bloc : negotiation.blocs()) ids.push_back(bloc.id);
  for (const Proposal& proposal : negotiation.proposals()) ids.push_back(proposal.id);
  return ids;
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// A claim and a statement may share an id; it then means the claim.
Result<std::vector<std::string>> statements_to_leave_out(const Negotiation& negotiation,
                                                         const std::vector<std::string>& without) {
  std::vector<std::string> known = claim_ids(negotiation);
  std::vector<std::string> statements;
  for (const Statement& statement : negotiation.statements()) {
    if (contains(without, statement.id) && !contains(known, statement.id)) {
      statements.push_back(statement.id);
    }
  }
  for (const std::string& id : without) {
    if (contains(known, id) || contains(statements, id)) continue;
    for (const Statement& statement : negotiation.statements()) known.push_back(statement.id);
    return tl::unexpected(fault(
        "unknown-name", Message("fault.no_name",
                                {{"kind", "any"}, {"name", Code{id}}, {"hint", hint(id, known)}})));
  }
  return statements;
}

template <class Item>
void erase_named(std::vector<Item>& items, const std::vector<std::string>& names) {
  std::erase_if(items, [&](const Item& item) { return contains(names, item.id); });
}

void erase_statements(Contents& contents, const std::vector<std::string>& names) {
  for_each_because(contents, [&](Because& because) {
    std::erase_if(because,
                  [&](StatementId id) { return contains(names, contents.statement(id).id); });
  });
}

// What someone wants left out, but for statements.
void erase_claims(Contents& contents, const Negotiation& file,
                  const std::vector<std::string>& names) {
  erase_named(contents.positions, names);
  std::erase_if(contents.positions, [&](const Position& position) {
    return std::holds_alternative<Reservation>(position.claim) &&
           contains(names, reservation_line(file, position));
  });
  erase_named(contents.rules, names);
  erase_named(contents.blocs, names);
  erase_named(contents.proposals, names);
}

template <class Visit>
void for_each_option(Contents& contents, Visit visit) {
  for (Issue& issue : contents.issues) {
    for (Option& option : issue.options) visit(option);
  }
}

// A hypothetical option that the party takes is known to meet its lines on that issue alone.
void meet_by_takings(Contents& then) {
  std::map<std::pair<PartyId, IssueId>, std::vector<OptionId>> taken;
  for (const Position& position : then.positions) {
    const auto* taking = std::get_if<Taking>(&position.claim);
    if (taking == nullptr) continue;
    auto& options = taken[{position.party, taking->issue}];
    options.insert(options.end(), taking->options.begin(), taking->options.end());
  }
  if (taken.empty()) return;
  for (Position& position : then.positions) {
    auto* line = std::get_if<RedLine>(&position.claim);
    if (line == nullptr) continue;
    const std::vector<IssueId> issues = issues_of(line->formula);
    if (issues.size() != 1) continue;
    Formula also;
    also.atom = {issues.front(), Atom::Relation::in, {}};
    for (const OptionId option : taken[{position.party, issues.front()}]) {
      const bool is_open = then.option(issues.front(), option).hypothetical &&
                           !names(line->formula, issues.front(), option);
      if (is_open) also.atom.options.push_back(option);
    }
    if (also.atom.options.empty()) continue;
    if (!line->said) line->said = line->formula;
    line->formula =
        Formula{Formula::Kind::disjunction, {}, {std::move(line->formula), std::move(also)}, false};
  }
}

// Whoever had not spoken by then, or is left out, disputes nothing.
void strike_disputes(Contents& then, const Day& day, const std::vector<std::string>& without) {
  for (Statement& statement : then.statements) {
    if (day.is_before(statement.date) || contains(without, statement.id)) {
      statement.disputes.clear();
    }
  }
}

bool is_later(const Contents& negotiation, StatementId id, const Day& day) {
  return day.is_before(negotiation.statement(id).date);
}

void mark_former_voices(Contents& then, const Day& day) {
  for (Party& party : then.parties) {
    for (Representative& one : party.representatives) one.is_former = is_over(one.until, day);
  }
}

// What those who no longer speak for their party said, where nobody else did.
void erase_former_voices(Contents& then) {
  const auto is_former = [&](const auto& claim) {
    return is_of_former_voices(then, claim.because);
  };
  std::erase_if(then.positions, is_former);
  std::erase_if(then.frames, is_former);
  std::erase_if(then.proposals, is_former);
  std::erase_if(then.blocs, is_former);
}

// Was all that it rests on said later?
bool is_all_later(const Contents& negotiation, const Because& because, const Day& day) {
  return !because.empty() && std::all_of(because.begin(), because.end(), [&](StatementId id) {
    return is_later(negotiation, id, day);
  });
}

// Of positions of one id the last whose round had come.
std::vector<bool> latest_words(const std::vector<Position>& positions,
                               std::optional<RoundId> round) {
  std::map<std::string, std::size_t> latest;  // by id
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const auto& from = positions[i].from;
    if (from && (!round || *from > *round)) continue;
    const auto [at, is_new] = latest.try_emplace(positions[i].id, i);
    if (is_new) continue;
    const auto& earlier = positions[at->second].from;
    if (from && (!earlier || *from > *earlier)) at->second = i;
  }
  std::vector<bool> is_latest(positions.size(), false);
  for (const auto& [id, index] : latest) is_latest[index] = true;
  return is_latest;
}

// Of what holds `from` a round the file itself says when.
bool is_known_later(const Contents& negotiation, const Position& position, const Day& day) {
  return !position.from && is_all_later(negotiation, position.because, day);
}

bool is_known_later(const Contents& negotiation, const Proposal& proposal, const Day& day) {
  return !proposal.from &&
         (day.is_before(proposal.date) || is_all_later(negotiation, proposal.because, day));
}

void keep_what_counts(Contents& then, const Day& day) {
  const std::vector<bool> counts = positions_in_force(then, day);
  std::vector<Position> in_force;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i]) in_force.push_back(std::move(then.positions[i]));
  }
  then.positions = std::move(in_force);
  const auto is_later_claim = [&](const auto& claim) {
    return is_all_later(then, claim.because, day);
  };
  std::erase_if(then.frames, is_later_claim);
  std::erase_if(then.proposals, [&](const Proposal& proposal) {
    return is_known_later(then, proposal, day) || !is_on_the_table(proposal, day);
  });
  std::erase_if(then.blocs, is_later_claim);
  std::erase_if(then.events, [&](const Event& event) {
    return day.is_before(event.date) || is_later_claim(event);
  });
  // What holds although all of it was said later keeps what says so.
  for_each_because(then, [&](Because& because) {
    if (is_all_later(then, because, day)) return;
    std::erase_if(because, [&](StatementId id) { return is_later(then, id, day); });
  });
}

}  // namespace

std::vector<bool> positions_in_force(const Contents& negotiation, const Day& day) {
  std::vector<bool> counts = latest_words(negotiation.positions, day.round);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    counts[i] = counts[i] && !is_known_later(negotiation, negotiation.positions[i], day);
  }
  return counts;
}

Result<Negotiation> in_force(const Negotiation& negotiation, const View& view) {
  const auto statements = statements_to_leave_out(negotiation, view.without);
  if (!statements) return tl::unexpected(statements.error());
  const Day latest = latest_day(negotiation);
  const Day day = view.as_of.value_or(latest);
  return Narrowing::of(negotiation, [&](Contents& then) {
    if (!day.date.empty() || day != latest) then.as_of = day.date;
    erase_statements(then, *statements);
    keep_what_counts(then, day);
    erase_claims(then, negotiation, view.without);
    mark_former_voices(then, day);
    if (view.without_former) erase_former_voices(then);
    strike_disputes(then, day, *statements);
    arrange_orders(then);
    for_each_option(then, [&](Option& option) { option.hypothetical = !is_tabled(option, day); });
    follow_proposals(then);
    table_orders(then);
    for_each_option(then, [&](Option& option) {
      option.is_left_out = view.tabled_only && option.hypothetical;
    });
    apply_read_as(then);
    meet_by_takings(then);
    apply_easing(then);
    merge_cells(then);
  });
}

Negotiation with_idea(const Negotiation& in_force, IssueId issue) {
  return Narrowing::of(in_force, [&](Contents& then) {
    auto& options = then.issues[issue.index()].options;
    const auto is_taken = [&](const std::string& id) {
      return std::any_of(options.begin(), options.end(),
                         [&](const Option& option) { return option.id == id; });
    };
    Option idea;
    idea.id = "idea";
    while (is_taken(idea.id)) idea.id += "-";
    idea.name = idea.id;
    idea.hypothetical = true;
    options.push_back(std::move(idea));
  });
}

std::vector<std::string> known_later(const Negotiation& negotiation, const View& view) {
  const Day day = view.as_of.value_or(latest_day(negotiation));
  Contents contents = negotiation.contents();
  if (const auto statements = statements_to_leave_out(negotiation, view.without)) {
    erase_statements(contents, *statements);
  }
  const std::vector<bool> is_latest = latest_words(contents.positions, day.round);
  std::vector<std::string> later;
  for (std::size_t i = 0; i < is_latest.size(); ++i) {
    const Position& position = contents.positions[i];
    if (is_latest[i] && is_known_later(contents, position, day)) later.push_back(position.id);
  }
  for (const Bloc& bloc : contents.blocs) {
    if (is_all_later(contents, bloc.because, day)) later.push_back(bloc.id);
  }
  for (const Proposal& proposal : contents.proposals) {
    if (is_known_later(contents, proposal, day)) later.push_back(proposal.id);
  }
  std::erase_if(later, [&](const std::string& id) { return contains(view.without, id); });
  return later;
}

std::vector<bool> statements_that_count(const Negotiation& in_force, const Day& day) {
  std::vector<bool> counts;
  for (const Statement& statement : in_force.statements()) {
    counts.push_back(!day.is_before(statement.date));
  }
  for_each_because(in_force.contents(), [&](const Because& because) {
    for (const StatementId id : because) counts[id.index()] = true;
  });
  return counts;
}

}  // namespace zopa
