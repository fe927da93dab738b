// What formulas can speak of, found by name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "zopa/base/nearest.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/model/sums.hpp"

namespace zopa::formula {

// An index over a negotiation that may still grow: what was added is indexed with the next
// question.  Of equal names the first counts.
class KnownNames {
 public:
  KnownNames(const Contents& contents) : contents_(contents) {}  // NOLINT: stands for them
  // … being written down: numbers of numeric issues become options as they are named.
  KnownNames(Contents& contents)  // NOLINT(google-explicit-constructor)
      : contents_(contents), growing_(&contents) {}
  KnownNames(const Negotiation& negotiation)  // NOLINT
      : KnownNames(static_cast<const Contents&>(negotiation)) {}

  [[nodiscard]] const Contents& contents() const { return contents_; }
  [[nodiscard]] std::optional<PartyId> party(std::string_view id) const;
  // The order of two steps is called by both: "weapons.office".
  [[nodiscard]] std::optional<IssueId> issue(std::string_view id) const;
  [[nodiscard]] std::optional<StepId> step(std::string_view id) const;
  // The order in time of two steps; nullopt where nothing named it and nothing can be added.
  [[nodiscard]] std::optional<IssueId> order(StepId a, StepId b) const;
  [[nodiscard]] std::optional<OptionId> option(IssueId issue, std::string_view id) const;
  // The sum of these; one that is not there yet is added where numbers are, too.
  [[nodiscard]] std::optional<IssueId> sum(const std::vector<SumTerm>& terms) const;
  // What to say where there is none.
  [[nodiscard]] Message no_option(IssueId issue, Value shown, std::string_view id) const;

  // What to say of a name that none of these items has.
  template <class Item>
  [[nodiscard]] Value hint(std::string_view name, const std::vector<Item>& items) const {
    return hints_.hint(name, items.size(), [&] {
      std::vector<std::string> ids;
      for (const Item& item : items) ids.push_back(item.id);
      return ids;
    });
  }

 private:
  struct Index {
    std::unordered_map<std::string, std::size_t> places;
    std::size_t indexed = 0;
  };

  template <class Item>
  static std::optional<std::size_t> find(const std::vector<Item>& items, std::string_view id,
                                         Index& index);

  [[nodiscard]] std::optional<OptionId> named(IssueId issue, std::string_view id) const;
  [[nodiscard]] std::optional<OptionId> number(IssueId issue, std::string_view text) const;

  const Contents& contents_;
  Contents* growing_ = nullptr;
  mutable Index parties_;
  mutable Index issues_;
  mutable Index steps_;
  mutable std::vector<Index> options_;  // by issue
  mutable Hints hints_;
};

}  // namespace zopa::formula
