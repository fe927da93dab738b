#include "zopa/report/json.hpp"

#include <nlohmann/json.hpp>

#include "zopa/model/notation.hpp"
#include "zopa/report/json_parts.hpp"

namespace zopa::report {
namespace {

using deadlock::Conflict;
using deadlock::Counted;
using deadlock::Deadlock;
using deadlock::PackageCount;
using deadlock::Verdict;
using report::json_of;  // not hidden by the overloads below

Json json_of(const PackageCount& count) { return count.count ? json_of(*count.count) : Json(); }

Json json_of(const Counted& counted) {
  Json json = {{"tabled", json_of(counted.tabled)}, {"all", json_of(counted.all)}};
  Json known = Json::object();
  const auto note = [&](const char* key, const PackageCount& count) {
    if (!count.count && count.any) known[key] = *count.any ? "at least one" : "none";
  };
  note("tabled", counted.tabled);
  note("all", counted.all);
  if (!known.empty()) json["known"] = known;
  return json;
}

const char* to_word(Truth truth) {
  return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "open";
}

class JsonWriter {
 public:
  explicit JsonWriter(const engine::Analysis& analysis)
      : analysis_(analysis), negotiation_(analysis.negotiation) {}

  Json write(Part part) {
    Json json = {{"zopa", 1}, {"title", negotiation_.title()}};
    json["as_of"] = text_or_null(negotiation_.as_of());
    json["round"] =
        analysis_.as_of ? Json(negotiation_.rounds()[analysis_.as_of->index()].id) : Json();
    json["without"] = analysis_.without;
    json["tabled_only"] = analysis_.tabled_only;
    if (analysis_.deadlock) {
      write_deadlock(*analysis_.deadlock, json);
    } else {
      for (const char* key : {"verdict", "packages", "conflicts", "demand_conflicts", "ways_out",
                              "untabled", "islands", "blocs"}) {
        json[key] = nullptr;
      }
    }
    json["bargaining_range"] = bargaining_range();
    if (part == Part::everything) write_rest(json);
    json["not_computed"] = not_computed(part);
    json["stopped"] = analysis_.is_stopped();
    return json;
  }

 private:
  static Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

  [[nodiscard]] const std::string& id(PartyId party) const { return negotiation_.party(party).id; }
  [[nodiscard]] const std::string& id(IssueId issue) const { return negotiation_.issue(issue).id; }
  [[nodiscard]] const std::string& id(StatementId statement) const {
    return negotiation_.statement(statement).id;
  }
  [[nodiscard]] const std::string& id(RuleId rule) const {
    return negotiation_.rules()[rule.index()].id;
  }

  template <class Item>
  [[nodiscard]] Json ids(const std::vector<Item>& items) const {
    Json list = Json::array();
    for (const Item& item : items) list.push_back(id(item));
    return list;
  }

  [[nodiscard]] Json package(const Package& package) const {
    return json_of(package, analysis_.deadlock->issues, negotiation_);
  }

  [[nodiscard]] Json conflict(const Conflict& conflict, const char* key) const {
    Json json = {{key, conflict.lines}, {"issues", ids(conflict.issues)}};
    if (!conflict.rules.empty()) json["rules"] = ids(conflict.rules);
    json["basis"] = to_text(conflict.basis);
    json["because"] = ids(conflict.because);
    return json;
  }

  [[nodiscard]] Json conflicts(const std::vector<Conflict>& list, const char* key) const {
    Json json = Json::array();
    for (const Conflict& one : list) json.push_back(conflict(one, key));
    return json;
  }

