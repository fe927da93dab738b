#include "zopa/report/picture_knots.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "zopa/model/basis.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::report {
namespace {

using deadlock::WayClass;
using deadlock::WayGroup;

// Does the line leave it open whether this untabled option is shut out?
bool leaves_open(const Formula& part, const Formula& whole, IssueId issue, OptionId option,
                 const Negotiation& negotiation) {
  if (part.kind == Formula::Kind::atom) {
    return part.atom.issue == issue &&
           truth_of_part(part.atom, option, whole, negotiation) == Truth::unknown;
  }
  return std::any_of(part.parts.begin(), part.parts.end(), [&](const Formula& inner) {
    return leaves_open(inner, whole, issue, option, negotiation);
  });
}

class Builder {
 public:
  Builder(const engine::Analysis& analysis, const KnotsDrawn& most)
      : negotiation_(analysis.negotiation), deadlock_(*analysis.deadlock), most_(most) {}

  std::optional<Knots> build() {
    picture_.is_of_demands = deadlock_.conflicts.empty();
    picture_.is_by_rule = negotiation_.agreement().has_value();
    take_knots();
    if (meets_.empty()) return std::nullopt;
    choose_classes();
    add_rows();
    for (Knot& knot : picture_.knots) tie(knot);
    count_knots();
    for (WayClassDrawn& one : picture_.classes) mark(one);
    return std::move(picture_);
  }

 private:
  [[nodiscard]] const WayGroup& group(deadlock::WayKind kind) const {
    return *deadlock_.ways.groups()[static_cast<std::size_t>(kind)];
  }

  // The smallest first; of one size all or, where there are too many, none.
  void take_knots() {
    for (const auto& one : deadlock_.conflicts) meets_.push_back(&one);
    if (picture_.is_of_demands) {
      for (const auto& one : deadlock_.collisions) meets_.push_back(&one.meet);
    }
    picture_.knots_in_all = meets_.size();
    picture_.knots_complete =
        picture_.is_of_demands ? deadlock_.collisions_complete : deadlock_.conflicts_complete;
    std::map<std::size_t, std::vector<std::size_t>> by_size;
    for (std::size_t i = 0; i < meets_.size(); ++i) {
      by_size[meets_[i]->lines.size()].push_back(i);
    }
    for (const auto& [size, numbers] : by_size) {
      if (picture_.knots.size() + numbers.size() > most_.knots) break;
      for (const std::size_t number : numbers) picture_.knots.push_back({{}, number, {}});
    }
  }

  // Whole classes, the first of each group before the second of any; of one that is too large to
  // be listed some, drawn by lot, where there is room.
  void choose_classes() {
    picture_.ways_in_all = deadlock_.ways.count();
    picture_.ways_complete = deadlock_.ways.complete();
    std::size_t most = 0;
    for (const auto kind : deadlock::kWayKinds) {
      const auto& classes = group(kind).classes;
      most = std::max(most, classes.size());
      for (std::size_t c = 0; c < classes.size(); ++c) {
        picture_.classes.push_back({kind, c, classes[c].count, classes[c].complete, {}});
      }
    }
    std::size_t columns = 0;
    for (std::size_t rank = 0; rank < most; ++rank) {
      for (WayClassDrawn& one : picture_.classes) {
        const std::size_t ways = class_of(one).ways.size();
        if (one.number != rank || columns + ways > most_.columns) continue;
        columns += ways;
        for (std::size_t w = 0; w < ways; ++w) one.columns.push_back({w, {}});
      }
    }
  }

  [[nodiscard]] const WayClass& class_of(const WayClassDrawn& one) const {
    return group(one.group).classes[one.number];
  }

  [[nodiscard]] std::set<std::string> claims_drawn() const {
    std::set<std::string> ids;
    for (const auto* meet : meets_) ids.insert(meet->lines.begin(), meet->lines.end());
    for (const WayClassDrawn& one : picture_.classes) {
      for (const WayColumn& column : one.columns) add_claims(class_of(one).ways[column.way], ids);
    }
    return ids;
  }

  void add_claims(const deadlock::Way& way, std::set<std::string>& ids) const {
    for (const auto& move : way.moves) ids.insert(move.line);
    for (const auto& question : way.questions) {
      for (std::string& id : asked_about(question)) ids.insert(std::move(id));
    }
  }

  // Red lines and demands that a knot or a way has to do with, party by party.
  void add_rows() {
    const std::set<std::string> wanted = claims_drawn();
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      for (const auto& [id, row] : claims_of(PartyId{p})) {
        if (wanted.count(id) > 0) add_row(row);
      }
    }
    add_untabled();
    add_rules();
  }

