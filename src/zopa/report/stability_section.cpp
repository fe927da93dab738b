#include "zopa/report/stability_section.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "zopa/report/impasse_section.hpp"
#include "zopa/report/state_words.hpp"

namespace zopa::report {
namespace {

using stability::ByConcept;
using stability::Coalitions;
using stability::Concept;
using stability::ConceptAnswer;
using stability::Details;
using stability::kConcepts;
using stability::SignsByRow;
using stability::Stability;

constexpr std::size_t kMostListed = 30;
constexpr std::size_t kMostImprovements = 5;

// "50%", "33.3%"
Number share_in_words(double share) { return {share, 0, 1, true}; }

template <class Numbers>
List numbers_of(const Numbers& states, Join join = Join::all) {
  List list{join, {}};
  for (const auto state : states) {
    list.parts.emplace_back(StateWords::number(static_cast<std::uint32_t>(state)));
  }
  return list;
}

class StabilitySection : private DocumentWriter {
 public:
  StabilitySection(const Words& words, const Stability& found, Document& document)
      : DocumentWriter(document),
        negotiation_(words.negotiation()),
        found_(found),
        words_(words),
        states_(words, found) {}

  void write_all(bool shows_all_reasons) {
    write_equilibria();
    write_status_quo();
    if (found_.details) write_details(*found_.details, shows_all_reasons);
    if (found_.completions) write_unknown(*found_.completions);
    write_scope();
  }

  // States that nobody gains by leaving alone, and how one gets there.
  [[nodiscard]] std::vector<Portion> lasting() const {
    const ConceptAnswer& nash = found_.of(Concept::nash);
    if (!nash.is_computed) return {};
    Portion part{.id = "lasting", .title = words_.say("lasting.title"), .level = 1};
    const char* key = nash.equilibria_count == 0 ? "lasting.none" : "lasting.count";
    part.head.push_back({Block::Kind::item, words_.say(key, {{"count", nash.equilibria_count},
                                                             {"all", found_.state_count}})});
    if (!found_.is_listed) {
      for (const stability::State& state : nash.first) part.entries.push_back({{lasting(state)}});
      return {std::move(part)};
    }
    for (const std::uint32_t number : nearest_first(nash.equilibria)) {
      part.entries.push_back({{lasting(found_.states[number], found_.status_quo == number)}});
      if (!found_.details) continue;
      for (const stability::Way& way : found_.details->ways) {
        if (way.to != number) continue;
        part.entries.back().blocks.push_back({Block::Kind::item, words_.text(in_words(way)), 2});
      }
    }
    return {std::move(part)};
  }

  // How many last, and how one gets there.
  [[nodiscard]] std::string lasting_headline() const {
    const ConceptAnswer& nash = found_.of(Concept::nash);
    if (!nash.is_computed) return words_.say("brief.head_lasting_unknown");
    return words_.say(
        "brief.head_lasting",
        {{"count", nash.equilibria_count}, {"all", found_.state_count}, {"reach", reach_of(nash)}});
  }

  // What `zopa analyze --full` says of it.
  void write_short() {
    write_equilibria();
    write_status_quo();
    if (found_.details) write_ways(*found_.details);
    write_rest();
  }

 private:
  void write_details(const Details& details, bool shows_all_reasons) {
    if (shows_all_reasons) write_reasons(details);
    write_inverse(details);
    write_ways(details);
    if (details.coalitions) write_coalitions(*details.coalitions);
    write_foresight(details.ahead);
    if (details.has_degrees()) write_degrees(details);
  }

  // How the states that last are reached from the status quo: the easiest way to any of them.
  [[nodiscard]] const char* reach_of(const ConceptAnswer& nash) const {
    if (!found_.status_quo || !found_.details || nash.equilibria.empty()) return "unknown";
    if (nash.is_equilibrium(*found_.status_quo)) return "here";
    bool is_reached = false;
    for (const stability::Way& way : found_.details->ways) {
      if (!nash.is_equilibrium(way.to)) continue;
      if (way.by_improvements) return "gains";
      is_reached = is_reached || way.by_moves;
    }
    return is_reached ? "moves" : "nowhere";
  }

  [[nodiscard]] std::string say(const Value& value) const { return words_.text(value); }

  void detail(const char* key, std::vector<Argument> arguments = {}) {
    item(words_.say(key, std::move(arguments)), 1);
  }

  // The concepts by which it is an equilibrium.
  [[nodiscard]] List concepts_of(std::uint32_t number) const {
    List names;
    for (const Concept by : kConcepts) {
      if (found_.of(by).is_equilibrium(number)) names.parts.emplace_back(short_name(by));
    }
    return names;
  }