  void write_deadlock(const Deadlock& deadlock, Json& json) const {
    json["verdict"] = deadlock.verdict ? Json(report::to_word(*deadlock.verdict)) : Json();
    const bool is_supported = deadlock.support.has_value();
    json["basis"] = is_supported ? Json(to_text(deadlock.basis)) : Json();
    json["support"] = is_supported ? Json(deadlock.conflicts[*deadlock.support].lines) : Json();
    json["agreement"] = to_notation(agreement_rule(negotiation_), negotiation_);
    json["packages"] = packages(deadlock.packages);
    json["red_lines"] = red_lines(deadlock);
    json["zone_packages"] = zone(deadlock);
    json["conflicts"] = conflicts(deadlock.conflicts, "red_lines");
    json["conflicts_complete"] = deadlock.conflicts_complete;
    if (!deadlock.rules_conflict.empty()) json["rules_conflict"] = ids(deadlock.rules_conflict);
    json["demand_conflicts"] = conflicts(deadlock.demand_conflicts, "demands");
    json["demand_conflicts_complete"] = deadlock.demand_conflicts_complete;
    json["ways_out"] = ways_out(deadlock.ways_out, false);
    json["untabled"] = untabled(deadlock.untabled);
    json["islands"] = Json::array();
    for (const auto& island : deadlock.islands) json["islands"].push_back(ids(island));
    json["islands_complete"] = deadlock.islands_complete;
    json["uncontested"] = analysis_.uncontested ? ids(*analysis_.uncontested) : Json();
    json["blocs"] = Json::array();
    for (const auto& effect : deadlock.blocs) json["blocs"].push_back(bloc(effect));
    json["no_red_line_known"] = ids(deadlock.no_line_known);
    json["needed_but_absent"] = ids(deadlock.absent);
    json["red_lines_not_counted"] = deadlock.lines_not_counted;
    json["reservations_not_counted"] = deadlock.reservations_not_counted;
  }

  [[nodiscard]] Json packages(const deadlock::Packages& packages) const {
    Json json = {{"total", json_of(packages.total)},
                 {"tabled", json_of(packages.tabled)},
                 {"feasible", json_of(packages.feasible.all)},
                 {"feasible_tabled", json_of(packages.feasible.tabled)}};
    json["not_excluded"] = Json::object();
    for (const auto& [party, count] : packages.not_excluded) {
      json["not_excluded"][id(party)] = json_of(count);
    }
    json["zone"] = json_of(packages.zone);
    if (packages.accepted.empty()) return json;
    json["accepted"] = Json::object();
    for (const auto& [party, count] : packages.accepted) {
      json["accepted"][id(party)] = json_of(count);
    }
    json["agreed"] = json_of(packages.agreed);
    return json;
  }

  // Those that take part, reservations included.
  [[nodiscard]] Json red_lines(const Deadlock& deadlock) const {
    Json json = Json::array();
    for (const auto& line : deadlock.lines) {
      Json one = {{"id", line.id}, {"party", id(line.party)}};
      if (line.reservation) {
        one["reservation"] = report::json_of(*line.reservation);
      } else {
        one["requires"] = required_by(line.id);
      }
      one["firmness"] = to_text(line.firmness);
      one["basis"] = to_text(line.basis);
      one["because"] = ids(line.because);
      json.push_back(std::move(one));
    }
    return json;
  }

  [[nodiscard]] std::string required_by(const std::string& line) const {
    for (const Position& position : negotiation_.positions()) {
      const auto* claim = std::get_if<RedLine>(&position.claim);
      if (claim != nullptr && position.id == line) {
        return to_notation(claim->formula, negotiation_);
      }
    }
    return {};
  }

  [[nodiscard]] Json move(const deadlock::MoveNeeded& move) const {
    Json json = {{"red_line", move.line},
                 {"party", id(move.party)},
                 {"firmness", to_text(move.firmness)},
                 {"steps", move.steps}};
    if (move.issue) json["issue"] = id(*move.issue);
    json["accepts"] = Json::array();
    for (const OptionId option : move.accepts) {
      json["accepts"].push_back(negotiation_.option(*move.issue, option).id);
    }
    if (move.dropped) json["dropped"] = true;
    return json;
  }

