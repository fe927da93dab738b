#include "zopa/report/brief_ways.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "zopa/base/unicode.hpp"
#include "zopa/report/ways_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Asks;
using deadlock::Deadlock;
using deadlock::MoveNeeded;
using deadlock::Question;
using deadlock::WayGroup;

constexpr std::size_t kMostListed = 16;    // ways that are listed or drawn one by one
constexpr std::size_t kMostPatterns = 64;  // more than a page has lines
constexpr std::size_t kMostRows = 8;       // of their table
constexpr int kColumns = 80;

constexpr std::array<const char*, 3> kNames = {"by_moves", "by_options", "by_both"};
constexpr std::array<const char*, 3> kGroups = {"ways.by_moves", "ways.by_options", "ways.by_both"};

std::vector<Asks> asks_in(const WayGroup& group) {
  std::vector<Asks> all;
  for (const auto& one : group.classes) {
    for (const auto& pattern : one.patterns) {
      all.insert(all.end(), pattern.asks.begin(), pattern.asks.end());
    }
  }
  return all;
}

class Ways {
 public:
  Ways(const Deadlock& deadlock, const Words& words) : ways_(deadlock.ways), words_(words) {}

  [[nodiscard]] std::vector<Portion> portions() const {
    Portion head{.id = "ways", .title = words_.say("brief.ways")};
    if (const auto by_issue = alternatives()) return {combinations(std::move(head), *by_issue)};
    std::vector<Portion> portions = {std::move(head)};
    const std::vector<Block> table = drawn();
    if (!table.empty()) portions.push_back({.head = table, .where = Where::drawn});
    for (std::size_t g = 0; g < ways_.groups().size(); ++g) {
      const WayGroup& group = *ways_.groups().at(g);
      if (group.count == 0) continue;
      portions.push_back(group.count == 1 && group.complete ? the_one(group, g)
                         : group.count <= kMostListed       ? one_by_one(group, kGroups.at(g))
                                                            : patterns(group, kGroups.at(g)));
      if (!table.empty()) portions.back().where = Where::undrawn;
    }
    return portions;
  }

 private:
  // On one issue: what may be done about it, each as a sentence.
  using Alternatives = std::map<IssueId, std::vector<std::string>>;

  [[nodiscard]] static std::optional<std::set<IssueId>> issues_of(const Asks& way) {
    std::set<IssueId> issues;
    for (const MoveNeeded& move : way.moves) {
      if (!move.issue) return std::nullopt;
      issues.insert(*move.issue);
    }
    for (const Question& question : way.questions) issues.insert(question.issue);
    return issues;
  }

  // Where the ways are all combinations of what may be done on each issue; where there are more
  // than one, and all are known.
  [[nodiscard]] std::optional<Alternatives> alternatives() const {
    if (!ways_.complete() || ways_.count() < 2) return std::nullopt;
    Found found;
    std::optional<std::set<IssueId>> all;
    for (const WayGroup* group : ways_.groups()) {
      for (const Asks& way : asks_in(*group)) {
        const auto issues = issues_of(way);
        if (!issues || (all && *all != *issues)) return std::nullopt;
        all = issues;
        add_each(way, *issues, found);
      }
    }
    if (!are_all_combinations(found)) return std::nullopt;
    Alternatives said;
    for (auto& [issue, on_it] : found) {
      std::stable_sort(on_it.said.begin(), on_it.said.end(),
                       [](const auto& a, const auto& b) { return a.first < b.first; });
      for (const Alternative& one : on_it.said) said[issue].push_back(one.second);
    }
    return said;
  }

  // Moves come before questions, and parties in the order of the file.
  using Alternative = std::pair<std::vector<std::size_t>, std::string>;
  using Done = std::pair<std::map<std::string, std::vector<OptionId>>, std::vector<Question>>;
  struct OnIssue {
    std::set<Done> done;  // of each line the options reached, and what is asked: each is said once
    std::vector<Alternative> said;
  };
  using Found = std::map<IssueId, OnIssue>;

