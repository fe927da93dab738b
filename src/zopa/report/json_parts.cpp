#include "zopa/report/json_parts.hpp"

#include <nlohmann/json.hpp>

namespace zopa::report {

Json json_of(const Count& count) {
  if (const auto small = count.small()) return *small;
  return count.digits;
}

Json json_of(const Package& package, const std::vector<IssueId>& issues,
             const Negotiation& negotiation) {
  Json json = Json::object();
  for (std::size_t i = 0; i < package.size(); ++i) {
    json[negotiation.issue(issues[i]).id] = negotiation.option(issues[i], package[i]).id;
  }
  return json;
}

std::string dumped(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace zopa::report
