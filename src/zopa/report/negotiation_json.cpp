#include "zopa/report/negotiation_json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "zopa/model/basis.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/report/json_parts.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::report {
namespace {

const char* to_word(Atom::Relation relation) {
  switch (relation) {
    case Atom::Relation::equals:
      return "equals";
    case Atom::Relation::differs:
      return "differs";
    case Atom::Relation::in:
      return "in";
    case Atom::Relation::holds:
      return "holds";
  }
  return "";
}

const char* to_word(Formula::Kind kind) {
  switch (kind) {
    case Formula::Kind::atom:
      return "atom";
    case Formula::Kind::negation:
      return "not";
    case Formula::Kind::conjunction:
      return "and";
    case Formula::Kind::disjunction:
      return "or";
    case Formula::Kind::implication:
      return "implies";
    case Formula::Kind::iff:
      return "iff";
  }
  return "";
}

class Writer {
 public:
  explicit Writer(const Negotiation& negotiation) : negotiation_(negotiation) {}

  [[nodiscard]] Json formula(const Formula& formula) const {
    if (formula.kind == Formula::Kind::atom) {
      return {{"is", to_word(formula.atom.relation)},
              {"issue", id(formula.atom.issue)},
              {"options", options(formula.atom.issue, formula.atom.options)}};
    }
    Json json = {{"op", to_word(formula.kind)}, {"parts", Json::array()}};
    for (const Formula& part : formula.parts) json["parts"].push_back(this->formula(part));
    return json;
  }

  [[nodiscard]] Json write(const Negotiation& file) const {
    Json json = {{"title", negotiation_.title()}, {"as_of", negotiation_.as_of()}};
    json["parties"] = list(negotiation_.parties(), [&](const Party& one) { return party(one); });
    json["issues"] = issues();
    json["sources"] = list(negotiation_.sources(), [&](const Source& one) { return source(one); });
    json["statements"] =
        list(negotiation_.statements(), [&](const Statement& one) { return statement(one); });
    json["positions"] =
        list(negotiation_.positions(), [&](const Position& one) { return position(one); });
    json["rules"] = list(negotiation_.rules(), [&](const Rule& one) {
      return Json{{"id", one.id},
                  {"formula", formula(one.formula)},
                  {"reason", one.reason},
                  {"because", ids(one.because)}};
    });
    json["frames"] = list(negotiation_.frames(), [&](const Frame& one) {
      return Json{{"party", id(one.party)},
                  {"text", one.text},
                  {"inferred", one.inferred},
                  {"because", ids(one.because)}};
    });
    json["blocs"] = list(negotiation_.blocs(), [&](const Bloc& one) {
      return Json{{"id", one.id},
                  {"with", ids(one.with)},
                  {"before", one.before},
                  {"basis", to_text(basis_of(negotiation_, one))},
                  {"because", ids(one.because)}};
    });
    json["assumptions"] =
        list(negotiation_.assumptions(), [&](const Assumption& one) { return assumption(one); });
    json["rounds"] = Writer(file).rounds();
    return json;
  }

  [[nodiscard]] Json rounds() const {
    Json json = Json::array();
    for (std::size_t i = 0; i < negotiation_.rounds().size(); ++i)
      json.push_back(round(RoundId{i}));
    return json;
  }

 private:
  [[nodiscard]] const std::string& id(PartyId party) const { return negotiation_.party(party).id; }
  [[nodiscard]] const std::string& id(IssueId issue) const { return negotiation_.issue(issue).id; }
  [[nodiscard]] const std::string& id(StatementId statement) const {
    return negotiation_.statement(statement).id;
  }
  template <class Item>
  [[nodiscard]] Json ids(const std::vector<Item>& items) const {
    Json json = Json::array();
    for (const Item& item : items) json.push_back(id(item));
    return json;
  }
  [[nodiscard]] Json options(IssueId issue, const std::vector<OptionId>& list) const {
    Json json = Json::array();
    for (const OptionId option : list) json.push_back(negotiation_.option(issue, option).id);
    return json;
  }
  template <class Item, class ToJson>
  static Json list(const std::vector<Item>& items, ToJson to_json) {
    Json json = Json::array();
    for (const Item& item : items) json.push_back(to_json(item));
    return json;
  }

