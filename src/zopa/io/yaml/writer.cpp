// The negotiation becomes the tree that a reader of the file would see, which formatter.hpp lays
// out; so quoting, the order of keys and line breaks are those of `zopa fmt`.
#include "zopa/io/yaml/writer.hpp"

#include <algorithm>

#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/position_rows.hpp"
#include "zopa/io/yaml/tree.hpp"
#include "zopa/io/yaml/utility_rows.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/model/steps.hpp"
#include "zopa/model/sums.hpp"

namespace zopa::yaml {
namespace {

class Writer {
 public:
  Writer(const Contents& negotiation, std::vector<Diagnostic>& warnings)
      : negotiation_(negotiation), warnings_(warnings) {}

  std::string write() {
    MapBuilder root;
    root.text("zopa", "1");
    root.text("title", negotiation_.title);
    root.text("as_of", negotiation_.as_of);
    root.map("sources", sources());
    root.map("parties", parties());
    if (negotiation_.agreement) {
      root.text("agreement", to_notation(*negotiation_.agreement, negotiation_));
    }
    root.map("steps", steps());
    root.map("issues", issues());
    root.list("rules", rules());
    root.map("status_quo", choices(negotiation_.status_quo));
    root.map("statements", statements());
    root.map("proposals", proposals());
    root.list("positions", positions());
    root.list("frames", rows(negotiation_.frames));
    root.list("rounds", rows(negotiation_.rounds));
    root.list("events", rows(negotiation_.events));
    root.list("blocs", rows(negotiation_.blocs));
    root.list("assumptions", rows(negotiation_.assumptions));
    Document document;
    document.root = std::move(root).take();
    return to_yaml(document);
  }

 private:
  void because(MapBuilder& row, const std::vector<StatementId>& statements) const {
    row.ids("because", ids_of(statements, negotiation_));
  }

  [[nodiscard]] MapBuilder sources() const {
    MapBuilder table;
    for (const Source& source : negotiation_.sources) {
      MapBuilder row;
      row.text("file", source.file);
      row.text("title", source.title);
      row.text("author", source.author);
      row.text("publisher", source.publisher);
      row.text("date", source.date);
      row.text("language", source.language);
      row.text("reliability", source.reliability);
      row.text("url", source.url);
      row.text("original", source.original);
      row.text("original_sha256", source.original_sha256);
      table.put(source.id, std::move(row).take());
    }
    return table;
  }

  [[nodiscard]] MapBuilder parties() const {
    MapBuilder table;
    for (const Party& party : negotiation_.parties) {
      MapBuilder row;
      row.text("name", party.name);
      row.flag("plural", party.is_plural);
      if (party.role != Role::principal) row.text("role", to_text(party.role));
      if (party.of) row.text("of", negotiation_.party(*party.of).id);
      if (!party.at_the_table) row.text("seat", "absent");
      MapBuilder representatives;
      for (const Representative& one : party.representatives) {
        representatives.put(one.id, representative(one));
      }
      row.map("representatives", std::move(representatives));
      because(row, party.because);
      table.put(party.id, std::move(row).take());
    }
    return table;
  }

  [[nodiscard]] Node representative(const Representative& one) const {
    if (!one.since.is_given() && !one.until.is_given()) return text_node(one.name);
    MapBuilder row;
    row.text("name", one.name);
    row.text("since", day_text(one.since));
    row.text("until", day_text(one.until));
    return std::move(row).take();
  }

  [[nodiscard]] std::string day_text(const NamedDay& day) const {
    return day.round ? negotiation_.rounds[day.round->index()].id : day.date;
  }

  [[nodiscard]] MapBuilder steps() const {
    MapBuilder table;
    for (const Step& step : negotiation_.steps) {
      MapBuilder row;
      row.text("name", step.name);
      if (step.by) row.text("by", negotiation_.party(*step.by).id);
      if (step.verified_by) row.text("verified_by", negotiation_.party(*step.verified_by).id);
      because(row, step.because);
      const bool is_name_alone = !step.by && !step.verified_by && step.because.empty();
      table.put(step.id, is_name_alone ? text_node(step.name) : std::move(row).take());
    }
    return table;
  }

  // Those of the file: orders in time follow from claims.
  [[nodiscard]] MapBuilder issues() const {
    MapBuilder table;
    for (const Issue& issue : negotiation_.issues) {
      if (issue.order || is_sum(issue)) continue;  // written where a formula names it
      MapBuilder row;
      row.text("name", issue.name);
      if (issue.by) row.text("by", negotiation_.party(*issue.by).id);
      add_options(row, issue);
      table.put(issue.id, std::move(row).take());
    }
    return table;
  }

