#include "zopa/engine/named_proposals.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "zopa/base/nearest.hpp"
#include "zopa/model/cells.hpp"
#include "zopa/model/sums.hpp"

namespace zopa::engine {
namespace {

Error no_such(const char* kind, const std::string& name, const std::vector<std::string>& known) {
  return fault("unknown-name",
               Message("fault.no_name", {{"kind", kind},
                                         {"name", Code{name}},
                                         {"hint", known.empty() ? Message("fault.declares_none")
                                                                : hint(name, known)}}));
}

template <class Items>
std::vector<std::string> ids_in(const Items& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

// The position of the id among the items.
template <class Items>
Result<std::size_t> find_id(const char* kind, const std::string& id, const Items& items) {
  const std::vector<std::string> ids = ids_in(items);
  const auto at = std::find(ids.begin(), ids.end(), id);
  if (at == ids.end()) return tl::unexpected(no_such(kind, id, ids));
  return static_cast<std::size_t>(at - ids.begin());
}

// The option that the number is one of: all claims say the same of each of them.
Result<Proposal::Choice> option_with(IssueId id, const Issue& issue, const std::string& text) {
  const auto number = Decimal::parse(text);
  if (!number || !issue.scale->place_of(*number)) {
    return tl::unexpected(fault("unknown-name", no_number(issue, Code{text})));
  }
  std::size_t option = 0;
  while (issue.options[option].numbers->high < *number) ++option;
  return Proposal::Choice{id, OptionId{option}};
}

// ISSUE=OPTION, of a joint issue.
Result<Proposal::Choice> choice_of(const std::string& word, const Negotiation& negotiation) {
  const std::size_t sign = word.find('=');
  const auto issue = find_id("issue", word.substr(0, sign), negotiation.issues());
  if (!issue) return tl::unexpected(issue.error());
  const Issue& found = negotiation.issues()[*issue];
  if (found.by) {
    return tl::unexpected(fault(
        "not-joint",
        Message("fault.own_move_proposed",
                {{"issue", Code{found.id}}, {"party", Code{negotiation.party(*found.by).id}}})));
  }
  if (found.scale) return option_with(IssueId{*issue}, found, word.substr(sign + 1));
  const auto option = find_id("option", word.substr(sign + 1), found.options);
  if (!option) return tl::unexpected(option.error());
  return Proposal::Choice{IssueId{*issue}, OptionId{*option}};
}

using Numbers = std::map<IssueId, Decimal>;

// The number that the issue is to have, by the words of the proposal.
void add_number(const std::string& word, const Proposal::Choice& choice,
                const Negotiation& negotiation, Numbers& numbers) {
  if (!negotiation.issue(choice.issue).scale) return;
  if (const auto number = Decimal::parse(word.substr(word.find('=') + 1))) {
    numbers.emplace(choice.issue, *number);
  }
}

// What the numbers add up to, where a sum has all of its issues.
void add_sums(const Numbers& numbers, const Negotiation& negotiation, Proposal& own) {
  for (std::size_t i = 0; i < negotiation.issues().size(); ++i) {
    const IssueId issue{i};
    if (!is_sum(negotiation.issue(issue)) || numbers.count(issue) > 0) continue;
    const auto sum =
        added_up(terms_of(negotiation, issue), [&](IssueId term) -> std::optional<Decimal> {
          const auto at = numbers.find(term);
          if (at == numbers.end()) return std::nullopt;
          return at->second;
        });
    if (!sum) continue;
    const auto choice = option_with(issue, negotiation.issue(issue), sum->to_text());
    if (choice) own.package.push_back(*choice);
  }
}

}  // namespace

Result<std::vector<Proposal>> proposals_named(const std::vector<std::string>& words,
                                              const Negotiation& negotiation) {
  if (words.empty()) return negotiation.proposals();
  std::vector<Proposal> named;
  Proposal own;
  Numbers numbers;
  for (const std::string& word : words) {
    if (word.find('=') == std::string::npos) {
      const auto at = find_id("proposal", word, negotiation.proposals());
      if (!at) return tl::unexpected(at.error());
      named.push_back(negotiation.proposals()[*at]);
      continue;
    }
    const auto choice = choice_of(word, negotiation);
    if (!choice) return tl::unexpected(choice.error());
    const auto same = [&](const Proposal::Choice& one) { return one.issue == choice->issue; };
    if (std::any_of(own.package.begin(), own.package.end(), same)) {
      return tl::unexpected(fault(
          "duplicate-key",
          Message("fault.two_proposed", {{"issue", Code{negotiation.issue(choice->issue).id}}})));
    }
    own.package.push_back(*choice);
    add_number(word, *choice, negotiation, numbers);
  }
  add_sums(numbers, negotiation, own);
  if (!own.package.empty()) named.push_back(std::move(own));
  return named;
}

}  // namespace zopa::engine
