#include "zopa/io/foreign/complete.hpp"

#include <algorithm>

#include "zopa/io/foreign/foreign.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/numbers.hpp"
#include "zopa/model/sums.hpp"

namespace zopa::foreign {
namespace {

Decimal difference(Decimal a, Decimal b) { return affine(Decimal{-1}, b, a); }

class Completion {
 public:
  explicit Completion(const Negotiation& in_force) : negotiation_(in_force) {}

  Result<Contents> make() {
    complete_.title = negotiation_.title();
    complete_.file = negotiation_.file();
    complete_.parties = negotiation_.parties();
    complete_.agreement = negotiation_.agreement();
    for (std::size_t i = 0; i < negotiation_.issues().size(); ++i) {
      const Issue& issue = negotiation_.issues()[i];
      if (is_sum(issue)) continue;
      written_.emplace_back(i);
      complete_.issues.push_back(possible(issue));
    }
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      if (negotiation_.parties()[p].role == Role::principal) add_utility(PartyId{p});
    }
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(complete_);
  }

 private:
  static Issue possible(const Issue& issue) {
    Issue possible;
    possible.id = issue.id;
    possible.name = issue.name;
    for (const Option& option : issue.options) {
      if (!option.excluded) possible.options.push_back(option);
    }
    return possible;
  }

  void add_utility(PartyId party) {
    if (const OptionPoints* points = points_of(negotiation_, party)) {
      return add_points(party, *points);
    }
    CompleteUtility utility;
    utility.party = party;
    const auto weights = weights_of(negotiation_, party);
    for (std::size_t i = 0; i < written_.size(); ++i) {
      const IssueId issue = written_[i];
      const MaybeRange& weight = weights[issue.index()];
      if (!weight || !weight->is_point()) {
        return fail(party, "weight", negotiation_.issue(issue).id);
      }
      CompleteUtility::Term term{IssueId{i}, weight->low, Decimal{}, {}};
      if (const auto option = add_values(party, issue, term)) return fail(party, "value", *option);
      utility.terms.push_back(std::move(term));
    }
    const MaybeRange reservation = reservation_of(negotiation_, party);
    if (reservation && reservation->is_point()) utility.reservation = reservation->low;
    complete_.utilities.push_back(std::move(utility));
  }

  // In the party's own unit, as they are.
  void add_points(PartyId party, const OptionPoints& points) {
    CompleteUtility utility;
    utility.party = party;
    for (std::size_t i = 0; i < written_.size(); ++i) {
      const Issue& issue = negotiation_.issue(written_[i]);
      const auto part = std::find_if(points.issues.begin(), points.issues.end(),
                                     [&](const auto& one) { return one.issue == written_[i]; });
      if (part == points.issues.end()) return fail(party, "value", issue.id);
      std::vector<std::optional<Decimal>> known(issue.options.size());
      for (const auto& entry : part->options) known[entry.option.index()] = entry.points;
      CompleteUtility::Term term{IssueId{i}, Decimal{1}, Decimal{1}, {}};
      for (std::size_t o = 0; o < known.size(); ++o) {
        if (issue.options[o].excluded) continue;
        if (!known[o]) return fail(party, "value", issue.options[o].id);
        term.values.push_back(*known[o]);
      }
      utility.terms.push_back(std::move(term));
    }
    for (const PositionId id : negotiation_.positions_of(party)) {
      const auto* own = std::get_if<Reservation>(&negotiation_.position(id).claim);
      if (own != nullptr && own->in_points && own->utility.is_point()) {
        utility.reservation = own->utility.low;
      }
    }
    complete_.utilities.push_back(std::move(utility));
  }

  // From 0 for the worst option of the file to the term's divisor for the best, excluded ones
  // included: that is the swing which the weight is of.  The option whose value is missing, if any.
  std::optional<std::string> add_values(PartyId party, IssueId id,
                                        CompleteUtility::Term& term) const {
    const Issue& issue = negotiation_.issue(id);
    const auto values = values_of(negotiation_, party, id);
    std::optional<Decimal> worst;
    std::optional<Decimal> best;
    for (std::size_t o = 0; o < values.size(); ++o) {
      if (!values[o] && issue.options[o].excluded) continue;
      if (!values[o] || !values[o]->is_point()) {
        return issue.options[o].id;
      }
      worst = worst ? std::min(*worst, values[o]->low) : values[o]->low;
      best = best ? std::max(*best, values[o]->low) : values[o]->low;
    }
    for (std::size_t o = 0; o < values.size(); ++o) {
      if (!issue.options[o].excluded) term.values.push_back(difference(values[o]->low, *worst));
    }
    term.divisor = difference(*best, *worst);
    return std::nullopt;
  }

  // `what`, a weight or a value, is missing for the issue or option with this id.
  void fail(PartyId party, const char* what, const std::string& id) {
    const Message message(
        "fault.not_single",
        {{"party", name_of(negotiation_.party(party))}, {"what", what}, {"id", Code{id}}});
    error_.diagnostics.push_back(
        fault("not-complete", message, negotiation_.file()).diagnostics[0]);
  }

  const Negotiation& negotiation_;
  std::vector<IssueId> written_;  // sums are what their issues make them
  Contents complete_;
  Error error_;
};

}  // namespace

Result<Contents> completed(const Negotiation& negotiation) {
  if (!negotiation.utilities().empty()) return negotiation.contents();
  const auto now = in_force(negotiation);
  if (!now) return tl::unexpected(now.error());
  return Completion(*now).make();
}

}  // namespace zopa::foreign
