#include "zopa/report/state_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "zopa/base/contracts.hpp"

namespace zopa::report {
namespace {

using stability::Concept;
using stability::Improvement;
using stability::kConcepts;
using stability::Reason;

// "Ann, “a”; then Bob, “b”" for any path.
template <class Legs, class Mover>
Message legs(const StateWords& words, std::uint32_t from, const Legs& path, Mover mover) {
  std::optional<Message> steps;
  for (const auto& leg : path) {
    const auto to = static_cast<std::uint32_t>(leg.state);
    Message step("stability.leg", {{"who", mover(leg)}, {"change", words.change(from, to)}});
    steps = steps ? Message("stability.then", {{"first", *std::move(steps)}, {"second", step}})
                  : std::move(step);
    from = to;
  }
  ZOPA_EXPECTS(steps.has_value());
  return *std::move(steps);
}

}  // namespace

const char* short_name(Concept by) {
  constexpr std::array<const char*, kConcepts.size()> kNames = {"Nash", "GMR",  "SMR",
                                                                "SEQ",  "SSEQ", "SIM"};
  return kNames[static_cast<std::size_t>(by)];
}

Message meaning(Concept by) {
  constexpr std::array<const char*, kConcepts.size()> kMeanings = {
      "stability.nash_means", "stability.gmr_means",  "stability.smr_means",
      "stability.seq_means",  "stability.sseq_means", "stability.sim_means"};
  return Message(kMeanings[static_cast<std::size_t>(by)]);
}

List reasons_of(const std::vector<Message>& not_computed) {
  return {Join::semicolons, {not_computed.begin(), not_computed.end()}};
}

Value StateWords::row(std::size_t row) const {
  const auto& parties = found_.rows[row];
  if (parties.size() == 1) return words_.name(parties[0]);
  return Message("stability.together", {{"parties", words_.names(parties)}});
}

List StateWords::rows(const stability::Group& rows) const {
  List names;
  for (const std::size_t one : rows) names.parts.push_back(row(one));
  return names;
}

std::string StateWords::row_id(std::size_t row) const {
  std::string id;
  for (const PartyId party : found_.rows[row]) {
    id += (id.empty() ? "" : "+") + negotiation_.party(party).id;
  }
  return id;
}

Message StateWords::state(const char* key, std::uint32_t state,
                          std::vector<Argument> others) const {
  others.push_back({"number", number(state)});
  others.push_back({"options", options(found_.states[state])});
  return {key, std::move(others)};
}

std::string StateWords::options(const stability::State& state) const {
  return words_.choices(found_.moves, state);
}

List StateWords::change(std::uint32_t from, std::uint32_t to) const {
  List changes;
  for (std::size_t m = 0; m < found_.moves.size(); ++m) {
    const OptionId option = found_.states[to][m];
    if (option == found_.states[from][m]) continue;
    const Value to_option = words_.quoted(found_.moves[m], option);
    if (is_only_move(m)) {
      changes.parts.emplace_back(to_option);
    } else {
      changes.parts.emplace_back(Message(
          "stability.change", {{"issue", words_.issue(found_.moves[m])}, {"option", to_option}}));
    }
  }
  return changes;
}

bool StateWords::is_only_move(std::size_t move) const {
  const auto owner = [&](IssueId issue) { return negotiation_.issue(issue).by; };
  return std::count_if(found_.moves.begin(), found_.moves.end(), [&](IssueId other) {
           return owner(other) == owner(found_.moves[move]);
         }) == 1;
}

Message StateWords::path(std::uint32_t from, const stability::Path& path) const {
  return legs(*this, from, path, [&](const stability::Leg& leg) { return row(leg.mover); });
}

Message StateWords::path(std::uint32_t from, const std::vector<stability::JointLeg>& path) const {
  return legs(*this, from, path, [&](const stability::JointLeg& leg) { return rows(leg.movers); });
}

List StateWords::others(std::size_t row) const {
  stability::Group others;
  for (std::size_t other = 0; other < found_.rows.size(); ++other) {
    if (other != row) others.push_back(other);
  }
  return rows(others);
}

StateWords::Sentences StateWords::reason(const Reason& reason) const {
  Sentences sentences{words_.text(verdict(reason, false)), {}};
  for (const Improvement& one : reason.improvements) {
    sentences.improvements.push_back(words_.text(improvement(reason, one)));
  }
  return sentences;
}

std::string StateWords::verdict_in_state(const Reason& reason) const {
  return words_.text(verdict(reason, true));
}

Message StateWords::verdict(const Reason& reason, bool names_state) const {
  std::vector<Argument> arguments = {{"who", row(reason.row)},
                                     {"in_state", yes_or_no(names_state)},
                                     {"state", number(reason.state)}};
  if (reason.improvements.empty()) return {"stability.reason_all", std::move(arguments)};
  List stable;
  List unstable;
  for (const Concept by : kConcepts) {
    const bool holds = std::all_of(reason.improvements.begin(), reason.improvements.end(),
                                   [&](const Improvement& one) { return one.is_deterred(by); });
    (holds ? stable : unstable).parts.emplace_back(short_name(by));
  }
  if (stable.parts.empty()) return {"stability.reason_none", std::move(arguments)};
  arguments.push_back({"stable", std::move(stable)});
  arguments.push_back({"unstable", std::move(unstable)});
  return {"stability.reason_some", std::move(arguments)};
}

// The most credible answer of the others, where they have one.
Message StateWords::improvement(const Reason& reason, const Improvement& one) const {
  std::vector<Argument> arguments = {
      {"who", row(reason.row)}, {"to", number(one.to)}, {"change", change(reason.state, one.to)}};
  if (!one.is_deterred(Concept::general)) {
    arguments.push_back({"others", others(reason.row)});
    return {"stability.improvement_free", std::move(arguments)};
  }
  const bool is_credible = one.is_deterred(Concept::sequential);
  const bool is_lasting =
      one.is_deterred(is_credible ? Concept::symmetric_sequential : Concept::symmetric);
  const Concept shown = is_credible
                            ? is_lasting ? Concept::symmetric_sequential : Concept::sequential
                        : is_lasting ? Concept::symmetric
                                     : Concept::general;
  const auto& answer = *one.sanctions.of(shown);
  arguments.push_back({"end", number(static_cast<std::uint32_t>(answer.back().state))});
  arguments.push_back({"path", path(one.to, answer)});
  arguments.push_back({"credible", yes_or_no(is_credible)});
  arguments.push_back({"lasting", yes_or_no(is_lasting)});
  return {"stability.improvement_answered", std::move(arguments)};
}

}  // namespace zopa::report
