#include "zopa/stability/hypergame.hpp"

#include <algorithm>

namespace zopa::stability {
namespace {

// What of its own moves a state says, by ids.
class Translation {
 public:
  Translation(const Negotiation& from, const Stability& conflict, const Negotiation& to,
              const Stability& view)
      : from_(from), conflict_(conflict), to_(to), view_(view) {
    for (std::size_t k = 0; k < view.states.size(); ++k) {
      number_of_.emplace_back(view.states[k], static_cast<std::uint32_t>(k));
    }
    std::sort(number_of_.begin(), number_of_.end());
  }

  [[nodiscard]] std::optional<std::uint32_t> of(const State& state) const {
    State seen;
    for (const IssueId move : view_.moves) {
      const auto option = option_of(state, move);
      if (!option) return std::nullopt;
      seen.push_back(*option);
    }
    const auto at = std::lower_bound(
        number_of_.begin(), number_of_.end(), seen,
        [](const auto& entry, const State& wanted) { return entry.first < wanted; });
    if (at == number_of_.end() || at->first != seen) return std::nullopt;
    return at->second;
  }

 private:
  // A move that only the party sees is where its own status quo has it, or at its first option.
  [[nodiscard]] std::optional<OptionId> option_of(const State& state, IssueId move) const {
    const Issue& seen = to_.issue(move);
    for (std::size_t m = 0; m < conflict_.moves.size(); ++m) {
      if (from_.issue(conflict_.moves[m]).id != seen.id) continue;
      const std::string& id = from_.option(conflict_.moves[m], state[m]).id;
      for (std::size_t o = 0; o < seen.options.size(); ++o) {
        if (seen.options[o].id == id) return OptionId{o};
      }
      return std::nullopt;
    }
    return status_quo_of(to_, move).value_or(OptionId{std::size_t{0}});
  }

  const Negotiation& from_;
  const Stability& conflict_;
  const Negotiation& to_;
  const Stability& view_;
  std::vector<std::pair<State, std::uint32_t>> number_of_;
};

// The same options for another file: parties are the same where they have the same ids.  Nothing
// where it lacks one.
std::optional<Options> options_in(const Negotiation& view, const Negotiation& conflict,
                                  Options options) {
  bool is_whole = true;
  const auto translate = [&](PartyId& party) {
    const auto& parties = view.parties();
    const auto at = std::find_if(parties.begin(), parties.end(), [&](const Party& other) {
      return other.id == conflict.party(party).id;
    });
    if (at == parties.end()) {
      is_whole = false;
    } else {
      party = PartyId{static_cast<std::size_t>(at - parties.begin())};
    }
  };
  for (auto& group : options.together) {
    for (PartyId& party : group) translate(party);
  }
  for (PartyAttitude& one : options.attitudes) {
    translate(one.from);
    translate(one.to);
  }
  return is_whole ? std::optional(options) : std::nullopt;
}

class Playing {
 public:
  Playing(const Negotiation& negotiation, const Options& options, const Run& run)
      : negotiation_(negotiation), options_(options), run_(run) {}

  Result<Part<Hypergame>> play(const std::vector<Sight>& sights) {
    auto own = solved(negotiation_, options_);
    if (!own) return tl::unexpected(own.error());
    if (!own->value) return missing("hypergame.conflict_unsolved", {}, *std::move(own));
    result_.conflict = *std::move(own->value);
    std::vector<const Negotiation*> files(result_.conflict.rows.size(), &negotiation_);
    for (const auto& [party, file] : sights) {
      const auto row = row_of(party);
      if (!row) return tl::unexpected(row.error());
      files[*row] = file;
    }
    for (std::size_t row = 0; row < files.size(); ++row) {
      auto view = solved_view(row, *files[row]);
      if (!view) return tl::unexpected(view.error());
      if (!view->value) {
        return missing("hypergame.view_unsolved", {{"party", Code{id_of(row)}}}, *std::move(view));
      }
      if (auto error = add_view(row, *files[row], *std::move(view->value))) {
        return tl::unexpected(std::move(*error));
      }
    }
    find_equilibria();
    find_surprises();
    return Part<Hypergame>{std::move(result_), std::nullopt, false};
  }

