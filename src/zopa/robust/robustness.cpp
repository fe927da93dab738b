#include "zopa/robust/robustness.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "zopa/base/budget.hpp"
#include "zopa/model/numbers.hpp"
#include "zopa/preference/necessity.hpp"
#include "zopa/robust/sample/content_order.hpp"
#include "zopa/robust/shown_packages.hpp"
#include "zopa/robust/supports.hpp"

namespace zopa::robust {
namespace {

constexpr std::size_t kMostReasoned = 60;     // packages all of which get grounds and trades
constexpr std::size_t kReasonedOfMore = 10;   // where there are more
constexpr std::size_t kMostCompared = 5'000;  // options of an issue, each with each
constexpr std::size_t kMostIssues = 1'000;    // whose weights are weighed against one another

std::vector<PositionId> preference_claims_of(const Negotiation& negotiation, PartyId party) {
  std::vector<PositionId> claims = preference_claims(negotiation);
  std::erase_if(claims, [&](PositionId id) { return negotiation.position(id).party != party; });
  return claims;
}

class Assessor {
 public:
  Assessor(const Negotiation& negotiation, const Candidates& candidates, const Options& options,
           const Run& run)
      : negotiation_(negotiation),
        candidates_(candidates),
        options_(options),
        run_(run),
        space_(negotiation),
        drawn_(space_) {}

  Part<Unknowns> unknowns() {
    if (const auto missing = prepare()) return undone<Unknowns>(*missing);
    Unknowns unknowns = Unknowns::of(result_);
    unknowns.found = as_in_the_file(unknowns_alone(problem_, sample_options()));
    return {std::move(unknowns), {}, is_stopped()};
  }

  Part<Robustness> assess_all() {
    if (const auto missing = prepare()) return undone<Robustness>(*missing);
    Assessed outcome = assess(problem_, sample_options());
    if (outcome.problem) return unanswerable(*outcome.problem);
    result_.answer = std::move(*outcome.answer);
    if (result_.answer.packages.empty()) return stopped();
    for (std::size_t i = 0; i < result_.packages.size(); ++i) {
      result_.packages[i].answer = std::move(result_.answer.packages[i]);
    }
    result_.answer.packages.clear();
    result_.answer.unknowns = as_in_the_file(std::move(result_.answer.unknowns));
    for (RobustPackage& package : result_.packages) {
      for (PackageOfParty& own : package.answer.parties) own.central = as_in_the_file(own.central);
    }
    add_reasons();
    return {std::move(result_), {}, is_stopped()};
  }

  std::optional<Part<Robustness>> why_not() {
    const auto missing = read_preferences();
    return missing ? std::optional(undone<Robustness>(*missing)) : std::nullopt;
  }

 private:
  static Part<Robustness> why(Message reason) { return {{}, std::move(reason), false}; }
  static Part<Robustness> stopped() { return {{}, Message("why.stopped"), true}; }

  template <class T>
  static Part<T> undone(const Message& why) {
    return {{}, why, why == Message("why.stopped")};
  }

  // What is asked and of which packages; why nothing can be, if so.
  std::optional<Message> prepare() {
    if (auto why = read_preferences()) return why;
    list_candidates();
    if (result_.packages.empty()) {
      return Message(is_stopped() ? "why.stopped" : "why.no_package");
    }
    order_by_content();
    return std::nullopt;
  }

  std::optional<Message> read_preferences() {
    result_.parties = parties_that_count(negotiation_);
    if (result_.parties.empty()) return Message("why.nobody_counts");
    if (space_.is_empty()) return Message("why.no_tabled_option");
    if (space_.axes().size() > kMostIssues) return too_many_issues();
    for (const Axis& axis : space_.axes()) {
      if (axis.options.size() > kMostCompared) return too_many_options(axis);
      result_.issues.push_back(axis.issue);
    }
    if (!make_problem()) return Message("why.stopped");
    if (!is_anything_known()) return Message("why.nothing_ordered");
    return std::nullopt;
  }

  // Files of so many issues mostly say what is wanted of each, and order nothing.
  [[nodiscard]] Message too_many_issues() const {
    const bool is_ordered =
        !negotiation_.utilities().empty() ||
        std::any_of(result_.parties.begin(), result_.parties.end(), [&](PartyId party) {
          return !preference_claims_of(negotiation_, party).empty();
        });
    if (!is_ordered) return Message("why.nothing_ordered");
    return {"why.too_many_issues", {{"count", space_.axes().size()}, {"most", kMostIssues}}};
  }