  [[nodiscard]] Json open_package(const deadlock::OpenPackage& open) const {
    Json json = {{"package", package(open.package)}, {"questions", Json::array()}};
    for (const auto& question : open.questions) {
      json["questions"].push_back(
          {{"party", id(question.party)},
           {"issue", id(question.issue)},
           {"option", negotiation_.option(question.issue, question.option).id}});
    }
    return json;
  }

  [[nodiscard]] Json way(const deadlock::WayOut& way, bool with_questions) const {
    Json json = {{"moves", Json::array()}, {"opens", Json::array()}};
    for (const auto& one : way.moves) json["moves"].push_back(move(one));
    for (const auto& open : way.opens) {
      json["opens"].push_back(with_questions ? open_package(open) : package(open.package));
    }
    json["opens_count"] = json_of(way.opens_count);
    json["basis"] = to_text(way.basis);
    return json;
  }

  [[nodiscard]] Json ways_out(const deadlock::WaysOut& ways, bool with_questions) const {
    Json json = {{"count", ways.count}, {"complete", ways.complete}, {"classes", Json::array()}};
    for (const auto& group : ways.classes) {
      Json one = {{"most_firm_by_one", group.key.most_firm_by_one},
                  {"firm", group.key.firm},
                  {"most_soft_by_one", group.key.most_soft_by_one},
                  {"soft", group.key.soft},
                  {"count", group.count},
                  {"complete", group.complete},
                  {"ways", Json::array()}};
      for (const auto& shown : group.ways) one["ways"].push_back(way(shown, with_questions));
      if (!group.tally.empty()) {
        one["tally"] = Json::object();
        for (const auto& tally : group.tally) one["tally"][tally.line] = tally.ways;
      }
      json["classes"].push_back(std::move(one));
    }
    if (!ways.blocked_by.empty()) json["blocked_by"] = ways.blocked_by;
    return json;
  }

  [[nodiscard]] Json zone(const Deadlock& deadlock) const {
    Json json = Json::array();
    for (const auto& open : deadlock.zone) {
      json.push_back({{"package", package(open.package)}, {"accepted_by", ids(open.accepted_by)}});
    }
    return json;
  }

  [[nodiscard]] Json untabled(const deadlock::Untabled& untabled) const {
    Json json = {{"count", json_of(untabled.count)}, {"packages", Json::array()}};
    for (const auto& open : untabled.packages) {
      json["packages"].push_back(open_package(open));
      if (!open.accepted_by.empty()) json["packages"].back()["accepted_by"] = ids(open.accepted_by);
    }
    if (untabled.ways) json["ways"] = ways_out(*untabled.ways, true);
    return json;
  }

  [[nodiscard]] Json bloc(const deadlock::BlocEffect& effect) const {
    const Bloc& bloc = negotiation_.blocs()[effect.bloc.index()];
    Json json = {{"id", bloc.id},
                 {"with", ids(bloc.with)},
                 {"before", text_or_null(bloc.before)},
                 {"basis", to_text(effect.basis)},
                 {"because", ids(bloc.because)},
                 {"zone", json_of(effect.zone)},
                 {"conflicts", conflicts(effect.conflicts, "red_lines")},
                 {"conflicts_complete", effect.conflicts_complete},
                 {"subject_to", Json::array()}};
    for (const auto& unknown : effect.unknown) {
      json["subject_to"].push_back({{"party", id(unknown.party)}, {"issues", ids(unknown.issues)}});
    }
    return json;
  }

