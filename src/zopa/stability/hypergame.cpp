#include "zopa/stability/hypergame.hpp"

#include <algorithm>

#include "zopa/base/nearest.hpp"

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

class Playing {
 public:
  Playing(const Negotiation& negotiation, const Options& options)
      : negotiation_(negotiation), options_(options) {}

  Result<Hypergame> run(const std::vector<std::pair<std::string, const Negotiation*>>& views) {
    auto own = solved(negotiation_, "the conflict as it is");
    if (!own) return tl::unexpected(own.error());
    result_.conflict = std::move(*own);
    std::vector<const Negotiation*> files(result_.conflict.rows.size(), &negotiation_);
    for (const auto& [id, file] : views) {
      const auto row = row_of(id);
      if (!row) return tl::unexpected(row.error());
      files[*row] = file;
    }
    for (std::size_t row = 0; row < files.size(); ++row) {
      if (auto error = add_view(row, *files[row])) return tl::unexpected(std::move(*error));
    }
    find_equilibria();
    find_surprises();
    return std::move(result_);
  }

 private:
  [[nodiscard]] const std::string& id_of(std::size_t row) const {
    return negotiation_.party(result_.conflict.rows[row][0]).id;
  }

  [[nodiscard]] Result<Stability> solved(const Negotiation& file, const std::string& what) const {
    auto answer = stability_of(file, options_);
    if (!answer) return tl::unexpected(answer.error());
    if (!answer->stability || !answer->stability->is_listed || answer->stability->completions) {
      return tl::unexpected(
          fault("bad-view",
                what + ": " +
                    (answer->stability ? "views need complete preferences and 10,000 states at most"
                                       : answer->why_not)));
    }
    return std::move(*answer->stability);
  }

  [[nodiscard]] Result<std::size_t> row_of(const std::string& id) const {
    std::vector<std::string> known;
    for (std::size_t row = 0; row < result_.conflict.rows.size(); ++row) {
      known.push_back(id_of(row));
      if (known.back() == id) return row;
    }
    return tl::unexpected(fault(
        "unknown-name", "no party of the conflict is called `" + id + "`" + suggestion(id, known)));
  }

  [[nodiscard]] std::optional<Error> add_view(std::size_t row, const Negotiation& file) {
    Perception view;
    view.row = row;
    view.file = &file;
    auto own = solved(file, "the view of `" + id_of(row) + "`");
    if (!own) return own.error();
    view.stability = std::move(*own);
    if (!row_in(view)) {
      return fault("bad-view", "the view of `" + id_of(row) + "` has no party of that id");
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
  [[nodiscard]] bool is_stable(const Perception& view, std::uint32_t state,
                               Concept solution) const {
    const auto& seen = view.taken_for[state];
    return seen && view.stability.of(solution).stable[*row_in(view)][*seen] == '1';
  }

  void find_equilibria() {
    for (const Concept solution : kConcepts) {
      for (std::uint32_t s = 0; s < result_.conflict.states.size(); ++s) {
        const bool all =
            std::all_of(result_.views.begin(), result_.views.end(),
                        [&](const Perception& view) { return is_stable(view, s, solution); });
        if (all) result_.equilibria[static_cast<std::size_t>(solution)].push_back(s);
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
          for (const Concept solution : kConcepts) {
            const auto k = static_cast<std::size_t>(solution);
            surprise.concepts[k] = expects(view, s, solution) && !is_stable(other, s, solution);
            any = any || surprise.concepts[k];
          }
          if (any) result_.surprises.push_back(surprise);
        }
      }
    }
  }

  [[nodiscard]] static bool expects(const Perception& view, std::uint32_t state, Concept solution) {
    const auto& equilibria = view.stability.of(solution).equilibria;
    const auto& seen = view.taken_for[state];
    return seen && std::binary_search(equilibria.begin(), equilibria.end(), *seen);
  }

  const Negotiation& negotiation_;
  const Options& options_;
  Hypergame result_;
};

}  // namespace

Result<Hypergame> hypergame(const Negotiation& in_force,
                            const std::vector<std::pair<std::string, const Negotiation*>>& views,
                            const Options& options) {
  return Playing(in_force, options).run(views);
}

}  // namespace zopa::stability