  [[nodiscard]] Json party(const Party& party) const {
    Json json = {{"id", party.id}, {"name", party.name}, {"role", to_text(party.role)}};
    json["of"] = party.supports ? Json(id(*party.supports)) : Json();
    json["at_the_table"] = party.at_the_table;
    json["representatives"] = list(party.representatives, [](const Representative& one) {
      return Json{{"id", one.id}, {"name", one.name}};
    });
    json["because"] = ids(party.because);
    return json;
  }

  [[nodiscard]] Json issues() const {
    Json json = Json::array();
    for (std::size_t i = 0; i < negotiation_.issues().size(); ++i) {
      const Issue& issue = negotiation_.issues()[i];
      const auto now = status_quo_of(negotiation_, IssueId{i});
      Json one = {{"id", issue.id}, {"name", issue.name}};
      one["by"] = issue.by ? Json(id(*issue.by)) : Json();
      one["options"] = list(issue.options, [](const Option& option) {
        return Json{{"id", option.id},
                    {"name", option.name},
                    {"hypothetical", option.hypothetical},
                    {"excluded", option.excluded ? Json(*option.excluded) : Json()}};
      });
      one["status_quo"] = now ? Json(issue.options[now->index()].id) : Json();
      one["irreversible"] = list(issue.irreversible, [&](const Move& move) {
        return Json{issue.options[move.from.index()].id, issue.options[move.to.index()].id};
      });
      json.push_back(std::move(one));
    }
    return json;
  }

  [[nodiscard]] Json source(const Source& source) const {
    return {{"id", source.id},
            {"file", source.file},
            {"title", source.title},
            {"author", source.author},
            {"publisher", source.publisher},
            {"date", source.date},
            {"language", source.language},
            {"reliability", source.reliability},
            {"url", source.url}};
  }

  [[nodiscard]] Json statement(const Statement& statement) const {
    Json json = {{"id", statement.id}};
    json["by"] = statement.by ? Json(id(statement.by->party)) : Json();
    json["representative"] = statement.by && statement.by->representative
                                 ? Json(negotiation_.party(statement.by->party)
                                            .representatives[*statement.by->representative]
                                            .name)
                                 : Json();
    json["about"] = ids(statement.about);
    json["source"] = negotiation_.sources()[statement.source.index()].id;
    json["verbatim"] = statement.verbatim;
    json["quote"] = statement.quote;
    json["text"] = statement.text;
    json["act"] = to_text(statement.act);
    json["date"] = statement.date;
    json["line"] = statement.place.line;
    return json;
  }

  [[nodiscard]] Json position(const Position& position) const {
    Json json = claim_of(position);
    json["basis"] = to_text(basis_of(negotiation_, position));
    json["because"] = ids(position.because);
    json["inferred"] = position.inferred;
    json["line"] = position.place.line;
    return json;
  }

  [[nodiscard]] Json claim_of(const Position& position) const {
    Json json = {
        {"id", position.id}, {"party", id(position.party)}, {"kind", kind_of(position.claim)}};
    std::visit([&](const auto& claim) { add(claim, json); }, position.claim);
    return json;
  }

