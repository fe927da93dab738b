#include "zopa/preference/standing.hpp"

#include <algorithm>
#include <utility>

namespace zopa {
namespace {

constexpr std::size_t kMostProgrammes = 256;
constexpr std::size_t kMostVariables = 64;  // weights, and classes of options

}  // namespace

Standing::Standing(const PartialPreference& known)
    : known_(known), is_linked_(linked_axes(known)), ends_(known.axes.size(), 0) {}

void Standing::prepare() {
  if (is_ready_) return;
  is_idle_ = idle_axes(known_);
  may_be_indifferent_ = !is_anything_strict(known_, is_idle_);
  is_ready_ = true;
}

bool Standing::can_be(const Values& x, const std::vector<Wish>& wishes) {
  if (known_.fixed) {  // one completion
    return std::all_of(wishes.begin(), wishes.end(),
                       [&](const Wish& wish) { return is_so(x, wish); });
  }
  prepare();
  const auto is_better = [](const Wish& wish) { return wish.than == Than::better; };
  if (may_be_indifferent_ && std::none_of(wishes.begin(), wishes.end(), is_better)) return true;
  const std::vector<bool> takes_part = taking_part(x, wishes);
  const ValueLayout layout(known_, takes_part, ValueLayout::Margin::of_strict_preferences);
  const auto all = choices(takes_part);
  return std::any_of(all.begin(), all.end(), [&](const std::vector<Ends>& choice) {
    return can_be(x, wishes, layout, choice);
  });
}

bool Standing::is_so(const Values& x, const Wish& wish) const {
  const Utility& utility = *known_.fixed;
  const std::int64_t own = utility.counted(utility.total(x));
  const std::int64_t other = utility.counted(utility.total(*wish.other));
  if (wish.than == Than::equal) return own == other;
  return wish.than == Than::better ? own > other : own >= other;
}

bool Standing::can_be(const Values& x, const std::vector<Wish>& wishes, const ValueLayout& layout,
                      const std::vector<Ends>& choice) const {
  ExactProgram programme = joint_programme(known_, layout, choice, is_idle_);
  for (const Wish& wish : wishes) {
    ExactProgram::Terms more;
    for (std::size_t a = 0; a < known_.axes.size(); ++a) {
      const std::uint32_t own = known_.axes[a].class_of[x[a]];
      const std::uint32_t other = known_.axes[a].class_of[(*wish.other)[a]];
      if (own == other) continue;
      more.emplace_back(layout.value(a, own), Decimal{1});
      more.emplace_back(layout.value(a, other), Decimal{-1});
    }
    if (wish.than == Than::better) more.emplace_back(layout.margin, Decimal{-1});
    if (wish.than == Than::equal) {
      programme.add_equal(more, Decimal{});
    } else {
      programme.add_at_least(more, Decimal{});
    }
  }
  return has_margin(std::move(programme), layout);
}

// The values of an issue on which all are alike make no difference.
std::vector<bool> Standing::taking_part(const Values& x, const std::vector<Wish>& wishes) const {
  std::vector<bool> takes_part = is_linked_;
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    const auto& class_of = known_.axes[a].class_of;
    for (const Wish& wish : wishes) {
      if (class_of[x[a]] != class_of[(*wish.other)[a]]) takes_part[a] = true;
    }
  }
  return takes_part;
}

std::vector<std::vector<Ends>> Standing::choices(const std::vector<bool>& takes_part) const {
  std::vector<std::vector<Ends>> choices = {{}};
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (!takes_part[a]) continue;
    std::vector<std::vector<Ends>> longer;
    for (const auto& choice : choices) {
      for (const Ends ends : ends_of(known_.axes[a])) {
        longer.push_back(choice);
        longer.back().push_back(ends);
      }
    }
    choices = std::move(longer);
  }
  return choices;
}

std::optional<std::size_t> Standing::programmes(const std::vector<Values>& packages) {
  std::vector<Wish> all;
  for (const Values& package : packages) all.push_back({&package, Than::at_least});
  if (known_.fixed || all.empty()) return 1;
  const std::vector<bool> takes_part = taking_part(packages[0], all);
  std::size_t variables = known_.axes.size();
  std::size_t count = 1;
  for (std::size_t a = 0; a < known_.axes.size(); ++a) {
    if (!takes_part[a]) continue;
    variables += known_.axes[a].classes;
    if (variables > kMostVariables) return std::nullopt;
    if (ends_[a] == 0) ends_[a] = count_ends(known_.axes[a]);
    count *= ends_[a];
    if (count > kMostProgrammes) return std::nullopt;
  }
  return count;
}

}  // namespace zopa
