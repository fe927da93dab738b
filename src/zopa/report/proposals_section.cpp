#include "zopa/report/proposals_section.hpp"

#include <algorithm>

#include "zopa/report/ways_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Change;
using deadlock::MoveNeeded;
using deadlock::Response;
using deadlock::TestedProposal;

class ProposalsSection : private DocumentWriter {
 public:
  ProposalsSection(const Words& words, Cards& cards, Document& document)
      : DocumentWriter(document), negotiation_(words.negotiation()), words_(words), cards_(cards) {}

  void write(const std::vector<TestedProposal>& proposals) {
    heading(words_.say("proposals.title", {{"count", proposals.size()}}));
    paragraph(words_.say("proposals.intro"));
    for (const TestedProposal& proposal : proposals) write(proposal);
  }

 private:
  void write(const TestedProposal& proposal) {
    List says{Join::sentences, {}};
    says.parts.emplace_back(
        Message("proposal.package", {{"named", yes_or_no(!proposal.id.empty())},
                                     {"id", Code{proposal.id}},
                                     {"party", words_.name(proposal.by.value_or(PartyId{}))},
                                     {"package", choices(proposal.package)}}));
    add_verdict(proposal, says);
    item(words_.text(std::move(says)));
    for (const std::string& line : proposal.breaks) cards_.write_line(line, true, 1);
    write_unmet(proposal);
    for (const auto& question : proposal.questions) item(report::in_words(question, words_), 1);
    if (!proposal.is_excluded) return;
    write_changes(proposal);
    write_moves(proposal);
  }

  [[nodiscard]] std::string choices(const std::vector<Change>& package) const {
    std::vector<IssueId> issues;
    Package options;
    for (const Change& one : package) {
      issues.push_back(one.issue);
      options.push_back(one.option);
    }
    return words_.choices(issues, options);
  }

  void add_verdict(const TestedProposal& proposal, List& says) {
    const std::vector<PartyId> excluding = parties_excluding(proposal);
    if (!excluding.empty()) {
      says.parts.emplace_back(
          Message("proposal.excluded_by", {{"parties", words_.names(excluding)}}));
    }
    if (!proposal.breaks_rules.empty()) {
      says.parts.emplace_back(Message("proposal.breaks_rules",
                                      {{"rules", cards_.rules_in_words(proposal.breaks_rules)}}));
    }
    for (const Change& one : proposal.not_possible) {
      const Option& option = negotiation_.option(one.issue, one.option);
      says.parts.emplace_back(
          Message("proposal.not_possible", {{"option", words_.quoted(one.issue, one.option)},
                                            {"issue", words_.issue(one.issue)},
                                            {"reasoned", yes_or_no(option.excluded.has_value())},
                                            {"reason", option.excluded.value_or("")}}));
    }
    if (!proposal.is_excluded) {
      says.parts.emplace_back(
          Message("proposal.open", {{"needless", yes_or_no(!excluding.empty())}}));
    }
    if (!proposal.accepted_by.empty()) {
      says.parts.emplace_back(
          Message("proposal.accepted", {{"parties", words_.names(proposal.accepted_by)}}));
    }
  }

  void write_unmet(const TestedProposal& proposal) {
    if (proposal.unmet.empty()) return;
    List claims{Join::semicolons, {}};
    for (const std::string& id : proposal.unmet) {
      claims.parts.emplace_back(
          Message("proposal.demand",
                  {{"claim", words_.claim(*words_.claim_called(id))}, {"id", Code{id}}}));
    }
    item(words_.say("proposal.unmet", {{"claims", std::move(claims)}}), 1);
  }

  void write_changes(const TestedProposal& proposal) {
    const auto& changes = proposal.changes;
    if (changes.empty()) {
      if (proposal.changes_complete) item(words_.say("proposal.no_change"), 1);
      return;
    }
    item(words_.say("proposal.changes", {{"count", changes.front().size()},
                                         {"sets", changes.size()},
                                         {"complete", yes_or_no(proposal.changes_complete)}}),
         1);
    for (const auto& set : changes) item(choices(set), 2);
  }

  void write_moves(const TestedProposal& proposal) {
    if (proposal.moves.empty()) {
      if (proposal.moves_complete) item(words_.say("proposal.no_move"), 1);
      return;
    }
    item(words_.say("proposal.moves", {{"sets", proposal.moves.size()}}), 1);
    for (const auto& set : proposal.moves) {
      List moves{Join::semicolons, {}};
      for (const MoveNeeded& move : set) moves.parts.emplace_back(in_words(move, proposal));
      item(words_.text(std::move(moves)), 2);
    }
  }

  [[nodiscard]] Message in_words(const MoveNeeded& move, const TestedProposal& proposal) const {
    const auto proposed = std::find_if(proposal.package.begin(), proposal.package.end(),
                                       [&](const Change& one) { return one.issue == move.issue; });
    if (proposed == proposal.package.end()) {
      return {"proposal.drops", {{"party", words_.name(move.party)}, {"line", Code{move.line}}}};
    }
    if (move.numbers) {
      std::vector<Argument> arguments = arguments_of(*move.numbers, proposed->issue, words_);
      arguments.push_back({"party", words_.name(move.party)});
      arguments.push_back({"line", Code{move.line}});
      return {"proposal.goes_to", std::move(arguments)};
    }
    return {"proposal.goes_down",
            {{"party", words_.name(move.party)},
             {"option", words_.quoted(proposed->issue, proposed->option)},
             {"issue", words_.issue(proposed->issue)},
             {"line", Code{move.line}}}};
  }

  const Negotiation& negotiation_;
  const Words& words_;
  Cards& cards_;
};

}  // namespace

std::vector<PartyId> parties_excluding(const TestedProposal& proposal) {
  std::vector<PartyId> parties;
  for (const auto& one : proposal.responses) {
    if (one.response == Response::excluded) parties.push_back(one.party);
  }
  return parties;
}

void write_proposals(const std::vector<TestedProposal>& proposals, const Words& words, Cards& cards,
                     Document& document) {
  if (!proposals.empty()) ProposalsSection(words, cards, document).write(proposals);
}

Document to_document(const Words& words, const std::vector<TestedProposal>& proposals) {
  static const std::vector<deadlock::LineSummary> kNone;
  Document document;
  document.push_back({Block::Kind::title, words.negotiation().title()});
  Cards cards(words, kNone, document);
  write_proposals(proposals, words, cards, document);
  return document;
}

}  // namespace zopa::report
