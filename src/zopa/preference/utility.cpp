// Everything is computed as exact rationals first; the common unit is their least common
// denominator, as long as all sums fit in 62 bits.
#include "zopa/preference/utility.hpp"

#include <algorithm>
#include <variant>

#include "zopa/base/exact.hpp"
#include "zopa/model/numbers.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/preference/lack.hpp"
#include "zopa/space/clausifier.hpp"

namespace zopa {
namespace {

constexpr std::size_t kMostClauses = std::size_t{1} << 12;
constexpr std::size_t kMostPriorities = 60;
constexpr int kDigitsKept = 9;  // where totals have to be rounded

// A utility before it is put into units.
struct Draft {
  Utility form;
  std::vector<std::vector<mpq_class>> terms;
  std::vector<mpq_class> weights;  // of form.formulas
  std::optional<mpq_class> most;
  std::optional<mpq_class> reservation;
};

std::vector<std::vector<mpq_class>> no_terms(const PackageSpace& space) {
  std::vector<std::vector<mpq_class>> terms;
  for (const Axis& axis : space.axes()) terms.emplace_back(axis.options.size());
  return terms;
}

class Reader {
 public:
  Reader(const Negotiation& negotiation, const PackageSpace& space, Utilities& result)
      : negotiation_(negotiation),
        space_(space),
        clausifier_(space, kMostClauses),
        result_(result) {}

  // nullopt, and a line in `missing`, where the party's preference is not complete.
  std::optional<Draft> read(PartyId party) {
    for (const CompleteUtility& utility : negotiation_.utilities()) {
      if (utility.party == party) return foreign(utility);
    }
    for (const PositionId id : negotiation_.positions_of(party)) {
      const auto* priorities = std::get_if<Priorities>(&negotiation_.position(id).claim);
      if (priorities != nullptr) return ordinal(*priorities, id);
    }
    if (const OptionPoints* points = points_of(negotiation_, party)) return sheet(party, *points);
    return numbers(party);
  }

 private:
  std::nullopt_t miss(PartyId party, Message why) {
    result_.missing.push_back({party, std::move(why)});
    return std::nullopt;
  }

  std::nullopt_t miss(PartyId party, std::string key, std::vector<Argument> arguments = {}) {
    return miss(party, lack(negotiation_, party, std::move(key), std::move(arguments)));
  }

  [[nodiscard]] Draft draft(PartyId party) const {
    Draft draft;
    draft.form.party = party;
    draft.terms = no_terms(space_);
    return draft;
  }

  bool add_formula(const Formula& formula, const mpq_class& weight, Draft& draft) {
    Utility::Weighted weighted;
    weighted.clauses = clausifier_.exactly(formula);
    draft.form.formulas.push_back(std::move(weighted));
    draft.weights.push_back(weight);
    return clausifier_.definitions().empty();
  }

  std::optional<Draft> foreign(const CompleteUtility& utility) {
    Draft made = draft(utility.party);
    const mpq_class divisor = to_mpq(utility.divisor);
    for (const auto& term : utility.terms) {
      const auto axis = space_.axis_of(term.issue);
      if (!axis) continue;
      const mpq_class term_divisor = to_mpq(term.divisor);
      if (term_divisor == 0) continue;
      for (std::size_t value = 0; value < made.terms[*axis].size(); ++value) {
        const OptionId option = space_.axes()[*axis].options[value];
        made.terms[*axis][value] +=
            to_mpq(term.weight) * to_mpq(term.values[option.index()]) / term_divisor / divisor;
      }
    }
    for (const auto& weighted : utility.formulas) {
      if (!add_formula(weighted.formula, to_mpq(weighted.weight) / divisor, made)) {
        return miss(utility.party, "why.too_many_cases");
      }
    }
    if (utility.most) made.most = to_mpq(*utility.most);
    if (utility.reservation) made.reservation = to_mpq(*utility.reservation);
    return made;
  }

