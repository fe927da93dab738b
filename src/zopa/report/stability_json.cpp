#include "zopa/report/stability_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "zopa/report/json_parts.hpp"
#include "zopa/report/state_words.hpp"

namespace zopa::report {
namespace {

using stability::Concept;
using stability::ConceptAnswer;
using stability::kConcepts;
using stability::Stability;

class Writer {
 public:
  Writer(const Negotiation& negotiation, const Stability& found)
      : negotiation_(negotiation), found_(found), words_(negotiation, found) {}

  [[nodiscard]] Json write() const {
    Json json = {{"states", found_.state_count},
                 {"parties", Json::array()},
                 {"moves", Json::array()},
                 {"state_list", Json::array()},
                 {"stable", Json::object()},
                 {"equilibria", Json::object()},
                 {"status_quo", found_.status_quo ? Json(*found_.status_quo + 1) : Json()},
                 {"rests_on", Json::array()},
                 {"rules_left_out", Json::array()}};
    for (std::size_t row = 0; row < found_.rows.size(); ++row) {
      json["parties"].push_back(row_id(row));
    }
    for (const IssueId move : found_.moves) json["moves"].push_back(negotiation_.issue(move).id);
    for (const stability::State& state : found_.states)
      json["state_list"].push_back(json_of(state));
    for (const Concept solution : kConcepts) {
      const ConceptAnswer& answer = found_.of(solution);
      if (!answer.is_computed) continue;
      const std::string word(stability::to_word(solution));
      json["stable"][word] = answer.stable.empty() ? Json(answer.counts) : Json(answer.stable);
      json["equilibria"][word] =
          found_.is_listed ? numbers(answer.equilibria) : Json(answer.equilibria_count);
    }
    for (const PositionId position : found_.rests_on) {
      json["rests_on"].push_back(negotiation_.position(position).id);
    }
    for (const RuleId rule : found_.left_out) {
      json["rules_left_out"].push_back(negotiation_.rules()[rule.index()].id);
    }
    if (!found_.not_computed.empty()) json["not_computed"] = found_.not_computed;
    add_completions(json);
    add_details(json);
    return json;
  }

 private:
  [[nodiscard]] std::string row_id(std::size_t row) const { return words_.row_id(row); }

  [[nodiscard]] Json row_ids(const stability::Group& rows) const {
    Json json = Json::array();
    for (const std::size_t row : rows) json.push_back(row_id(row));
    return json;
  }

  [[nodiscard]] Json json_of(const stability::State& state) const {
    return report::json_of(state, found_.moves, negotiation_);
  }

  static Json numbers(const std::vector<std::uint32_t>& states) {
    Json json = Json::array();
    for (const std::uint32_t state : states) json.push_back(state + 1);
    return json;
  }

  // By concept.
  template <class Value>
  static Json by_concept(const Value& values) {
    Json json = Json::object();
    for (const Concept solution : kConcepts) {
      const auto& own = values[static_cast<std::size_t>(solution)];
      if (!own.empty()) json[std::string(stability::to_word(solution))] = own;
    }
    return json;
  }

  void add_completions(Json& json) const {
    if (!found_.completions) return;
    json["completions"] = {{"count", found_.completions->count},
                           {"all", found_.completions->is_all},
                           {"possible", Json::object()}};
    Json& possible = json["completions"]["possible"];
    for (const Concept solution : kConcepts) {
      Json& list = possible[std::string(stability::to_word(solution))] = Json::array();
      for (const auto& [state, share] : found_.of(solution).possible) {
        list.push_back({{"state", state + 1}, {"share", share}});
      }
    }
    if (found_.extensions.empty()) return;
    constexpr std::array<const char*, 4> kNames = {"a", "b", "c", "d"};
    for (std::size_t k = 0; k < found_.extensions.size(); ++k) {
      json["extensions"][kNames[k]] = by_concept(found_.extensions[k]);
    }
  }

  void add_details(Json& json) const {
    if (!found_.is_listed || found_.completions) return;
    json["reasons"] = Json::array();
    for (const stability::Reason& reason : found_.reasons) json["reasons"].push_back(of(reason));
    if (found_.status_quo) {
      json["ways"] = Json::array();
      for (const stability::Way& way : found_.ways) {
        Json own = {{"to", way.to + 1},
                    {"by_moves", of(way.by_moves)},
                    {"by_improvements", of(way.by_improvements)}};
        if (found_.joint_ways_looked_at) own["by_coalitions"] = of(way.by_coalitions);
        json["ways"].push_back(std::move(own));
      }
    }
    if (!found_.inverse.empty()) add_inverse(json);
    if (found_.coalitions_looked_at) add_coalitions(json);
    if (!found_.limited_moves.empty()) json["limited_moves"] = found_.limited_moves;
    if (!found_.non_myopic.empty()) {
      json["non_myopic"] = {{"from_horizon", found_.non_myopic_horizon},
                            {"stable", found_.non_myopic}};
    }
    const Json strong = by_concept(found_.strongly_stable);
    if (!strong.empty()) json["strongly_stable"] = strong;
  }

