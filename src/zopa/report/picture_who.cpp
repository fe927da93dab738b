#include "zopa/report/picture_who.hpp"

#include <algorithm>
#include <set>

#include "zopa/deadlock/board.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/report/standpoints.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kMostOptionsApart = 6;  // above that neighbours alike stand together

// By option: is it among these?
std::vector<bool> among(const std::vector<OptionId>& some, std::size_t options) {
  std::vector<bool> is(options, false);
  for (const OptionId option : some) is[option.index()] = true;
  return is;
}

// A claim, and the options of which it says something.
struct OfOptions {
  PositionId claim;
  std::vector<bool> options;  // by option
};

// What a party says on one issue, found once for all of its options: there may be 100,000 of them.
struct Column {
  PartyId party;
  std::vector<const deadlock::BoardOption*> on_board;  // by option; null where it is in no package
  std::vector<OfOptions> takes;          // it would live with these, whatever else is agreed
  std::vector<OfOptions> allows;         // red lines on this issue alone
  std::vector<OfOptions> orders;         // rows that name these
  std::vector<PositionId> demands;       // that ask for some option
  std::vector<PositionId> over_several;  // claims on this issue and others

  // Adds those that say it of this option.
  static void add(const std::vector<OfOptions>& all, OptionId option,
                  std::vector<PositionId>& claims) {
    for (const OfOptions& one : all) {
      if (one.options[option.index()]) claims.push_back(one.claim);
    }
  }
};

class Builder {
 public:
  Builder(const engine::Analysis& analysis, const WhoDrawn& most)
      : negotiation_(analysis.negotiation),
        deadlock_(*analysis.deadlock),
        most_(most),
        board_(deadlock::board_of(negotiation_)),
        counts_(consent_counts(negotiation_)) {}

  std::optional<WhoRefuses> build() {
    add_parties();
    for (std::size_t i = 0; i < board_.issues.size(); ++i) {
      picture_.issues.push_back(issue_of(board_.issues[i], columns_of(i)));
    }
    add_linked();
    for (std::size_t r = 0; r < negotiation_.rules().size(); ++r) {
      if (is_stated(negotiation_.rules()[r])) picture_.rules.emplace_back(r);
    }
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
    std::vector<bool> is_shown = counts_;
    for (const PartyId party : board_.parties) is_shown[party.index()] = true;
    for (std::size_t p = 0; p < is_shown.size(); ++p) {
      if (is_shown[p]) picture_.parties.push_back({PartyId{p}, counts_[p]});
    }
  }

  // Of the parties of whom something is on the board.
  [[nodiscard]] std::vector<Column> columns_of(std::size_t issue) const {
    std::vector<Column> columns;
    for (std::size_t row = 0; row < board_.parties.size(); ++row) {
      columns.push_back(column(board_.cells[row * board_.issues.size() + issue]));
    }
    return columns;
  }

  [[nodiscard]] Column column(const deadlock::BoardCell& cell) const {
    const std::size_t options = negotiation_.issue(cell.issue).options.size();
    Column column{cell.party, {}, {}, {}, {}, {}, {}};
    column.on_board.assign(options, nullptr);
    std::set<PositionId> known;
    for (const deadlock::BoardOption& one : cell.options) {
      column.on_board[one.option.index()] = &one;
      for (const PositionId demand : one.asked) {
        if (known.insert(demand).second) column.demands.push_back(demand);
      }
    }
    for (const auto& line : cell.lines) {
      column.allows.push_back({line.position, among(line.allows, options)});
    }
    for (const PositionId id : cell.orders) {
      column.orders.push_back(
          {id, among(ordered(negotiation_.position(id).claim, cell.issue), options)});
    }
    for (const PositionId id : negotiation_.positions_on(cell.party, cell.issue)) {
      const Position& position = negotiation_.position(id);
      const auto taken = taken_by(position.claim, cell.issue);
      if (!taken.empty()) column.takes.push_back({id, among(taken, options)});
      if (is_over_several(position)) column.over_several.push_back(id);
    }
    return column;
  }

