#include "zopa/report/stability_section.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/listed.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using engine::Stability;
using stability::Concept;

constexpr std::size_t kMostListed = 30;

struct Meaning {
  Concept solution;
  const char* name;
  const char* text;
};

constexpr std::array<Meaning, 6> kMeanings = {{
    {Concept::nash, "Nash", "nobody can improve by its own moves"},
    {Concept::general, "GMR",
     "whoever could improve can be left no better off by some moves of the others"},
    {Concept::symmetric, "SMR", "the same, its own answer to those moves counted in"},
    {Concept::sequential, "SEQ",
     "the same as GMR by moves that leave each of the others better off"},
    {Concept::symmetric_sequential, "SSEQ", "the same, its own answer to those moves counted in"},
    {Concept::simultaneous, "SIM",
     "whoever could improve is left no better off when the others improve at the same time"},
}};

class Section : private DocumentWriter {
 public:
  Section(const Negotiation& negotiation, const Stability& found, Document& document)
      : DocumentWriter(document), negotiation_(negotiation), found_(found), words_(negotiation) {}

  void write() {
    write_equilibria();
    write_status_quo();
    write_scope();
  }

 private:
  [[nodiscard]] std::string state(std::uint32_t number) const {
    return "State " + std::to_string(number + 1) + " (" +
           words_.package(found_.moves, found_.states[number]) + ")";
  }

  // The concepts by which it is an equilibrium.
  [[nodiscard]] std::vector<std::string> concepts_of(std::uint32_t number) const {
    std::vector<std::string> names;
    for (const Meaning& meaning : kMeanings) {
      const auto& equilibria = found_.of(meaning.solution).equilibria;
      if (std::binary_search(equilibria.begin(), equilibria.end(), number)) {
        names.emplace_back(meaning.name);
      }
    }
    return names;
  }

  // By any concept.
  [[nodiscard]] std::vector<std::uint32_t> equilibria() const {
    std::vector<std::uint32_t> all;
    for (const Meaning& meaning : kMeanings) {
      const auto& own = found_.of(meaning.solution).equilibria;
      all.insert(all.end(), own.begin(), own.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  void write_equilibria() {
    heading("States that are stable for everybody");
    std::vector<std::vector<std::string>> rows = {
        {"Concept", "equilibria of " + counted(found_.states.size(), "state")}};
    for (const Meaning& meaning : kMeanings) {
      rows.push_back({meaning.name, std::to_string(found_.of(meaning.solution).equilibria.size())});
    }
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    for (const Meaning& meaning : kMeanings) {
      item(std::string(meaning.name) + ": " + meaning.text + ".");
    }
    const std::vector<std::uint32_t> widest = equilibria();
    if (widest.empty()) {
      paragraph("There is none, by any of these concepts.");
      return;
    }
    paragraph("The equilibria:");
    const std::size_t shown = std::min(kMostListed, widest.size());
    for (std::size_t k = 0; k < shown; ++k) {
      item(state(widest[k]) + ": " + listed(concepts_of(widest[k])) + ".");
    }
    if (shown < widest.size()) {
      paragraph(counted(widest.size() - shown, "more") + " not shown here; see `--format json`.");
    }
  }

  void write_status_quo() {
    if (!found_.status_quo) return;
    heading("The status quo");
    const std::vector<std::string> concepts = concepts_of(*found_.status_quo);
    paragraph(state(*found_.status_quo) +
              (concepts.empty() ? " is no equilibrium."
                                : ": stable for everybody by " + listed(concepts) + "."));
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      const std::string& name = words_.party(found_.parties[p]);
      const auto& temptation = found_.temptation[p];
      if (!temptation) {
        item(name + " can bring about nothing that it prefers by its own moves.");
        continue;
      }
      item(name + " prefers " + state(*temptation) + ", which it can bring about by itself; " +
           (found_.is_deterred[p] ? "for every such change the others have an answer that leaves "
                                    "it no better off than before."
                                  : "to some such change no answer of the others leaves it as "
                                    "badly off as before."));
    }
  }

  void write_scope() {
    heading("What this does not say");
    item(
        "A state is stable when nobody moves away from it, as preferences on file go; that is no "
        "forecast that it will be reached.");
    if (!found_.left_out.empty()) {
      std::vector<std::string> ids;
      for (const RuleId rule : found_.left_out) {
        ids.push_back(negotiation_.rules[rule.index()].id);
      }
      item(
          "Rules that say nothing of states (they name joint issues, or the status quo breaks "
          "them) take no part: " +
          listed(code(ids)) + ".");
    }
    item("Not modelled: trust, spoilers, enforcement, what a move costs.");
  }

  const Negotiation& negotiation_;
  const Stability& found_;
  Words words_;
};

}  // namespace

Document to_document(const Negotiation& in_force, const engine::StabilityAnswer& answer) {
  Document document = {{Block::Kind::title, in_force.title}};
  if (answer.stability) {
    Section(in_force, *answer.stability, document).write();
  } else {
    document.push_back({Block::Kind::heading, "States that are stable for everybody"});
    document.push_back({Block::Kind::paragraph, "Not computed: " + answer.why_not + "."});
  }
  return document;
}

}  // namespace zopa::report
