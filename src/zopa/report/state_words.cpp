#include "zopa/report/state_words.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/listed.hpp"

namespace zopa::report {
namespace {

using stability::Concept;
using stability::Improvement;
using stability::kConcepts;
using stability::Reason;

bool is_sanctioned(const Improvement& improvement, Concept solution) {
  return improvement.sanctions[static_cast<std::size_t>(solution)].has_value();
}

// "“a”, then “b”" for any path.
template <class Legs, class Mover>
std::string legs(const StateWords& words, std::uint32_t from, const Legs& path, Mover mover) {
  std::vector<std::string> steps;
  for (const auto& leg : path) {
    const auto to = static_cast<std::uint32_t>(leg.state);
    steps.push_back(mover(leg) + ", " + words.change(from, to));
    from = to;
  }
  return listed(steps, "; then ", "; then ");
}

}  // namespace

const char* short_name(Concept solution) {
  constexpr std::array<const char*, kConcepts.size()> kNames = {"Nash", "GMR",  "SMR",
                                                                "SEQ",  "SSEQ", "SIM"};
  return kNames[static_cast<std::size_t>(solution)];
}

const char* meaning(Concept solution) {
  constexpr std::array<const char*, kConcepts.size()> kMeanings = {
      "nobody can improve by its own moves",
      "whoever could improve can be left no better off by some moves of the others",
      "as GMR, its own answer to those moves counted in",
      "as GMR, by moves that leave each of the others better off",
      "as SEQ, its own answer to those moves counted in",
      "whoever could improve is left no better off when the others improve at the same time"};
  return kMeanings[static_cast<std::size_t>(solution)];
}

std::string StateWords::row(std::size_t row) const {
  const auto& parties = found_.rows[row];
  return words_.parties(parties) + (parties.size() > 1 ? " together" : "");
}

std::string StateWords::rows(const stability::Group& rows) const {
  std::vector<std::string> names;
  for (const std::size_t one : rows) names.push_back(row(one));
  return listed(names);
}

std::string StateWords::row_id(std::size_t row) const {
  std::string id;
  for (const PartyId party : found_.rows[row]) {
    id += (id.empty() ? "" : "+") + negotiation_.party(party).id;
  }
  return id;
}

std::string StateWords::number(std::uint32_t state) { return "state " + std::to_string(state + 1); }

std::string StateWords::state(std::uint32_t state) const {
  return number(state) + " (" + options(found_.states[state]) + ")";
}

std::string StateWords::options(const stability::State& state) const {
  return words_.package(found_.moves, state);
}

std::string StateWords::change(std::uint32_t from, std::uint32_t to) const {
  std::vector<std::string> changes;
  for (std::size_t m = 0; m < found_.moves.size(); ++m) {
    const OptionId option = found_.states[to][m];
    if (option == found_.states[from][m]) continue;
    const std::string to_option = words_.option(found_.moves[m], option);
    changes.push_back(is_only_move(m) ? to_option
                                      : words_.issue(found_.moves[m]) + ": " + to_option);
  }
  return listed(changes);
}

bool StateWords::is_only_move(std::size_t move) const {
  const auto owner = [&](IssueId issue) { return negotiation_.issue(issue).by; };
  return std::count_if(found_.moves.begin(), found_.moves.end(), [&](IssueId other) {
           return owner(other) == owner(found_.moves[move]);
         }) == 1;
}

std::string StateWords::path(std::uint32_t from, const stability::Path& path) const {
  return legs(*this, from, path, [&](const stability::Leg& leg) { return row(leg.mover); });
}

std::string StateWords::path(std::uint32_t from,
                             const std::vector<stability::JointLeg>& path) const {
  return legs(*this, from, path, [&](const stability::JointLeg& leg) { return rows(leg.movers); });
}

std::string StateWords::others(std::size_t row) const {
  stability::Group others;
  for (std::size_t other = 0; other < found_.rows.size(); ++other) {
    if (other != row) others.push_back(other);
  }
  return rows(others);
}

StateWords::Sentences StateWords::reason(const Reason& reason) const {
  Sentences sentences;
  if (reason.improvements.empty()) {
    sentences.verdict = "stable for " + row(reason.row) +
                        " by every concept: it can bring about nothing that it prefers.";
    return sentences;
  }
  std::vector<std::string> stable;
  std::vector<std::string> unstable;
  for (const Concept solution : kConcepts) {
    const bool holds =
        std::all_of(reason.improvements.begin(), reason.improvements.end(),
                    [&](const Improvement& one) { return is_sanctioned(one, solution); });
    (holds ? stable : unstable).emplace_back(short_name(solution));
  }
  sentences.verdict = stable.empty() ? "not stable for " + row(reason.row) + ", by any concept."
                                     : "stable for " + row(reason.row) + " by " + listed(stable) +
                                           "; not by " + listed(unstable) + ".";
  for (const Improvement& one : reason.improvements) {
    sentences.improvements.push_back(improvement(reason, one));
  }
  return sentences;
}

// The most credible answer of the others, where they have one.
std::string StateWords::improvement(const Reason& reason, const Improvement& one) const {
  const std::string move = "With " + change(reason.state, one.to) + " it can reach " +
                           number(one.to) + ", which it prefers";
  const auto path_of = [&](Concept solution) {
    return one.sanctions[static_cast<std::size_t>(solution)];
  };
  const auto end_of = [](const stability::Path& path) {
    return number(static_cast<std::uint32_t>(path.back().state));
  };
  if (!is_sanctioned(one, Concept::general)) {
    return move + ", and no answer of " + others(reason.row) + " leaves it as badly off as here.";
  }
  const bool is_credible = is_sanctioned(one, Concept::sequential);
  const bool is_lasting =
      is_sanctioned(one, is_credible ? Concept::symmetric_sequential : Concept::symmetric);
  const auto answer =
      path_of(is_credible  ? is_lasting ? Concept::symmetric_sequential : Concept::sequential
              : is_lasting ? Concept::symmetric
                           : Concept::general);
  return move + "; but an answer leaves it in " + end_of(*answer) +
         ", no better off than here: " + path(one.to, *answer) + ". " +
         (is_credible ? "Each step leaves its mover better off"
                      : "Not every step leaves its mover better off") +
         (is_lasting ? ", and it has no way out of it." : ", and it could get out of it again.");
}

}  // namespace zopa::report
