#include "zopa/io/formula/known_names.hpp"

#include <algorithm>

namespace zopa::formula {
namespace {

constexpr std::size_t kFew = 16;  // are as quickly gone through

template <class IdType>
std::optional<IdType> id_at(std::optional<std::size_t> place) {
  return place ? std::optional(IdType{*place}) : std::nullopt;
}

}  // namespace

template <class Item>
std::optional<std::size_t> KnownNames::find(const std::vector<Item>& items, std::string_view id,
                                            Index& index) {
  if (items.size() <= kFew) {
    const auto at =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    if (at == items.end()) return std::nullopt;
    return static_cast<std::size_t>(at - items.begin());
  }
  for (; index.indexed < items.size(); ++index.indexed) {
    index.places.emplace(items[index.indexed].id, index.indexed);
  }
  const auto at = index.places.find(std::string(id));
  if (at == index.places.end()) return std::nullopt;
  return at->second;
}

std::optional<PartyId> KnownNames::party(std::string_view id) const {
  return id_at<PartyId>(find(contents_.parties, id, parties_));
}

std::optional<IssueId> KnownNames::issue(std::string_view id) const {
  return id_at<IssueId>(find(contents_.issues, id, issues_));
}

std::optional<OptionId> KnownNames::option(IssueId issue, std::string_view id) const {
  if (options_.size() <= issue.index()) options_.resize(contents_.issues.size());
  return id_at<OptionId>(find(contents_.issue(issue).options, id, options_[issue.index()]));
}

}  // namespace zopa::formula