  // "none" where there are none.
  [[nodiscard]] Value or_none(List numbers) const {
    if (numbers.parts.empty()) return Message("stability.none");
    return numbers;
  }

  void write_equilibria() {
    heading(words_.say("stability.title"));
    std::vector<std::vector<std::string>> rows = {
        {words_.say("stability.column_concept"),
         words_.say("stability.column_equilibria", {{"count", found_.state_count}})}};
    if (found_.completions) rows[0].push_back(words_.say("stability.column_open"));
    for (const Concept by : kConcepts) {
      const ConceptAnswer& answer = found_.of(by);
      if (!answer.is_computed) continue;
      auto& row = rows.emplace_back();
      row = {short_name(by), say(answer.equilibria_count)};
      if (found_.completions) row.push_back(say(answer.possible.size()));
    }
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    for (const Concept by : kConcepts) {
      if (found_.of(by).is_computed) item(say(meaning(by)));
    }
    if (!found_.not_computed.empty()) {
      paragraph(words_.say("limits.why_not", {{"why", reasons_of(found_.not_computed)}}));
    }
    found_.is_listed ? list_equilibria() : list_first();
  }

  void list_equilibria() {
    const std::vector<std::uint32_t> widest = found_.equilibria();
    const bool is_open = found_.completions.has_value();
    if (widest.empty()) {
      paragraph(
          words_.say(is_open ? "stability.no_equilibrium_whatever" : "stability.no_equilibrium"));
    } else {
      paragraph(words_.say(is_open ? "stability.equilibria_whatever" : "stability.equilibria"));
    }
    const std::size_t shown = std::min(kMostListed, widest.size());
    for (std::size_t k = 0; k < shown; ++k) {
      item(say(
          states_.state("stability.state_by", widest[k], {{"concepts", concepts_of(widest[k])}})));
    }
    if (shown < widest.size()) {
      paragraph(words_.say("stability.more_in_json", {{"count", widest.size() - shown}}));
    }
    if (is_open) write_possible(*found_.completions);
  }

  void write_possible(const stability::StateCompletions& completions) {
    const double error = 0.5 / std::sqrt(static_cast<double>(completions.count));
    paragraph(completions.is_all
                  ? words_.say("stability.possible_all", {{"count", completions.count}})
                  : words_.say("stability.possible_drawn",
                               {{"count", completions.count}, {"error", share_in_words(error)}}));
    std::size_t shown = 0;
    for (std::uint32_t k = 0; k < found_.states.size() && shown < kMostListed; ++k) {
      List shares = shares_of(k);
      if (shares.parts.empty()) continue;
      item(say(states_.state("stability.state_by", k, {{"concepts", std::move(shares)}})));
      ++shown;
    }
    if (shown == 0) item(words_.say("stability.no_other"));
    paragraph(words_.say("stability.shares_no_chance"));
  }

  // By concept: in which share of completions the state is an equilibrium.
  [[nodiscard]] List shares_of(std::uint32_t number) const {
    List shares;
    for (const Concept by : kConcepts) {
      for (const auto& [state, share] : found_.of(by).possible) {
        if (state != number) continue;
        shares.parts.emplace_back(
            Message("stability.concept_share",
                    {{"concept", short_name(by)}, {"share", share_in_words(share)}}));
      }
    }
    return shares;
  }

  void list_first() {
    for (const Concept by : kConcepts) {
      const ConceptAnswer& answer = found_.of(by);
      if (answer.first.empty()) continue;
      const bool is_whole = answer.first.size() == answer.equilibria_count;
      paragraph(words_.say(is_whole ? "stability.first_all" : "stability.first_some",
                           {{"concept", short_name(by)}}));
      for (const stability::State& state : answer.first) {
        item(words_.say("stability.options", {{"options", states_.options(state)}}));
      }
    }
  }

  void write_status_quo() {
    if (!found_.status_quo || !found_.details) return;
    heading(words_.say("stability.status_quo_title"));
    const std::uint32_t state = *found_.status_quo;
    const List concepts = concepts_of(state);
    paragraph(say(concepts.parts.empty()
                      ? states_.state("stability.status_quo_none", state)
                      : states_.state("stability.status_quo", state, {{"concepts", concepts}})));
    for (const stability::Reason& reason : found_.details->reasons) {
      if (reason.state == state) write_reason(reason);
    }
    write_foresight_at(state, found_.details->ahead.limited_moves);
  }

