// The pictures take no side and add nothing: the order of the file changes no cell and no mark, a
// cell says what red lines of the file say, and each square and ring stands for a move or a
// question of a way in the answer.
#include "zopa/report/pictures.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "drawn_case.hpp"
#include "reordered.hpp"
#include "transforms.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/engine/analysis.hpp"
#include "zopa/space/truth.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kAll = 100'000;

engine::Analysis analysis_of(const Negotiation& negotiation) {
  engine::Options options;
  options.parts = {"deadlock"};
  options.deadlock.ways_shown = kAll;
  options.deadlock.most_ways = kAll;
  options.deadlock.most_listed = kAll;
  auto answer = engine::analyze(negotiation, options);
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics.front()));
  return std::move(*answer);
}

// The same with parties, or issues and options, in another order.
Negotiation in_another_order(const Negotiation& negotiation) {
  std::mt19937 random(*rc::gen::arbitrary<unsigned>());
  if (*rc::gen::arbitrary<bool>()) return testing::reordered(negotiation, random);
  std::vector<std::size_t> order(negotiation.parties().size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), random);
  return testing::in_order(negotiation, {order.begin(), order.end()});
}

using Ids = std::multiset<std::string>;

// Everything by its ids.
class Named {
 public:
  explicit Named(const engine::Analysis& analysis) : negotiation_(analysis.negotiation) {}

  [[nodiscard]] std::string party(PartyId id) const { return negotiation_.party(id).id; }
  [[nodiscard]] std::string option(IssueId issue, OptionId id) const {
    return negotiation_.issue(issue).id + "=" + negotiation_.option(issue, id).id;
  }

  [[nodiscard]] Ids of(const WhoRefuses& picture) const {
    Ids all;
    for (const WhoParty& one : picture.parties) {
      all.insert(party(one.party) + (one.is_needed ? " needed" : ""));
    }
    for (const WhoLinked& one : picture.linked) {
      all.insert(one.id + " " + party(one.party) + " " + to_text(one.basis));
    }
    for (const RuleId rule : picture.rules) all.insert(negotiation_.rules()[rule.index()].id);
    for (const WhoIssue& issue : picture.issues) {
      all.insert(negotiation_.issue(issue.issue).id + (issue.is_refused ? " refused" : "") +
                 (issue.is_shown ? " shown" : ""));
      for (const WhoRow& row : issue.rows) add(row, all);
    }
    return all;
  }

  [[nodiscard]] std::string row(const KnotRow& row) const {
    if (row.kind == KnotRowKind::untabled) return "table " + option(*row.issue, row.option);
    return row.id + " knots " + std::to_string(row.knots);
  }

  [[nodiscard]] Ids of(const Knots& picture) const {
    Ids all;
    for (const KnotRow& one : picture.rows) all.insert("row " + row(one));
    for (const Knot& knot : picture.knots) {
      Ids rows;
      for (const std::size_t one : knot.rows) rows.insert(row(picture.rows[one]));
      all.insert("knot" + joined(rows));
    }
    for (const WayClassDrawn& one : picture.classes) {
      for (const WayColumn& column : one.columns) {
        Ids marks;
        for (const WayMark& mark : column.marks) {
          marks.insert(row(picture.rows[mark.row]) + (mark.is_question ? "?" : ""));
        }
        all.insert("way " + std::to_string(static_cast<int>(one.group)) + " " +
                   std::to_string(one.number) + joined(marks));
      }
    }
    return all;
  }

 private:
  static std::string joined(const Ids& ids) {
    std::string text;
    for (const std::string& id : ids) text += " [" + id + "]";
    return text;
  }

  void add(const WhoRow& row, Ids& all) const {
    for (const OptionId one : row.options) {
      const std::string name = option(row.issue, one);
      all.insert(name + (row.is_tabled ? " tabled" : ""));
      for (const PartyId out : row.ruled_out_by) all.insert(name + " out " + party(out));
      for (const PartyId ask : row.to_ask) all.insert(name + " ask " + party(ask));
      for (const WhoCell& cell : row.cells) {
        Ids claims;
        for (const PositionId claim : cell.claims) {
          claims.insert(negotiation_.position(claim).id);
        }
        all.insert(name + " " + party(cell.party) + " " +
                   words_of(cell.says).at(static_cast<std::size_t>(cell.says)) + " " +
                   to_text(cell.basis) + joined(claims));
      }
    }
  }

  const Negotiation& negotiation_;
};

RC_GTEST_PROP(WhoRefuses, TheOrderOfTheFileChangesNothingButOrder, ()) {
  const Negotiation negotiation = testing::drawn_case();
  const engine::Analysis one = analysis_of(negotiation);
  const engine::Analysis other = analysis_of(in_another_order(negotiation));
  const auto picture = who_refuses(one);
  const auto turned = who_refuses(other);
  RC_ASSERT(picture.has_value() == turned.has_value());
  if (picture) RC_ASSERT(Named(one).of(*picture) == Named(other).of(*turned));
}

