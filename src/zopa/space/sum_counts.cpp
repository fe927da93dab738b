#include "zopa/space/sum_counts.hpp"

#include <algorithm>
#include <optional>

#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

// The position of each option on its axis; nullopt where one is in no package.
std::optional<std::vector<std::uint32_t>> values_of(const std::vector<OptionId>& choice,
                                                    const std::vector<std::uint32_t>& axes,
                                                    const PackageSpace& space) {
  std::vector<std::uint32_t> values;
  for (std::size_t i = 0; i < choice.size(); ++i) {
    const auto& options = space.axes()[axes[i]].options;
    const auto at = std::lower_bound(options.begin(), options.end(), choice[i]);
    if (at == options.end() || *at != choice[i]) return std::nullopt;
    values.push_back(static_cast<std::uint32_t>(at - options.begin()));
  }
  return values;
}

}  // namespace

std::vector<Joint> joint_weights(const Negotiation& negotiation, const PackageSpace& space) {
  std::vector<Joint> joints;
  for (const SumTable& table : sum_tables(negotiation)) {
    Joint joint;
    for (const auto& linked : {table.issues, table.sums}) {
      for (const IssueId issue : linked) {
        if (const auto axis = space.axis_of(issue)) joint.variables.push_back(*axis);
      }
    }
    if (joint.variables.size() < table.issues.size() + table.sums.size()) continue;
    for (const auto& [choice, numbers] : table.numbers) {
      if (auto values = values_of(choice, joint.variables, space)) {
        joint.weights.emplace(*std::move(values), numbers);
      }
    }
    joints.push_back(std::move(joint));
  }
  return joints;
}

}  // namespace zopa