  WhoIssue issue_of(IssueId issue, const std::vector<Column>& columns) {
    WhoIssue shown{issue, true, false, {}};
    const auto& options = negotiation_.issue(issue).options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (!options[o].is_possible()) continue;
      WhoRow row = row_of(issue, OptionId{o}, columns);
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

  WhoRow row_of(IssueId issue, OptionId option, const std::vector<Column>& columns) {
    WhoRow row{issue, {option}, !negotiation_.option(issue, option).hypothetical, {}, {}, {}};
    for (const Column& column : columns) {
      auto said = stance(column, issue, option);
      if (!said) continue;
      if (said->says == Stance::rules_out) row.ruled_out_by.push_back(column.party);
      if (said->says == Stance::not_asked) row.to_ask.push_back(column.party);
      row.cells.push_back(std::move(*said));
    }
    return row;
  }

  [[nodiscard]] std::optional<WhoCell> stance(const Column& column, IssueId issue,
                                              OptionId option) const {
    const PartyId party = column.party;
    const deadlock::BoardOption* said = column.on_board[option.index()];
    if (said == nullptr) return std::nullopt;
    std::vector<PositionId> taken;
    Column::add(column.takes, option, taken);
    std::vector<PositionId> broken = said->shut_out;
    for (const PositionId id : linking(column, issue, option, Truth::no)) broken.push_back(id);
    if (!broken.empty()) return cell_of(party, Stance::rules_out, broken);
    if (!said->asked.empty()) return cell_of(party, Stance::asks, said->asked);
    if (!taken.empty()) return cell_of(party, Stance::takes, taken);
    if (!said->open.empty()) return cell_of(party, Stance::not_asked, said->open);
    std::vector<PositionId> others = linking(column, issue, option, Truth::unknown);
    if (!others.empty()) return cell_of(party, Stance::elsewhere, others);
    Column::add(column.allows, option, others);
    Column::add(column.orders, option, others);
    others.insert(others.end(), column.demands.begin(), column.demands.end());
    if (!others.empty()) return cell_of(party, Stance::not_ruled_out, others);
    if (column.over_several.empty()) return std::nullopt;
    return cell_of(party, Stance::elsewhere, column.over_several);
  }

  // The options of which a claim that orders them says something.
  [[nodiscard]] static std::vector<OptionId> ordered(const Claim& claim, IssueId issue) {
    if (const auto* order = std::get_if<OptionOrder>(&claim)) return order->options;
    std::vector<OptionId> options;
    if (const auto* values = std::get_if<OptionValues>(&claim)) {
      for (const auto& entry : values->entries) options.push_back(entry.option);
    } else if (const auto* points = std::get_if<OptionPoints>(&claim)) {
      for (const auto& of : points->issues) {
        for (const auto& entry : of.options) {
          if (of.issue == issue) options.push_back(entry.option);
        }
      }
    }
    return options;
  }

  // The options that a claim says the party would live with, whatever else is agreed.
  [[nodiscard]] std::vector<OptionId> taken_by(const Claim& claim, IssueId issue) const {
    if (const auto* taking = std::get_if<Taking>(&claim)) {
      return taking->issue == issue ? taking->options : std::vector<OptionId>{};
    }
    const auto* acceptance = std::get_if<Acceptance>(&claim);
    const bool is_on_it =
        acceptance != nullptr && issues_of(acceptance->formula) == std::vector<IssueId>{issue};
    return is_on_it ? sides_of(acceptance->formula, issue, negotiation_).yes
                    : std::vector<OptionId>{};
  }

  [[nodiscard]] WhoCell cell_of(PartyId party, Stance says, std::vector<PositionId> claims) const {
    Basis strongest = Basis::assumed;
    for (const PositionId id : claims) {
      strongest = std::min(strongest, basis_of(negotiation_, negotiation_.position(id)));
    }
    return {party, says, strongest, std::move(claims)};
  }

  // Red lines on this issue and others that are so with this option: broken whatever is chosen on
  // the others, or dependent on that.
  [[nodiscard]] std::vector<PositionId> linking(const Column& column, IssueId issue,
                                                OptionId option, Truth truth) const {
    std::vector<PositionId> found;
    for (const PositionId id : column.over_several) {
      const auto* line = std::get_if<RedLine>(&negotiation_.position(id).claim);
      if (line == nullptr) continue;
      const Formula& formula = line->formula;
      if (truth_on(issue, option, formula, negotiation_) == truth) found.push_back(id);
    }
    return found;
  }

  // A red line, demand or acceptance; what a demand joins by "and" alone stands in the cells, part
  // by part.
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
  std::vector<bool> counts_;  // by party
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