  [[nodiscard]] Message too_many_options(const Axis& axis) const {
    return {"why.too_many_options",
            {{"issue", negotiation_.issue(axis.issue).name},
             {"count", axis.options.size()},
             {"most", kMostCompared}}};
  }

  [[nodiscard]] bool is_stopped() const { return is_reached(run_.limits); }

  [[nodiscard]] SampleOptions sample_options() const {
    SampleOptions how;
    how.seed = run_.seed;
    how.completions = options_.completions;
    how.threads = run_.threads;
    how.limits = run_.limits;
    return how;
  }

  // What conclusions rest on, and what could be traded.
  void add_reasons() {
    const bool are_many = result_.packages.size() > kMostReasoned;
    const auto some = first_packages(result_, are_many ? kReasonedOfMore : kMostReasoned);
    result_.reasoned_packages = some.size();
    add_grounds(some);
    result_.looks_for_trades = has_few_changes(space_, some.size(), result_.parties.size());
    if (result_.looks_for_trades) add_trades(some);
    result_.missing_options = missing_options(negotiation_, result_.parties);
  }

  void add_trades(const std::vector<std::size_t>& some) {
    std::vector<Package> from;
    for (const std::size_t i : some) from.push_back(result_.packages[i].package);
    auto trades = trades_from(from, negotiation_, result_.parties, run_.limits);
    for (std::size_t k = 0; k < some.size(); ++k) {
      result_.packages[some[k]].trades = std::move(trades[k]);
    }
  }

  void list_candidates() {
    result_.candidates = candidates_.kind;
    result_.all_candidates = candidates_.is_complete;
    std::vector<AssentOf> acceptances;
    for (const PartyId party : result_.parties) {
      acceptances.emplace_back(negotiation_, space_, party);
    }
    for (const Package& package : candidates_.packages) {
      RobustPackage& candidate = result_.packages.emplace_back();
      candidate.package = package;
      problem_.packages.push_back(space_.values(package));
      for (const AssentOf& acceptance : acceptances) {
        candidate.parties.push_back({acceptance.of(package, problem_.packages.back()), {}});
      }
    }
  }

  // False where it is stopped: an order of many options takes its time.
  bool make_problem() {
    for (const PartyId party : result_.parties) {
      if (is_stopped()) return false;
      problem_.parties.push_back(partial_preference(negotiation_, party, space_));
      const auto& left_out = problem_.parties.back().left_out;
      result_.left_out.insert(result_.left_out.end(), left_out.begin(), left_out.end());
      const MaybeRange reservation = reservation_of(negotiation_, party);
      auto& known = problem_.reservations.emplace_back();
      if (!reservation || reservation->high < reservation->low) continue;
      known = {reservation->low.approximate(), reservation->high.approximate()};
    }
    result_.reservations = problem_.reservations;
    result_.weights_on_file = std::any_of(problem_.parties.begin(), problem_.parties.end(),
                                          [](const auto& known) { return binds_weights(known); });
    return true;
  }

  // From here on the problem has its issues and options in an order that the file does not decide.
  void order_by_content() {
    for (const Axis& axis : space_.axes()) {
      problem_.keeps_values.push_back(negotiation_.issue(axis.issue).scale.has_value());
    }
    order_ = content_order(problem_);
    if (order_.packages.empty()) return;  // too much to tell apart: the order is that of the file
    drawn_ = space_.reordered(order_.axes, order_.values);
    for (std::size_t p = 0; p < result_.parties.size(); ++p) {
      problem_.parties[p] = partial_preference(negotiation_, result_.parties[p], drawn_);
    }
    std::vector<std::vector<std::uint32_t>> places;  // by axis and value of the file
    for (const auto& values : order_.values) {
      auto& of_axis = places.emplace_back(values.size());
      for (std::uint32_t k = 0; k < values.size(); ++k) of_axis[values[k]] = k;
    }
    for (auto& values : problem_.packages) {
      std::vector<std::uint32_t> drawn;
      for (const std::uint32_t a : order_.axes) drawn.push_back(places[a][values[a]]);
      values = std::move(drawn);
    }
    std::vector<bool> keeps_values;
    for (const std::uint32_t a : order_.axes) keeps_values.push_back(problem_.keeps_values[a]);
    problem_.keeps_values = std::move(keeps_values);
    problem_.kinds = order_.parties;
    for (std::size_t i = 0; i < order_.packages.size(); ++i) {
      result_.packages[i].lot = order_.packages[i];
    }
  }

