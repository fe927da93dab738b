#include "zopa/space/acceptance.hpp"

#include <algorithm>
#include <map>

#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

// The rows of one party that speak of an issue, taken together.
struct Taken {
  std::vector<OptionId> options;
  std::vector<PositionId> rows;
};

class Collector {
 public:
  Collector(const Negotiation& in_force, const PackageSpace& space)
      : in_force_(in_force), space_(space) {}

  void add(PositionId id) {
    const Claim& claim = in_force_.position(id).claim;
    if (const auto* acceptance = std::get_if<Acceptance>(&claim)) {
      found_.push_back({acceptance->formula, {id}});
    }
    const auto* taking = std::get_if<Taking>(&claim);
    if (taking == nullptr) return;
    Taken& own = taken_[taking->issue];
    own.rows.push_back(id);
    for (const OptionId option : taking->options) {
      const auto known = std::find(own.options.begin(), own.options.end(), option);
      if (known == own.options.end()) own.options.push_back(option);
    }
  }

  std::vector<Accepting> take() && {
    add_takings();
    return std::move(found_);
  }

 private:
  // Together, where they leave no issue open.
  void add_takings() {
    if (taken_.empty()) return;
    Accepting all;
    all.formula.kind = Formula::Kind::conjunction;
    for (const Axis& axis : space_.axes()) {
      const auto own = taken_.find(axis.issue);
      if (own == taken_.end() && is_sum(in_force_.issue(axis.issue))) continue;  // it follows
      if (own == taken_.end()) return;
      Formula part;
      part.atom = {axis.issue, Atom::Relation::in, own->second.options};
      all.formula.parts.push_back(std::move(part));
      all.rows.insert(all.rows.end(), own->second.rows.begin(), own->second.rows.end());
    }
    found_.push_back(std::move(all));
  }

  const Negotiation& in_force_;
  const PackageSpace& space_;
  std::vector<Accepting> found_;
  std::map<IssueId, Taken> taken_;
};

}  // namespace

std::vector<std::vector<Accepting>> acceptances_of(const Negotiation& in_force,
                                                   const PackageSpace& space) {
  std::vector<Collector> collectors(in_force.parties().size(), Collector(in_force, space));
  for (std::size_t i = 0; i < in_force.positions().size(); ++i) {
    collectors[in_force.positions()[i].party.index()].add(PositionId{i});
  }
  std::vector<std::vector<Accepting>> all;
  for (Collector& own : collectors) all.push_back(std::move(own).take());
  return all;
}

std::vector<Accepting> acceptances_of(const Negotiation& in_force, const PackageSpace& space,
                                      PartyId party) {
  Collector own(in_force, space);
  for (const PositionId id : in_force.positions_of(party)) own.add(id);
  return std::move(own).take();
}

}  // namespace zopa
