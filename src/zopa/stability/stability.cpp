#include "zopa/stability/stability.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <sstream>

#include "zopa/base/draw.hpp"
#include "zopa/base/nearest.hpp"
#include "zopa/preference/completions.hpp"
#include "zopa/stability/details.hpp"
#include "zopa/stability/game/nash_by_statements.hpp"
#include "zopa/stability/game/relational.hpp"
#include "zopa/stability/game/solver.hpp"
#include "zopa/stability/state_model.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kMostListed = 10'000;  // feasible states, and equilibria
constexpr std::size_t kMostStatesOfSim = std::size_t{1} << 16;
constexpr std::size_t kMostStatesRelated = std::size_t{1} << 14;  // other judges than one order
constexpr std::size_t kMostStatesDrawn = std::size_t{1} << 16;
constexpr std::size_t kMostStatesOfInverse = 512;
constexpr std::size_t kMostReasons = 12;   // states, besides those asked for
constexpr std::size_t kMostOpen = 10;      // statements: 1,024 completions, all of them
constexpr std::size_t kDefaultMemory = 4;  // GiB
constexpr double kGiB = 1024.0 * 1024.0 * 1024.0;

std::string in_gib(double gib) {
  std::ostringstream text;
  text.precision(gib < 10 ? 2 : 4);
  text << gib << " GiB";
  return text.str();
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

// Reads the options that name parties.
class Names {
 public:
  Names(const Negotiation& negotiation, const StateModel& conflict)
      : negotiation_(negotiation), conflict_(conflict) {}

  // Position among the conflict's parties.
  [[nodiscard]] Result<std::size_t> party(const std::string& id) const {
    std::vector<std::string> known;
    for (std::size_t p = 0; p < conflict_.parties.size(); ++p) {
      known.push_back(negotiation_.party(conflict_.parties[p]).id);
      if (known.back() == id) return p;
    }
    return tl::unexpected(fault(
        "unknown-name", "no party of the conflict is called `" + id + "`" + suggestion(id, known)));
  }

  // Each party alone, save those that act together; in the order of their first members.
  [[nodiscard]] Result<std::vector<Group>> rows(const std::vector<std::string>& together) const {
    std::vector<std::size_t> leader(conflict_.parties.size());
    for (std::size_t p = 0; p < leader.size(); ++p) leader[p] = p;
    std::vector<bool> is_taken(leader.size(), false);
    for (const std::string& text : together) {
      const auto group = coalition(text, is_taken);
      if (!group) return tl::unexpected(group.error());
      const std::size_t first = *std::min_element(group->begin(), group->end());
      for (const std::size_t p : *group) leader[p] = first;
    }
    return grouped(leader);
  }

  // Everyone for itself where nothing else is said.
  [[nodiscard]] Result<std::vector<std::vector<Attitude>>> attitudes(
      const std::vector<std::string>& texts) const {
    const std::size_t count = conflict_.parties.size();
    std::vector<std::vector<Attitude>> result(count, std::vector<Attitude>(count));
    for (std::size_t p = 0; p < count; ++p) result[p][p] = Attitude::positive;
    for (const std::string& text : texts) {
      const auto sides = split(text, '=');
      const auto names = split(sides.empty() ? "" : sides[0], ':');
      const auto attitude = sides.size() == 2 ? attitude_of(sides[1]) : std::nullopt;
      if (names.size() != 2 || !attitude) {
        return tl::unexpected(fault("bad-option", "`" + text +
                                                      "` is not PARTY:OTHER=positive, =negative "
                                                      "or =neutral"));
      }
      const auto from = party(names[0]);
      if (!from) return tl::unexpected(from.error());
      const auto to = party(names[1]);
      if (!to) return tl::unexpected(to.error());
      result[*from][*to] = *attitude;
    }
    return result;
  }

 private:
  [[nodiscard]] Result<Group> coalition(const std::string& text,
                                        std::vector<bool>& is_taken) const {
    Group group;
    for (const std::string& id : split(text, ',')) {
      const auto found = party(id);
      if (!found) return tl::unexpected(found.error());
      if (is_taken[*found]) {
        return tl::unexpected(fault("bad-option", "`" + id + "` stands twice after `--together`"));
      }
      is_taken[*found] = true;
      group.push_back(*found);
    }
    if (group.size() > 1) return group;
    return tl::unexpected(
        fault("bad-option", "`--together` names two parties or more: `--together a,b`"));
  }

  static std::vector<Group> grouped(const std::vector<std::size_t>& leader) {
    std::vector<Group> rows;
    for (std::size_t p = 0; p < leader.size(); ++p) {
      if (leader[p] != p) continue;
      Group& row = rows.emplace_back();
      for (std::size_t q = p; q < leader.size(); ++q) {
        if (leader[q] == p) row.push_back(q);
      }
    }
    return rows;
  }

  static std::optional<Attitude> attitude_of(const std::string& word) {
    if (word == "positive") return Attitude::positive;
    if (word == "negative") return Attitude::negative;
    return word == "neutral" ? std::optional(Attitude::neutral) : std::nullopt;
  }

  const Negotiation& negotiation_;
  const StateModel& conflict_;
};

class Analyst {
 public:
  Analyst(const Negotiation& negotiation, const Options& options)
      : negotiation_(negotiation), options_(options) {}

  Result<StabilityAnswer> run() {
    auto made = state_model_of(negotiation_);
    if (!made.conflict) {
      if (const auto option = option_asked()) {
        return tl::unexpected(
            fault("bad-option", *option + " needs states that are ordered: " + made.why_not));
      }
      return without_moves(made.why_not);
    }
    conflict_ = std::move(*made.conflict);
    const Names names(negotiation_, conflict_);
    auto rows = names.rows(options_.together);
    if (!rows) return tl::unexpected(rows.error());
    rows_ = std::move(*rows);
    auto attitudes = names.attitudes(options_.attitudes);
    if (!attitudes) return tl::unexpected(attitudes.error());
    attitudes_ = std::move(*attitudes);
    if (!options_.together.empty() && !options_.attitudes.empty()) {
      return tl::unexpected(
          fault("bad-option", "`--together` and `--attitude` cannot be combined"));
    }
    describe();
    const std::string no_states = list_states();
    if (auto problem = unanswerable()) return tl::unexpected(std::move(*problem));
    if (!no_states.empty()) return why(no_states);
    if (const std::string reason = solve(); !reason.empty()) return why(reason);
    StabilityAnswer answer;
    answer.stopped = is_reached(options_.stop);
    answer.stability = std::move(result_);
    if (answer.stopped && !answer.stability->of(Concept::nash).is_computed) {
      answer.stability.reset();
      answer.why_not = "stopped before it was done";
    }
    return answer;
  }

 private:
  static std::optional<std::uint32_t> number_in(const std::string& text) {
    std::uint32_t number = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    if (parsed.ec != std::errc() || parsed.ptr != end || number == 0) return std::nullopt;
    return number;
  }

  // An option that is about single states.
  [[nodiscard]] std::optional<std::string> option_about_states() const {
    if (!options_.states.empty()) return "`--state`";
    if (options_.all_reasons) return "`--reasons`";
    if (!options_.inverse.empty()) return "`--inverse`";
    if (options_.horizon != Options::kHorizon) return "`--horizon`";
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> option_asked() const {
    if (const auto option = option_about_states()) return option;
    if (!options_.together.empty()) return "`--together`";
    if (!options_.attitudes.empty()) return "`--attitude`";
    return std::nullopt;
  }

  // What the options ask for that this conflict has no answer to, however it is solved.
  [[nodiscard]] std::optional<Error> unanswerable() const {
    if (auto problem = not_a_state()) return problem;
    const auto option = option_about_states();
    if (!option) return std::nullopt;
    if (!conflict_.is_complete())
      return fault("bad-option", *option + " needs complete preferences");
    if (!result_.is_listed) {
      return fault("bad-option", *option +
                                     " is about single states; they are listed up to 10,000 "
                                     "feasible ones, and here are more");
    }
    const bool is_inverse = !options_.inverse.empty();
    const bool looks_ahead = options_.horizon != Options::kHorizon;
    if (!is_plain() && (is_inverse || looks_ahead)) {
      return fault("bad-option", std::string(is_inverse ? "`--inverse`" : "`--horizon`") + " and " +
                                     (options_.together.empty() ? "`--attitude`" : "`--together`") +
                                     " cannot be combined: it is about parties that act alone");
    }
    if (is_inverse && feasible_.size() > kMostStatesOfInverse) {
      return fault("bad-option", "`--inverse` looks at up to " +
                                     std::to_string(kMostStatesOfInverse) + " states");
    }
    if (looks_ahead && feasible_.size() > kMostStatesLookedAhead) {
      return fault("bad-option", "`--horizon` looks at up to 1,024 states");
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Error> not_a_state() const {
    for (const auto* texts : {&options_.states, &options_.inverse}) {
      for (const std::string& text : *texts) {
        const auto number = number_in(text);
        if (number && (!result_.is_listed || *number <= feasible_.size())) continue;
        return fault("unknown-name",
                     "`" + text + "` is not a state; states are numbered " +
                         (result_.is_listed ? "1 to " + std::to_string(feasible_.size())
                                            : std::string("from 1")));
      }
    }
    return std::nullopt;
  }

  static StabilityAnswer why(std::string reason) {
    StabilityAnswer answer;
    answer.why_not = std::move(reason);
    return answer;
  }

  // Or without an order of states.
  [[nodiscard]] StabilityAnswer without_moves(const std::string& reason) const {
    StabilityAnswer answer = why(reason);
    if (!has_joint_issue(negotiation_)) return answer;
    ImpasseAnswer impasse = impasse_of(negotiation_, options_.stop);
    if (!impasse.impasse) answer.why_not_impasse = impasse.why_not;
    answer.impasse = std::move(impasse.impasse);
    answer.stopped = impasse.stopped;
    return answer;
  }

  void describe() {
    result_.moves = conflict_.moved.issues;
    result_.left_out = conflict_.left_out;
    for (const Group& row : rows_) {
      auto& parties = result_.rows.emplace_back();
      for (const std::size_t p : row) parties.push_back(conflict_.parties[p]);
    }
    for (const StatePreference& preference : conflict_.preferences) {
      result_.rests_on.insert(result_.rests_on.end(), preference.rests_on.begin(),
                              preference.rests_on.end());
    }
  }

  [[nodiscard]] bool is_plain() const {
    return rows_.size() == conflict_.parties.size() && options_.attitudes.empty();
  }

  // Says why nothing is computed.
  std::string solve() {
    const std::size_t states = conflict_.states();
    if (!conflict_.is_complete()) {
      if (!result_.is_listed) {
        return "preferences known in part are looked at up to 10,000 feasible states";
      }
      return solve_in_part();
    }
    if (!is_plain() && !(result_.is_listed && states <= kMostStatesRelated)) {
      return "`--together` and `--attitude` are looked at up to 10,000 feasible states of 16,384";
    }
    if (options_.most_states > 0 && states > options_.most_states) {
      return "there are more than " + std::to_string(options_.most_states) +
             " states; `zopa stability` looks at them";
    }
    if (!result_.is_listed) return solve_unlisted();
    solve_listed();
    return {};
  }

  // Says why there are none.
  std::string list_states() {
    if (conflict_.states() > kMostStatesDrawn) return {};
    const StateSet infeasible = conflict_.infeasible_states();
    for (std::size_t s = 0; s < infeasible.size(); ++s) {
      if (!infeasible.has(s)) feasible_.push_back(s);
    }
    if (feasible_.empty()) return "the rules leave no state";
    result_.state_count = feasible_.size();
    result_.is_listed = feasible_.size() <= kMostListed;
    if (!result_.is_listed) return {};
    for (const std::size_t s : feasible_) result_.states.push_back(conflict_.state(s));
    if (conflict_.status_quo) result_.status_quo = number(*conflict_.status_quo);
    return {};
  }

  [[nodiscard]] std::uint32_t number(std::size_t state) const {
    return static_cast<std::uint32_t>(std::lower_bound(feasible_.begin(), feasible_.end(), state) -
                                      feasible_.begin());
  }

  // --- A table of all states ---

  // The game with the rows as movers.
  [[nodiscard]] Moves moves_by_row(const Game& game) const {
    Moves moves = game;
    for (Digit& digit : moves.digits) {
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (std::find(rows_[row].begin(), rows_[row].end(), digit.mover) != rows_[row].end()) {
          digit.mover = static_cast<std::uint32_t>(row);
          break;
        }
      }
    }
    return moves;
  }

  void solve_listed() {
    const Game game = game_of(conflict_);
    const Moves moves = moves_by_row(game);
    if (is_plain()) {
      ConceptSolver<std::int32_t> solver(game, options_.stop);
      fill([&](std::size_t row, Concept solution) { return solver.stable(row, solution); });
    } else if (options_.attitudes.empty()) {
      fill_by(moves, Together(game, rows_));
    } else {
      fill_by(moves, Attitudes(game, attitudes_));
    }
    const DetailsInput input{moves, feasible_, rows_.size(), options_.stop};
    if (options_.attitudes.empty()) {
      add_details(input, Together(game, rows_));
      add_coalitions(input, Together(game, rows_), result_);
    } else {
      add_details(input, Attitudes(game, attitudes_));
    }
    const std::vector<std::uint32_t> inverse = numbered(options_.inverse);
    if (is_plain()) {
      add_inverse(input, conflict_, game, inverse, result_);
      begin(options_.stop, "looking ahead");
      add_limited_moves(input, game, options_.horizon, result_);
      add_degrees(game);
    }
  }

  template <class Judge>
  void fill_by(const Moves& moves, Judge judge) {
    Relational<Judge> relational(moves, rows_.size(), std::move(judge));
    fill([&](std::size_t row, Concept solution) {
      StateSet stable(moves.states());
      for (const std::size_t s : feasible_) {
        if (is_reached(options_.stop)) break;
        if (relational.is_stable({row}, s, solution)) stable.add(s);
      }
      return stable;
    });
  }

  // Else says why not, once.
  bool can_compute(Concept solution) {
    const bool is_too_large =
        solution == Concept::simultaneous && conflict_.states() > kMostStatesOfSim;
    if (!is_too_large && is_within_reach(conflict_.digits, solution)) return true;
    const std::string why = is_too_large ? "SIM is looked at up to 65,536 states"
                                         : "SEQ and SSEQ are looked at up to 2,048 settings of one "
                                           "party's moves that cannot be taken back";
    if (result_.not_computed.find(why) == std::string::npos) {
      result_.not_computed += (result_.not_computed.empty() ? "" : "; ") + why;
    }
    return false;
  }

  template <class StableStates>
  void fill(StableStates stable_states) {
    begin(options_.stop, "looking for stable states");
    for (const Concept solution : kConcepts) {
      if (!can_compute(solution)) continue;
      ConceptAnswer& answer = result_.of(solution);
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        const StateSet stable = stable_states(row, solution);
        std::string& digits = answer.stable.emplace_back();
        for (const std::size_t s : feasible_) digits += stable.has(s) ? '1' : '0';
        answer.counts.push_back(
            static_cast<std::size_t>(std::count(digits.begin(), digits.end(), '1')));
      }
      for (std::uint32_t k = 0; k < feasible_.size(); ++k) {
        if (std::all_of(answer.stable.begin(), answer.stable.end(),
                        [&](const std::string& own) { return own[k] == '1'; })) {
          answer.equilibria.push_back(k);
        }
      }
      answer.equilibria_count = answer.equilibria.size();
      answer.is_computed = !is_reached(options_.stop);
    }
  }

  template <class Judge>
  void add_details(const DetailsInput& input, const Judge& judge) {
    begin(options_.stop, "looking for reasons and ways");
    add_reasons(input, judge, wanted_states(), result_);
    add_steps(input, judge, result_);
    add_ways(input, judge, result_);
  }

  // Those that a user names: unanswerable() has looked at them.
  static std::vector<std::uint32_t> numbered(const std::vector<std::string>& texts) {
    std::vector<std::uint32_t> numbers;
    for (const std::string& text : texts) numbers.push_back(*number_in(text) - 1);
    return numbers;
  }

  // The status quo, the equilibria (few), and what was asked for.
  std::vector<std::uint32_t> wanted_states() {
    std::vector<std::uint32_t> wanted;
    if (result_.status_quo) wanted.push_back(*result_.status_quo);
    for (const std::uint32_t state : result_.equilibria()) {
      if (wanted.size() < kMostReasons) wanted.push_back(state);
    }
    const auto asked = numbered(options_.states);
    wanted.insert(wanted.end(), asked.begin(), asked.end());
    if (options_.all_reasons) {
      for (std::uint32_t k = 0; k < feasible_.size(); ++k) wanted.push_back(k);
    }
    return wanted;
  }

  // Where some priorities matter strongly.
  void add_degrees(const Game& game) {
    const bool has_degrees = std::any_of(conflict_.preferences.begin(), conflict_.preferences.end(),
                                         [](const StatePreference& one) { return one.strong > 0; });
    if (!has_degrees || conflict_.states() > kMostStatesRelated) return;
    std::vector<std::vector<std::int32_t>> levels;
    for (std::size_t p = 0; p < rows_.size(); ++p) levels.push_back(conflict_.levels(p));
    Relational<Strength> relational(game, rows_.size(), Strength(game, levels));
    for (const Concept solution : {Concept::general, Concept::symmetric, Concept::sequential}) {
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        std::string& digits =
            result_.strongly_stable[static_cast<std::size_t>(solution)].emplace_back();
        for (const std::size_t s : feasible_) {
          digits += relational.is_stable({row}, s, solution) ? '1' : '0';
        }
      }
    }
  }

  // --- Preferences known in part ---

  std::string solve_in_part() {
    if (!is_plain()) return "`--together` and `--attitude` need complete preferences";
    const std::size_t open = conflict_.open_statements();
    StateCompletions completions;
    completions.is_all = !conflict_.has_partial() && open <= kMostOpen;
    completions.count = completions.is_all ? std::size_t{1} << open
                                           : std::max<std::size_t>(options_.completions, 1);
    // By concept and row, and for everyone: in how many completions a state is stable.
    using Counts = std::vector<std::uint32_t>;
    std::array<std::vector<Counts>, kConcepts.size()> stable;
    for (auto& own : stable) own.assign(rows_.size() + 1, Counts(feasible_.size(), 0));
    prepare_draws();
    begin(options_.stop, "trying completions", completions.count);
    Game game;
    game.digits = conflict_.digits.digits;
    if (!conflict_.infeasible.empty()) game.infeasible = conflict_.infeasible_states();
    std::size_t done = 0;
    for (; done < completions.count && !is_reached(options_.stop); ++done) {
      game.scores.clear();
      if (!draw(completions.is_all, done, game)) {
        return "no additive preference fits what is said of a party";
      }
      count_stable(game, stable);
      advance(options_.stop);
    }
    completions.count = done;
    completions.is_all = completions.is_all && !is_reached(options_.stop);
    if (done == 0) return "stopped before it was done";
    for (const Concept solution : kConcepts) {
      if (!can_compute(solution)) continue;
      conclude(stable[static_cast<std::size_t>(solution)], done, result_.of(solution));
    }
    result_.completions = completions;
    if (!conflict_.has_partial()) add_extensions();
    return {};
  }

  void prepare_draws() {
    for (const StatePreference& preference : conflict_.preferences) {
      draws_.push_back(preference.partial ? std::make_unique<Completions>(*preference.partial)
                                          : nullptr);
    }
  }

  // One completion: the answers to open statements, the bits of `item` where all are gone through;
  // else each party's are drawn one after the other from a stream of its own, however many.
  [[nodiscard]] bool draw(bool is_all, std::uint64_t item, Game& game) const {
    std::uint64_t rest = item;
    for (std::size_t p = 0; p < rows_.size(); ++p) {
      const StatePreference& preference = conflict_.preferences[p];
      if (preference.partial) {
        std::vector<double> worth(draws_[p]->size());
        const Draw::For which{static_cast<std::uint32_t>(fingerprint(*preference.partial)), item};
        if (!draws_[p]->draw(options_.seed, which, worth)) return false;
        game.scores.push_back(conflict_.scores_of(worth));
        continue;
      }
      Draw draw(options_.seed, {static_cast<std::uint32_t>(p), item});
      const auto open = std::count(preference.is_open.begin(), preference.is_open.end(), true);
      std::vector<bool> answers(static_cast<std::size_t>(open));
      for (auto answer : answers) {
        answer = is_all ? (rest & 1U) != 0 : draw.uniform() < 0.5;
        rest >>= 1U;
      }
      game.scores.push_back(conflict_.scores(p, &answers));
    }
    return true;
  }

  template <class Counts>
  void count_stable(const Game& game, Counts& stable) const {
    ConceptSolver<std::int32_t> solver(game, options_.stop);
    for (const Concept solution : kConcepts) {
      if (!is_within_reach(game, solution)) continue;
      auto& own = stable[static_cast<std::size_t>(solution)];
      std::vector<bool> all(feasible_.size(), true);
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        const StateSet found = solver.stable(row, solution);
        for (std::size_t k = 0; k < feasible_.size(); ++k) {
          if (found.has(feasible_[k])) {
            ++own[row][k];
          } else {
            all[k] = false;
          }
        }
      }
      for (std::size_t k = 0; k < all.size(); ++k) own.back()[k] += all[k] ? 1U : 0U;
    }
  }

  static void conclude(const std::vector<std::vector<std::uint32_t>>& counts, std::size_t total,
                       ConceptAnswer& answer) {
    for (std::size_t row = 0; row + 1 < counts.size(); ++row) {
      std::string& digits = answer.stable.emplace_back();
      for (const std::uint32_t count : counts[row]) {
        digits += count == total ? '1' : count == 0 ? '0' : '?';
      }
      answer.counts.push_back(
          static_cast<std::size_t>(std::count(digits.begin(), digits.end(), '1')));
    }
    for (std::uint32_t k = 0; k < counts.back().size(); ++k) {
      const std::uint32_t count = counts.back()[k];
      if (count == total) answer.equilibria.push_back(k);
      if (count > 0 && count < total) {
        answer.possible.emplace_back(k, static_cast<double>(count) / static_cast<double>(total));
      }
    }
    answer.equilibria_count = answer.equilibria.size();
    answer.is_computed = true;
  }

  // Two states are compared by the first statement on which they differ, if that is known.
  [[nodiscard]] Comparison compared(const std::vector<std::vector<std::string>>& truths,
                                    std::size_t party, std::size_t from, std::size_t to) const {
    const auto& preference = conflict_.preferences[party];
    for (std::size_t k = 0; k < preference.statements.size(); ++k) {
      const std::string& holds = truths[party][k];
      if (holds[from] == holds[to]) continue;
      if (preference.is_open[k]) return Comparison::unknown;
      return holds[to] == '1' ? Comparison::better : Comparison::worse;
    }
    return Comparison::equal;
  }

  void add_extensions() {
    if (conflict_.states() > kMostStatesRelated) return;
    Moves moves = conflict_.digits;
    if (!conflict_.infeasible.empty()) moves.infeasible = conflict_.infeasible_states();
    std::vector<std::vector<std::string>> truths;  // by party, statement and state
    for (const StatePreference& preference : conflict_.preferences) {
      auto& own = truths.emplace_back();
      for (const auto& statement : preference.statements) {
        const StateSet holds = statement.states(conflict_.digits);
        std::string& digits = own.emplace_back(holds.size(), '0');
        holds.for_each([&](std::size_t s) { digits[s] = '1'; });
      }
    }
    for (const auto extension : {Extension::a, Extension::b, Extension::c, Extension::d}) {
      Relational<PartlyKnown> relational(
          moves, rows_.size(),
          PartlyKnown([&](std::size_t party, std::size_t from,
                          std::size_t to) { return compared(truths, party, from, to); },
                      extension));
      auto& answer = result_.extensions.emplace_back();
      for (const Concept solution :
           {Concept::nash, Concept::general, Concept::symmetric, Concept::sequential}) {
        for (std::size_t row = 0; row < rows_.size(); ++row) {
          std::string& digits = answer[static_cast<std::size_t>(solution)].emplace_back();
          for (const std::size_t s : feasible_) {
            digits += relational.is_stable({row}, s, solution) ? '1' : '0';
          }
        }
      }
    }
  }

  // --- Too many states to list ---

  // Beside the game: two numbers a state, and one to four bytes a state and party for SEQ.
  [[nodiscard]] double bytes_needed(std::size_t bytes_a_score) const {
    double by_state = 0;
    for (std::size_t p = 0; p < rows_.size(); ++p) {
      double fibre = 1;
      for (const auto& digit : conflict_.digits.digits) fibre *= digit.mover == p ? digit.size : 1;
      by_state += fibre <= 128 ? 1 : fibre <= 32768 ? 2 : 4;
    }
    by_state += static_cast<double>((rows_.size() + 2) * bytes_a_score) + 1;
    return by_state * static_cast<double>(conflict_.states()) / kGiB;
  }

  std::string solve_unlisted() {
    const double states = static_cast<double>(conflict_.states());
    const double memory =
        static_cast<double>(options_.memory > 0 ? options_.memory : kDefaultMemory);
    const std::size_t most_statements = most_scores_by_statements();
    const bool is_narrow = most_statements <= 14;
    const double needed = is_narrow ? bytes_needed(2) : bytes_needed(4) + 4 * states / kGiB;
    if (needed <= memory) {
      is_narrow ? solve_wide<std::int16_t>() : solve_wide<std::int32_t>();
      return {};
    }
    const double bits = 2 * states / 8 / kGiB;
    const bool by_statements =
        std::all_of(conflict_.preferences.begin(), conflict_.preferences.end(),
                    [](const StatePreference& one) { return !one.utility; });
    if (bits <= memory && by_statements && is_sliceable(conflict_.digits)) {
      result_.not_computed = "of " + in_gib(memory) + " of memory that may be used, all concepts " +
                             "but Nash would need " + in_gib(needed);
      solve_nash();
      return {};
    }
    return "its states would need " + in_gib(needed) + " of memory, and " + in_gib(memory) +
           " may be used (`--memory`)";
  }

  // The most statements that a party's scores are made of; dense scores of numbers count as many.
  [[nodiscard]] std::size_t most_scores_by_statements() const {
    std::size_t most = 0;
    for (const StatePreference& one : conflict_.preferences) {
      most = std::max(
          most, one.utility ? std::numeric_limits<std::size_t>::max() : one.statements.size());
    }
    return most;
  }

  template <class Score>
  void solve_wide() {
    BasicGame<Score> game;
    game.digits = conflict_.digits.digits;
    if (!conflict_.infeasible.empty()) game.infeasible = conflict_.infeasible_states();
    result_.state_count = conflict_.states() - (game.infeasible ? game.infeasible->count() : 0);
    begin(options_.stop, "ranking the states", rows_.size());
    for (std::size_t p = 0; p < rows_.size(); ++p) {
      const auto wide = conflict_.scores(p);
      game.scores.emplace_back(wide.begin(), wide.end());
      advance(options_.stop);
    }
    ConceptSolver<Score> solver(game, options_.stop, options_.threads);
    const std::size_t steps = (kConcepts.size() - 1) * rows_.size();
    begin(options_.stop, "looking for stable states", steps);
    for (const Concept solution : kConcepts) {
      if (!can_compute(solution)) continue;
      ConceptAnswer& answer = result_.of(solution);
      StateSet all(conflict_.states());
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        const StateSet stable = solver.stable(row, solution);
        answer.counts.push_back(stable.count());
        for (std::size_t w = 0; w < all.words().size(); ++w) {
          all.words()[w] = row == 0 ? stable.words()[w] : all.words()[w] & stable.words()[w];
        }
        advance(options_.stop);
      }
      if (is_reached(options_.stop)) return;
      keep_equilibria(all, answer);
    }
  }

  void solve_nash() {
    StateSet all(conflict_.states());
    for (auto& word : all.words()) word = ~std::uint64_t{0};
    all.clear_beyond();
    begin(options_.stop, "looking for Nash equilibria", rows_.size());
    for (std::size_t p = 0; p < rows_.size(); ++p) {
      keep_nash_stable(conflict_.digits, p, conflict_.preferences[p].statements,
                       conflict_.infeasible, all, options_.stop);
      advance(options_.stop);
    }
    if (is_reached(options_.stop)) return;
    result_.state_count = conflict_.states() - conflict_.infeasible_states().count();
    keep_equilibria(all, result_.of(Concept::nash));
  }

  void keep_equilibria(const StateSet& all, ConceptAnswer& answer) {
    answer.equilibria_count = all.count();
    std::size_t kept = 0;
    for (std::size_t w = 0; w < all.words().size() && kept < kMostUnlisted; ++w) {
      for (std::size_t b = 0; b < 64 && kept < kMostUnlisted; ++b) {
        const std::size_t s = 64 * w + b;
        if (s >= all.size() || !all.has(s)) continue;
        answer.first.push_back(conflict_.state(s));
        ++kept;
      }
    }
    answer.is_computed = true;
  }

  static constexpr std::size_t kMostUnlisted = 30;

  const Negotiation& negotiation_;
  const Options& options_;
  StateModel conflict_;
  std::vector<Group> rows_;  // positions among the conflict's parties
  std::vector<std::vector<Attitude>> attitudes_;
  std::vector<std::size_t> feasible_;
  std::vector<std::unique_ptr<Completions>> draws_;  // by party
  Stability result_;
};

}  // namespace