  [[nodiscard]] Json bargaining_range() const {
    if (!analysis_.bargaining_range) return nullptr;
    const auto& found = *analysis_.bargaining_range;
    Json json = {{"shortfall", {found.shortfall_low, found.shortfall_high}},
                 {"optimism_exceeds_costs", to_word(found.optimism)},
                 {"parties", Json::array()}};
    for (const auto& belief : found.beliefs) {
      Json party = {{"party", id(belief.party)},
                    {"expects_to_prevail", report::json_of(belief.prevails)},
                    {"cost_of_conflict", report::json_of(belief.cost)}};
      if (belief.has_shift) party["shift_is_feared"] = to_word(belief.shift_is_feared);
      json["parties"].push_back(std::move(party));
    }
    if (found.possibly_inside) {
      json["packages_inside"] = {{"possibly", json_of(*found.possibly_inside)},
                                 {"surely", json_of(found.surely_inside.value_or(Count{}))}};
    } else if (!found.not_counted.empty()) {
      json["packages_inside"] = nullptr;
      json["packages_not_counted"] = found.not_counted;
    }
    return json;
  }

  void write_rest(Json& json) const {
    json["evidence"] = Json::object();
    for (const auto& party : analysis_.evidence) {
      Json counts = Json::object();
      for (std::size_t level = 0; level < party.claims.size(); ++level) {
        counts[to_text(static_cast<Basis>(level))] = party.claims[level];
      }
      json["evidence"][id(party.party)] = std::move(counts);
    }
    json["warnings"] = Json::array();
    for (const auto& warning : analysis_.warnings) {
      json["warnings"].push_back({{"code", warning.code},
                                  {"line", warning.place.line},
                                  {"column", warning.place.column},
                                  {"message", warning.message}});
    }
    const auto& robust = analysis_.robustness;
    json["settlements"] =
        analysis_.settlements ? json_of(*analysis_.settlements, negotiation_) : Json();
    json["stability"] = analysis_.stability ? json_of(*analysis_.stability, negotiation_) : Json();
    json["reciprocal_paths"] =
        analysis_.deadlock ? json_of(analysis_.reciprocal, analysis_.deadlock->issues, negotiation_)
                           : Json::array();
    json["impasse_map"] = analysis_.impasse ? json_of(*analysis_.impasse, negotiation_) : Json();
    json["robustness"] = robust ? json_of(*robust, negotiation_) : Json();
    json["outlook"] = nullptr;
    json["questions"] = robust ? questions_json(*robust, negotiation_) : Json();
    json["contradiction"] = Json::array();
    for (const PositionId claim : analysis_.contradiction) {
      json["contradiction"].push_back(negotiation_.position(claim).id);
    }
  }

  // Of the parts that this answer has.
  [[nodiscard]] Json not_computed(Part part) const {
    Json json = Json::object();
    for (const auto& missing : analysis_.not_computed) {
      if (!missing.belongs_to_deadlock() && part == Part::deadlock) continue;
      json[missing.part] = missing.why;
    }
    return json;
  }

  const engine::Analysis& analysis_;
  const Negotiation& negotiation_;
};

}  // namespace

const char* to_word(deadlock::Verdict verdict) {
  switch (verdict) {
    case deadlock::Verdict::deadlock:
      return "deadlock";
    case deadlock::Verdict::agreement_possible:
      return "agreement_possible";
    case deadlock::Verdict::demands_only:
      return "demands_only";
  }
  return "";
}

Json analysis_json(const engine::Analysis& analysis) {
  return JsonWriter(analysis).write(Part::everything);
}

std::string to_json(const engine::Analysis& analysis, Part part) {
  return dumped(JsonWriter(analysis).write(part));
}

std::string to_json(const std::string& file, const std::vector<Diagnostic>& diagnostics) {
  Json json = {{"zopa", 1}, {"file", file}, {"faults", Json::array()}, {"warnings", Json::array()}};
  for (const Diagnostic& diagnostic : diagnostics) {
    json[diagnostic.severity == Severity::error ? "faults" : "warnings"].push_back(
        {{"code", diagnostic.code},
         {"file", diagnostic.file},
         {"line", diagnostic.place.line},
         {"column", diagnostic.place.column},
         {"message", diagnostic.message}});
  }
  return dumped(json);
}

}  // namespace zopa::report
