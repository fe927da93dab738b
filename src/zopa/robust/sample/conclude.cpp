#include "zopa/robust/sample/conclude.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "zopa/preference/necessity.hpp"
#include "zopa/preference/standing.hpp"
#include "zopa/preference/witnesses.hpp"
#include "zopa/robust/sample/never.hpp"
#include "zopa/robust/sample/tally.hpp"

namespace zopa::robust {
namespace {

constexpr std::size_t kWitnesses = 128;  // completions that speak against conclusions beforehand

class Concluder {
 public:
  Concluder(const PartialProblem& problem, const SampleOptions& options)
      : problem_(problem), options_(options), count_(problem.packages.size()), by_options_(count_) {
    for (const PartialPreference& known : problem.parties) {
      necessities_.emplace_back(known);
      standings_.emplace_back(known);
    }
    for (std::size_t p = 0; p < problem.parties.size(); ++p) {
      parties_.push_back({[this, p](std::size_t a, std::size_t b) { return is_at_least(p, a, b); },
                          [this, p](std::size_t a, std::size_t b) { return is_better(p, a, b); },
                          &standings_[p]});
    }
    always_.assign(problem.parties.size(), std::vector<bool>(count_ * count_, true));
    std::iota(by_options_.begin(), by_options_.end(), 0);
    std::sort(by_options_.begin(), by_options_.end(), [&](std::size_t a, std::size_t b) {
      return problem.packages[a] < problem.packages[b];
    });
  }
  Concluder(const Concluder&) = delete;
  Concluder& operator=(const Concluder&) = delete;

  bool run(Assessment& answer) {
    begin(options_.limits, "proving what follows", count_);
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) strike(p);
    if (count_ <= kMostPairwise && !compare_pairs(answer)) return false;
    for (std::size_t x = 0; x < count_; ++x) {
      if (is_stopped()) return false;
      conclude(x, answer.packages[x]);
      advance(options_.limits);
    }
    for (PackageAnswer& package : answer.packages) name_the_best(answer, package);
    return !is_stopped();
  }

 private:
  [[nodiscard]] bool is_stopped() const { return is_reached(options_.limits); }

  // Every pair for every party, or none: what was not looked at is not “no”.
  bool compare_pairs(Assessment& answer) {
    std::vector<std::vector<bool>> necessary;
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      std::vector<bool>& own = necessary.emplace_back(count_ * count_, false);
      for (std::size_t a = 0; a < count_; ++a) {
        if (is_stopped()) return false;
        for (std::size_t b = 0; b < count_; ++b) own[a * count_ + b] = is_at_least(p, a, b);
      }
    }
    answer.necessary = std::move(necessary);
    return true;
  }

  // Strikes the pairs of which the first is worse in some completion.
  void strike(std::size_t party) {
    std::vector<double> utilities(count_);
    Witnesses witnesses(necessities_[party]);
    auto& seen = witnesses_.emplace_back();
    const std::size_t words = (count_ + 63) / 64;
    std::vector<std::uint64_t> better(count_ * words, 0);  // by package: those better in some
    for (std::size_t k = 0; k < kWitnesses && !is_stopped(); ++k) {
      const auto worth = witnesses.draw();
      if (worth.empty()) break;
      for (std::size_t i = 0; i < count_; ++i) utilities[i] = utility(party, i, worth);
      seen.push_back(utilities);
      add_better(utilities, words, better);
    }
    for (std::size_t a = 0; a < count_; ++a) {
      for (std::size_t b = 0; b < count_; ++b) {
        if (((better[a * words + b / 64] >> (b % 64)) & 1U) != 0) {
          always_[party][a * count_ + b] = false;
        }
      }
    }
  }