void Options::describe(Fields& fields) {
  fields.list("state", "N", states, "Say why this state is stable, or not; may be repeated");
  fields.flag("reasons", all_reasons, "Say it of every state");
  fields.list(
      "inverse", "N", inverse,
      "Say how parties would have to rank the states for this one to be an equilibrium; may "
      "be repeated");
  fields.list("together", "PARTIES", together,
              "Parties that act as one, where all of them gain: `a,b`; may be repeated");
  fields.list("attitude", "A:B=WORD", attitudes,
              "A party's attitude towards another, `a:b=positive`, `negative` or `neutral`; may be "
              "repeated");
  fields.count("horizon", horizon, "Moves that parties look ahead, for limited-move stability");
  fields.count("completions", completions, "Completions of preferences known in part");
  fields.count("seed", seed, "Seed of the random completions");
  fields.count("threads", threads, "Threads to use; 0 for as many as there are cores");
  fields.count("memory", memory, "GiB that may be used; most of what is free by default");
}

std::vector<std::uint32_t> Stability::equilibria() const {
  std::vector<std::uint32_t> all;
  for (const ConceptAnswer& answer : concepts) {
    all.insert(all.end(), answer.equilibria.begin(), answer.equilibria.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Result<StabilityAnswer> stability_of(const Negotiation& in_force, const Options& options) {
  return Analyst(in_force, options).run();
}

}  // namespace zopa::stability