  // By how much foresight everyone stays.
  void write_foresight_at(std::uint32_t state, const std::vector<SignsByRow>& limited_moves) {
    List stays{Join::any, {}};
    List goes{Join::any, {}};
    std::size_t last_to_stay = 0;
    std::size_t last_to_go = 0;
    for (std::size_t h = 0; h < limited_moves.size(); ++h) {
      const bool all = hold_for_all(limited_moves[h], state);
      (all ? stays : goes).parts.emplace_back(h + 1);
      (all ? last_to_stay : last_to_go) = h + 1;
    }
    if (goes.parts.empty() && stays.parts.empty()) return;
    if (goes.parts.empty()) {
      item(words_.say("stability.stays", {{"stays", stays}, {"last", last_to_stay}}));
    } else if (stays.parts.empty()) {
      item(words_.say("stability.leaves", {{"goes", goes}, {"last", last_to_go}}));
    } else {
      item(words_.say("stability.leaves_and_stays",
                      {{"goes", goes}, {"last", last_to_go}, {"stays", stays}}));
    }
  }

  void write_reason(const stability::Reason& reason) {
    const auto sentences = states_.reason(reason);
    item(sentences.verdict);
    const std::size_t shown = std::min(kMostImprovements, sentences.improvements.size());
    for (std::size_t k = 0; k < shown; ++k) item(sentences.improvements[k], 1);
    if (shown < sentences.improvements.size()) {
      detail("stability.more_improvements", {{"count", sentences.improvements.size() - shown}});
    }
    if (!reason.as_good.empty()) {
      detail("stability.as_good", {{"states", numbers_of(reason.as_good)}});
    }
  }

  void write_reasons(const Details& details) {
    std::optional<std::uint32_t> last;
    for (const stability::Reason& reason : details.reasons) {
      if (found_.status_quo == reason.state) continue;
      if (!last) heading(words_.say("stability.why_title"));
      if (last != reason.state) {
        paragraph(say(states_.state("stability.state_heads", reason.state)));
      }
      last = reason.state;
      write_reason(reason);
    }
  }

  void write_inverse(const Details& details) {
    for (const stability::Inverse& inverse : details.inverse) {
      heading(
          words_.say("stability.inverse_title", {{"state", StateWords::number(inverse.state)}}));
      paragraph(say(states_.state("stability.state", inverse.state)));
      std::optional<Concept> last;
      for (const stability::Demanded& one : inverse.demanded) {
        if (last != one.by) {
          paragraph(words_.say("stability.first_all", {{"concept", short_name(one.by)}}));
        }
        last = one.by;
        write_demanded(inverse.state, one);
      }
    }
    if (!details.inverse.empty()) paragraph(words_.say("stability.inverse_shares"));
  }

  void write_demanded(std::uint32_t state, const stability::Demanded& one) {
    const auto& wanted = one.requirement;
    if (wanted.obligations.empty()) {
      item(words_.say("stability.inverse_always", {{"who", states_.row(one.row)}}));
      return;
    }
    List conditions{Join::semicolons, {}};
    for (const auto& obligation : wanted.obligations) {
      conditions.parts.push_back(condition(obligation));
    }
    item(words_.say("stability.inverse_needs",
                    {{"who", states_.row(one.row)},
                     {"stable", yes_or_no(one.is_stable)},
                     {"state", StateWords::number(state)},
                     {"conditions", std::move(conditions)},
                     {"known", yes_or_no(wanted.share.has_value())},
                     {"share", share_in_words(wanted.share.value_or(0))}}));
    if (one.is_stable) return;
    if (wanted.fewest) {
      detail("stability.inverse_fewest",
             {{"states", numbers_of(*wanted.fewest)}, {"state", StateWords::number(state)}});
    }
    if (wanted.rise) {
      detail("stability.inverse_rise",
             {{"state", StateWords::number(state)}, {"count", *wanted.rise}});
    }
    write_without(one);
  }

  // "state 5"; "one of these: (2 and 3) or 4".
  [[nodiscard]] static Value condition(const stability::Obligation& obligation) {
    if (obligation.alternatives.size() == 1) {
      return Message("stability.inverse_states",
                     {{"states", numbers_of(obligation.alternatives[0])}});
    }
    List alternatives{Join::any, {}};
    for (const auto& own : obligation.alternatives) {
      List numbers = numbers_of(own);
      if (own.size() == 1) {
        alternatives.parts.emplace_back(std::move(numbers));
      } else {
        alternatives.parts.emplace_back(
            Message("stability.inverse_group", {{"states", std::move(numbers)}}));
      }
    }
    return Message("stability.inverse_one_of", {{"alternatives", std::move(alternatives)}});
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
      List priorities;
      for (const std::size_t k : left_out) {
        priorities.parts.emplace_back(
            Message("stability.inverse_priority",
                    {{"number", k + 1}, {"formula", words_.formula(formulas[k])}}));
      }
      detail("stability.inverse_without", {{"priorities", std::move(priorities)}});
    }
  }