  void add(const Demand& claim, Json& json) const { json["formula"] = formula(claim.formula); }
  void add(const Acceptance& claim, Json& json) const { json["formula"] = formula(claim.formula); }
  void add(const RedLine& claim, Json& json) const {
    json["formula"] = formula(claim.formula);
    json["firmness"] = to_text(claim.firmness);
  }
  void add(const OptionOrder& claim, Json& json) const {
    json["issue"] = id(claim.issue);
    json["options"] = options(claim.issue, claim.options);
    add(claim.relations, json);
  }
  void add(const IssueOrder& claim, Json& json) const {
    json["terms"] = list(claim.terms, [&](const IssueOrder::Term& term) {
      return Json{{"factor", term.factor.approximate()}, {"issue", id(term.issue)}};
    });
    add(claim.relations, json);
  }
  void add(const Comparison& claim, Json& json) const {
    json["left"] = formula(claim.left);
    json["relations"] = Json::array({to_notation(claim.relation)});
    json["right"] = formula(claim.right);
  }
  void add(const Priorities& claim, Json& json) const {
    json["formulas"] = Json::array();
    for (std::size_t i = 0; i < claim.formulas.size(); ++i) {
      json["formulas"].push_back({{"formula", formula(claim.formulas[i])},
                                  {"open", claim.has_open() && claim.is_open[i]},
                                  {"strong", i < claim.strong}});
    }
  }
  void add(const OptionValues& claim, Json& json) const {
    json["issue"] = id(claim.issue);
    json["entries"] = list(claim.entries, [&](const OptionValues::Entry& entry) {
      return Json{{"option", negotiation_.option(claim.issue, entry.option).id},
                  {"value", report::json_of(entry.value)}};
    });
  }
  void add(const IssueWeights& claim, Json& json) const {
    json["entries"] = list(claim.entries, [&](const IssueWeights::Entry& entry) {
      return Json{{"issue", id(entry.issue)}, {"value", report::json_of(entry.weight)}};
    });
  }
  static void add(const Reservation& claim, Json& json) {
    json["value"] = report::json_of(claim.utility);
  }
  static void add(const std::vector<Relation>& relations, Json& json) {
    json["relations"] = Json::array();
    for (const Relation relation : relations) json["relations"].push_back(to_notation(relation));
  }

  [[nodiscard]] Json assumption(const Assumption& assumption) const {
    Json json = {{"party", assumption.party ? Json(id(*assumption.party)) : Json()},
                 {"red_line", assumption.red_line},
                 {"values", Json::object()},
                 {"reason", assumption.reason},
                 {"because", ids(assumption.because)}};
    const auto note = [&](const char* key, const std::optional<Range>& range) {
      if (range) json["values"][key] = report::json_of(*range);
    };
    note("cost_per_round", assumption.cost_per_round);
    note("expects_to_prevail", assumption.expects_to_prevail);
    note("expects_to_prevail_later", assumption.expects_to_prevail_later);
    note("discount", assumption.discount);
    note("cost_of_conflict", assumption.cost_of_conflict);
    note("softens_per_round", assumption.softens_per_round);
    note("hardens_per_round", assumption.hardens_per_round);
    note("breakdown_per_round", assumption.breakdown_per_round);
    return json;
  }

  // With the claims that the round brought, each beside the one that it replaced.
  [[nodiscard]] Json round(RoundId which) const {
    const Round& round = negotiation_.rounds()[which.index()];
    Json json = {{"id", round.id},
                 {"kind", round.kind},
                 {"date", round.date},
                 {"with", ids(round.with)},
                 {"outcome", round.outcome},
                 {"planned", round.planned},
                 {"because", ids(round.because)},
                 {"moved", Json::array()}};
    for (const Position& position : negotiation_.positions()) {
      if (position.from != which) continue;
      const Position* before = nullptr;
      for (const Position& other : negotiation_.positions()) {
        const bool is_earlier = !other.from || *other.from < which;
        if (other.id != position.id || !is_earlier) continue;
        if (before == nullptr || before->from < other.from) before = &other;
      }
      json["moved"].push_back({{"now", claim_of(position)},
                               {"before", before != nullptr ? claim_of(*before) : Json()}});
    }
    return json;
  }

  const Negotiation& negotiation_;
};

}  // namespace

Json json_of(const Negotiation& in_force, const Negotiation& file) {
  return Writer(in_force).write(file);
}

}  // namespace zopa::report
