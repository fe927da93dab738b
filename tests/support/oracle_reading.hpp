// What a formula says of a package, and what a range of weights makes of it, straight from the
// definitions: for the oracles, which share no code with the engines.
#pragma once

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

enum class Answer { no, maybe, yes };

// One option of each issue that is in the package; nothing for own moves outside it, and for issues
// that are left open.
using OraclePackage = std::vector<std::optional<std::size_t>>;

struct Reading {
  const Negotiation& negotiation;
  bool two_valued = false;  // rules know every option
};

// `formula` is a part of `whole`, which knows the hypothetical options that it names.
[[nodiscard]] Answer answer_of(const Formula& formula, const Formula& whole,
                               const OraclePackage& package, const Reading& reading);

// Those that it names; not those of options that ease it.
void issues_in(const Formula& formula, std::set<std::size_t>& issues);

// A line as if nothing eased it, and what eases it.
[[nodiscard]] const Formula& alone(const Formula& formula);
[[nodiscard]] std::vector<Atom> easing_in(const Formula& formula);

// The greatest, or least, weighted sum of these values, weights within their ranges and of sum 1:
// a linear programme, by trying every vertex.
[[nodiscard]] double best_weighted(const std::vector<double>& values,
                                   const std::vector<std::pair<double, double>>& weights,
                                   bool highest);

}  // namespace zopa::testing