  [[nodiscard]] std::vector<double> as_in_the_file(const std::vector<double>& by_axis) const {
    std::vector<double> file(by_axis.size());
    for (std::size_t k = 0; k < by_axis.size(); ++k) file[order_.axes[k]] = by_axis[k];
    return file;
  }

  // The questions of a party: of each issue how it compares with later ones, then its options; then
  // packages.
  static auto place_of(const OpenQuestion& one) {
    using Kind = OpenQuestion::Kind;
    const std::uint32_t issue = one.kind == Kind::options ? one.axis : one.first;
    return std::tuple(one.party, one.kind == Kind::fallback, issue, one.kind, one.first,
                      one.second);
  }

  [[nodiscard]] std::vector<OpenQuestion> as_in_the_file(std::vector<OpenQuestion> found) const {
    for (OpenQuestion& one : found) {
      if (one.kind == OpenQuestion::Kind::fallback) continue;
      const bool is_of_options = one.kind == OpenQuestion::Kind::options;
      if (is_of_options) one.axis = order_.axes[one.axis];
      const auto& places = is_of_options ? order_.values[one.axis] : order_.axes;
      std::tie(one.first, one.second) = std::minmax({places[one.first], places[one.second]});
    }
    std::sort(found.begin(), found.end(), [](const OpenQuestion& a, const OpenQuestion& b) {
      return place_of(a) < place_of(b);
    });
    return found;
  }

  static bool binds_weights(const PartialPreference& known) {
    const auto& fixed = known.fixed_weights;
    return known.fixed || known.axes.size() == 1 || !known.weights.empty() ||
           !known.comparisons.empty() ||
           std::any_of(fixed.begin(), fixed.end(),
                       [](const auto& one) { return one && *one > Decimal{}; });
  }

  [[nodiscard]] bool is_anything_known() const {
    return std::any_of(
        problem_.parties.begin(), problem_.parties.end(),
        [](const PartialPreference& known) { return known.fixed || !known.rests_on.empty(); });
  }

  [[nodiscard]] Part<Robustness> unanswerable(const NoCompletion& problem) const {
    const Name party = name_of(negotiation_.party(result_.parties[problem.party]));
    if (problem.is_contradiction) {
      return why(Message("why.contradiction", {{"party", party}}));
    }
    return why(Message("why.too_few_preferences", {{"party", party}}));
  }

  void add_grounds(const std::vector<std::size_t>& some) {
    begin(run_.limits, "looking for the claims that conclusions rest on", some.size());
    Supports supports(negotiation_, drawn_, result_.parties, problem_.packages, run_.limits);
    for (const std::size_t i : some) {
      if (is_stopped()) return;
      RobustPackage& package = result_.packages[i];
      if (package.answer.efficient != Conclusion::open) {
        auto found = supports.of_efficiency(package.answer.efficient, i);
        if (is_stopped()) return;
        package.efficiency = std::move(found.grounds);
        package.answer.dominated_by = found.by;
      }
      for (std::size_t p = 0; p < package.parties.size(); ++p) {
        PackageOfParty& own = package.answer.parties[p];
        if (own.best == Conclusion::open || problem_.parties[p].fixed) continue;
        auto found = supports.of_best(own.best, i, p);
        if (is_stopped()) return;
        package.parties[p].best = std::move(found.grounds);
        own.beaten_by = found.by;
      }
      advance(run_.limits);
    }
  }