  static Json numbers(const std::vector<std::size_t>& states) {
    Json json = Json::array();
    for (const std::size_t state : states) json.push_back(state + 1);
    return json;
  }

  void add_inverse(Json& json) const {
    json["inverse"] = Json::array();
    for (const stability::Inverse& inverse : found_.inverse) {
      Json demanded = Json::array();
      for (const stability::Demanded& one : inverse.demanded) demanded.push_back(of(one));
      json["inverse"].push_back({{"state", inverse.state + 1}, {"demanded", std::move(demanded)}});
    }
  }

  [[nodiscard]] Json of(const stability::Demanded& one) const {
    const auto& wanted = one.requirement;
    Json obligations = Json::array();
    for (const auto& obligation : wanted.obligations) {
      Json& own = obligations.emplace_back(Json::array());
      for (const auto& states : obligation.alternatives) own.push_back(numbers(states));
    }
    Json without = Json::array();
    for (const auto& left_out : one.without) without.push_back(numbers(left_out));
    return {{"concept", stability::to_word(one.solution)},
            {"party", row_id(one.row)},
            {"stable", one.is_stable},
            {"none_preferred", std::move(obligations)},
            {"share", wanted.share ? Json(*wanted.share) : Json()},
            {"fewest", wanted.fewest ? numbers(*wanted.fewest) : Json()},
            {"rise", wanted.rise ? Json(*wanted.rise) : Json()},
            {"without_priorities", std::move(without)}};
  }

  void add_coalitions(Json& json) const {
    Json& coalitions =
        json["coalitions"] = {{"upsets", Json::array()}, {"equilibria", Json::object()}};
    for (const stability::Upset& upset : found_.upsets) {
      Json stable = Json::object();
      for (const Concept solution : kConcepts) {
        if (solution == Concept::simultaneous) continue;
        stable[std::string(stability::to_word(solution))] =
            upset.is_stable[static_cast<std::size_t>(solution)];
      }
      coalitions["upsets"].push_back({{"state", upset.state + 1},
                                      {"coalition", row_ids(upset.coalition)},
                                      {"to", upset.to + 1},
                                      {"stable", std::move(stable)}});
    }
    for (const Concept solution : kConcepts) {
      if (solution == Concept::simultaneous) continue;
      coalitions["equilibria"][std::string(stability::to_word(solution))] =
          numbers(found_.coalition_equilibria[static_cast<std::size_t>(solution)]);
    }
  }

  [[nodiscard]] Json of(const std::optional<std::vector<stability::JointLeg>>& legs) const {
    if (!legs) return {};
    Json json = Json::array();
    for (const stability::JointLeg& leg : *legs) {
      json.push_back({{"movers", row_ids(leg.movers)}, {"state", leg.state + 1}});
    }
    return json;
  }

  [[nodiscard]] Json of(const stability::Reason& reason) const {
    const auto sentences = words_.reason(reason);
    Json json = {{"state", reason.state + 1},
                 {"party", row_id(reason.row)},
                 {"text", StateWords::number(reason.state) + ": " + sentences.verdict},
                 {"improvements", Json::array()},
                 {"as_good", numbers(reason.as_good)}};
    for (std::size_t k = 0; k < reason.improvements.size(); ++k) {
      const stability::Improvement& one = reason.improvements[k];
      Json sanctions = Json::object();
      for (const Concept solution : kConcepts) {
        const auto& path = one.sanctions[static_cast<std::size_t>(solution)];
        if (!path) continue;
        Json& legs = sanctions[std::string(stability::to_word(solution))] = Json::array();
        for (const stability::Leg& leg : *path) {
          legs.push_back({{"movers", Json::array({row_id(leg.mover)})}, {"state", leg.state + 1}});
        }
      }
      json["improvements"].push_back({{"to", one.to + 1},
                                      {"text", sentences.improvements[k]},
                                      {"sanctions", std::move(sanctions)}});
    }
    return json;
  }

  const Negotiation& negotiation_;
  const Stability& found_;
  StateWords words_;
};

}  // namespace

Json json_of(const Stability& found, const Negotiation& negotiation) {
  return Writer(negotiation, found).write();
}

std::string to_json(const Negotiation& in_force, const stability::StabilityAnswer& answer) {
  Json json = {{"zopa", 1}, {"title", in_force.title()}};
  json["stability"] = answer.stability ? json_of(*answer.stability, in_force) : Json();
  json["impasse_map"] = answer.impasse ? json_of(*answer.impasse, in_force) : Json();
  json["not_computed"] = Json::object();
  if (!answer.impasse) {
    const std::string& why = answer.why_not_impasse;
    json["not_computed"]["impasse_map"] =
        answer.stability ? "the parties' own moves say it: see stability"
                         : (why.empty() ? std::string("there is no joint issue") : why);
  }
  if (!answer.stability) json["not_computed"]["stability"] = answer.why_not;
  json["stopped"] = answer.stopped;
  return dumped(json);
}

}  // namespace zopa::report