  [[nodiscard]] static Done done_about(IssueId issue, const Asks& way) {
    Done done;
    for (const MoveNeeded& move : way.moves) {
      if (move.issue == issue) done.first[move.line] = move.accepts;
    }
    for (const Question& question : way.questions) {
      if (question.issue == issue) done.second.push_back(question);
    }
    return done;
  }

  // What the way does about each issue, where no other does the same.
  void add_each(const Asks& way, const std::set<IssueId>& issues, Found& found) const {
    for (const IssueId issue : issues) {
      OnIssue& others = found[issue];
      if (!others.done.insert(done_about(issue, way)).second) continue;
      const std::vector<std::string> parts = on(issue, way, false);
      Alternative one{parties_on(issue, way),
                      words_.text(List{Join::all, {parts.begin(), parts.end()}})};
      const auto same = std::find(others.said.begin(), others.said.end(), one);
      if (same == others.said.end()) others.said.push_back(std::move(one));
    }
  }

  [[nodiscard]] bool are_all_combinations(const Found& found) const {
    std::size_t product = 1;
    for (const auto& [issue, one] : found) {
      product *= one.said.size();
      if (product > ways_.count()) return false;
    }
    return product == ways_.count();
  }

  [[nodiscard]] static std::vector<std::size_t> parties_on(IssueId issue, const Asks& way) {
    std::vector<std::size_t> parties = {0};
    for (const MoveNeeded& move : way.moves) {
      if (move.issue == issue) parties.push_back(move.party.index());
    }
    for (const Question& question : way.questions) {
      if (question.issue == issue) ++parties.front();
    }
    return parties;
  }

  [[nodiscard]] Portion combinations(Portion portion, const Alternatives& by_issue) const {
    portion.head.push_back(
        {Block::Kind::item, words_.say("brief.combinations", {{"count", ways_.count()},
                                                              {"issues", by_issue.size()},
                                                              {"groups", ways_by_group(ways_)}})});
    portion.first = by_issue.size();
    portion.more = "brief.more_alternatives";
    for (const auto& [issue, said] : by_issue) {
      std::vector<Value> parts(said.begin(), said.end());
      portion.entries.push_back(
          {{{Block::Kind::item,
             words_.say("brief.alternatives", {{"issue", words_.issue(issue)},
                                               {"said", alternatives_in_words(parts)}})}}});
    }
    return portion;
  }

