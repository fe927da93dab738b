#include "zopa/report/hypergame_section.hpp"

#include <algorithm>

#include "zopa/report/state_words.hpp"

namespace zopa::report {
namespace {

using stability::Concept;
using stability::Hypergame;
using stability::kConcepts;
using stability::Perception;

class HypergameSection : private DocumentWriter {
 public:
  HypergameSection(const Words& words, const Hypergame& found, Document& document)
      : DocumentWriter(document), found_(found), words_(words), states_(words, found.conflict) {}

  void write() {
    write_equilibria();
    write_views();
    write_surprises();
    heading(words_.say("limits.title"));
    item(words_.say("hypergame.scope"));
  }

 private:
  void write_equilibria() {
    heading(words_.say("hypergame.title"));
    std::vector<std::vector<std::string>> rows = {{words_.say("stability.column_concept"),
                                                   words_.say("hypergame.column_views"),
                                                   words_.say("hypergame.column_real")}};
    std::vector<bool> is_named(found_.conflict.states.size(), false);
    for (const Concept by : kConcepts) {
      const auto& own = found_.equilibria.of(by);
      const auto& real = found_.conflict.of(by).equilibria;
      for (const std::uint32_t state : own) is_named[state] = true;
      for (const std::uint32_t state : real) is_named[state] = true;
      rows.push_back({short_name(by), or_none(own), or_none(real)});
    }
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    for (std::uint32_t k = 0; k < is_named.size(); ++k) {
      if (is_named[k]) item(words_.text(states_.state("stability.state", k)));
    }
  }

  [[nodiscard]] std::string or_none(const std::vector<std::uint32_t>& states) const {
    if (states.empty()) return words_.say("stability.none");
    List numbers{Join::commas, {}};
    for (const std::uint32_t state : states) numbers.parts.emplace_back(StateWords::number(state));
    return words_.text(numbers);
  }

  void write_views() {
    heading(words_.say("hypergame.views_title"));
    for (const Perception& view : found_.views) {
      item(words_.say("hypergame.view_of", {{"party", party(view.row)}}));
      for (const Concept by : kConcepts) write_expected(view, by);
      const auto unseen = std::count(view.taken_for.begin(), view.taken_for.end(), std::nullopt);
      if (unseen > 0) item(words_.say("hypergame.not_seen", {{"count", unseen}}), 1);
    }
  }

  // The states that the party takes for an equilibrium.
  void write_expected(const Perception& view, Concept by) {
    std::vector<std::uint32_t> expected;
    for (std::uint32_t k = 0; k < view.taken_for.size(); ++k) {
      const auto& seen = view.taken_for[k];
      if (seen && view.stability.of(by).is_equilibrium(*seen)) expected.push_back(k);
    }
    item(words_.say("stability.by_concept",
                    {{"concept", short_name(by)}, {"states", or_none(expected)}}),
         1);
  }

  void write_surprises() {
    heading(words_.say("hypergame.surprises_title"));
    if (found_.surprises.empty()) {
      paragraph(words_.say("hypergame.no_surprise"));
      return;
    }
    for (const stability::Surprise& surprise : found_.surprises) {
      List concepts;
      for (const Concept by : kConcepts) {
        if (surprise.concepts.of(by)) concepts.parts.emplace_back(short_name(by));
      }
      item(words_.say("hypergame.surprise", {{"party", party(surprise.row)},
                                             {"state", StateWords::number(surprise.state)},
                                             {"concepts", std::move(concepts)},
                                             {"other", party(surprise.mover)}}));
    }
  }

  // In a hypergame a row is one party.
  [[nodiscard]] Name party(std::size_t row) const {
    return words_.name(found_.conflict.rows[row][0]);
  }

  const Hypergame& found_;
  const Words& words_;
  StateWords states_;
};

}  // namespace

Document to_document(const Words& words, const Part<Hypergame>& part) {
  Document document = {{Block::Kind::title, words.negotiation().title()}};
  if (part.value) {
    HypergameSection(words, *part.value, document).write();
  } else {
    document.push_back({Block::Kind::paragraph, words.say("limits.why_not", {{"why", *part.why}})});
  }
  return document;
}

}  // namespace zopa::report