 private:
  // Because of the part.
  static Part<Hypergame> missing(const char* key, std::vector<Argument> arguments,
                                 Part<Stability> part) {
    if (part.stopped) return {std::nullopt, Message("why.stopped"), true};
    arguments.push_back({"why", *std::move(part.why)});
    return {std::nullopt, Message(key, std::move(arguments)), false};
  }

  [[nodiscard]] const std::string& id_of(std::size_t row) const {
    return negotiation_.party(result_.conflict.rows[row][0]).id;
  }

  // With details, or why not.
  [[nodiscard]] Result<Part<Stability>> solved(const Negotiation& file,
                                               const Options& options) const {
    auto part = stability_of(file, options, run_);
    if (!part || !part->value) return part;
    if (!part->value->details) part->why = Message("hypergame.needs_list");
    if (part->why || part->stopped) part->value.reset();
    return part;
  }

  [[nodiscard]] Result<Part<Stability>> solved_view(std::size_t row,
                                                    const Negotiation& file) const {
    const auto options = options_in(file, negotiation_, options_);
    if (options) return solved(file, *options);
    return tl::unexpected(
        fault("bad-view", Message("fault.view_lacks_named", {{"party", Code{id_of(row)}}})));
  }

  [[nodiscard]] Result<std::size_t> row_of(PartyId party) const {
    const auto& rows = result_.conflict.rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (rows[row][0] == party) return row;
    }
    return tl::unexpected(fault(
        "unknown-name",
        Message("fault.no_name",
                {{"kind", "player"}, {"name", Code{negotiation_.party(party).id}}, {"hint", ""}})));
  }

  [[nodiscard]] std::optional<Error> add_view(std::size_t row, const Negotiation& file,
                                              Stability solved) {
    Perception view;
    view.row = row;
    view.file = &file;
    view.stability = std::move(solved);
    if (!row_in(view)) {
      return fault("bad-view", Message("fault.view_lacks_own", {{"party", Code{id_of(row)}}}));
    }
    const Translation translation(negotiation_, result_.conflict, file, view.stability);
    for (const State& state : result_.conflict.states) {
      view.taken_for.push_back(translation.of(state));
    }
    result_.views.push_back(std::move(view));
    return std::nullopt;
  }

  // The party's place in its own view.
  [[nodiscard]] std::optional<std::size_t> row_in(const Perception& view) const {
    for (std::size_t row = 0; row < view.stability.rows.size(); ++row) {
      if (view.file->party(view.stability.rows[row][0]).id == id_of(view.row)) return row;
    }
    return std::nullopt;
  }

  // Is the state stable for the party in what it sees?
  [[nodiscard]] bool is_stable(const Perception& view, std::uint32_t state, Concept by) const {
    const auto& seen = view.taken_for[state];
    return seen && view.stability.of(by).stable[*row_in(view)].hold(*seen);
  }

  void find_equilibria() {
    for (const Concept by : kConcepts) {
      for (std::uint32_t s = 0; s < result_.conflict.states.size(); ++s) {
        const bool all =
            std::all_of(result_.views.begin(), result_.views.end(),
                        [&](const Perception& view) { return is_stable(view, s, by); });
        if (all) result_.equilibria.of(by).push_back(s);
      }
    }
  }

  void find_surprises() {
    for (std::uint32_t s = 0; s < result_.conflict.states.size(); ++s) {
      for (const Perception& view : result_.views) {
        for (const Perception& other : result_.views) {
          if (other.row == view.row) continue;
          Surprise surprise{s, view.row, other.row, {}};
          bool any = false;
          for (const Concept by : kConcepts) {
            surprise.concepts.of(by) = expects(view, s, by) && !is_stable(other, s, by);
            any = any || surprise.concepts.of(by);
          }
          if (any) result_.surprises.push_back(surprise);
        }
      }
    }
  }

  [[nodiscard]] static bool expects(const Perception& view, std::uint32_t state, Concept by) {
    const auto& seen = view.taken_for[state];
    return seen && view.stability.of(by).is_equilibrium(*seen);
  }

  const Negotiation& negotiation_;
  const Options& options_;
  const Run& run_;
  Hypergame result_;
};

}  // namespace

Result<Part<Hypergame>> hypergame(const Negotiation& in_force, const std::vector<Sight>& sights,
                                  const Options& options, const Run& run) {
  return Playing(in_force, options, run).play(sights);
}

}  // namespace zopa::stability
