#include "zopa/io/yaml/position_rows.hpp"

#include <variant>

#include "zopa/io/foreign/foreign.hpp"
#include "zopa/model/notation.hpp"

namespace zopa::yaml {
namespace {

// A claim's own keys.  A form of position that has no overload here does not compile.
class ClaimWriter {
 public:
  ClaimWriter(const Contents& negotiation, MapBuilder& row)
      : negotiation_(negotiation), row_(row) {}

  void operator()(const Demand& claim) const { write("demands", claim.formula); }
  void operator()(const Acceptance& claim) const { write("accepts", claim.formula); }
  void operator()(const RedLine& claim) const {
    write("requires", claim.formula);
    if (claim.firmness != Firmness::unknown) row_.text("firmness", to_text(claim.firmness));
    row_.flag("only", claim.formula.speaks_of_all);
  }
  void operator()(const Taking& claim) const {
    std::vector<std::string> options;
    for (const OptionId id : claim.options) {
      options.push_back(negotiation_.option(claim.issue, id).id);
    }
    row_.text("issue", negotiation_.issue(claim.issue).id);
    if (claim.bound) {
      row_.text("takes", std::string(to_notation(claim.bound->relation)) + " " +
                             negotiation_.option(claim.issue, claim.bound->options[0]).id);
    } else if (options.size() == 1) {
      row_.text("takes", options.front());
    } else {
      row_.ids("takes", options);
    }
  }
  void operator()(const OptionOrder& claim) const {
    row_.text("issue", negotiation_.issue(claim.issue).id);
    write("prefers", claim);
  }
  void operator()(const IssueOrder& claim) const { write("weighs", claim); }
  void operator()(const Comparison& claim) const { write("compares", claim); }
  void operator()(const OptionValues& claim) const {
    const Issue& issue = negotiation_.issue(claim.issue);
    MapBuilder values;
    for (const auto& entry : claim.entries) {
      if (entry.is_between) continue;
      values.put(issue.options[entry.option.index()].id, number_node(entry.value));
    }
    row_.text("issue", issue.id);
    row_.map("values", std::move(values));
  }
  void operator()(const IssueWeights& claim) const {
    MapBuilder weights;
    for (const auto& entry : claim.entries) {
      weights.put(negotiation_.issue(entry.issue).id, number_node(entry.weight));
    }
    row_.map("weights", std::move(weights));
  }
  void operator()(const OptionPoints& claim) const {
    MapBuilder issues;
    for (const auto& part : claim.issues) {
      const Issue& issue = negotiation_.issue(part.issue);
      MapBuilder points;
      for (const auto& entry : part.options) {
        if (entry.is_between) continue;
        points.put(issue.options[entry.option.index()].id,
                   number_node({entry.points, entry.points}));
      }
      issues.map(issue.id.c_str(), std::move(points));
    }
    row_.map("points", std::move(issues));
  }
  void operator()(const Reservation& claim) const {
    row_.put("reservation", number_node(claim.utility));
  }
  void operator()(const Priorities& claim) const {
    std::vector<Node> items;
    for (std::size_t k = 0; k < claim.formulas.size(); ++k) {
      std::string words = claim.has_open() && claim.is_open[k] ? "whether " : "";
      if (k < claim.strong) words += "strongly ";
      items.push_back(text_node(words + to_notation(claim.formulas[k], negotiation_)));
    }
    if (items
            .empty()) {  // all is the same to the party, which the format says by what always holds
      items.push_back(text_node(to_notation(foreign::always(negotiation_), negotiation_)));
    }
    row_.list("priorities", std::move(items));
  }

 private:
  template <class Written>
  void write(const char* key, const Written& written) const {
    row_.text(key, to_notation(written, negotiation_));
  }

  const Contents& negotiation_;
  MapBuilder& row_;
};

}  // namespace

bool can_be_typed(const std::string& id) {
  return !id.empty() && id.find('.') == std::string::npos;
}

Node position_row(const Position& position, const Contents& negotiation) {
  MapBuilder row;
  if (can_be_typed(position.id)) row.text("id", position.id);
  row.text("party", negotiation.party(position.party).id);
  if (position.from) row.text("from", negotiation.rounds[position.from->index()].id);
  std::visit(ClaimWriter(negotiation, row), position.claim);
  row.ids("because", ids_of(position.because, negotiation));
  row.flag("inferred", position.inferred);
  return std::move(row).take();
}

std::vector<std::string> ids_of(const std::vector<StatementId>& statements,
                                const Contents& negotiation) {
  std::vector<std::string> ids;
  for (const StatementId id : statements) ids.push_back(negotiation.statement(id).id);
  return ids;
}

std::vector<std::string> ids_of(const std::vector<PartyId>& parties, const Contents& negotiation) {
  std::vector<std::string> ids;
  for (const PartyId id : parties) ids.push_back(negotiation.party(id).id);
  return ids;
}

}  // namespace zopa::yaml