  // "a; or b; or c"
  [[nodiscard]] Value alternatives_in_words(const std::vector<Value>& parts) const {
    Value all = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
      all = Message("brief.or", {{"first", std::move(all)}, {"second", parts[i]}});
    }
    return all;
  }

  // What a way asks on this issue, the moves first; parties that are asked the same together.
  enum class Says : unsigned char { all, not_that_untabled };
  [[nodiscard]] std::vector<std::string> on(std::optional<IssueId> issue, const Asks& way,
                                            bool names_issue, Says says = Says::all) const {
    std::vector<std::string> parts;
    for (const MoveNeeded& move : way.moves) {
      if (!issue || move.issue == issue) parts.push_back(move_in_words(move, names_issue));
    }
    std::vector<std::pair<Question, std::vector<PartyId>>> asked;
    for (const Question& question : way.questions) {
      if (issue && question.issue != *issue) continue;
      const auto same = std::find_if(asked.begin(), asked.end(), [&](const auto& other) {
        return other.first.issue == question.issue && other.first.option == question.option;
      });
      auto& parties = same == asked.end()
                          ? asked.emplace_back(question, std::vector<PartyId>{}).second
                          : same->second;
      if (question.party) parties.push_back(*question.party);
    }
    for (const auto& [question, parties] : asked) {
      parts.push_back(
          words_.say("brief.way_asks", {{"parties", words_.names(parties)},
                                        {"option", words_.quoted(question.issue, question.option)},
                                        {"named", yes_or_no(names_issue)},
                                        {"issue", words_.issue(question.issue)},
                                        {"untabled", yes_or_no(says == Says::all)}}));
    }
    return parts;
  }

  [[nodiscard]] std::string move_in_words(const MoveNeeded& move, bool names_issue) const {
    const Name party = words_.name(move.party);
    if (move.numbers) {
      std::vector<Argument> arguments = arguments_of(*move.numbers, *move.issue, words_);
      arguments.push_back({"party", party});
      arguments.push_back({"named", yes_or_no(names_issue)});
      return words_.say("brief.way_goes_to", std::move(arguments));
    }
    if (!move.dropped) {
      return words_.say("brief.way_moves",
                        {{"party", party},
                         {"options", words_.quoted(*move.issue, reached(move), Join::any)},
                         {"past", words_.quoted(*move.issue, move.past)},
                         {"named", yes_or_no(names_issue)},
                         {"issue", words_.issue(*move.issue)}});
    }
    const std::vector<IssueId> issues = issues_of_line(move.line);
    return words_.say("brief.way_drops",
                      {{"party", party},
                       {"issues", issues.empty() ? std::string("none") : words_.issues(issues)}});
  }

  // None of a reservation.
  [[nodiscard]] std::vector<IssueId> issues_of_line(const std::string& id) const {
    const Position* claim = words_.claim_called(id);
    const auto* line = claim != nullptr ? std::get_if<RedLine>(&claim->claim) : nullptr;
    return line != nullptr ? zopa::issues_of(line->formula) : std::vector<IssueId>{};
  }

  [[nodiscard]] Block group_head(const WayGroup& group, const char* key) const {
    return bullet(
        words_.say(key, {{"complete", yes_or_no(group.complete)}, {"count", group.count}}));
  }

  // In how many of them each party moves; of too many ways to list.
  [[nodiscard]] std::optional<Block> movers(const WayGroup& group) const {
    std::map<PartyId, std::size_t> ways_of;
    for (const auto& one : group.classes) {
      for (const auto& pattern : one.patterns) {
        for (const PartyId party : pattern.moves.parties) ways_of[party] += pattern.count;
      }
    }
    if (!group.complete || ways_of.empty()) return std::nullopt;
    List parties{Join::commas, {}};
    for (const auto& [party, ways] : ways_of) {
      parties.parts.emplace_back(
          Message("brief.mover", {{"party", words_.name(party)}, {"count", ways}}));
    }
    return bullet(words_.say("brief.movers", {{"parties", std::move(parties)}}), 1);
  }

  [[nodiscard]] Portion the_one(const WayGroup& group, std::size_t kind) const {
    const bool is_by_options = deadlock::kWayKinds.at(kind) == deadlock::WayKind::by_options;
    const Says says = is_by_options ? Says::not_that_untabled : Says::all;
    const std::vector<std::string> parts = on(std::nullopt, asks_in(group).front(), true, says);
    return {
        .head = {bullet(words_.say(
            "brief.one_way", {{"group", kNames.at(kind)},
                              {"parts", List{Join::semicolons, {parts.begin(), parts.end()}}}}))}};
  }

  [[nodiscard]] Portion one_by_one(const WayGroup& group, const char* key) const {
    Portion portion{.head = {group_head(group, key)}, .level = 1};
    for (const Asks& way : asks_in(group)) {
      const std::vector<std::string> parts = on(std::nullopt, way, true);
      List list{Join::semicolons, {parts.begin(), parts.end()}};
      portion.entries.push_back(
          {{{Block::Kind::item, words_.say("brief.way", {{"parts", std::move(list)}}), 1}}});
    }
    return portion;
  }

  [[nodiscard]] Portion patterns(const WayGroup& group, const char* key) const {
    Portion portion{.head = {group_head(group, key)}, .level = 1};
    if (std::optional<Block> line = movers(group)) portion.head.push_back(std::move(*line));
    for (const auto& one : group.classes) {
      for (const auto& pattern : one.patterns) {
        if (portion.entries.size() == kMostPatterns) {
          ++portion.beyond;
        } else {
          portion.entries.push_back({{{Block::Kind::item, in_words(pattern, words_), 1}}});
        }
      }
    }
    return portion;
  }

  // An issue a row, a way a column: who moves there, and who is asked.  A line over several issues
  // stands on each of them.
  [[nodiscard]] std::vector<Block> drawn() const {
    if (!ways_.complete() || ways_.count() > kMostListed) return {};
    std::map<IssueId, std::vector<std::string>> rows;
    std::set<PartyId> parties;
    std::size_t number = 0;
    for (const WayGroup* group : ways_.groups()) {
      for (const Asks& way : asks_in(*group)) add_column(way, number++, rows, parties);
    }
    Block table;
    table.kind = Block::Kind::table;
    auto& heads = table.rows.emplace_back();
    heads.push_back(words_.say("brief.way_numbers"));
    for (std::size_t n = 1; n <= number; ++n) heads.push_back(std::to_string(n));
    for (auto& [issue, cells] : rows) {
      for (std::string& cell : cells) cell = cell.empty() ? "." : cell;
      auto& row = table.rows.emplace_back(std::move(cells));
      row.insert(row.begin(), words_.issue(issue));
    }
    if (rows.empty() || rows.size() > kMostRows || !is_narrow(table)) return {};
    return {{Block::Kind::item, legend(parties)}, std::move(table)};
  }

  void add_column(const Asks& way, std::size_t number,
                  std::map<IssueId, std::vector<std::string>>& rows,
                  std::set<PartyId>& parties) const {
    const auto add = [&](IssueId issue, const std::string& mark) {
      auto& cells = rows[issue];
      cells.resize(ways_.count());
      if (cells[number].find(mark) == std::string::npos) cells[number] += mark;
    };
    for (const MoveNeeded& move : way.moves) {
      const auto issues = move.issue ? std::vector{*move.issue} : issues_of_line(move.line);
      for (const IssueId issue : issues) add(issue, letter_of(move.party));
      parties.insert(move.party);
    }
    for (const Question& question : way.questions) {
      add(question.issue, (question.party ? letter_of(*question.party) : "") + "?");
      if (question.party) parties.insert(*question.party);
    }
  }

  [[nodiscard]] std::string legend(const std::set<PartyId>& parties) const {
    List list{Join::commas, {}};
    for (const PartyId party : parties) {
      list.parts.emplace_back(
          Message("brief.letter", {{"letter", letter_of(party)}, {"party", words_.name(party)}}));
    }
    return words_.say("brief.legend", {{"count", ways_.count()}, {"parties", std::move(list)}});
  }

  [[nodiscard]] static bool is_narrow(const Block& table) {
    Document document = {table};
    const std::string text = to_text(document);
    std::size_t from = 0;
    for (std::size_t to = text.find('\n'); to != std::string::npos; to = text.find('\n', from)) {
      if (display_width(std::string_view(text).substr(from, to - from)) > kColumns) return false;
      from = to + 1;
    }
    return true;
  }

  const deadlock::Ways& ways_;
  const Words& words_;
};

}  // namespace

std::vector<Portion> ways_in_short(const Deadlock& deadlock, const Words& words) {
  if (deadlock.ways.count() == 0) {
    if (!deadlock.ways.moves_at_least) return {};
    return part_of("ways", words.say("brief.ways"), {words.text(too_many_moves(deadlock.ways))});
  }
  std::vector<Portion> portions = Ways(deadlock, words).portions();
  for (const deadlock::ReadTwoWays& text : deadlock.read_two_ways) {
    portions.push_back({.head = {{Block::Kind::item, words.text(read_in_words(text, {}, words))}}});
  }
  for (const deadlock::Eases& one : deadlock.eases) {
    portions.push_back({.head = {{Block::Kind::item, words.text(eases_in_words(one, {}, words))}}});
  }
  return portions;
}

}  // namespace zopa::report