  void write_ways(const Details& details) {
    if (details.ways.empty()) return;
    heading(words_.say("stability.ways_title"));
    for (const stability::Way& way : details.ways) {
      item(words_.say("stability.way_to", {{"state", StateWords::number(way.to)}}));
      item(words_.text(in_words(way)), 1);
    }
  }

  // How far a state is from the status quo: how one gets there, and in how many moves.
  [[nodiscard]] std::pair<int, std::size_t> distance(std::uint32_t state) const {
    constexpr int kUnreached = 4;
    if (found_.status_quo == state) return {0, 0};
    if (!found_.details) return {kUnreached, 0};
    for (const stability::Way& way : found_.details->ways) {
      if (way.to != state) continue;
      if (way.by_improvements) return {1, way.by_improvements->size()};
      if (way.by_coalitions) return {2, way.by_coalitions->size()};
      if (way.by_moves) return {3, way.by_moves->size()};
    }
    return {kUnreached, 0};
  }

  // So that where not all are shown, it is not the file's order that decides.
  [[nodiscard]] std::vector<std::uint32_t> nearest_first(
      const std::vector<std::uint32_t>& states) const {
    std::vector<std::pair<std::pair<int, std::size_t>, std::uint32_t>> by_distance;
    for (const std::uint32_t state : states) by_distance.emplace_back(distance(state), state);
    std::sort(by_distance.begin(), by_distance.end());
    std::vector<std::uint32_t> sorted;
    for (const auto& one : by_distance) sorted.push_back(one.second);
    return sorted;
  }

  [[nodiscard]] Block lasting(const stability::State& state, bool is_now = false) const {
    return {Block::Kind::item,
            words_.say("lasting.state",
                       {{"options", states_.options(state)}, {"now", yes_or_no(is_now)}}),
            1};
  }

  [[nodiscard]] Message in_words(const stability::Way& way) const {
    if (!way.by_moves) return Message("stability.way_none");
    if (way.by_improvements) {
      return {"stability.way_by_improvements", {{"path", path(*way.by_improvements)}}};
    }
    if (way.by_coalitions) {
      return {"stability.way_by_coalitions", {{"path", path(*way.by_coalitions)}}};
    }
    return {way.joint_ways_looked_at ? "stability.way_with_loss" : "stability.way_by_moves",
            {{"path", path(*way.by_moves)}}};
  }

  [[nodiscard]] Message path(const std::vector<stability::JointLeg>& legs) const {
    return states_.path(*found_.status_quo, legs);
  }

  void write_coalitions(const Coalitions& coalitions) {
    heading(words_.say("stability.coalitions_title"));
    if (coalitions.upsets.empty()) {
      paragraph(words_.say("stability.no_upset"));
      return;
    }
    write_upsets(coalitions.upsets);
    for (const Concept by : stability::kOfCoalitions) {
      const auto& left = coalitions.equilibria.of(by);
      paragraph(words_.say("stability.stable_for_coalitions",
                           {{"concept", short_name(by)}, {"states", or_none(numbers_of(left))}}));
    }
  }

  void write_upsets(const std::vector<stability::Upset>& upsets) {
    std::size_t deterred = 0;
    std::size_t more = 0;
    for (const stability::Upset& upset : upsets) {
      List undone = undone_by(upset);
      if (undone.parts.empty()) {
        ++deterred;
        continue;
      }
      if (++more > kMostListed) continue;
      item(words_.say("stability.upset", {{"state", StateWords::number(upset.state)},
                                          {"coalition", states_.rows(upset.coalition)},
                                          {"to", StateWords::number(upset.to)},
                                          {"concepts", std::move(undone)}}));
    }
    if (more > kMostListed) {
      item(words_.say("stability.more_in_json", {{"count", more - kMostListed}}));
    }
    if (deterred > 0) item(words_.say("stability.deterred", {{"count", deterred}}));
  }

  // The concepts by which the state is an equilibrium no longer, once the coalition counts.
  [[nodiscard]] List undone_by(const stability::Upset& upset) const {
    List undone;
    for (const Concept by : kConcepts) {
      if (by != Concept::simultaneous && found_.of(by).is_equilibrium(upset.state) &&
          !upset.is_stable.of(by)) {
        undone.parts.emplace_back(short_name(by));
      }
    }
    return undone;
  }

