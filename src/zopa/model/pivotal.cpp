// The idea: where every open party stands in the rule once, all that is left of it after the known
// consents are put in matters.  So parties that stand in it more than once are tried both ways, all
// of them together; of the others what is left can be read off.  For one that stands in the rule
// more than once, the rule is evaluated with and without its consent at the same time, over all
// that the others, which then stand in it once and are independent, can bring about.
#include "zopa/model/pivotal.hpp"

#include <algorithm>
#include <cstdint>

namespace zopa {
namespace {

using Consents = std::vector<std::optional<bool>>;

constexpr std::size_t kMostRepeated = 12;

// What the rule still hangs on: its value, or the open parties in what is left of it, as often as
// they stand there.
struct Remainder {
  std::optional<bool> value;
  std::vector<PartyId> open;
};

Remainder remainder_of(const Agreement& rule, const Consents& consents) {
  if (rule.kind == Agreement::Kind::party) {
    const auto consent = consents[rule.party.index()];
    return consent ? Remainder{consent, {}} : Remainder{std::nullopt, {rule.party}};
  }
  std::size_t given = 0;
  std::size_t refused = 0;
  Remainder rest;
  for (const Agreement& part : rule.parts) {
    const Remainder remainder = remainder_of(part, consents);
    given += remainder.value == true ? 1U : 0U;
    refused += remainder.value == false ? 1U : 0U;
    rest.open.insert(rest.open.end(), remainder.open.begin(), remainder.open.end());
  }
  const std::size_t needed = rule.needed();
  if (given >= needed) return {true, {}};
  if (rule.parts.size() - refused < needed) return {false, {}};
  return rest;
}

// What a rule can come to without a party's consent and with it.
struct Reach {
  bool never = false;   // neither way
  bool hinges = false;  // with it only
  bool always = false;  // both ways
};

Reach reach_of(const Agreement& rule, const Consents& consents, PartyId party) {
  if (rule.kind == Agreement::Kind::party) {
    if (rule.party == party) return {.never = false, .hinges = true, .always = false};
    const auto consent = consents[rule.party.index()];
    return {.never = consent != true, .hinges = false, .always = consent != false};
  }
  std::size_t hinging = 0;  // parts that can hinge on the party, and then do
  std::size_t always = 0;   // parts that can be met both ways
  std::size_t met = 0;      // … with its consent at least, whatever the others decide
  std::size_t least = 0;    // of the parts that cannot hinge on it: met in any case
  std::size_t most = 0;     // … that can be met
  for (const Agreement& part : rule.parts) {
    const Reach reach = reach_of(part, consents, party);
    hinging += reach.hinges ? 1U : 0U;
    always += reach.always ? 1U : 0U;
    met += reach.never ? 0U : 1U;
    least += reach.hinges || reach.never ? 0U : 1U;
    most += !reach.hinges && reach.always ? 1U : 0U;
  }
  const std::size_t needed = rule.needed();
  return {.never = met < needed,
          .hinges = hinging > 0 && least < needed && most + hinging >= needed,
          .always = always >= needed};
}

// Calls `visit` with every way in which these parties could decide.
template <class Visit>
void for_each_way(const std::vector<PartyId>& parties, Consents consents, Visit visit) {
  for (std::uint32_t mask = 0; mask < (std::uint32_t{1} << parties.size()); ++mask) {
    for (std::size_t i = 0; i < parties.size(); ++i) {
      consents[parties[i].index()] = ((mask >> i) & 1U) != 0;
    }
    visit(consents);
  }
}

// Sorts `parties`; returns those that stand in it more than once, each once.
std::vector<PartyId> repeated_in(std::vector<PartyId>& parties) {
  std::sort(parties.begin(), parties.end());
  std::vector<PartyId> repeated;
  for (std::size_t i = 1; i < parties.size(); ++i) {
    const bool is_known = !repeated.empty() && repeated.back() == parties[i];
    if (parties[i] == parties[i - 1] && !is_known) repeated.push_back(parties[i]);
  }
  return repeated;
}

bool hinges_on(PartyId party, const Agreement& rule, const Consents& consents,
               std::vector<PartyId> repeated) {
  std::erase(repeated, party);
  bool hinges = false;
  for_each_way(repeated, consents,
               [&](const Consents& way) { hinges = hinges || reach_of(rule, way, party).hinges; });
  return hinges;
}

}  // namespace

std::vector<bool> pivotal(const Agreement& rule, const Consents& consents) {
  std::vector<bool> matters(consents.size(), false);
  std::vector<PartyId> open = remainder_of(rule, consents).open;
  const std::vector<PartyId> repeated = repeated_in(open);
  if (repeated.empty() || repeated.size() > kMostRepeated) {
    for (const PartyId party : open) matters[party.index()] = true;
    return matters;
  }
  for_each_way(repeated, consents, [&](const Consents& way) {
    for (const PartyId party : remainder_of(rule, way).open) matters[party.index()] = true;
  });
  for (const PartyId party : repeated) {
    matters[party.index()] = hinges_on(party, rule, consents, repeated);
  }
  return matters;
}

}  // namespace zopa