  std::optional<Draft> ordinal(const Priorities& priorities, PositionId position) {
    const PartyId party = negotiation_.position(position).party;
    if (priorities.formulas.size() > kMostPriorities) {
      return miss(party, "why.too_many_priorities");
    }
    if (priorities.has_open()) return miss(party, "why.open_priorities");
    Draft made = draft(party);
    made.form.is_ordinal = true;
    made.form.rests_on = {position};
    mpz_class weight = 1;
    weight <<= priorities.formulas.size();
    for (const Formula& formula : priorities.formulas) {
      for (const IssueId issue : issues_of(formula)) {
        if (!space_.axis_of(issue)) {
          return miss(party, "why.priorities_elsewhere",
                      {{"issue", Code{negotiation_.issue(issue).id}}});
        }
      }
      weight >>= 1U;
      if (!add_formula(formula, mpq_class(weight), made)) {
        return miss(party, "why.too_many_cases");
      }
    }
    return made;
  }

  // In the party's own unit.
  std::optional<Draft> sheet(PartyId party, const OptionPoints& points) {
    Draft made = draft(party);
    std::vector<const OptionPoints::OfIssue*> by_issue(negotiation_.issues().size(), nullptr);
    for (const auto& part : points.issues) by_issue[part.issue.index()] = &part;
    for (std::size_t a = 0; a < space_.axes().size(); ++a) {
      const Axis& axis = space_.axes()[a];
      if (is_sum(negotiation_.issue(axis.issue))) continue;  // its issues are what counts
      const OptionPoints::OfIssue* const own = by_issue[axis.issue.index()];
      if (own == nullptr) {
        return miss(party, "why.no_points", {{"what", Code{negotiation_.issue(axis.issue).id}}});
      }
      if (auto why = read_points(party, *own, a, made.terms[a])) {
        return miss(party, std::move(*why));
      }
    }
    for (const PositionId id : negotiation_.positions_of(party)) {
      const Position& position = negotiation_.position(id);
      const auto* reservation = std::get_if<Reservation>(&position.claim);
      if (reservation != nullptr && reservation->in_points && reservation->utility.is_point()) {
        made.reservation = to_mpq(reservation->utility.low);
      }
      if (reservation != nullptr || std::holds_alternative<OptionPoints>(position.claim)) {
        made.form.rests_on.push_back(id);
      }
    }
    return made;
  }

  // What is missing, if anything.
  std::optional<Message> read_points(PartyId party, const OptionPoints::OfIssue& part,
                                     std::size_t axis_index, std::vector<mpq_class>& terms) {
    const Axis& axis = space_.axes()[axis_index];
    const std::size_t options = negotiation_.issue(part.issue).options.size();
    std::vector<const Decimal*> by_option(options, nullptr);
    for (const auto& entry : part.options) by_option[entry.option.index()] = &entry.points;
    for (std::size_t value = 0; value < axis.options.size(); ++value) {
      const Decimal* const own = by_option[axis.options[value].index()];
      if (own != nullptr) {
        terms[value] = to_mpq(*own);
      } else if (axis.tabled[value]) {
        return lack(negotiation_, party, "why.no_points",
                    {{"what", Code{negotiation_.option(part.issue, axis.options[value]).id}}});
      } else {
        result_.not_compared[axis_index][value] = true;
      }
    }
    return std::nullopt;
  }

  std::optional<Draft> numbers(PartyId party) {
    Draft made = draft(party);
    const auto weights = weights_of(negotiation_, party);
    mpq_class sum = 0;
    for (std::size_t a = 0; a < space_.axes().size(); ++a) {
      const IssueId issue = space_.axes()[a].issue;
      if (is_sum(negotiation_.issue(issue))) continue;
      const Code name{negotiation_.issue(issue).id};
      const MaybeRange& weight = weights[issue.index()];
      if (!weight) return miss(party, "why.no_weight", {{"issue", name}});
      if (!weight->is_point()) return miss(party, "why.range_of_weight", {{"issue", name}});
      sum += to_mpq(weight->low);
      if (auto why = read_values(party, a, to_mpq(weight->low), made.terms[a])) {
        return miss(party, std::move(*why));
      }
    }
    if (sum != 1) return miss(party, "why.sum_of_weights");
    const MaybeRange reservation = reservation_of(negotiation_, party);
    if (reservation && reservation->is_point()) made.reservation = to_mpq(reservation->low);
    for (const PositionId id : negotiation_.positions_of(party)) {
      if (speaks_of_numbers(negotiation_.position(id).claim)) made.form.rests_on.push_back(id);
    }
    return made;
  }