  void write_foresight(const stability::LookingAhead& ahead) {
    if (ahead.limited_moves.empty()) return;
    heading(words_.say("stability.foresight_title"));
    std::vector<std::vector<std::string>> rows = {
        {words_.say("stability.column_moves"), words_.say("stability.column_stable")}};
    const auto add = [&](std::string name, const SignsByRow& by_row) {
      List numbers = stable_for_all(by_row, Join::commas);
      while (numbers.parts.size() > kMostListed) numbers.parts.pop_back();
      rows.push_back({std::move(name), say(or_none(std::move(numbers)))});
    };
    for (std::size_t h = 0; h < ahead.limited_moves.size(); ++h) {
      add(std::to_string(h + 1), ahead.limited_moves[h]);
    }
    if (!ahead.non_myopic.empty()) add(words_.say("stability.any_number"), ahead.non_myopic);
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    paragraph(words_.say("stability.foresight"));
  }

  void write_degrees(const Details& details) {
    heading(words_.say("stability.strong_title"));
    paragraph(words_.say("stability.strong"));
    for (const Concept by : stability::kOfDegrees) item(by_concept(by, details.strongly_stable));
  }

  // "GMR: 1 and 4."
  [[nodiscard]] std::string by_concept(Concept by, const ByConcept<SignsByRow>& stable) const {
    return words_.say("stability.by_concept", {{"concept", short_name(by)},
                                               {"states", or_none(stable_for_all(stable.of(by)))}});
  }

  // Numbers of the states that are stable in every row.
  [[nodiscard]] List stable_for_all(const SignsByRow& by_row, Join join = Join::all) const {
    std::vector<std::size_t> states;
    for (std::size_t k = 0; k < found_.states.size(); ++k) {
      if (hold_for_all(by_row, k)) states.push_back(k);
    }
    return numbers_of(states, join);
  }

  void write_unknown(const stability::StateCompletions& completions) {
    if (completions.extensions.empty()) return;
    heading(words_.say("stability.unknown_title"));
    constexpr std::array<const char*, 4> kExtensions = {
        "stability.unknown_a", "stability.unknown_b", "stability.unknown_c", "stability.unknown_d"};
    for (std::size_t k = 0; k < completions.extensions.size(); ++k) {
      item(words_.say(kExtensions[k]));
      for (const Concept by : stability::kOfExtensions) {
        item(by_concept(by, completions.extensions[k]), 1);
      }
    }
  }

  void write_scope() {
    heading(words_.say("limits.title"));
    item(words_.say("stability.scope"));
    write_rest();
    item(words_.say("stability.not_modelled"));
  }

  void write_rest() {
    if (!found_.left_out.empty()) {
      List rules;
      for (const RuleId rule : found_.left_out) {
        rules.parts.emplace_back(Code{negotiation_.rules()[rule.index()].id});
      }
      item(words_.say("stability.left_out", {{"rules", std::move(rules)}}));
    }
    if (found_.rests_on.empty()) return;
    List claims;
    Basis weakest = Basis::stated;
    for (const PositionId id : found_.rests_on) {
      claims.parts.emplace_back(Code{negotiation_.position(id).id});
      weakest = std::max(weakest, basis_of(negotiation_, negotiation_.position(id)));
    }
    item(words_.say("stability.rests_on",
                    {{"claims", std::move(claims)}, {"basis", words_.basis(weakest)}}));
  }

  const Negotiation& negotiation_;
  const Stability& found_;
  const Words& words_;
  StateWords states_;
};

}  // namespace

void write_stability(const Words& words, const Stability& found, Document& document) {
  StabilitySection(words, found, document).write_short();
}

std::vector<Portion> lasting(const Words& words, const Stability& found) {
  Document unused;
  return StabilitySection(words, found, unused).lasting();
}

std::string lasting_headline(const Words& words, const Stability& found) {
  Document unused;
  return StabilitySection(words, found, unused).lasting_headline();
}

Document to_document(const Words& words, const Part<Stability>& part,
                     const Part<stability::Impasse>& impasse, bool shows_all_reasons) {
  Document document = {{Block::Kind::title, words.negotiation().title()}};
  if (part.value) {
    StabilitySection(words, *part.value, document).write_all(shows_all_reasons);
  } else if (impasse.value) {
    write_impasse(words, *impasse.value, 10, document);
  } else {
    document.push_back({Block::Kind::heading, words.say("stability.title")});
    document.push_back({Block::Kind::paragraph, words.say("limits.why_not", {{"why", *part.why}})});
  }
  return document;
}

}  // namespace zopa::report