  void add_options(MapBuilder& row, const Issue& issue) const {
    if (issue.scale) return add_scale(row, issue);
    MapBuilder options;
    MapBuilder excluded;
    std::vector<Node> may;
    const auto given = std::count_if(issue.options.begin(), issue.options.end(),
                                     [](const Option& option) { return !option.deferral; });
    for (const Option& option : issue.options) {
      if (option.deferral) {
        may.push_back(deferral_node(*option.deferral));
      } else {
        options.put(option.id, text_node(option.name));
      }
      if (option.excluded) excluded.put(option.id, text_node(*option.excluded));
    }
    if (given == 1) add_another(issue.options.front().id, options, excluded);
    row.map("options", std::move(options));
    row.list("may", std::move(may));
    add_hypothetical(row, issue);
    row.map("excluded", std::move(excluded));
    add_read_as(row, issue);
    add_easing(row, issue);
    std::vector<std::string> moves;
    for (const Move& move : issue.irreversible) {
      moves.push_back(issue.options[move.from.index()].id + " -> " +
                      issue.options[move.to.index()].id);
    }
    row.ids("irreversible", moves);
  }

  // The format asks for two options.  Of an issue of one, which other programs' files may have,
  // something that is in no package stands beside it.
  static void add_another(const std::string& only, MapBuilder& options, MapBuilder& excluded) {
    const std::string id = only == "nothing-else" ? "nothing-else-2" : "nothing-else";
    options.put(id, text_node("Nothing else"));
    excluded.put(id, text_node("The file has one option."));
  }

  void add_read_as(MapBuilder& row, const Issue& issue) const {
    MapBuilder reads;
    for (const Option& option : issue.options) {
      MapBuilder by_party;
      for (const ReadAs& one : option.read_as) {
        by_party.text(negotiation_.party(one.party).id.c_str(), issue.options[one.as.index()].id);
      }
      if (!by_party.is_empty()) reads.put(option.id, std::move(by_party).take());
    }
    row.map("reads", std::move(reads));
  }

  void add_easing(MapBuilder& row, const Issue& issue) const {
    MapBuilder eases;
    for (const Option& option : issue.options) {
      if (!option.eases) continue;
      if (!option.eases->paid_by) {
        eases.ids(option.id.c_str(), option.eases->lines);
        continue;
      }
      MapBuilder easing;
      easing.ids("lines", option.eases->lines);
      easing.text("paid_by", negotiation_.party(*option.eases->paid_by).id);
      eases.put(option.id, std::move(easing).take());
    }
    row.map("eases", std::move(eases));
  }

  [[nodiscard]] Node deferral_node(const Deferral& deferral) const {
    if (!deferral.to) return text_node("later");
    MapBuilder node;
    node.text("decided_by", negotiation_.party(*deferral.to).id);
    return std::move(node).take();
  }

  void add_scale(MapBuilder& row, const Issue& issue) const {
    const Scale& scale = *issue.scale;
    MapBuilder numbers;
    numbers.text("from", scale.from.to_text());
    numbers.text("to", scale.to.to_text());
    numbers.text("step", scale.step.to_text());
    if (!scale.unit.empty()) numbers.text("unit", scale.unit);
    row.map("options", std::move(numbers));
    MapBuilder excluded;
    for (const Option& option : issue.options) {
      if (option.excluded) excluded.put(option.id, text_node(*option.excluded));
    }
    row.map("excluded", std::move(excluded));
  }

  // `[half]`, `{half: february}`, or both in one list.
  void add_hypothetical(MapBuilder& row, const Issue& issue) const {
    std::vector<Node> untabled;
    MapBuilder tabled;
    for (const Option& option : issue.options) {
      if (!option.hypothetical) continue;
      if (option.tabled && option.tabled->round) {
        tabled.put(option.id, text_node(negotiation_.rounds[option.tabled->round->index()].id));
      } else if (option.tabled && !option.tabled->date.empty()) {
        tabled.put(option.id, text_node(option.tabled->date));
      } else if (!option.deferral) {
        untabled.push_back(text_node(option.id));
      }
    }
    if (untabled.empty()) return row.map("hypothetical", std::move(tabled));
    if (!tabled.is_empty()) untabled.push_back(std::move(tabled).take());
    row.list("hypothetical", std::move(untabled));
  }

  // An option for each issue named.
  template <class Choice>
  [[nodiscard]] MapBuilder choices(const std::vector<Choice>& rows) const {
    MapBuilder table;
    for (const Choice& row : rows) {
      table.put(negotiation_.issue(row.issue).id,
                text_node(negotiation_.option(row.issue, row.option).id));
    }
    return table;
  }

  [[nodiscard]] MapBuilder proposals() const {
    MapBuilder table;
    for (const Proposal& proposal : negotiation_.proposals) {
      MapBuilder row;
      row.text("by", id_of(proposal.by));
      row.text("date", proposal.date);
      if (proposal.from) row.text("from", negotiation_.rounds[proposal.from->index()].id);
      add_package(row, proposal);
      because(row, proposal.because);
      table.put(proposal.id, std::move(row).take());
    }
    return table;
  }

  void add_package(MapBuilder& row, const Proposal& proposal) const {
    std::vector<Proposal::Choice> options;
    std::vector<std::string> orders;
    for (const Proposal::Choice& choice : proposal.package) {
      if (negotiation_.issue(choice.issue).order) {
        orders.push_back(order_notation(negotiation_, choice.issue, choice.option));
      } else {
        options.push_back(choice);
      }
    }
    row.map("package", choices(options));
    row.ids("order", orders);
  }

