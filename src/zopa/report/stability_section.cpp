#include "zopa/report/stability_section.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "zopa/base/listed.hpp"
#include "zopa/report/impasse_section.hpp"
#include "zopa/report/state_words.hpp"

namespace zopa::report {
namespace {

using stability::Concept;
using stability::ConceptAnswer;
using stability::kConcepts;
using stability::Stability;

constexpr std::size_t kMostListed = 30;
constexpr std::size_t kMostImprovements = 5;

std::string capitalised(std::string text) {
  text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

class Section : private DocumentWriter {
 public:
  Section(const Words& words, const Stability& found, Document& document)
      : DocumentWriter(document),
        negotiation_(words.negotiation()),
        found_(found),
        words_(words),
        states_(words, found) {}

  void write_all(bool shows_all_reasons) {
    write_equilibria();
    write_status_quo();
    write_reasons(shows_all_reasons);
    write_inverse();
    write_ways();
    write_coalitions();
    write_foresight();
    write_degrees();
    write_unknown();
    write_scope();
  }

  // What `zopa analyze` says of it.
  void write_short() {
    write_equilibria();
    write_status_quo();
    write_ways();
    write_rest();
  }

 private:
  // The concepts by which it is an equilibrium.
  [[nodiscard]] std::vector<std::string> concepts_of(std::uint32_t number) const {
    std::vector<std::string> names;
    for (const Concept solution : kConcepts) {
      const auto& equilibria = found_.of(solution).equilibria;
      if (std::binary_search(equilibria.begin(), equilibria.end(), number)) {
        names.emplace_back(short_name(solution));
      }
    }
    return names;
  }

  void write_equilibria() {
    heading("States that are stable for everybody");
    std::vector<std::vector<std::string>> rows = {
        {"Concept", "equilibria of " + counted(found_.state_count, "state")}};
    if (found_.completions) rows[0].emplace_back("open");
    for (const Concept solution : kConcepts) {
      const ConceptAnswer& answer = found_.of(solution);
      if (!answer.is_computed) continue;
      auto& row = rows.emplace_back();
      row = {short_name(solution), std::to_string(answer.equilibria_count)};
      if (found_.completions) row.push_back(std::to_string(answer.possible.size()));
    }
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    for (const Concept solution : kConcepts) {
      if (found_.of(solution).is_computed) {
        item(std::string(short_name(solution)) + ": " + meaning(solution) + ".");
      }
    }
    if (!found_.not_computed.empty()) paragraph("Not computed: " + found_.not_computed + ".");
    found_.is_listed ? list_equilibria() : list_first();
  }

  void list_equilibria() {
    const std::vector<std::uint32_t> widest = found_.equilibria();
    if (widest.empty()) {
      paragraph(found_.completions ? "Whatever the open preferences are, none is one."
                                   : "There is none, by any of these concepts.");
    } else {
      paragraph(found_.completions ? "Equilibria whatever the open preferences are:"
                                   : "The equilibria:");
    }
    const std::size_t shown = std::min(kMostListed, widest.size());
    for (std::size_t k = 0; k < shown; ++k) {
      item(capitalised(states_.state(widest[k])) + ": " + listed(concepts_of(widest[k])) + ".");
    }
    if (shown < widest.size()) {
      paragraph(std::to_string(widest.size() - shown) +
                " more are not shown here; see `--format json`.");
    }
    if (found_.completions) write_possible();
  }

  void write_possible() {
    const auto& completions = *found_.completions;
    paragraph(completions.is_all
                  ? "Every way of settling what is open was tried (" +
                        std::to_string(completions.count) + "). In some of them, an equilibrium:"
                  : "Of " + std::to_string(completions.count) +
                        " random completions of what is known of the preferences, an equilibrium "
                        "in this share (standard error at most " +
                        percent(0.5 / std::sqrt(static_cast<double>(completions.count))) + "):");
    std::size_t shown = 0;
    for (std::uint32_t k = 0; k < found_.states.size() && shown < kMostListed; ++k) {
      std::vector<std::string> shares;
      for (const Concept solution : kConcepts) {
        for (const auto& [state, share] : found_.of(solution).possible) {
          if (state == k)
            shares.push_back(std::string(short_name(solution)) + " " + percent(share));
        }
      }
      if (shares.empty()) continue;
      item(capitalised(states_.state(k)) + ": " + listed(shares) + ".");
      ++shown;
    }
    if (shown == 0) item("No other state.");
    paragraph("A share of completions is no probability that a state comes about.");
  }

  static std::string percent(double share) {
    const double tenths = std::round(share * 1000);
    const auto whole = static_cast<long>(tenths);
    return std::to_string(whole / 10) + (whole % 10 != 0 ? "." + std::to_string(whole % 10) : "") +
           " %";
  }

  void list_first() {
    for (const Concept solution : kConcepts) {
      const ConceptAnswer& answer = found_.of(solution);
      if (answer.first.empty()) continue;
      paragraph(std::string(short_name(solution)) +
                (answer.first.size() < answer.equilibria_count ? ", the first ones:" : ":"));
      for (const stability::State& state : answer.first) item(states_.options(state) + ".");
    }
  }

  void write_status_quo() {
    if (!found_.status_quo || found_.completions) return;
    heading("The status quo");
    const std::uint32_t state = *found_.status_quo;
    const std::vector<std::string> concepts = concepts_of(state);
    paragraph(capitalised(states_.state(state)) +
              (concepts.empty() ? " is no equilibrium."
                                : ": stable for everybody by " + listed(concepts) + "."));
    for (const stability::Reason& reason : found_.reasons) {
      if (reason.state == state) write_reason(reason);
    }
    write_foresight_at(state);
  }

  // By how much foresight everybody stays.
  void write_foresight_at(std::uint32_t state) {
    std::vector<std::string> stays;
    std::vector<std::string> goes;
    for (std::size_t h = 0; h < found_.limited_moves.size(); ++h) {
      const auto& rows = found_.limited_moves[h];
      const bool all = std::all_of(rows.begin(), rows.end(),
                                   [&](const std::string& own) { return own[state] == '1'; });
      (all ? stays : goes).push_back(std::to_string(h + 1));
    }
    if (stays.empty() && goes.empty()) return;
    item("Looking ahead as many moves as " + (goes.empty() ? listed(stays) : listed(goes)) +
         (goes.empty()
              ? ", everybody stays there."
              : ", somebody would leave it" +
                    (stays.empty() ? std::string(".")
                                   : "; as many as " + listed(stays) + ", everybody stays.")));
  }

  void write_reason(const stability::Reason& reason) {
    const auto sentences = states_.reason(reason);
    item(capitalised(sentences.verdict));
    const std::size_t shown = std::min(kMostImprovements, sentences.improvements.size());
    for (std::size_t k = 0; k < shown; ++k) item(sentences.improvements[k], 1);
    if (shown < sentences.improvements.size()) {
      item("And " + counted(sentences.improvements.size() - shown, "more improvement") + ".", 1);
    }
    if (reason.as_good.empty()) return;
    std::vector<std::string> numbers;
    for (const std::uint32_t number : reason.as_good) numbers.push_back(std::to_string(number + 1));
    item("No improvement, being neither better nor worse: " + listed(numbers) + ".", 1);
  }

  void write_reasons(bool shows_all) {
    std::optional<std::uint32_t> last = found_.status_quo;
    bool is_begun = false;
    for (const stability::Reason& reason : found_.reasons) {
      if (found_.status_quo && reason.state == *found_.status_quo) continue;
      if (!shows_all) continue;
      if (!is_begun) heading("Why");
      is_begun = true;
      if (last != reason.state) paragraph(capitalised(states_.state(reason.state)) + ":");
      last = reason.state;
      write_reason(reason);
    }
  }

  void write_inverse() {
    for (const stability::Inverse& inverse : found_.inverse) {
      heading("What would make " + states_.number(inverse.state) + " an equilibrium");
      paragraph(capitalised(states_.state(inverse.state)) + ".");
      std::optional<Concept> last;
      for (const stability::Demanded& one : inverse.demanded) {
        if (last != one.solution) paragraph(std::string(short_name(one.solution)) + ":");
        last = one.solution;
        write_demanded(inverse.state, one);
      }
    }
    if (found_.inverse.empty()) return;
    paragraph(
        "A share counts all strict rankings of the states that matter as equally likely; it says "
        "how much is asked for, and is no probability.");
  }

  void write_demanded(std::uint32_t state, const stability::Demanded& one) {
    const auto& wanted = one.requirement;
    if (wanted.obligations.empty()) {
      item(capitalised(states_.row(one.row)) + ": stable however it ranks the states.");
      return;
    }
    std::vector<std::string> conditions;
    for (const auto& obligation : wanted.obligations) {
      std::vector<std::string> alternatives;
      for (const auto& own : obligation.alternatives) {
        std::vector<std::string> numbers;
        for (const std::size_t k : own) numbers.push_back(std::to_string(k + 1));
        const bool is_grouped = numbers.size() > 1 && obligation.alternatives.size() > 1;
        alternatives.push_back(is_grouped ? "(" + listed(numbers) + ")" : listed(numbers));
      }
      conditions.push_back((alternatives.size() > 1 ? "one of " : "") +
                           listed(alternatives, " or "));
    }
    item(capitalised(states_.row(one.row)) + (one.is_stable ? ": stable as it is. " : ": ") +
         "What it must not prefer to " + states_.number(state) + ": " +
         listed(conditions, "; ", "; ") + "." +
         (wanted.share ? " So it is in " + percent(*wanted.share) + " of all rankings." : ""));
    if (one.is_stable) return;
    if (wanted.fewest) {
      std::vector<std::string> numbers;
      for (const std::size_t k : *wanted.fewest) numbers.push_back(std::to_string(k + 1));
      item("Least change of its ranking: that it no longer prefer " + listed(numbers) + ".", 1);
    }
    if (wanted.rise) {
      item("Or that " + states_.number(state) + " alone rise past " +
               counted(*wanted.rise, "state") + ".",
           1);
    }
    write_without(one);
  }

  void write_without(const stability::Demanded& one) {
    const auto at =
        std::find_if(found_.rests_on.begin(), found_.rests_on.end(), [&](PositionId id) {
          const Position& position = negotiation_.position(id);
          return position.party == found_.rows[one.row][0] &&
                 std::holds_alternative<Priorities>(position.claim);
        });
    if (at == found_.rests_on.end()) return;
    const auto& formulas = std::get<Priorities>(negotiation_.position(*at).claim).formulas;
    for (const auto& left_out : one.without) {
      std::vector<std::string> texts;
      for (const std::size_t k : left_out) {
        texts.push_back("number " + std::to_string(k + 1) + " (" + words_.formula(formulas[k]) +
                        ")");
      }
      item("Or without its priority " + listed(texts) + ".", 1);
    }
  }

  void write_ways() {
    if (found_.ways.empty()) return;
    heading("Ways out of the status quo");
    for (const stability::Way& way : found_.ways) {
      item("To " + states_.number(way.to) + ":");
      if (!way.by_moves) {
        item("No sequence of moves leads there.", 1);
        continue;
      }
      if (way.by_improvements) {
        item("Each step an improvement for whoever makes it: " + path(*way.by_improvements), 1);
        continue;
      }
      if (way.by_coalitions) {
        item(
            "Nobody gets there by improvements alone. Where parties move together that all gain: " +
                path(*way.by_coalitions),
            1);
      } else {
        item((found_.joint_ways_looked_at ? "Somebody would have to give up something first: "
                                          : "Nobody gets there by improvements alone: ") +
                 path(*way.by_moves),
             1);
      }
    }
  }

  [[nodiscard]] std::string path(const std::vector<stability::JointLeg>& legs) const {
    return states_.path(*found_.status_quo, legs) + ".";
  }

  void write_coalitions() {
    if (!found_.coalitions_looked_at) return;
    heading("Coalitions");
    if (found_.upsets.empty()) {
      paragraph(
          "No two parties or more could leave an equilibrium for one that all of them prefer.");
      return;
    }
    std::size_t deterred = 0;
    std::size_t more = 0;
    for (const stability::Upset& upset : found_.upsets) {
      std::vector<std::string> left;
      for (const Concept solution : kConcepts) {
        const auto k = static_cast<std::size_t>(solution);
        const auto& equilibria = found_.of(solution).equilibria;
        const bool is_equilibrium =
            std::binary_search(equilibria.begin(), equilibria.end(), upset.state);
        if (solution != Concept::simultaneous && is_equilibrium && !upset.is_stable[k]) {
          left.emplace_back(short_name(solution));
        }
      }
      if (left.empty()) {
        ++deterred;
        continue;
      }
      if (++more > kMostListed) continue;
      item(capitalised(states_.number(upset.state)) + ": " + states_.rows(upset.coalition) +
           " could go together to " + states_.number(upset.to) +
           ", which all of them prefer; with coalitions it is no equilibrium by " + listed(left) +
           ".");
    }
    if (more > kMostListed) {
      item(std::to_string(more - kMostListed) + " more are not shown here; see `--format json`.");
    }
    if (deterred > 0) {
      item("In " + counted(deterred, "case") +
           " parties could go together to a state that all of them prefer, and the others can "
           "deter them by every concept that theirs is an equilibrium of.");
    }
    for (const Concept solution : {Concept::nash, Concept::general, Concept::symmetric,
                                   Concept::sequential, Concept::symmetric_sequential}) {
      const auto& left = found_.coalition_equilibria[static_cast<std::size_t>(solution)];
      std::vector<std::string> numbers;
      for (const std::uint32_t state : left) numbers.push_back(std::to_string(state + 1));
      paragraph(std::string("Stable for every coalition too, ") + short_name(solution) + ": " +
                (numbers.empty() ? "none" : listed(numbers)) + ".");
    }
  }

  void write_foresight() {
    if (found_.limited_moves.empty()) return;
    heading("Looking ahead");
    std::vector<std::vector<std::string>> rows = {{"Moves looked ahead", "stable for everybody"}};
    const auto add = [&](const std::string& name, const std::vector<std::string>& by_row) {
      std::vector<std::string> numbers;
      for (std::size_t k = 0; k < found_.states.size(); ++k) {
        const bool all = std::all_of(by_row.begin(), by_row.end(),
                                     [&](const std::string& own) { return own[k] == '1'; });
        if (all && numbers.size() < kMostListed) numbers.push_back(std::to_string(k + 1));
      }
      rows.push_back({name, numbers.empty() ? "none" : listed(numbers, ", ", ", ")});
    };
    for (std::size_t h = 0; h < found_.limited_moves.size(); ++h) {
      add(std::to_string(h + 1), found_.limited_moves[h]);
    }
    if (!found_.non_myopic.empty()) add("any number", found_.non_myopic);
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    paragraph(
        "A party that looks h moves ahead expects whoever moves next to look h - 1 ahead, and of "
        "several the one that leaves it worst off. One move ahead is Nash.");
  }

  void write_degrees() {
    if (found_.strongly_stable[static_cast<std::size_t>(Concept::general)].empty()) return;
    heading("Strong preferences");
    paragraph(
        "Strongly stable for everybody: each improvement is deterred by what is strongly worse.");
    for (const Concept solution : {Concept::general, Concept::symmetric, Concept::sequential}) {
      item(std::string(short_name(solution)) + ": " +
           everybody(found_.strongly_stable[static_cast<std::size_t>(solution)]) + ".");
    }
  }

  // Numbers of the states that are stable in every row.
  [[nodiscard]] std::string everybody(const std::vector<std::string>& by_row) const {
    std::vector<std::string> numbers;
    for (std::size_t k = 0; k < found_.states.size(); ++k) {
      if (std::all_of(by_row.begin(), by_row.end(),
                      [&](const std::string& own) { return own[k] == '1'; })) {
        numbers.push_back(std::to_string(k + 1));
      }
    }
    return numbers.empty() ? "none" : listed(numbers);
  }

  void write_unknown() {
    if (found_.extensions.empty()) return;
    heading("Four ways of taking what is not known");
    constexpr std::array<const char*, 4> kNames = {
        "a: parties leave for what they may prefer, and are deterred only by what is surely no "
        "better",
        "b: they leave only for what is surely better, and are deterred only by what is surely no "
        "better",
        "c: they leave for what they may prefer, and are deterred by what may be no better",
        "d: they leave only for what is surely better, and are deterred by what may be no better"};
    for (std::size_t k = 0; k < found_.extensions.size(); ++k) {
      item(kNames[k]);
      for (const Concept solution :
           {Concept::nash, Concept::general, Concept::symmetric, Concept::sequential}) {
        item(std::string(short_name(solution)) + ": " +
                 everybody(found_.extensions[k][static_cast<std::size_t>(solution)]) + ".",
             1);
      }
    }
  }

  void write_scope() {
    heading("What this does not say");
    item(
        "A state is stable when nobody moves away from it, as preferences on file go; that is no "
        "forecast that it will be reached.");
    write_rest();
    item("Not modelled: trust, spoilers, enforcement, what a move costs.");
  }

  void write_rest() {
    if (!found_.left_out.empty()) {
      std::vector<std::string> ids;
      for (const RuleId rule : found_.left_out) {
        ids.push_back(negotiation_.rules()[rule.index()].id);
      }
      item(
          "Rules that say nothing of states (they name joint issues, or the status quo breaks "
          "them) take no part: " +
          listed(code(ids)) + ".");
    }
    std::vector<std::string> ids;
    for (const PositionId position : found_.rests_on) {
      ids.push_back(negotiation_.position(position).id);
    }
    if (ids.empty()) return;
    Basis weakest = Basis::stated;
    for (const PositionId id : found_.rests_on) {
      weakest = std::max(weakest, basis_of(negotiation_, negotiation_.position(id)));
    }
    item("It rests on " + listed(code(ids)) + ". Basis: " + to_text(weakest) + ".");
  }

  const Negotiation& negotiation_;
  const Stability& found_;
  const Words& words_;
  StateWords states_;
};

}  // namespace

void write_stability(const Words& words, const Stability& found, Document& document) {
  Section(words, found, document).write_short();
}

Document to_document(const Words& words, const stability::StabilityAnswer& answer,
                     bool shows_all_reasons) {
  Document document = {{Block::Kind::title, words.negotiation().title()}};
  if (answer.stability) {
    Section(words, *answer.stability, document).write_all(shows_all_reasons);
  } else if (answer.impasse) {
    write_impasse(words, *answer.impasse, 10, document);
  } else {
    document.push_back({Block::Kind::heading, "States that are stable for everybody"});
    document.push_back({Block::Kind::paragraph, "Not computed: " + answer.why_not + "."});
  }
  return document;
}

}  // namespace zopa::report