  const Negotiation& negotiation_;
  const Candidates& candidates_;
  const Options& options_;
  const Run& run_;
  PackageSpace space_;
  ContentOrder order_;
  PackageSpace drawn_;  // the same packages in that order
  PartialProblem problem_;
  Robustness result_;
};

bool is_contradictory(const Negotiation& negotiation, PartyId party, const PackageSpace& space,
                      const Counting& counting = {}) {
  const PartialPreference known = partial_preference(negotiation, party, space, counting);
  return Necessity(known).is_consistent() == false;
}

// Does the party lose nothing by it?  Then it is not asked about.
Truth truth_of(OnFile on_file) {
  if (on_file == OnFile::excluded) return Truth::no;
  return on_file == OnFile::open ? Truth::unknown : Truth::yes;
}

}  // namespace

void Options::describe(Fields& fields) {
  fields.count("completions", completions, "Preferences to draw for each prior");
  fields.count("packages", most_packages, "Packages to assess, at most");
}

answer::ByRow<RobustParty> RobustPackage::by_party() const {
  zopa::answer::ByRow<RobustParty> by_party;
  for (std::size_t p = 0; p < parties.size(); ++p) {
    by_party.rows.push_back(p);
    by_party.values.push_back({answer.parties[p], parties[p].acceptance, parties[p].best});
  }
  return by_party;
}

std::vector<Trade> RobustPackage::shown_trades() const {
  constexpr std::size_t kMostTrades = 50;
  std::vector<Trade> shown = trades.value_or(std::vector<Trade>{});
  if (shown.size() <= kMostTrades) return shown;
  std::erase_if(shown, [](const Trade& trade) { return !trade.follows; });
  if (shown.size() > kMostTrades) shown.clear();  // counted: the file's order would choose
  return shown;
}

TradesCount RobustPackage::trades_count() const {
  TradesCount count;
  if (!trades) return count;
  for (const Trade& trade : *trades) ++(trade.follows ? count.follows : count.open);
  return count;
}

std::optional<std::size_t> Robustness::reasoned() const {
  return reasoned_packages == packages.size() ? std::nullopt : std::optional(reasoned_packages);
}

answer::ByParty<RobustMethod> Robustness::methods() const {
  zopa::answer::ByParty<RobustMethod> methods{parties, {}};
  for (std::size_t p = 0; p < parties.size(); ++p) {
    methods.values.push_back({answer.methods[p], reservations[p]});
  }
  return methods;
}

answer::ByParty<RobustPairs> Robustness::pairs() const {
  zopa::answer::ByParty<RobustPairs> pairs{parties, {}};
  const std::size_t count = packages.size();
  for (std::size_t p = 0; p < answer.winning.size(); ++p) {
    RobustPairs& own = pairs.values.emplace_back();
    for (std::size_t a = 0; a < count; ++a) {
      own.better.emplace_back();
      own.necessarily.emplace_back();
      for (std::size_t b = 0; b < count; ++b) {
        own.better.back().push_back(answer.winning[p][a * count + b]);
        if (answer.necessary.empty()) continue;
        own.necessarily.back().push_back(answer.necessary[p][a * count + b]);
      }
    }
  }
  return pairs;
}

Part<Robustness> robustness(const Negotiation& in_force, const Candidates& candidates,
                            const Options& options, const Run& run) {
  return Assessor(in_force, candidates, options, run).assess_all();
}

std::optional<Part<Robustness>> why_not(const Negotiation& in_force, const Run& run) {
  return Assessor(in_force, {}, {}, run).why_not();
}

Unknowns Unknowns::of(const Robustness& robustness) {
  Unknowns unknowns{robustness.parties, {}, {}, robustness.answer.unknowns};
  for (const RobustPackage& one : robustness.packages) {
    unknowns.packages.push_back(one.package);
    auto& accepted = unknowns.accepted.emplace_back();
    for (const auto& party : one.parties) accepted.push_back(truth_of(party.acceptance.on_file));
  }
  return unknowns;
}

Part<Unknowns> unknowns(const Negotiation& in_force, const Candidates& candidates,
                        const Options& options, const Run& run) {
  return Assessor(in_force, candidates, options, run).unknowns();
}

std::vector<PositionId> contradiction(const Negotiation& in_force, const Limits* limits) {
  const PackageSpace space(in_force);
  const bool is_comparable =
      space.axes().size() <= kMostIssues &&
      std::all_of(space.axes().begin(), space.axes().end(),
                  [](const Axis& axis) { return axis.options.size() <= kMostCompared; });
  if (!is_comparable) return {};
  for (const PartyId party : parties_that_count(in_force)) {
    if (is_reached(limits)) return {};
    if (!is_contradictory(in_force, party, space)) continue;
    return minimal_support(in_force, preference_claims_of(in_force, party),
                           [&](const std::vector<PositionId>& some) {
                             return is_contradictory(in_force, party, space, Counting(some));
                           });
  }
  return {};
}

}  // namespace zopa::robust