  // In the order of the file, reservations last.
  [[nodiscard]] std::vector<std::pair<std::string, KnotRow>> claims_of(PartyId party) const {
    std::vector<std::pair<std::string, KnotRow>> rows;
    for (const PositionId id : negotiation_.positions_of(party)) {
      const Position& position = negotiation_.position(id);
      const Basis basis = basis_of(negotiation_, position);
      KnotRow row{KnotRowKind::demand, position.id, party, {}, {}, basis, {}, 0};
      if (const auto* line = std::get_if<RedLine>(&position.claim)) {
        row.kind = KnotRowKind::red_line;
        row.firmness = line->firmness;
      }
      rows.emplace_back(position.id, std::move(row));
    }
    for (const auto& line : deadlock_.lines) {
      if (line.party != party || !line.reservation) continue;
      rows.emplace_back(
          line.id,
          KnotRow{KnotRowKind::red_line, line.id, party, {}, {}, line.basis, line.firmness, 0});
    }
    return rows;
  }

  void add_row(const KnotRow& row) {
    row_of_.emplace(row.id, picture_.rows.size());
    picture_.rows.push_back(row);
  }

  // Options that only have to be tabled: no line of the party asked leaves them open.
  void add_untabled() {
    for (const WayClassDrawn& one : picture_.classes) {
      for (const WayColumn& column : one.columns) {
        for (const auto& question : class_of(one).ways[column.way].questions) {
          if (!asked_about(question).empty()) continue;
          const std::pair<IssueId, OptionId> key{question.issue, question.option};
          untabled_.emplace(key, 0);
        }
      }
    }
    for (auto& [key, row] : untabled_) {
      row = picture_.rows.size();
      picture_.rows.push_back({KnotRowKind::untabled, "", {}, key.first, key.second, {}, {}, 0});
    }
  }

  void add_rules() {
    for (const Rule& rule : negotiation_.rules()) {
      const bool is_needed = std::any_of(meets_.begin(), meets_.end(), [&](const auto* meet) {
        return std::any_of(meet->rules.begin(), meet->rules.end(),
                           [&](RuleId id) { return &negotiation_.rules()[id.index()] == &rule; });
      });
      if (!is_needed) continue;
      rule_rows_.emplace(&rule, picture_.rows.size());
      picture_.rows.push_back({KnotRowKind::rule, rule.id, {}, {}, {}, {}, {}, 0});
    }
  }

  // Lines of the party asked that leave the option open, or that it eases.
  [[nodiscard]] std::vector<std::string> asked_about(const deadlock::Question& question) const {
    std::vector<std::string> ids;
    if (!question.party) return ids;
    const bool eases = negotiation_.option(question.issue, question.option).eases.has_value();
    for (const PositionId id : eases ? negotiation_.positions_of(*question.party)
                                     : negotiation_.positions_on(*question.party, question.issue)) {
      const Position& position = negotiation_.position(id);
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (line == nullptr) continue;
      if (leaves_open(line->formula, line->formula, question.issue, question.option,
                      negotiation_)) {
        ids.push_back(position.id);
      }
    }
    return ids;
  }

  [[nodiscard]] std::vector<std::size_t> rows_of(const deadlock::Conflict& meet) const {
    std::vector<std::size_t> rows;
    for (const std::string& id : meet.lines) rows.push_back(row_of_.at(id));
    for (const RuleId rule : meet.rules) {
      rows.push_back(rule_rows_.at(&negotiation_.rules()[rule.index()]));
    }
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  void tie(Knot& knot) const {
    const deadlock::Conflict& meet = *meets_[knot.number];
    knot.rows = rows_of(meet);
    knot.issues = meet.issues;
  }

  void count_knots() {
    for (const auto* meet : meets_) {
      for (const std::size_t row : rows_of(*meet)) ++picture_.rows[row].knots;
    }
  }

  void mark(WayClassDrawn& one) const {
    for (WayColumn& column : one.columns) {
      const deadlock::Way& way = class_of(one).ways[column.way];
      for (const auto& move : way.moves) column.marks.push_back({row_of_.at(move.line), false});
      for (const auto& question : way.questions) {
        const std::vector<std::string> ids = asked_about(question);
        for (const std::string& id : ids) column.marks.push_back({row_of_.at(id), true});
        if (ids.empty()) {
          column.marks.push_back({untabled_.at({question.issue, question.option}), true});
        }
      }
      std::sort(column.marks.begin(), column.marks.end(), [](const WayMark& a, const WayMark& b) {
        return std::pair(a.row, a.is_question) < std::pair(b.row, b.is_question);
      });
      const auto is_same = [](const WayMark& a, const WayMark& b) {
        return a.row == b.row && a.is_question == b.is_question;
      };
      column.marks.erase(std::unique(column.marks.begin(), column.marks.end(), is_same),
                         column.marks.end());
    }
  }

  const Negotiation& negotiation_;
  const deadlock::Deadlock& deadlock_;
  KnotsDrawn most_;
  std::vector<const deadlock::Conflict*> meets_;
  std::map<std::string, std::size_t> row_of_;
  std::map<std::pair<IssueId, OptionId>, std::size_t> untabled_;
  std::map<const Rule*, std::size_t> rule_rows_;
  Knots picture_;
};

}  // namespace

std::optional<Knots> knots(const engine::Analysis& analysis, const KnotsDrawn& most) {
  if (!analysis.deadlock) return std::nullopt;
  return Builder(analysis, most).build();
}

}  // namespace zopa::report
