#include "zopa/io/formula/known_names.hpp"

#include <algorithm>
#include <utility>

#include "zopa/model/cells.hpp"
#include "zopa/model/steps.hpp"

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
  const auto known = id_at<IssueId>(find(contents_.issues, id, issues_));
  const std::size_t dot = id.find('.');
  if (known || dot == std::string_view::npos) return known;
  const auto a = step(id.substr(0, dot));
  const auto b = step(id.substr(dot + 1));
  return a && b && *a < *b ? order(*a, *b) : std::nullopt;
}

std::optional<StepId> KnownNames::step(std::string_view id) const {
  return id_at<StepId>(find(contents_.steps, id, steps_));
}

std::optional<IssueId> KnownNames::order(StepId a, StepId b) const {
  const auto known = id_at<IssueId>(find(contents_.issues, order_id(contents_, a, b), issues_));
  if (known || growing_ == nullptr) return known;
  return add_order(*growing_, a, b);
}

std::optional<IssueId> KnownNames::sum(const std::vector<SumTerm>& terms) const {
  if (growing_ != nullptr) return sum_issue(*growing_, terms);
  return issue(sum_id(contents_, terms));
}

std::optional<OptionId> KnownNames::option(IssueId issue, std::string_view id) const {
  return contents_.issue(issue).scale ? number(issue, id) : named(issue, id);
}

std::optional<OptionId> KnownNames::number(IssueId issue, std::string_view text) const {
  const auto number = Decimal::parse(text);
  if (!number) return std::nullopt;
  const Issue& of = contents_.issue(issue);
  if (const auto known = named(issue, number->to_text())) return known;
  if (growing_ == nullptr || !is_numeric(of) || !of.scale->place_of(*number)) return std::nullopt;
  growing_->issues[issue.index()].options.push_back(option_of(*of.scale, {*number, *number}));
  return OptionId{of.options.size() - 1};
}

std::optional<OptionId> KnownNames::named(IssueId issue, std::string_view id) const {
  if (options_.size() <= issue.index()) options_.resize(contents_.issues.size());
  return id_at<OptionId>(find(contents_.issue(issue).options, id, options_[issue.index()]));
}

Message KnownNames::no_option(IssueId issue, Value shown, std::string_view id) const {
  const Issue& of = contents_.issue(issue);
  if (!of.scale) {
    return Message(
        "fault.no_option",
        {{"issue", Code{of.id}}, {"option", std::move(shown)}, {"hint", hint(id, of.options)}});
  }
  return zopa::no_number(of, std::move(shown));
}

}  // namespace zopa::formula
