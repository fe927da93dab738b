#include "zopa/cli/stability_options.hpp"

#include <charconv>
#include <sstream>

#include "zopa/base/nearest.hpp"

namespace zopa::cli {
namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

// `4`: counted from 0 here.
Result<std::vector<std::uint32_t>> states_of(const std::vector<std::string>& texts) {
  std::vector<std::uint32_t> states;
  for (const std::string& text : texts) {
    std::uint32_t number = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    if (parsed.ec != std::errc() || parsed.ptr != end || number == 0) {
      return tl::unexpected(
          fault("unknown-name",
                Message("fault.no_such_state", {{"text", Code{text}}, {"last", "none"}})));
    }
    states.push_back(number - 1);
  }
  return states;
}

// `a,b`
Result<std::vector<PartyId>> group_of(const Negotiation& in_force, const std::string& text) {
  std::vector<PartyId> group;
  for (const std::string& id : split(text, ',')) {
    const auto party = acting_party(in_force, id);
    if (!party) return tl::unexpected(party.error());
    group.push_back(*party);
  }
  return group;
}

std::optional<stability::Attitude> attitude_of(const std::string& word) {
  if (word == "positive") return stability::Attitude::positive;
  if (word == "negative") return stability::Attitude::negative;
  return word == "neutral" ? std::optional(stability::Attitude::neutral) : std::nullopt;
}

// `a:b=positive`
Result<stability::PartyAttitude> attitude_in(const Negotiation& in_force, const std::string& text) {
  const auto sides = split(text, '=');
  const auto names = split(sides.empty() ? "" : sides[0], ':');
  const auto attitude = sides.size() == 2 ? attitude_of(sides[1]) : std::nullopt;
  if (names.size() != 2 || !attitude) {
    return tl::unexpected(
        fault("bad-option", Message("fault.attitude_form", {{"text", Code{text}}})));
  }
  const auto from = acting_party(in_force, names[0]);
  if (!from) return tl::unexpected(from.error());
  const auto to = acting_party(in_force, names[1]);
  if (!to) return tl::unexpected(to.error());
  return stability::PartyAttitude{*from, *to, *attitude};
}

}  // namespace

Result<PartyId> acting_party(const Negotiation& in_force, const std::string& id) {
  std::vector<std::string> known;
  for (const PartyId party : stability::acting_parties(in_force)) {
    known.push_back(in_force.party(party).id);
    if (known.back() == id) return party;
  }
  return tl::unexpected(
      fault("unknown-name",
            Message("fault.no_name",
                    {{"kind", "player"}, {"name", Code{id}}, {"hint", hint(id, known)}})));
}

void StabilityOptions::describe(Fields& fields) {
  fields.list("state", "N", states, "Say why this state is stable, or not; may be repeated");
  fields.flag("reasons", all_reasons, "Say it of every state");
  fields.list(
      "inverse", "N", inverse,
      "Say how parties would have to rank the states for this one to be an equilibrium; may "
      "be repeated");
  fields.list("together", "PARTIES", together,
              "Parties that act as one, where all of them gain: `a,b`; may be repeated");
  fields.flag("coalitions", coalitions,
              "Look at what coalitions could do in conflicts of more than 1,024 states too");
  fields.list("attitude", "A:B=WORD", attitudes,
              "A party's attitude towards another, `a:b=positive`, `negative` or `neutral`; may be "
              "repeated");
  fields.count("horizon", horizon, "Moves that parties look ahead, for limited-move stability");
  fields.count("completions", completions, "Completions of preferences known in part");
}

std::optional<std::string> StabilityOptions::asked() const {
  if (!states.empty()) return "`--state`";
  if (all_reasons) return "`--reasons`";
  if (!inverse.empty()) return "`--inverse`";
  if (coalitions) return "`--coalitions`";
  if (horizon != stability::Options::kHorizon) return "`--horizon`";
  if (!together.empty()) return "`--together`";
  if (!attitudes.empty()) return "`--attitude`";
  return std::nullopt;
}

Result<stability::Options> StabilityOptions::read(const Negotiation& in_force) const {
  stability::Options options;
  options.all_reasons = all_reasons;
  options.horizon = horizon;
  options.coalitions = coalitions;
  options.completions = completions;
  auto reasons = states_of(states);
  if (!reasons) return tl::unexpected(reasons.error());
  options.reasons = std::move(*reasons);
  auto equilibria = states_of(inverse);
  if (!equilibria) return tl::unexpected(equilibria.error());
  options.inverse = std::move(*equilibria);
  for (const std::string& text : together) {
    auto group = group_of(in_force, text);
    if (!group) return tl::unexpected(group.error());
    options.together.push_back(std::move(*group));
  }
  for (const std::string& text : attitudes) {
    const auto attitude = attitude_in(in_force, text);
    if (!attitude) return tl::unexpected(attitude.error());
    options.attitudes.push_back(*attitude);
  }
  return options;
}

}  // namespace zopa::cli
