#include "zopa/report/picture_who.hpp"

#include <algorithm>

#include "zopa/deadlock/board.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/report/standpoints.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kMostOptionsApart = 6;  // above that neighbours alike stand together

template <class T>
bool contains(const std::vector<T>& list, const T& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

template <class T>
void add_new(std::vector<T>& list, const T& one) {
  if (!contains(list, one)) list.push_back(one);
}

class Builder {
 public:
  Builder(const engine::Analysis& analysis, const WhoDrawn& most)
      : negotiation_(analysis.negotiation),
        deadlock_(*analysis.deadlock),
        most_(most),
        board_(deadlock::board_of(negotiation_)),
        counts_(consent_counts(negotiation_)) {
    for (std::size_t p = 0; p < negotiation_.positions().size(); ++p) {
      const auto* line = std::get_if<RedLine>(&negotiation_.positions()[p].claim);
      if (line == nullptr || issues_of(line->formula).size() < 2) continue;
      linking_.emplace_back(p);
    }
  }

  std::optional<WhoRefuses> build() {
    add_parties();
    for (const IssueId issue : board_.issues) picture_.issues.push_back(issue_of(issue));
    add_linked();
    for (std::size_t r = 0; r < negotiation_.rules().size(); ++r) picture_.rules.emplace_back(r);
    fold();
    const bool says_something =
        std::any_of(picture_.issues.begin(), picture_.issues.end(), [](const WhoIssue& one) {
          return std::any_of(one.rows.begin(), one.rows.end(),
                             [](const WhoRow& row) { return !row.cells.empty(); });
        });
    if (!says_something && picture_.linked.empty()) return std::nullopt;
    return std::move(picture_);
  }

 private:
  void add_parties() {
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      const PartyId party{p};
      if (counts_[p] || contains(board_.parties, party)) {
        picture_.parties.push_back({party, counts_[p]});
      }
    }
  }

  [[nodiscard]] const deadlock::BoardCell* cell(PartyId party, IssueId issue) const {
    for (const auto& one : board_.cells) {
      if (one.party == party && one.issue == issue) return &one;
    }
    return nullptr;
  }

  WhoIssue issue_of(IssueId issue) {
    WhoIssue shown{issue, true, false, {}};
    const auto& options = negotiation_.issue(issue).options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (!options[o].is_possible()) continue;
      WhoRow row = row_of(issue, OptionId{o});
      if (!shown.rows.empty() && may_stand_together(shown.rows.back(), row, options.size())) {
        shown.rows.back().options.push_back(OptionId{o});
      } else {
        shown.rows.push_back(std::move(row));
      }
    }
    shown.is_refused = is_refused(shown);
    return shown;
  }

  [[nodiscard]] static bool may_stand_together(const WhoRow& before, const WhoRow& row,
                                               std::size_t options) {
    return options > kMostOptionsApart && before.is_tabled == row.is_tabled &&
           before.cells == row.cells;
  }

  [[nodiscard]] bool is_refused(const WhoIssue& issue) const {
    bool has_tabled = false;
    for (const WhoRow& row : issue.rows) {
      if (!row.is_tabled) continue;
      has_tabled = true;
      const bool by_needed = std::any_of(row.ruled_out_by.begin(), row.ruled_out_by.end(),
                                         [&](PartyId party) { return counts_[party.index()]; });
      if (!by_needed) return false;
    }
    return has_tabled;
  }

  WhoRow row_of(IssueId issue, OptionId option) {
    WhoRow row{issue, {option}, !negotiation_.option(issue, option).hypothetical, {}, {}, {}};
    for (const WhoParty& column : picture_.parties) {
      auto said = stance(column.party, issue, option);
      if (!said) continue;
      if (said->says == Stance::rules_out) row.ruled_out_by.push_back(column.party);
      if (said->says == Stance::not_asked) row.to_ask.push_back(column.party);
      row.cells.push_back(std::move(*said));
    }
    return row;
  }

  [[nodiscard]] std::optional<WhoCell> stance(PartyId party, IssueId issue, OptionId option) const {
    const deadlock::BoardCell* on_board = cell(party, issue);
    if (on_board == nullptr) return std::nullopt;
    const auto said =
        std::find_if(on_board->options.begin(), on_board->options.end(),
                     [&](const deadlock::BoardOption& one) { return one.option == option; });
    if (said == on_board->options.end()) return std::nullopt;
    const std::vector<PositionId> taken = takings(party, issue, option);
    std::vector<PositionId> broken = said->shut_out;
    for (const PositionId id : linking(party, issue, option, Truth::no)) broken.push_back(id);
    if (!broken.empty()) return cell_of(party, Stance::rules_out, broken);
    if (!said->asked.empty()) return cell_of(party, Stance::asks, said->asked);
    if (!taken.empty()) return cell_of(party, Stance::takes, taken);
    if (!said->open.empty()) return cell_of(party, Stance::not_asked, said->open);
    std::vector<PositionId> others = linking(party, issue, option, Truth::unknown);
    if (!others.empty()) return cell_of(party, Stance::elsewhere, others);
    for (const auto& line : on_board->lines) {
      if (contains(line.allows, option)) others.push_back(line.position);
    }
    for (const PositionId order : on_board->orders) {
      if (orders(negotiation_.position(order).claim, issue, option)) others.push_back(order);
    }
    for (const auto& other : on_board->options) {
      for (const PositionId demand : other.asked) add_new(others, demand);
    }
    if (!others.empty()) return cell_of(party, Stance::not_ruled_out, others);
    others = over_several(party, issue);
    if (others.empty()) return std::nullopt;
    return cell_of(party, Stance::elsewhere, others);
  }

  // Does a claim that orders options say something of this one?
  [[nodiscard]] static bool orders(const Claim& claim, IssueId issue, OptionId option) {
    if (const auto* order = std::get_if<OptionOrder>(&claim)) {
      return contains(order->options, option);
    }
    if (const auto* values = std::get_if<OptionValues>(&claim)) {
      return std::any_of(values->entries.begin(), values->entries.end(),
                         [&](const auto& entry) { return entry.option == option; });
    }
    const auto* points = std::get_if<OptionPoints>(&claim);
    if (points == nullptr) return false;
    return std::any_of(points->issues.begin(), points->issues.end(), [&](const auto& of) {
      return of.issue == issue &&
             std::any_of(of.options.begin(), of.options.end(),
                         [&](const auto& entry) { return entry.option == option; });
    });
  }

  [[nodiscard]] WhoCell cell_of(PartyId party, Stance says, std::vector<PositionId> claims) const {
    Basis strongest = Basis::assumed;
    for (const PositionId id : claims) {
      strongest = std::min(strongest, basis_of(negotiation_, negotiation_.position(id)));
    }
    return {party, says, strongest, std::move(claims)};
  }

  // Claims that the party would live with the option, whatever else is agreed.
  [[nodiscard]] std::vector<PositionId> takings(PartyId party, IssueId issue,
                                                OptionId option) const {
    std::vector<PositionId> found;
    for (const PositionId id : negotiation_.positions_of(party)) {
      const Position& position = negotiation_.position(id);
      const auto* taking = std::get_if<Taking>(&position.claim);
      const auto* acceptance = std::get_if<Acceptance>(&position.claim);
      const bool takes =
          (taking != nullptr && taking->issue == issue && contains(taking->options, option)) ||
          (acceptance != nullptr && issues_of(acceptance->formula) == std::vector<IssueId>{issue} &&
           contains(sides_of(acceptance->formula, issue, negotiation_).yes, option));
      if (takes) found.push_back(id);
    }
    return found;
  }

  // Red lines of the party on this issue and others that are so with this option: broken whatever
  // is chosen on the others, or dependent on that.
  [[nodiscard]] std::vector<PositionId> linking(PartyId party, IssueId issue, OptionId option,
                                                Truth truth) const {
    std::vector<PositionId> found;
    for (const PositionId id : linking_) {
      const Position& position = negotiation_.position(id);
      if (position.party != party) continue;
      const Formula& formula = std::get<RedLine>(position.claim).formula;
      if (!contains(issues_of(formula), issue)) continue;
      PartialPackage choices(negotiation_.issues().size());
      choices[issue.index()] = option;
      if (truth_of(formula, negotiation_, choices) == truth) found.push_back(id);
    }
    return found;
  }

  // Red lines, demands and acceptances of the party on this issue and others.
  [[nodiscard]] std::vector<PositionId> over_several(PartyId party, IssueId issue) const {
    std::vector<PositionId> found;
    for (const PositionId id : negotiation_.positions_of(party)) {
      const Position& position = negotiation_.position(id);
      if (!is_over_several(position)) continue;
      if (contains(issues_of(position.claim), issue)) found.push_back(id);
    }
    return found;
  }

  // What a demand joins by "and" alone stands in the cells, part by part.
  [[nodiscard]] static bool is_over_several(const Position& position) {
    const Claim& claim = position.claim;
    const auto* demand = std::get_if<Demand>(&claim);
    if (demand != nullptr && demand->formula.kind == Formula::Kind::conjunction) {
      const auto& parts = demand->formula.parts;
      return std::any_of(parts.begin(), parts.end(),
                         [](const Formula& part) { return issues_of(part).size() > 1; });
    }
    return (std::holds_alternative<RedLine>(claim) || std::holds_alternative<Demand>(claim) ||
            std::holds_alternative<Acceptance>(claim)) &&
           issues_of(claim).size() > 1;
  }

  void add_linked() {
    for (const WhoParty& column : picture_.parties) {
      for (const PositionId id : negotiation_.positions_of(column.party)) {
        const Position& position = negotiation_.position(id);
        if (!is_over_several(position)) continue;
        picture_.linked.push_back({position.id, position.party, basis_of(negotiation_, position)});
      }
      for (const auto& line : deadlock_.lines) {
        if (line.party != column.party || !line.reservation) continue;
        picture_.linked.push_back({line.id, line.party, line.basis});
      }
    }
  }

  // Where somebody speaks of an option, issues of which nobody speaks say nothing.
  void fold() {
    const auto is_spoken_of = [](const WhoIssue& one) {
      return std::any_of(one.rows.begin(), one.rows.end(),
                         [](const WhoRow& row) { return !row.cells.empty(); });
    };
    auto& issues = picture_.issues;
    if (std::any_of(issues.begin(), issues.end(), is_spoken_of)) {
      for (WhoIssue& one : issues) one.is_shown = is_spoken_of(one);
    }
    std::size_t rows = 0;
    for (const WhoIssue& one : picture_.issues) rows += one.rows.size();
    if (picture_.issues.size() <= most_.issues && rows <= most_.rows) return;
    for (WhoIssue& one : picture_.issues) {
      one.is_shown = std::any_of(
          deadlock_.states.begin(), deadlock_.states.end(), [&](const deadlock::IssueState& state) {
            return state.issue == one.issue && state.state == deadlock::Standing::contested;
          });
    }
  }

  const Negotiation& negotiation_;
  const deadlock::Deadlock& deadlock_;
  WhoDrawn most_;
  deadlock::Board board_;
  std::vector<bool> counts_;         // by party
  std::vector<PositionId> linking_;  // red lines on several issues
  WhoRefuses picture_;
};

}  // namespace

std::size_t WhoRefuses::refused() const {
  return static_cast<std::size_t>(std::count_if(
      issues.begin(), issues.end(), [](const WhoIssue& one) { return one.is_refused; }));
}

std::size_t WhoRefuses::folded() const {
  return static_cast<std::size_t>(std::count_if(issues.begin(), issues.end(),
                                                [](const WhoIssue& one) { return !one.is_shown; }));
}

std::optional<WhoRefuses> who_refuses(const engine::Analysis& analysis, const WhoDrawn& most) {
  if (!analysis.deadlock) return std::nullopt;
  return Builder(analysis, most).build();
}

}  // namespace zopa::report