  [[nodiscard]] std::string id_of(const Speaker& speaker) const {
    const Party& party = negotiation_.party(speaker.party);
    return speaker.representative ? party.representatives[*speaker.representative].id : party.id;
  }

  [[nodiscard]] MapBuilder statements() const {
    MapBuilder table;
    for (const Statement& statement : negotiation_.statements) {
      MapBuilder row;
      if (statement.by) row.text("by", id_of(*statement.by));
      if (statement.unnamed) row.text("by", "unnamed");
      row.ids("about", ids_of(statement.about, negotiation_));
      if (statement.verbatim) row.text("speech", "verbatim");
      row.text("act", to_text(statement.act));
      row.flag("hedged", statement.hedged);
      row.ids("disputes", ids_of(statement.disputes, negotiation_));
      row.text("date", statement.date);
      row.text("source", negotiation_.sources[statement.source.index()].id);
      row.text("quote", statement.quote);
      row.text("text", statement.text);
      table.put(statement.id, std::move(row).take());
    }
    return table;
  }

  std::vector<Node> positions() {
    std::vector<Node> list;
    for (const Position& position : negotiation_.positions) {
      list.push_back(position_row(position, negotiation_));
    }
    for (const Position& position : utility_rows(negotiation_, warnings_)) {
      list.push_back(position_row(position, negotiation_));
    }
    return list;
  }

  [[nodiscard]] std::vector<Node> rules() const {
    std::vector<Node> list;
    for (const Rule& rule : negotiation_.rules) {
      if (is_stated(rule)) list.push_back(row(rule));
    }
    return list;
  }

  [[nodiscard]] Node row(const Rule& rule) const {
    MapBuilder row;
    if (can_be_typed(rule.id)) row.text("id", rule.id);
    row.text("rule", to_notation(rule.formula, negotiation_));
    row.text("reason", rule.reason);
    because(row, rule.because);
    return std::move(row).take();
  }

  [[nodiscard]] Node row(const Frame& frame) const {
    MapBuilder row;
    row.text("party", negotiation_.party(frame.party).id);
    row.text("text", frame.text);
    because(row, frame.because);
    row.flag("inferred", frame.inferred);
    return std::move(row).take();
  }

  [[nodiscard]] Node row(const Round& round) const {
    MapBuilder row;
    row.text("id", round.id);
    row.text("kind", round.kind);
    row.text("date", round.date);
    row.ids("with", ids_of(round.with, negotiation_));
    row.text("outcome", round.outcome);
    row.flag("planned", round.planned);
    because(row, round.because);
    return std::move(row).take();
  }

  [[nodiscard]] Node row(const Event& event) const {
    MapBuilder changes;
    for (const Event::Change& change : event.changes) {
      changes.put(negotiation_.party(change.party).id, text_node(to_text(change.no_agreement)));
    }
    MapBuilder row;
    row.text("id", event.id);
    row.text("name", event.name);
    row.text("date", event.date);
    row.map("no_agreement", std::move(changes));
    because(row, event.because);
    return std::move(row).take();
  }

  [[nodiscard]] Node row(const Bloc& bloc) const {
    MapBuilder row;
    row.text("id", bloc.id);
    row.ids("with", ids_of(bloc.with, negotiation_));
    row.text("before", bloc.before);
    because(row, bloc.because);
    row.flag("inferred", bloc.inferred);
    return std::move(row).take();
  }

  [[nodiscard]] Node row(const Assumption& assumption) const {
    MapBuilder row;
    if (assumption.party) row.text("party", negotiation_.party(*assumption.party).id);
    row.text("red_line", assumption.red_line);
    const auto share = [&](const char* key, const std::optional<Range>& range) {
      if (range) row.put(key, number_node(*range));
    };
    share("cost_per_round", assumption.cost_per_round);
    share("expects_to_prevail", assumption.expects_to_prevail);
    share("expects_to_prevail_later", assumption.expects_to_prevail_later);
    share("discount", assumption.discount);
    share("cost_of_conflict", assumption.cost_of_conflict);
    share("softens_per_round", assumption.softens_per_round);
    share("hardens_per_round", assumption.hardens_per_round);
    share("breakdown_per_round", assumption.breakdown_per_round);
    row.text("reason", assumption.reason);
    because(row, assumption.because);
    return std::move(row).take();
  }

  template <class Row>
  [[nodiscard]] std::vector<Node> rows(const std::vector<Row>& list) const {
    std::vector<Node> nodes;
    for (const Row& one : list) nodes.push_back(row(one));
    return nodes;
  }

  const Contents& negotiation_;
  std::vector<Diagnostic>& warnings_;
};

}  // namespace

std::string write(const Negotiation& negotiation) {
  std::vector<Diagnostic> unread;
  return write(negotiation, unread);
}

std::string write(const Negotiation& negotiation, std::vector<Diagnostic>& warnings) {
  return Writer(negotiation, warnings).write();
}

}  // namespace zopa::yaml