  // What is missing, if anything.
  std::optional<Message> read_values(PartyId party, std::size_t axis_index, const mpq_class& weight,
                                     std::vector<mpq_class>& terms) {
    const Axis& axis = space_.axes()[axis_index];
    const auto ranges = values_of(negotiation_, party, axis.issue);
    std::optional<mpq_class> worst;
    std::optional<mpq_class> best;
    for (std::size_t option = 0; option < ranges.size(); ++option) {
      if (!ranges[option]) continue;
      if (!ranges[option]->is_point()) {
        const std::string& name = negotiation_.option(axis.issue, OptionId{option}).id;
        return lack(negotiation_, party, "why.range_of_value", {{"option", Code{name}}});
      }
      const mpq_class value = to_mpq(ranges[option]->low);
      if (!worst || value < *worst) worst = value;
      if (!best || value > *best) best = value;
    }
    for (std::size_t value = 0; value < axis.options.size(); ++value) {
      const OptionId option = axis.options[value];
      if (ranges[option.index()]) {
        if (*best == *worst) continue;
        terms[value] = weight * (to_mpq(ranges[option.index()]->low) - *worst) / (*best - *worst);
      } else if (axis.tabled[value]) {
        return lack(negotiation_, party, "why.no_value",
                    {{"option", Code{negotiation_.option(axis.issue, option).id}}});
      } else {
        result_.not_compared[axis_index][value] = true;
      }
    }
    return std::nullopt;
  }

  const Negotiation& negotiation_;
  const PackageSpace& space_;
  Clausifier clausifier_;
  Utilities& result_;
};

// The common unit of all drafts, and their numbers in it.
class Units {
 public:
  explicit Units(const std::vector<Draft>& drafts) {
    mpz_class denominator = 1;
    for (const Draft& draft : drafts) {
      if (draft.form.is_ordinal) continue;
      for_each_number(draft, [&](const mpq_class& number) {
        mpz_lcm(denominator.get_mpz_t(), denominator.get_mpz_t(), number.get_den_mpz_t());
      });
      greatest_ = std::max(greatest_, greatest_total(draft));
    }
    if (is_too_large()) return;
    if (mpq_class(denominator) * greatest_ < room()) {
      unit_ = denominator;
      return;
    }
    mpz_class rough = 1;  // the largest power of ten with room
    int digits = 0;
    while (mpq_class(rough * 10) * greatest_ < room() && digits < 15) {
      rough *= 10;
      ++digits;
    }
    unit_ = rough;
    for (; digits > kDigitsKept; --digits) quantum_ *= 10;
  }

  // Not even whole numbers have room.
  [[nodiscard]] bool is_too_large() const { return greatest_ >= room(); }
  [[nodiscard]] std::int64_t unit() const { return int64_of(unit_); }
  [[nodiscard]] const mpz_class& exact_unit() const { return unit_; }
  [[nodiscard]] std::int64_t quantum() const { return quantum_; }

  // Nearest whole number of units; halves upwards.
  [[nodiscard]] static std::int64_t whole(const mpq_class& number, const mpz_class& unit) {
    const mpq_class doubled = number * mpq_class(unit) * 2 + 1;
    mpz_class rounded;
    const mpz_class twice_denominator = doubled.get_den() * 2;
    mpz_fdiv_q(rounded.get_mpz_t(), doubled.get_num_mpz_t(), twice_denominator.get_mpz_t());
    return int64_of(rounded);
  }

