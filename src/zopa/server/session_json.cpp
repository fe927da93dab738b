#include "zopa/server/session_json.hpp"

#include <nlohmann/json.hpp>

#include "zopa/report/json.hpp"

namespace zopa::server {
namespace {

using Json = nlohmann::ordered_json;

Json faults_json(const std::vector<Diagnostic>& faults) {
  Json list = Json::array();
  for (const Diagnostic& fault : faults) {
    list.push_back({{"line", fault.place.line},
                    {"column", fault.place.column},
                    {"message", fault.message},
                    {"code", fault.code}});
  }
  return list;
}

Json verdict_json(const std::optional<deadlock::Verdict>& verdict) {
  return verdict ? Json(report::to_word(*verdict)) : Json();
}

Json moved_json(const std::optional<engine::Difference>& moved) {
  if (!moved) return nullptr;
  const auto number = [](const std::optional<std::int64_t>& value) {
    return value ? Json(*value) : Json();
  };
  return {{"before", verdict_json(moved->before)},   {"after", verdict_json(moved->after)},
          {"tabled", number(moved->tabled)},         {"all", number(moved->all)},
          {"packages", number(moved->packages)},     {"ways_out", number(moved->ways_out)},
          {"conflicts_gone", moved->conflicts_gone}, {"conflicts_new", moved->conflicts_new}};
}

Json session(const Shown& shown) {
  return {{"version", shown.version},
          {"revision", shown.revision},
          {"dirty", shown.is_dirty},
          {"can_undo", shown.can_undo},
          {"can_redo", shown.can_redo},
          {"without", shown.without},
          {"pending", shown.is_pending},
          {"changed_on_disk", shown.is_changed_on_disk},
          {"restored", shown.is_restored},
          {"kept_aside", shown.is_kept_aside},
          {"faults", faults_json(shown.faults)},
          {"moved", moved_json(shown.moved)},
          {"text", shown.text}};
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string session_json(const Shown& shown) { return dumped(session(shown)); }

std::string state_json(const Shown& shown, const report::Provenance& provenance) {
  std::string json = session_json(shown);
  const report::Page page{*shown.answer, *shown.file, *shown.texts, provenance};
  json.insert(json.size() - 1, ",\"page\":" + report::page_json(page));
  return json;
}

std::string reply_json(const Reply& reply, const report::Provenance& provenance) {
  return "{\"faults\":" + dumped(faults_json(reply.faults)) +
         ",\"state\":" + state_json(*reply.shown, provenance) + "}";
}

}  // namespace zopa::server
