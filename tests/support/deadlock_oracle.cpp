#include "deadlock_oracle.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "oracle_reading.hpp"

namespace zopa::testing {
namespace {

struct OracleLine {
  std::string id;
  std::size_t party;
  const Formula* formula;  // null: a reservation
  bool absolute = false;
  bool soft = false;
};

class Oracle {
 public:
  explicit Oracle(const Negotiation& negotiation) : n_(negotiation) {
    std::set<std::size_t> moves;
    for (const Rule& rule : n_.rules()) issues_in(rule.formula, moves);
    for (const Position& position : n_.positions()) {
      if (const auto* c = std::get_if<RedLine>(&position.claim)) issues_in(c->formula, moves);
      if (const auto* c = std::get_if<Acceptance>(&position.claim)) issues_in(c->formula, moves);
      if (const auto* c = std::get_if<Comparison>(&position.claim)) {
        issues_in(c->left, moves);
        issues_in(c->right, moves);
      }
    }
    for (std::size_t i = 0; i < n_.issues().size(); ++i) {
      if (!n_.issues()[i].by || moves.count(i) > 0) in_package_.push_back(i);
    }
    packages_ = packages_over(in_package_);
    counts_ = consenting_parties();
  }

  OracleAnswer answer() {
    OracleAnswer answer;
    std::vector<OracleLine> lines;
    for (const Position& position : n_.positions()) {
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (line != nullptr && counts_[position.party.index()]) {
        lines.push_back({position.id, position.party.index(), &line->formula,
                         line->firmness == Firmness::absolute, line->firmness == Firmness::soft});
      }
      const bool is_reservation = std::holds_alternative<Reservation>(position.claim);
      if (is_reservation && counts_[position.party.index()] && has_numbers(position.party)) {
        lines.push_back({n_.party(position.party).id + ".reservation", position.party.index(),
                         nullptr, false, false});
      }
    }
    const PackageSet feasible = feasible_of(packages_);
    const PackageSet tabled = tabled_of(packages_);
    answer.total = packages_.size();
    answer.tabled = tabled.count();
    answer.feasible = feasible.count();
    std::vector<PackageSet> ok;
    for (const OracleLine& line : lines) ok.push_back(unbroken(line, packages_));
    for (std::size_t p = 0; p < n_.parties().size(); ++p) {
      if (!counts_[p]) continue;
      PackageSet mine = feasible;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].party == p) mine &= ok[i];
      }
      answer.not_excluded[n_.parties()[p].id] = {(mine & tabled).count(), mine.count()};
    }
    const PackageSet zone = agreed(lines, ok) & feasible;
    answer.zone_tabled = (zone & tabled).count();
    answer.zone_all = zone.count();
    find_collisions(answer);
    answer.outsiders_excluding = outsiders_excluding(zone & tabled);
    if (answer.zone_tabled == 0) find_ways(lines, feasible, answer);
    if ((feasible & tabled).none() && tabled.any()) {
      answer.rules_conflict = rules_that_block({}, packages_);
    }
    if (answer.zone_tabled > 0 || (feasible & tabled).none()) return answer;
    answer.conflicts = conflicts_among(lines, ok, packages_);
    for (const auto& [ids, conflict] : answer.conflicts) {
      answer.contested.insert(conflict.issues.begin(), conflict.issues.end());
    }
    find_islands(lines, ok, answer);
    return answer;
  }

 private:
  std::vector<OraclePackage> packages_over(const std::vector<std::size_t>& issues) const {
    std::vector<OraclePackage> packages = {OraclePackage(n_.issues().size())};
    for (const std::size_t issue : issues) {
      std::vector<OraclePackage> longer;
      for (const OraclePackage& package : packages) {
        for (std::size_t o = 0; o < n_.issues()[issue].options.size(); ++o) {
          if (!n_.issues()[issue].options[o].is_possible()) continue;
          longer.push_back(package);
          longer.back()[issue] = o;
        }
      }
      packages = longer;
    }
    return packages;
  }

  bool enough(const std::vector<bool>& consents) const {
    if (everyone_is_needed_) {
      return std::find(consents.begin(), consents.end(), false) == consents.end();
    }
    if (!n_.agreement()) {
      for (std::size_t p = 0; p < n_.parties().size(); ++p) {
        if (n_.parties()[p].role == Role::principal && !consents[p]) return false;
      }
      return true;
    }
    return enough(*n_.agreement(), consents);
  }

  bool enough(const Agreement& rule, const std::vector<bool>& consents) const {
    if (rule.kind == Agreement::Kind::party) return consents[rule.party.index()];
    std::size_t met = 0;
    for (const Agreement& part : rule.parts) met += enough(part, consents) ? 1U : 0U;
    if (rule.kind == Agreement::Kind::all) return met == rule.parts.size();
    if (rule.kind == Agreement::Kind::any) return met > 0;
    return met >= rule.threshold;
  }

  // Parties that make a difference to some set of consents.
  std::vector<bool> consenting_parties() const {
    std::vector<bool> matters(n_.parties().size(), false);
    for (std::size_t mask = 0; mask < (std::size_t{1} << n_.parties().size()); ++mask) {
      std::vector<bool> consents(n_.parties().size());
      for (std::size_t p = 0; p < consents.size(); ++p) consents[p] = ((mask >> p) & 1U) != 0;
      for (std::size_t p = 0; p < consents.size(); ++p) {
        std::vector<bool> other = consents;
        other[p] = !other[p];
        if (enough(consents) != enough(other)) matters[p] = true;
      }
    }
    return matters;
  }

  // Those that keep the rules, or some of them.
  PackageSet feasible_of(const std::vector<OraclePackage>& packages,
                         const std::vector<bool>* some = nullptr) const {
    PackageSet set;
    for (std::size_t i = 0; i < packages.size(); ++i) {
      bool holds = true;
      for (std::size_t r = 0; r < n_.rules().size(); ++r) {
        if (some != nullptr && !(*some)[r]) continue;
        const Formula& rule = n_.rules()[r].formula;
        holds = holds && answer_of(rule, rule, packages[i], {n_, true}) == Answer::yes;
      }
      set[i] = holds;
    }
    return set;
  }

  PackageSet tabled_of(const std::vector<OraclePackage>& packages) const {
    PackageSet set;
    for (std::size_t i = 0; i < packages.size(); ++i) {
      bool is_tabled = true;
      for (std::size_t issue = 0; issue < n_.issues().size(); ++issue) {
        if (packages[i][issue] && n_.issues()[issue].options[*packages[i][issue]].hypothetical) {
          is_tabled = false;
        }
      }
      set[i] = is_tabled;
    }
    return set;
  }

  PackageSet unbroken(const OracleLine& line, const std::vector<OraclePackage>& packages) const {
    PackageSet set;
    for (std::size_t i = 0; i < packages.size(); ++i) {
      set[i] = line.formula != nullptr
                   ? answer_of(*line.formula, *line.formula, packages[i], {n_}) != Answer::no
                   : reservation_may_hold(line.party, packages[i]);
    }
    return set;
  }

  // Packages that those who do not exclude them can agree to.
  PackageSet agreed(const std::vector<OracleLine>& lines, const std::vector<PackageSet>& ok) const {
    PackageSet set;
    for (std::size_t i = 0; i < packages_.size(); ++i) {
      std::vector<bool> consents(n_.parties().size(), true);
      for (std::size_t l = 0; l < lines.size(); ++l) {
        if (!ok[l][i]) consents[lines[l].party] = false;
      }
      set[i] = enough(consents);
    }
    return set;
  }

  bool is_open(const std::vector<OracleLine>& lines, const std::vector<PackageSet>& ok,
               const PackageSet& candidates) const {
    std::vector<PackageSet> mine(n_.parties().size(), candidates);
    for (std::size_t l = 0; l < lines.size(); ++l) mine[lines[l].party] &= ok[l];
    return agreed_sets(mine, candidates).any();
  }

  PackageSet agreed_sets(const std::vector<PackageSet>& mine, const PackageSet& all) const {
    if (n_.agreement() && !everyone_is_needed_) return agreed_sets(*n_.agreement(), mine);
    PackageSet set = all;
    for (std::size_t p = 0; p < mine.size(); ++p) {
      if (everyone_is_needed_ || n_.parties()[p].role == Role::principal) set &= mine[p];
    }
    return set;
  }

  PackageSet agreed_sets(const Agreement& rule, const std::vector<PackageSet>& mine) const {
    if (rule.kind == Agreement::Kind::party) return mine[rule.party.index()];
    std::size_t needed = rule.threshold;
    if (rule.kind == Agreement::Kind::all) needed = rule.parts.size();
    if (rule.kind == Agreement::Kind::any) needed = 1;
    std::vector<PackageSet> at_least(needed + 1);  // by number of parts met
    at_least[0].set();
    for (const Agreement& part : rule.parts) {
      const PackageSet met = agreed_sets(part, mine);
      for (std::size_t k = needed; k > 0; --k) at_least[k] |= at_least[k - 1] & met;
    }
    return at_least[needed];
  }

  std::map<std::set<std::string>, OracleConflict> conflicts_among(
      const std::vector<OracleLine>& lines, const std::vector<PackageSet>& ok,
      const std::vector<OraclePackage>& packages) const {
    const PackageSet candidates = feasible_of(packages) & tabled_of(packages);
    std::vector<bool> blocks(std::size_t{1} << lines.size());  // by mask
    std::map<std::set<std::string>, OracleConflict> conflicts;
    for (std::size_t mask = 0; mask < blocks.size(); ++mask) {
      // A part of it without one of the lines is a smaller mask: it has been looked at.
      bool has_blocking_part = false;
      for (std::size_t l = 0; l < lines.size(); ++l) {
        const std::size_t part = mask & ~(std::size_t{1} << l);
        has_blocking_part = has_blocking_part || (part != mask && blocks[part]);
      }
      blocks[mask] = has_blocking_part;
      if (has_blocking_part) continue;
      std::vector<OracleLine> chosen;
      std::vector<PackageSet> chosen_ok;
      for (std::size_t l = 0; l < lines.size(); ++l) {
        if (((mask >> l) & 1U) == 0) continue;
        chosen.push_back(lines[l]);
        chosen_ok.push_back(ok[l]);
      }
      blocks[mask] = !is_open(chosen, chosen_ok, candidates);
      if (!blocks[mask]) continue;
      if (chosen.empty()) continue;
      std::set<std::string> ids;
      for (const OracleLine& line : chosen) ids.insert(line.id);
      conflicts[ids] = {issues_where(chosen, packages), rules_that_block(chosen, packages)};
    }
    return conflicts;
  }

  // Is some of the packages, which are tabled and keep the rules, left to enough parties when only
  // these issues are settled?  A line is then broken where it is false of what is settled.
  bool is_settled(const std::set<std::size_t>& settled, const std::vector<OracleLine>& lines,
                  const std::vector<OraclePackage>& packages, const PackageSet& candidates) const {
    for (std::size_t i = 0; i < packages.size(); ++i) {
      if (!candidates[i]) continue;
      OraclePackage part(n_.issues().size());
      for (const std::size_t issue : settled) part[issue] = packages[i][issue];
      std::vector<bool> consents(n_.parties().size(), true);
      for (const OracleLine& line : lines) {
        if (unbroken(line, {part}).none()) consents[line.party] = false;
      }
      if (enough(consents)) return true;
    }
    return false;
  }

  // The union of the minimal sets of issues, among those that the lines name, on which alone the
  // lines cannot be met.
  std::set<std::string> issues_where(const std::vector<OracleLine>& lines,
                                     const std::vector<OraclePackage>& packages) const {
    const PackageSet candidates = feasible_of(packages) & tabled_of(packages);
    std::set<std::size_t> named;
    for (const OracleLine& line : lines) {
      if (line.formula != nullptr) issues_in(*line.formula, named);
      if (line.formula == nullptr) named.insert(in_package_.begin(), in_package_.end());
    }
    const std::vector<std::size_t> all(named.begin(), named.end());
    std::vector<std::size_t> blocking;
    for (std::size_t mask = 0; mask < (std::size_t{1} << all.size()); ++mask) {
      std::set<std::size_t> settled;
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (((mask >> i) & 1U) != 0) settled.insert(all[i]);
      }
      if (!is_settled(settled, lines, packages, candidates)) blocking.push_back(mask);
    }
    std::set<std::string> issues;
    for (const std::size_t mask : blocking) {
      const bool minimal = std::none_of(blocking.begin(), blocking.end(), [&](std::size_t other) {
        return other != mask && (other & mask) == other;
      });
      for (std::size_t i = 0; minimal && i < all.size(); ++i) {
        if (((mask >> i) & 1U) != 0) issues.insert(n_.issues()[all[i]].id);
      }
    }
    return issues;
  }

  // From the last on, every rule is left out without which the lines still block.
  std::vector<std::string> rules_that_block(const std::vector<OracleLine>& lines,
                                            const std::vector<OraclePackage>& packages) const {
    std::vector<PackageSet> ok;
    for (const OracleLine& line : lines) ok.push_back(unbroken(line, packages));
    const PackageSet tabled = tabled_of(packages);
    std::vector<bool> kept(n_.rules().size(), true);
    for (std::size_t r = kept.size(); r > 0; --r) {
      kept[r - 1] = false;
      if (is_open(lines, ok, feasible_of(packages, &kept) & tabled)) kept[r - 1] = true;
    }
    std::vector<std::string> ids;
    for (std::size_t r = 0; r < kept.size(); ++r) {
      if (kept[r]) ids.push_back(n_.rules()[r].id);
    }
    return ids;
  }

  Answer answer_to(const OracleLine& line, const OraclePackage& package) const {
    if (line.formula != nullptr) return answer_of(*line.formula, *line.formula, package, {n_});
    return reservation_may_hold(line.party, package) ? Answer::maybe : Answer::no;
  }

  void issues_open_in(const Formula& formula, const Formula& whole, const OraclePackage& package,
                      std::set<std::size_t>& issues) const {
    if (answer_of(formula, whole, package, {n_}) != Answer::maybe) return;
    if (formula.kind == Formula::Kind::atom) issues.insert(formula.atom.issue.index());
    // What eases a line matters where it would be broken.
    const bool is_open_alone = !easing_in(formula).empty() &&
                               answer_of(alone(formula), whole, package, {n_}) == Answer::maybe;
    if (is_open_alone) return issues_open_in(alone(formula), whole, package, issues);
    for (const Formula& part : formula.parts) issues_open_in(part, whole, package, issues);
  }

  // Demands and red lines of everyone, and the reservations of those whose consent counts.
  std::vector<OracleLine> everything_asked(std::set<std::size_t>& issues) const {
    std::vector<OracleLine> lines;
    for (const Position& position : n_.positions()) {
      const auto* demand = std::get_if<Demand>(&position.claim);
      const auto* line = std::get_if<RedLine>(&position.claim);
      const std::size_t party = position.party.index();
      if (demand != nullptr || line != nullptr) {
        const Formula& formula = demand != nullptr ? demand->formula : line->formula;
        lines.push_back({position.id, party, &formula, false, false});
        issues_in(formula, issues);
      }
      if (std::holds_alternative<Reservation>(position.claim) && counts_[party] &&
          has_numbers(position.party)) {
        lines.push_back({n_.parties()[party].id + ".reservation", party, nullptr, false, false});
      }
    }
    return lines;
  }

  bool is_demand(const std::string& id) const {
    return std::any_of(n_.positions().begin(), n_.positions().end(), [&](const Position& one) {
      return one.id == id && std::holds_alternative<Demand>(one.claim);
    });
  }

  // Every minimal set of all this that no tabled package meets, whoever asks it.
  void find_collisions(OracleAnswer& answer) {
    std::set<std::size_t> issues(in_package_.begin(), in_package_.end());
    const std::vector<OracleLine> lines = everything_asked(issues);
    const auto packages = packages_over({issues.begin(), issues.end()});
    answer.moves_are_untabled = tabled_of(packages).none() && tabled_of(packages_).any();
    std::vector<PackageSet> ok;
    for (const OracleLine& line : lines) ok.push_back(unbroken(line, packages));
    everyone_is_needed_ = true;
    for (const auto& [ids, meeting] : conflicts_among(lines, ok, packages)) {
      answer.contested.insert(meeting.issues.begin(), meeting.issues.end());
      if (std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return is_demand(id); })) {
        answer.collisions[ids] = meeting;
      }
    }
    for (const std::size_t issue : in_package_) {
      if (has_agreeable_option(issue, lines)) answer.agreeable.insert(n_.issues()[issue].id);
    }
    everyone_is_needed_ = false;
  }

  // Does some tabled option, within the rules and whatever else is settled, break nothing?
  bool has_agreeable_option(std::size_t issue, const std::vector<OracleLine>& lines) const {
    return is_settled({issue}, lines, packages_, feasible_of(packages_) & tabled_of(packages_));
  }

  // Those without a vote each of whom excludes the whole zone.
  std::set<std::string> outsiders_excluding(const PackageSet& zone) const {
    std::set<std::string> outsiders;
    for (std::size_t p = 0; p < counts_.size() && zone.any(); ++p) {
      PackageSet left = zone;
      for (const Position& position : n_.positions()) {
        const bool is_own = position.party.index() == p && !counts_[p];
        const auto* line = std::get_if<RedLine>(&position.claim);
        if (is_own && line != nullptr)
          left &= unbroken({"", p, &line->formula, false, false}, packages_);
        if (is_own && std::holds_alternative<Reservation>(position.claim) &&
            has_numbers(position.party)) {
          left &= unbroken({"", p, nullptr, false, false}, packages_);
        }
      }
      if (left.none()) outsiders.insert(n_.parties()[p].id);
    }
    return outsiders;
  }

  // known[a][b]: the party holds a at least as good as b.
  std::vector<std::vector<bool>> order_of(std::size_t party, std::size_t issue) const {
    const std::size_t size = n_.issues()[issue].options.size();
    std::vector<std::vector<bool>> known(size, std::vector<bool>(size, false));
    bool has_chain = false;
    for (std::size_t i = 0; i < size; ++i) known[i][i] = true;
    for (const Position& position : n_.positions()) {
      const auto* chain = std::get_if<OptionOrder>(&position.claim);
      if (chain == nullptr || position.party.index() != party || chain->issue.index() != issue) {
        continue;
      }
      has_chain = true;
      for (std::size_t i = 0; i + 1 < chain->options.size(); ++i) {
        known[chain->options[i].index()][chain->options[i + 1].index()] = true;
        if (chain->relations[i] == Relation::equal) {
          known[chain->options[i + 1].index()][chain->options[i].index()] = true;
        }
      }
    }
    for (const Position& position : n_.positions()) {
      const auto* values = std::get_if<OptionValues>(&position.claim);
      if (values == nullptr || has_chain || position.party.index() != party ||
          values->issue.index() != issue) {
        continue;
      }
      for (const auto& a : values->entries) {
        for (const auto& b : values->entries) {
          const bool same = a.value.low == a.value.high && a.value == b.value;
          if (a.value.low > b.value.high || same) known[a.option.index()][b.option.index()] = true;
        }
      }
    }
    for (std::size_t k = 0; k < size; ++k) {
      for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
          if (known[i][k] && known[k][j]) known[i][j] = true;
        }
      }
    }
    return known;
  }

  using Alternatives = std::vector<OracleNeeds>;  // of which one has to be met

  // What the line needs before it does not exclude the package: nothing, or one of these.
  Alternatives needs_of(const OracleLine& line, const OraclePackage& package) const {
    const Answer answer = answer_to(line, package);
    std::set<std::size_t> issues;
    if (line.formula != nullptr) issues_in(*line.formula, issues);
    const bool is_on_one_issue = issues.size() == 1;
    if (answer == Answer::yes) return {OracleNeeds{}};
    Alternatives ways;
    if (!line.absolute && !is_on_one_issue && answer == Answer::no) {
      ways.push_back({line.id + " dropped"});
    }
    if (!line.absolute && is_on_one_issue && answer == Answer::no) {
      const std::size_t issue = *issues.begin();
      for (const auto& added : larger_sets(line, issue)) {
        if (added.count(n_.issues()[issue].options[*package[issue]].id) == 0) continue;
        OracleNeeds needs;
        for (const std::string& option : added) needs.insert(line.id + "+" + option);
        ways.push_back(needs);
      }
    }
    if (answer == Answer::maybe) ways.push_back(answers_needed(line, package));
    return smallest(ways);
  }

  // Who would have to accept which untabled option before the line's truth is known.
  OracleNeeds answers_needed(const OracleLine& line, const OraclePackage& package) const {
    for (const Position& position : n_.positions()) {
      const auto* accepts = std::get_if<Acceptance>(&position.claim);
      if (accepts == nullptr || position.party.index() != line.party) continue;
      if (answer_of(accepts->formula, accepts->formula, package, {n_}) == Answer::yes) return {};
    }
    std::set<std::size_t> open;
    if (line.formula != nullptr) issues_open_in(*line.formula, *line.formula, package, open);
    for (const std::size_t issue : in_package_) {
      const bool has_number =
          line.formula != nullptr || worth_at_best(line.party, issue, *package[issue]);
      if (!has_number) open.insert(issue);
    }
    OracleNeeds needs;
    for (const std::size_t issue : open) {
      needs.insert(n_.parties()[line.party].id + "?" + taken(issue, package));
    }
    return needs;
  }

  std::string taken(std::size_t issue, const OraclePackage& package) const {
    return n_.issues()[issue].id + "=" + n_.issues()[issue].options[*package[issue]].id;
  }

  // The options that a line on one issue may add: with one, all that is known to be as good and is
  // shut out; whatever is shut out and as good as something that it allows, always.
  std::vector<std::set<std::string>> larger_sets(const OracleLine& line, std::size_t issue) const {
    const auto& options = n_.issues()[issue].options;
    const auto known = order_of(line.party, issue);
    std::vector<Answer> answers;
    for (std::size_t o = 0; o < options.size(); ++o) {
      OraclePackage package(n_.issues().size());
      package[issue] = o;
      const Formula& own = alone(*line.formula);
      answers.push_back(answer_of(own, own, package, {n_}));
      for (const Atom& atom : easing_in(*line.formula)) {  // another answer to the same question
        const bool is_named =
            std::find(atom.options.begin(), atom.options.end(), OptionId{o}) != atom.options.end();
        const bool is_eased = atom.issue.index() == issue && is_named;
        if (is_eased && answers.back() == Answer::no) answers.back() = Answer::maybe;
      }
    }
    const auto is_addable = [&](std::size_t o) {
      return options[o].is_possible() && answers[o] == Answer::no;
    };
    std::vector<std::set<std::string>> sets;
    for (std::size_t mask = 1; mask < (std::size_t{1} << options.size()); ++mask) {
      const auto in = [&](std::size_t o) { return ((mask >> o) & 1U) != 0; };
      bool valid = true;
      std::set<std::string> added;
      for (std::size_t o = 0; o < options.size(); ++o) {
        if (in(o) && !is_addable(o)) valid = false;
        if (in(o)) added.insert(options[o].id);
        const bool allowed = options[o].is_possible() && answers[o] == Answer::yes;
        for (std::size_t better = 0; better < options.size(); ++better) {
          if ((in(o) || allowed) && is_addable(better) && known[better][o] && !in(better)) {
            valid = false;
          }
        }
      }
      if (valid) sets.push_back(added);
    }
    return sets;
  }

  static bool contains(const OracleNeeds& all, const OracleNeeds& some) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
  }

  static Alternatives smallest(const Alternatives& all) {
    Alternatives kept;
    for (const OracleNeeds& one : all) {
      const bool is_smallest = std::none_of(all.begin(), all.end(), [&](const OracleNeeds& other) {
        return other != one && contains(one, other);
      });
      if (is_smallest && std::find(kept.begin(), kept.end(), one) == kept.end()) {
        kept.push_back(one);
      }
    }
    return kept;
  }

  // For every package and every set of parties that is enough: all that it takes.
  void find_ways(const std::vector<OracleLine>& lines, const PackageSet& feasible,
                 OracleAnswer& answer) const {
    std::vector<std::vector<Alternatives>> by_package(packages_.size());  // each line's
    std::vector<OracleNeeds> tabling(packages_.size());
    std::set<OracleNeeds> found;
    for (std::size_t i = 0; i < packages_.size(); ++i) {
      if (!feasible[i]) continue;
      for (const std::size_t issue : in_package_) {
        if (n_.issues()[issue].options[*packages_[i][issue]].hypothetical) {
          tabling[i].insert("tables " + taken(issue, packages_[i]));
        }
      }
      for (const OracleLine& line : lines) by_package[i].push_back(needs_of(line, packages_[i]));
      for (const auto& consents : enough_parties()) {
        Alternatives needs = {tabling[i]};
        for (std::size_t l = 0; l < lines.size(); ++l) {
          if (!consents[lines[l].party]) continue;
          Alternatives longer;
          for (const OracleNeeds& so_far : needs) {
            for (OracleNeeds more : by_package[i][l]) {
              more.insert(so_far.begin(), so_far.end());
              longer.push_back(std::move(more));
            }
          }
          needs = smallest(longer);
        }
        found.insert(needs.begin(), needs.end());
      }
    }
    for (const OracleNeeds& way : smallest({found.begin(), found.end()})) {
      auto& opened = answer.ways[way];
      for (const Position& position : n_.positions()) {
        if (std::holds_alternative<Demand>(position.claim)) opened.unmet.insert(position.id);
      }
      for (std::size_t i = 0; i < packages_.size(); ++i) {
        if (!feasible[i] || !contains(way, tabling[i])) continue;
        std::vector<bool> consents(n_.parties().size(), true);
        for (std::size_t l = 0; l < lines.size(); ++l) {
          const bool met =
              std::any_of(by_package[i][l].begin(), by_package[i][l].end(),
                          [&](const OracleNeeds& needs) { return contains(way, needs); });
          if (!met) consents[lines[l].party] = false;
        }
        if (!enough(consents)) continue;
        ++opened.count;
        for (const Position& position : n_.positions()) {
          const auto* demand = std::get_if<Demand>(&position.claim);
          if (demand == nullptr) continue;
          const Answer met = answer_of(demand->formula, demand->formula, packages_[i], {n_});
          if (met != Answer::no) opened.unmet.erase(position.id);
        }
      }
    }
  }

  std::vector<std::vector<bool>> enough_parties() const {
    std::vector<std::vector<bool>> sets;
    for (std::size_t mask = 0; mask < (std::size_t{1} << n_.parties().size()); ++mask) {
      std::vector<bool> consents(n_.parties().size());
      for (std::size_t p = 0; p < consents.size(); ++p) consents[p] = ((mask >> p) & 1U) != 0;
      if (enough(consents)) sets.push_back(consents);
    }
    return sets;
  }

  // For each set of issues: can they be settled so that enough parties each see a completion that
  // they do not exclude?
  void find_islands(const std::vector<OracleLine>& lines, const std::vector<PackageSet>& ok,
                    OracleAnswer& answer) const {
    const PackageSet candidates = feasible_of(packages_) & tabled_of(packages_);
    std::vector<PackageSet> mine(n_.parties().size(), candidates);
    for (std::size_t l = 0; l < lines.size(); ++l) mine[lines[l].party] &= ok[l];
    std::vector<std::size_t> settleable;
    for (std::size_t mask = 1; mask < (std::size_t{1} << in_package_.size()); ++mask) {
      // Packages that are alike on the settled issues stand for one settlement.
      std::map<OraclePackage, std::vector<bool>> consents;
      for (std::size_t i = 0; i < packages_.size(); ++i) {
        if (!candidates[i]) continue;
        OraclePackage part(n_.issues().size());
        for (std::size_t a = 0; a < in_package_.size(); ++a) {
          if (((mask >> a) & 1U) != 0) part[in_package_[a]] = packages_[i][in_package_[a]];
        }
        auto& who = consents.try_emplace(part, n_.parties().size(), false).first->second;
        for (std::size_t p = 0; p < who.size(); ++p) who[p] = who[p] || mine[p][i];
      }
      for (const auto& [part, who] : consents) {
        if (!enough(who)) continue;
        settleable.push_back(mask);
        break;
      }
    }
    for (const std::size_t mask : settleable) {
      const bool largest =
          std::none_of(settleable.begin(), settleable.end(),
                       [&](std::size_t other) { return other != mask && (other & mask) == mask; });
      if (!largest) continue;
      std::set<std::string> ids;
      for (std::size_t i = 0; i < in_package_.size(); ++i) {
        if (((mask >> i) & 1U) != 0) ids.insert(n_.issues()[in_package_[i]].id);
      }
      answer.islands.insert(ids);
    }
  }

  const OptionValues* values_of(std::size_t party, std::size_t issue) const {
    for (const Position& position : n_.positions()) {
      const auto* values = std::get_if<OptionValues>(&position.claim);
      if (values != nullptr && position.party.index() == party && values->issue.index() == issue) {
        return values;
      }
    }
    return nullptr;
  }

  const IssueWeights* weights_of(std::size_t party) const {
    for (const Position& position : n_.positions()) {
      const auto* weights = std::get_if<IssueWeights>(&position.claim);
      if (weights != nullptr && position.party.index() == party) return weights;
    }
    return nullptr;
  }

  bool has_numbers(PartyId id) const {
    const std::size_t party = id.index();
    const IssueWeights* weights = weights_of(party);
    if (weights == nullptr) return false;
    for (const std::size_t issue : in_package_) {
      const bool weighed =
          std::any_of(weights->entries.begin(), weights->entries.end(),
                      [&](const auto& entry) { return entry.issue.index() == issue; });
      const OptionValues* values = values_of(party, issue);
      if (!weighed) return false;
      for (std::size_t o = 0; o < n_.issues()[issue].options.size(); ++o) {
        const Option& option = n_.issues()[issue].options[o];
        if (option.hypothetical || !option.is_possible()) continue;
        const bool listed =
            values != nullptr &&
            std::any_of(values->entries.begin(), values->entries.end(),
                        [&](const auto& entry) { return entry.option.index() == o; });
        if (!listed) return false;
      }
    }
    return true;
  }

  // Corners of all ranges: the rescaled value of the option at its best; nothing without a number.
  std::optional<double> worth_at_best(std::size_t party, std::size_t issue,
                                      std::size_t option) const {
    const OptionValues* values = values_of(party, issue);
    if (values == nullptr) return std::nullopt;
    const auto& entries = values->entries;
    const auto mine = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) {
      return entry.option.index() == option;
    });
    if (mine == entries.end()) return std::nullopt;
    double most = 0;
    for (std::size_t corner = 0; corner < (std::size_t{1} << entries.size()); ++corner) {
      std::vector<double> numbers;
      for (std::size_t e = 0; e < entries.size(); ++e) {
        const Range& range = entries[e].value;
        numbers.push_back(((corner >> e) & 1U) != 0 ? range.high.approximate()
                                                    : range.low.approximate());
      }
      const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
      if (*low == *high) continue;
      const double own = numbers[static_cast<std::size_t>(mine - entries.begin())];
      most = std::max(most, (own - *low) / (*high - *low));
    }
    return most;
  }

  // An issue that is left open counts as its best option.
  bool reservation_may_hold(std::size_t party, const OraclePackage& package) const {
    std::vector<double> best;
    std::vector<std::pair<double, double>> weights;
    for (const std::size_t issue : in_package_) {
      double most = 0;
      for (std::size_t o = 0; o < n_.issues()[issue].options.size(); ++o) {
        const bool is_taken =
            package[issue] ? *package[issue] == o : n_.issues()[issue].options[o].is_possible();
        if (!is_taken) continue;
        const auto worth = worth_at_best(party, issue, o);
        if (!worth) return true;  // no number: not known
        most = std::max(most, *worth);
      }
      best.push_back(most);
      for (const auto& entry : weights_of(party)->entries) {
        if (entry.issue.index() == issue) {
          weights.emplace_back(entry.weight.low.approximate(), entry.weight.high.approximate());
        }
      }
    }
    double reservation = 0;
    for (const Position& position : n_.positions()) {
      const auto* claim = std::get_if<Reservation>(&position.claim);
      if (claim != nullptr && position.party.index() == party) {
        reservation = claim->utility.low.approximate();
      }
    }
    return best_weighted(best, weights, true) >= reservation - 1e-9;
  }

  const Negotiation& n_;
  std::vector<std::size_t> in_package_;
  std::vector<OraclePackage> packages_;
  std::vector<bool> counts_;
  bool everyone_is_needed_ = false;  // as where it is asked what can be met together
};

}  // namespace

OracleAnswer oracle_answer(const Negotiation& negotiation) { return Oracle(negotiation).answer(); }

}  // namespace zopa::testing
