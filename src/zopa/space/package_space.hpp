// The packages of a negotiation: one option for every joint issue, and for every own move that a
// red line, a rule, an acceptance or a comparison names (an undertaking).
//
//   const PackageSpace space(negotiation);
//   space.axes()[0].options;   // the options of the first issue that may stand in a package
//
// Options excluded for everyone (a law, a norm) are in no package.  Packages are numbered from 0,
// the last issue varying fastest.  Where an issue is left without options there is none.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// One issue of the package and its options, in the order of the file.
struct Axis {
  IssueId issue;
  std::vector<OptionId> options;
  std::vector<bool> tabled;  // by option: not hypothetical
};

// The option taken on each axis.
using Package = std::vector<OptionId>;

enum class Scope : std::uint8_t { all, tabled_only };

class PackageSpace {
 public:
  explicit PackageSpace(const Negotiation& negotiation, Scope scope = Scope::all,
                        const std::vector<IssueId>& further_moves = {});

  // The same packages with other axes first, and other options: axes[k] is the one that comes k-th,
  // values[a][k] what comes k-th of axis `a` of this.
  [[nodiscard]] PackageSpace reordered(const std::vector<std::uint32_t>& axes,
                                       const std::vector<std::vector<std::uint32_t>>& values) const;

  [[nodiscard]] const std::vector<Axis>& axes() const { return axes_; }
  [[nodiscard]] std::optional<std::uint32_t> axis_of(IssueId issue) const;
  [[nodiscard]] std::vector<std::uint32_t> sizes() const;  // options by axis
  // By axis and option: how many packages it stands for, as options of numeric issues do; empty
  // where that is one each.
  [[nodiscard]] const std::vector<std::vector<std::uint64_t>>& weights() const { return weights_; }
  // Is some issue left without options, so that there is no package?
  [[nodiscard]] bool is_empty() const;

  // The package with these option positions (one an axis, positions in Axis::options).
  [[nodiscard]] Package package(const std::vector<std::uint32_t>& values) const;
  // … and back.
  [[nodiscard]] std::vector<std::uint32_t> values(const Package& package) const;

 private:
  PackageSpace() = default;

  std::vector<Axis> axes_;
  std::vector<std::vector<std::uint64_t>> weights_;
  std::vector<std::optional<std::uint32_t>> axis_of_issue_;
};

// The own moves that claims in force or rules make part of every package.
[[nodiscard]] std::vector<bool> undertakings(const Negotiation& negotiation);

// Issues of the packages on which no position of the party is on file.
[[nodiscard]] std::vector<IssueId> unknown_issues(const Negotiation& in_force, PartyId party);

}  // namespace zopa
