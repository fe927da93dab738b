#include "zopa/report/stability_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "zopa/report/json_parts.hpp"

namespace zopa::report {
namespace {

constexpr std::size_t kMostStates = 10'000;  // above it counts stand in place of lists

using engine::ConceptAnswer;
using engine::Stability;

class Writer {
 public:
  Writer(const Negotiation& negotiation, const Stability& found)
      : negotiation_(negotiation), found_(found), is_listed_(found.states.size() <= kMostStates) {}

  [[nodiscard]] Json write() const {
    Json json = {{"states", found_.states.size()},
                 {"parties", Json::array()},
                 {"moves", Json::array()},
                 {"state_list", Json::array()},
                 {"stable", Json::object()},
                 {"equilibria", Json::object()},
                 {"status_quo", found_.status_quo ? Json(*found_.status_quo + 1) : Json()},
                 {"rests_on", Json::array()},
                 {"rules_left_out", Json::array()}};
    for (const PartyId party : found_.parties) {
      json["parties"].push_back(negotiation_.party(party).id);
    }
    for (const IssueId move : found_.moves) json["moves"].push_back(negotiation_.issue(move).id);
    if (is_listed_) {
      for (const engine::State& state : found_.states) {
        json["state_list"].push_back(json_of(state, found_.moves, negotiation_));
      }
    }
    for (const stability::Concept solution : stability::kConcepts) {
      const std::string word(stability::to_word(solution));
      json["stable"][word] = stable(found_.of(solution));
      json["equilibria"][word] = equilibria(found_.of(solution));
    }
    for (const PositionId position : found_.rests_on) {
      json["rests_on"].push_back(negotiation_.position(position).id);
    }
    for (const RuleId rule : found_.left_out) {
      json["rules_left_out"].push_back(negotiation_.rules[rule.index()].id);
    }
    return json;
  }

 private:
  // By party: a string with a digit for each state, or how many are stable.
  [[nodiscard]] Json stable(const ConceptAnswer& answer) const {
    Json json = Json::array();
    for (const auto& own : answer.stable) {
      if (!is_listed_) {
        json.push_back(std::count(own.begin(), own.end(), true));
        continue;
      }
      std::string digits;
      for (const bool is_stable : own) digits += is_stable ? '1' : '0';
      json.push_back(std::move(digits));
    }
    return json;
  }

  [[nodiscard]] Json equilibria(const ConceptAnswer& answer) const {
    if (!is_listed_) return answer.equilibria.size();
    Json json = Json::array();
    for (const std::uint32_t state : answer.equilibria) json.push_back(state + 1);
    return json;
  }

  const Negotiation& negotiation_;
  const Stability& found_;
  bool is_listed_;
};

}  // namespace

std::string to_json(const Negotiation& in_force, const engine::StabilityAnswer& answer) {
  Json json = {{"zopa", 1}, {"title", in_force.title}};
  json["stability"] = answer.stability ? Writer(in_force, *answer.stability).write() : Json();
  json["not_computed"] = Json::object();
  if (!answer.stability) json["not_computed"]["stability"] = answer.why_not;
  json["stopped"] = answer.stopped;
  return dumped(json);
}

}  // namespace zopa::report