// By reading each line on its own: parties that rule out this option whatever else is taken.
std::set<PartyId> ruling_out(IssueId issue, OptionId option, const Negotiation& negotiation) {
  std::set<PartyId> parties;
  for (const Position& position : negotiation.positions()) {
    const auto* line = std::get_if<RedLine>(&position.claim);
    if (line == nullptr) continue;
    PartialPackage choices(negotiation.issues().size());
    choices[issue.index()] = option;
    if (truth_of(line->formula, negotiation, choices) == Truth::no) {
      parties.insert(position.party);
    }
  }
  return parties;
}

RC_GTEST_PROP(WhoRefuses, SaysOfAnOptionWhoseRedLinesShutItOut, ()) {
  const engine::Analysis analysis = analysis_of(testing::drawn_case());
  const auto picture = who_refuses(analysis);
  if (!picture) return;
  std::set<PartyId> columns;
  for (const WhoParty& one : picture->parties) columns.insert(one.party);
  for (const WhoIssue& issue : picture->issues) {
    for (const WhoRow& row : issue.rows) {
      for (const OptionId option : row.options) {
        std::set<PartyId> expected;
        for (const PartyId party : ruling_out(row.issue, option, analysis.negotiation)) {
          if (columns.contains(party)) expected.insert(party);
        }
        RC_ASSERT(expected == std::set(row.ruled_out_by.begin(), row.ruled_out_by.end()));
      }
    }
  }
}

RC_GTEST_PROP(Knots, TheOrderOfTheFileChangesNothingButOrder, ()) {
  const Negotiation negotiation = testing::drawn_case();
  const engine::Analysis one = analysis_of(negotiation);
  const engine::Analysis other = analysis_of(in_another_order(negotiation));
  const auto picture = knots(one, {kAll, kAll});
  const auto turned = knots(other, {kAll, kAll});
  RC_ASSERT(picture.has_value() == turned.has_value());
  if (picture) RC_ASSERT(Named(one).of(*picture) == Named(other).of(*turned));
}

const deadlock::Way& way_of(const WayClassDrawn& one, const WayColumn& column,
                            const engine::Analysis& analysis) {
  const auto groups = analysis.deadlock->ways.groups();
  return groups.at(static_cast<std::size_t>(one.group))->classes[one.number].ways[column.way];
}

// Squares: the lines that move, and no others.
void expect_moves(const WayColumn& column, const deadlock::Way& way, const Knots& picture) {
  std::set<std::string> squares;
  for (const WayMark& mark : column.marks) {
    if (!mark.is_question) squares.insert(picture.rows[mark.row].id);
  }
  std::set<std::string> moves;
  for (const auto& move : way.moves) moves.insert(move.line);
  RC_ASSERT(squares == moves);
}

// Rings: of each party that is asked at least one, or the option that has to be tabled; of nobody
// else, and of no other option.
void expect_questions(const WayColumn& column, const deadlock::Way& way, const Knots& picture) {
  std::set<PartyId> asked;
  std::set<std::pair<IssueId, OptionId>> options;
  for (const auto& question : way.questions) {
    if (question.party) asked.insert(*question.party);
    options.emplace(question.issue, question.option);
  }
  std::set<PartyId> rings;
  std::size_t marks = 0;
  for (const WayMark& mark : column.marks) {
    if (!mark.is_question) continue;
    ++marks;
    const KnotRow& row = picture.rows[mark.row];
    if (row.party) {
      rings.insert(*row.party);
    } else {
      RC_ASSERT(row.kind == KnotRowKind::untabled);
      RC_ASSERT(options.contains({*row.issue, row.option}));
    }
  }
  RC_ASSERT(std::includes(asked.begin(), asked.end(), rings.begin(), rings.end()));
  RC_ASSERT((marks > 0) == !way.questions.empty());
}

RC_GTEST_PROP(Knots, EachSquareIsAMoveAndEachRingAQuestionOfTheAnswer, ()) {
  const engine::Analysis analysis = analysis_of(testing::drawn_case());
  const auto picture = knots(analysis, {kAll, kAll});
  if (!picture) return;
  std::size_t columns = 0;
  for (const WayClassDrawn& one : picture->classes) {
    for (const WayColumn& column : one.columns) {
      const deadlock::Way& way = way_of(one, column, analysis);
      expect_moves(column, way, *picture);
      expect_questions(column, way, *picture);
      ++columns;
    }
  }
  RC_ASSERT(columns == analysis.deadlock->ways.count());
}

// Reiter 1987; under any agreement rule.
RC_GTEST_PROP(Knots, EveryWayByMovesTouchesEveryKnot, ()) {
  const engine::Analysis analysis = analysis_of(testing::drawn_case());
  const auto picture = knots(analysis, {kAll, kAll});
  if (!picture || picture->is_of_demands) return;
  for (const WayClassDrawn& one : picture->classes) {
    if (one.group != deadlock::WayKind::by_moves) continue;
    for (const WayColumn& column : one.columns) {
      for (const Knot& knot : picture->knots) {
        RC_ASSERT(std::any_of(column.marks.begin(), column.marks.end(), [&](const WayMark& mark) {
          return std::find(knot.rows.begin(), knot.rows.end(), mark.row) != knot.rows.end();
        }));
      }
    }
  }
}

}  // namespace
}  // namespace zopa::report