  // Adds to each package those that are better in one completion.  From the best down there are
  // more and more of them: 64 are added at once.
  void add_better(const std::vector<double>& utilities, std::size_t words,
                  std::vector<std::uint64_t>& better) const {
    std::vector<std::size_t> order(count_);
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return utilities[a] > utilities[b]; });
    std::vector<std::uint64_t> above(words, 0);
    std::size_t next = 0;
    for (const std::size_t a : order) {
      for (; utilities[a] < utilities[order[next]] - Witnesses::kDifference; ++next) {
        above[order[next] / 64] |= std::uint64_t{1} << (order[next] % 64);
      }
      for (std::size_t w = 0; w < words; ++w) better[a * words + w] |= above[w];
    }
  }

  [[nodiscard]] double utility(std::size_t party, std::size_t package,
                               std::span<const double> worth) const {
    double sum = 0;
    std::size_t place = 0;
    const auto& axes = problem_.parties[party].axes;
    for (std::size_t a = 0; a < axes.size(); ++a) {
      sum += worth[place + problem_.packages[package][a]];
      place += axes[a].class_of.size();
    }
    return sum;
  }

  // Is `a` at least as good as `b` for the party in every completion?
  bool is_at_least(std::size_t party, std::size_t a, std::size_t b) {
    if (a == b) return true;
    if (!always_[party][a * count_ + b]) return false;
    const bool proved = necessities_[party].is_at_least(problem_.packages[a], problem_.packages[b]);
    if (!proved) always_[party][a * count_ + b] = false;
    return proved;
  }

  // … better?
  bool is_better(std::size_t party, std::size_t a, std::size_t b) {
    return a != b && is_at_least(party, a, b) &&
           necessities_[party].is_better(problem_.packages[a], problem_.packages[b]);
  }

  bool always_dominates(std::size_t a, std::size_t b) {
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {  // before anything is proved
      if (!always_[p][a * count_ + b]) return false;
    }
    return zopa::always_dominates(
        problem_.parties.size(), [&](std::size_t p) { return is_at_least(p, a, b); },
        [&](std::size_t p) { return is_better(p, a, b); });
  }

  bool never_dominates(std::size_t a, std::size_t b) {
    return zopa::never_dominates(
        problem_.parties.size(), [&](std::size_t p) { return is_at_least(p, b, a); },
        [&](std::size_t p) { return is_better(p, b, a); });
  }

  void conclude(std::size_t x, PackageAnswer& answer) {
    answer.dominated_by = first_of(x, [&](std::size_t y) { return always_dominates(y, x); });
    const bool is_dominated = answer.dominated_by.has_value();
    if (!is_dominated && !first_of(x, [&](std::size_t y) { return !never_dominates(y, x); })) {
      answer.efficient = Conclusion::follows;
    } else if (is_dominated ||
               (!is_seen_efficient(x) &&
                is_never_efficient(parties_, problem_.packages, x, options_.limits))) {
      answer.efficient = Conclusion::ruled_out;
    }
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) conclude(x, p, answer.parties[p]);
  }

  void conclude(std::size_t x, std::size_t party, PackageOfParty& answer) {
    answer.beaten_by = first_of(x, [&](std::size_t y) { return is_better(party, y, x); });
    const bool is_beaten = answer.beaten_by.has_value();
    if (!is_beaten && !first_of(x, [&](std::size_t y) { return !is_at_least(party, x, y); })) {
      answer.best = Conclusion::follows;
    } else if (is_beaten ||
               (!is_seen_best(x, party) &&
                is_never_best(parties_[party], problem_.packages, x, options_.limits))) {
      answer.best = Conclusion::ruled_out;
    }
  }

  // … in some witness?
  [[nodiscard]] bool is_seen_best(std::size_t x, std::size_t party) const {
    const auto& all = witnesses_[party];
    return std::any_of(all.begin(), all.end(), [&](const std::vector<double>& utilities) {
      return *std::max_element(utilities.begin(), utilities.end()) == utilities[x] &&
             std::count_if(utilities.begin(), utilities.end(), [&](double other) {
               return other >= utilities[x] - Witnesses::kDifference;
             }) == 1;
    });
  }

  // … where of each party the witness counts in which it is better than most that are left?
  [[nodiscard]] bool is_seen_efficient(std::size_t x) const {
    std::vector<std::uint64_t> is_left(count_, 1);
    is_left[x] = 0;
    std::size_t left = count_ - 1;
    for (const auto& all : witnesses_) {
      const std::vector<double>* best = nullptr;
      for (const std::vector<double>& utilities : all) {
        const std::size_t own = left_by(utilities, x, is_left);
        if (own >= left) continue;
        left = own;
        best = &utilities;
      }
      for (std::size_t y = 0; best != nullptr && y < count_; ++y) {
        if ((*best)[y] < (*best)[x] - Witnesses::kDifference) is_left[y] = 0;
      }
    }
    return left == 0;
  }

  // How many of them are not worse.  Without a branch: so pairs of them stand side by side.
  [[nodiscard]] std::size_t left_by(const std::vector<double>& utilities, std::size_t x,
                                    const std::vector<std::uint64_t>& is_left) const {
    const double least = utilities[x] - Witnesses::kDifference;
    std::uint64_t left = 0;
    for (std::size_t y = 0; y < count_; ++y) {
      const std::uint64_t is_worse = utilities[y] < least ? ~std::uint64_t{0} : 0;
      left += ~is_worse & is_left[y];
    }
    return static_cast<std::size_t>(left);
  }

  // What is better than something better is better, too.
  static void name_the_best(const Assessment& answer, PackageAnswer& package) {
    while (package.dominated_by && answer.packages[*package.dominated_by].dominated_by) {
      package.dominated_by = answer.packages[*package.dominated_by].dominated_by;
    }
    for (std::size_t p = 0; p < package.parties.size(); ++p) {
      auto& by = package.parties[p].beaten_by;
      while (by && answer.packages[*by].parties[p].beaten_by) {
        by = answer.packages[*by].parties[p].beaten_by;
      }
    }
  }

  // Of the other packages the first by its options that is so, in whichever order they are given.
  template <class IsSo>
  [[nodiscard]] std::optional<std::size_t> first_of(std::size_t x, IsSo is_so) const {
    const auto first = std::find_if(by_options_.begin(), by_options_.end(),
                                    [&](std::size_t y) { return y != x && is_so(y); });
    return first == by_options_.end() ? std::nullopt : std::optional(*first);
  }

  const PartialProblem& problem_;
  const SampleOptions& options_;
  std::size_t count_;
  std::vector<std::size_t> by_options_;  // packages
  std::vector<Necessity> necessities_;
  std::vector<Standing> standings_;  // by party, as the next
  std::vector<KnownParty> parties_;
  std::vector<std::vector<std::vector<double>>> witnesses_;  // by party: utilities by package
  // By party; a * count + b: in all witnesses a is at least as good as b, and nothing failed to
  // prove that it is so in every completion.
  std::vector<std::vector<bool>> always_;
};

}  // namespace

bool conclude(const PartialProblem& problem, const SampleOptions& options, Assessment& answer) {
  return Concluder(problem, options).run(answer);
}

}  // namespace zopa::robust
