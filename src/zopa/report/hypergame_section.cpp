#include "zopa/report/hypergame_section.hpp"

#include "zopa/base/listed.hpp"
#include "zopa/report/state_words.hpp"

namespace zopa::report {
namespace {

using stability::Concept;
using stability::Hypergame;
using stability::kConcepts;
using stability::Perception;

std::vector<std::string> numbers(const std::vector<std::uint32_t>& states) {
  std::vector<std::string> list;
  for (const std::uint32_t state : states) list.push_back(std::to_string(state + 1));
  return list;
}

class Section : private DocumentWriter {
 public:
  Section(const Words& words, const Hypergame& found, Document& document)
      : DocumentWriter(document), found_(found), words_(words, found.conflict) {}

  void write() {
    write_equilibria();
    write_views();
    write_surprises();
    heading("What this does not say");
    item(
        "Parties judge by what they see, and do not learn from what happens. A state with an "
        "option that a party does not see is in no way an equilibrium to it.");
  }

 private:
  void write_equilibria() {
    heading("States in which every party, as it sees things, stays");
    std::vector<std::vector<std::string>> rows = {
        {"Concept", "equilibria of the views", "of the conflict as it is"}};
    std::vector<bool> is_named(found_.conflict.states.size(), false);
    for (const Concept solution : kConcepts) {
      const auto& own = found_.equilibria[static_cast<std::size_t>(solution)];
      const auto& real = found_.conflict.of(solution).equilibria;
      for (const std::uint32_t state : own) is_named[state] = true;
      for (const std::uint32_t state : real) is_named[state] = true;
      rows.push_back({short_name(solution), or_none(own), or_none(real)});
    }
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    for (std::uint32_t k = 0; k < is_named.size(); ++k) {
      if (is_named[k]) item("S" + words_.state(k).substr(1) + ".");
    }
  }

  static std::string or_none(const std::vector<std::uint32_t>& states) {
    return states.empty() ? "none" : listed(numbers(states), ", ");
  }

  void write_views() {
    heading("What each party takes for an equilibrium");
    for (const Perception& view : found_.views) {
      item(words_.row(view.row) + ":");
      for (const Concept solution : kConcepts) {
        std::vector<std::uint32_t> expected;
        const auto& equilibria = view.stability.of(solution).equilibria;
        for (std::uint32_t k = 0; k < view.taken_for.size(); ++k) {
          const auto& seen = view.taken_for[k];
          if (seen && std::binary_search(equilibria.begin(), equilibria.end(), *seen)) {
            expected.push_back(k);
          }
        }
        item(std::string(short_name(solution)) + ": " + or_none(expected) + ".", 1);
      }
      const auto unseen = std::count(view.taken_for.begin(), view.taken_for.end(), std::nullopt);
      if (unseen > 0) {
        item("It does not see " + counted(static_cast<std::size_t>(unseen), "state") + ".", 1);
      }
    }
  }

  void write_surprises() {
    heading("Surprises");
    if (found_.surprises.empty()) {
      paragraph("None: what a party takes for an equilibrium, the others stay in too.");
      return;
    }
    for (const stability::Surprise& surprise : found_.surprises) {
      std::vector<std::string> names;
      for (const Concept solution : kConcepts) {
        if (surprise.concepts[static_cast<std::size_t>(solution)]) {
          names.emplace_back(short_name(solution));
        }
      }
      item(words_.row(surprise.row) + " takes " + words_.number(surprise.state) +
           " for an equilibrium by " + listed(names) + "; " + words_.row(surprise.by) +
           " would not stay there.");
    }
  }

  const Hypergame& found_;
  StateWords words_;
};

}  // namespace

Document to_document(const Words& words, const Hypergame& answer) {
  Document document = {{Block::Kind::title, words.negotiation().title()}};
  Section(words, answer, document).write();
  return document;
}

}  // namespace zopa::report
