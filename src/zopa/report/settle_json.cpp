#include "zopa/report/settle_json.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "zopa/report/json_parts.hpp"

namespace zopa::report {
namespace {

using settle::EfficientPackage;
using settle::FairSolutions;
using settle::Settlements;
using settle::Solution;

constexpr std::array<const char*, 3> kExtents = {"frontier", "fair", "looked_at"};

class Writer {
 public:
  Writer(const Negotiation& negotiation, const Settlements& found)
      : negotiation_(negotiation), found_(found) {}

  Json write() const {
    Json parties = Json::array();
    for (const PartyId party : found_.parties) parties.push_back(negotiation_.party(party).id);
    constexpr std::array<const char*, 3> kOver = {"feasible", "zone", "ways_out"};
    Json json = {{"over", kOver[static_cast<std::size_t>(found_.over)]},
                 {"packages", found_.packages ? json_of(*found_.packages) : Json()},
                 {"parties", std::move(parties)},
                 {"reservations", reservations()},
                 {"ordinal", found_.is_ordinal},
                 {"tolerance", found_.tolerance},
                 {"not_compared", found_.not_compared},
                 {"pareto", pareto()},
                 {"ideal", found_.ideal},
                 {"nadir", found_.nadir.empty() ? Json() : Json(found_.nadir)}};
    write_fair(found_.solutions, json);
    if (found_.from_worst) {
      Json index = Json::object();
      write_fair(found_.from_worst, index);
      json["from_worst_feasible"] = std::move(index);
    }
    json["opposition"] = found_.opposition ? Json(*found_.opposition) : Json();
    json["accepted"] = Json::object();
    for (const auto& [party, packages] : found_.accepted) {
      json["accepted"][negotiation_.party(party).id] = packages;
    }
    json["accepted_by_all"] = found_.accepted_by_all ? Json(*found_.accepted_by_all) : Json();
    json["rests_on"] = Json::array();
    for (const PositionId position : found_.rests_on) {
      json["rests_on"].push_back(negotiation_.position(position).id);
    }
    return json;
  }

 private:
  [[nodiscard]] Json reservations() const {
    Json json = Json::array();
    for (const auto& reservation : found_.reservations) {
      json.push_back(reservation ? Json(*reservation) : Json());
    }
    return json;
  }

  [[nodiscard]] Json pareto() const {
    Json json = {{"extent", kExtents[static_cast<std::size_t>(found_.extent)]},
                 {"count", found_.efficient_count},
                 {"points", Json::array()},
                 {"packages", Json::array()}};
    for (const EfficientPackage& one : found_.efficient) {
      json["points"].push_back(one.utilities);
      json["packages"].push_back(package(one.package));
    }
    return json;
  }

  [[nodiscard]] Json package(const Package& package) const {
    return json_of(package, found_.issues, negotiation_);
  }

  [[nodiscard]] Json solution(const Solution& solution) const {
    if (solution.count == 0) return nullptr;
    Json json = {{"count", solution.count},
                 {"points", Json::array()},
                 {"package", package(solution.first)},
                 {"packages", Json::array()}};
    for (const EfficientPackage& one : solution.points) {
      json["points"].push_back(one.utilities);
      json["packages"].push_back(package(one.package));
    }
    return json;
  }

  void write_fair(const std::optional<FairSolutions>& fair, Json& json) const {
    json["nash"] = fair ? solution(fair->nash) : Json();
    json["kalai_smorodinsky"] = fair ? solution(fair->kalai_smorodinsky) : Json();
    json["egalitarian"] = fair ? solution(fair->egalitarian) : Json();
    json["leximin"] = fair ? solution(fair->leximin) : Json();
    json["utilitarian"] = fair ? solution(fair->utilitarian) : Json();
  }

  const Negotiation& negotiation_;
  const Settlements& found_;
};

}  // namespace

Json json_of(const Settlements& settlements, const Negotiation& negotiation) {
  return Writer(negotiation, settlements).write();
}

std::string to_json(const Negotiation& in_force, const settle::SettlementAnswer& answer) {
  Json json = {{"zopa", 1}, {"title", in_force.title()}};
  json["settlements"] = answer.settlements ? json_of(*answer.settlements, in_force) : Json();
  json["not_computed"] = Json::object();
  if (!answer.settlements) json["not_computed"]["settlements"] = answer.why_not;
  json["stopped"] = answer.stopped;
  return dumped(json);
}

}  // namespace zopa::report