 private:
  static mpq_class room() { return mpq_class(mpz_class(1) << 60U); }

  template <class Visit>
  static void for_each_number(const Draft& draft, Visit visit) {
    for (const auto& axis : draft.terms) {
      for (const mpq_class& term : axis) visit(term);
    }
    for (const mpq_class& weight : draft.weights) visit(weight);
    if (draft.most) visit(*draft.most);
    if (draft.reservation) visit(*draft.reservation);
  }

  // No total of the draft, and no part of one, is larger in size.
  static mpq_class greatest_total(const Draft& draft) {
    mpq_class total = 1;
    for (const auto& axis : draft.terms) {
      mpq_class largest = 0;
      for (const mpq_class& term : axis) largest = std::max(largest, mpq_class(abs(term)));
      total += largest;
    }
    for (const mpq_class& weight : draft.weights) total += abs(weight);
    if (draft.most) total += abs(*draft.most);
    if (draft.reservation) total += abs(*draft.reservation);
    return total;
  }

  mpq_class greatest_ = 1;
  mpz_class unit_ = 1;
  std::int64_t quantum_ = 1;
};

std::int64_t rounded(std::int64_t total, std::int64_t quantum) {
  if (quantum == 1) return total;
  const std::int64_t shifted = total + quantum / 2;
  const std::int64_t rest = ((shifted % quantum) + quantum) % quantum;
  return shifted - rest;
}

Utility in_units(Draft draft, const Units& units) {
  const mpz_class unit = draft.form.is_ordinal ? mpz_class(1) : units.exact_unit();
  Utility utility = std::move(draft.form);
  if (!utility.is_ordinal) utility.quantum = units.quantum();
  for (const auto& axis : draft.terms) {
    auto& terms = utility.terms.emplace_back();
    for (const mpq_class& term : axis) terms.push_back(Units::whole(term, unit));
  }
  for (std::size_t i = 0; i < draft.weights.size(); ++i) {
    utility.formulas[i].weight = Units::whole(draft.weights[i], unit);
  }
  if (draft.most) utility.most = Units::whole(*draft.most, unit);
  if (draft.reservation) {  // compared with totals, hence rounded alike
    utility.reservation = rounded(Units::whole(*draft.reservation, unit), utility.quantum);
  }
  return utility;
}

}  // namespace

std::int64_t Utility::total(const std::vector<std::uint32_t>& values) const {
  std::int64_t total = 0;
  for (std::size_t axis = 0; axis < terms.size(); ++axis) total += terms[axis][values[axis]];
  for (const Weighted& formula : formulas) {
    const bool counts = std::all_of(formula.clauses.begin(), formula.clauses.end(),
                                    [&](const Clause& clause) { return holds(clause, values); });
    if (counts) total += formula.weight;
  }
  return total;
}

std::int64_t Utility::counted(std::int64_t total) const {
  return rounded(most ? std::min(total, *most) : total, quantum);
}

Utilities complete_utilities(const Negotiation& negotiation, const PackageSpace& space,
                             const std::vector<PartyId>& parties) {
  Utilities result;
  for (const Axis& axis : space.axes()) {
    result.not_compared.emplace_back(axis.options.size(), false);
  }
  Reader reader(negotiation, space, result);
  std::vector<Draft> drafts;
  for (const PartyId party : parties) {
    if (auto draft = reader.read(party)) drafts.push_back(std::move(*draft));
  }
  if (!result.missing.empty()) return result;
  const Units units(drafts);
  if (units.is_too_large()) {
    for (const PartyId party : parties) {
      result.missing.push_back({party, lack(negotiation, party, "why.numbers_too_large")});
    }
    return result;
  }
  result.unit = units.unit();
  result.quantum = units.quantum();
  for (Draft& draft : drafts) result.parties.push_back(in_units(std::move(draft), units));
  return result;
}

}  // namespace zopa
