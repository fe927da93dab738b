#include <nlohmann/json.hpp>

#include "zopa/report/json_parts.hpp"

namespace zopa::report {
namespace {

using stability::Impasse;
using stability::Threshold;

class Writer {
 public:
  Writer(const Impasse& impasse, const Negotiation& negotiation)
      : impasse_(impasse), negotiation_(negotiation) {}

  [[nodiscard]] Json write() const {
    Json json = {{"packages", impasse_.map.packages},
                 {"yielding", Json::object()},
                 {"joint",
                  {{"count", impasse_.map.joint_count},
                   {"minimal", impasse_.map.minimal_count},
                   {"thresholds", Json::array()}}},
                 {"red_lines", ids(impasse_.lines)},
                 {"orders", ids(impasse_.orders)}};
    for (std::size_t p = 0; p < impasse_.parties.size(); ++p) {
      const auto& own = impasse_.map.yielding[p];
      json["yielding"][party(p)] = {{"count", own.count},
                                    {"best_count", own.best_count},
                                    {"best", list(own.best)},
                                    {"worst_count", own.worst_count},
                                    {"worst", list(own.worst)}};
    }
    json["joint"]["thresholds"] = list(impasse_.map.joint);
    return json;
  }

 private:
  [[nodiscard]] const std::string& party(std::size_t p) const {
    return negotiation_.party(impasse_.parties[p]).id;
  }

  [[nodiscard]] Json ids(const std::vector<PositionId>& positions) const {
    Json json = Json::array();
    for (const PositionId position : positions) json.push_back(negotiation_.position(position).id);
    return json;
  }

  [[nodiscard]] Json list(const std::vector<Threshold>& thresholds) const {
    Json json = Json::array();
    for (const Threshold& one : thresholds) {
      Json places = Json::object();
      for (std::size_t k = 0; k < one.movers.size(); ++k) {
        places[party(one.movers[k])] = {{"best", one.places[k].best},
                                        {"worst", one.places[k].worst}};
      }
      json.push_back(
          {{"package", json_of(impasse_.package(one.package), impasse_.issues, negotiation_)},
           {"places", std::move(places)},
           {"minimal", one.is_minimal}});
    }
    return json;
  }

  const Impasse& impasse_;
  const Negotiation& negotiation_;
};

}  // namespace

Json json_of(const Impasse& impasse, const Negotiation& negotiation) {
  return Writer(impasse, negotiation).write();
}

}  // namespace zopa::report
