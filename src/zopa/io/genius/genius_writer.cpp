#include "zopa/io/genius/genius_writer.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

#include <pugixml.hpp>

namespace zopa::genius {
namespace {

using pugi::xml_node;

std::string printed(const pugi::xml_document& document) {
  std::ostringstream text;
  document.save(text, " ", pugi::format_default | pugi::format_no_declaration);
  return text.str();
}

// The numbers that the options of an issue stand for, where they follow one another.
std::optional<std::int64_t> first_integer(const Issue& issue) {
  std::optional<std::int64_t> first;
  for (std::size_t i = 0; i < issue.options.size(); ++i) {
    const auto number = Decimal::parse(issue.options[i].name);
    if (!number || !number->is_whole()) return std::nullopt;
    if (!first) first = number->numerator();
    if (number->numerator() != *first + static_cast<std::int64_t>(i)) return std::nullopt;
  }
  return first;
}

bool has_boxes(const Contents& negotiation) {
  return std::any_of(negotiation.utilities.begin(), negotiation.utilities.end(),
                     [](const CompleteUtility& utility) { return !utility.formulas.empty(); });
}

xml_node add_issue(xml_node parent, const Contents& negotiation, std::size_t index) {
  const Issue& issue = negotiation.issues[index];
  const auto first = has_boxes(negotiation) ? first_integer(issue) : std::nullopt;
  const char* type = first ? "integer" : "discrete";
  xml_node node = parent.append_child("issue");
  node.append_attribute("index") = static_cast<unsigned>(index + 1);
  node.append_attribute("name") = issue.name.c_str();
  for (const char* name : {"type", "etype", "vtype"}) node.append_attribute(name) = type;
  if (!first) return node;
  node.append_attribute("lowerbound") = std::to_string(*first).c_str();
  node.append_attribute("upperbound") =
      std::to_string(*first + static_cast<std::int64_t>(issue.options.size()) - 1).c_str();
  return node;
}

xml_node add_objective(xml_node parent) {
  xml_node objective = parent.append_child("objective");
  objective.append_attribute("index") = "0";
  for (const char* name : {"type", "etype"}) objective.append_attribute(name) = "objective";
  objective.append_attribute("name") = "root";
  objective.append_attribute("description") = "";
  return objective;
}

class ProfileWriter {
 public:
  ProfileWriter(const Contents& negotiation, const CompleteUtility& utility,
                std::vector<Diagnostic>& warnings)
      : negotiation_(negotiation), utility_(utility), warnings_(warnings) {}

  std::string write() {
    xml_node space = document_.append_child("utility_space");
    const bool is_linear = utility_.formulas.empty();
    if (!is_linear) space.append_attribute("type") = "nonlinear";
    xml_node objective = add_objective(space);
    if (is_linear) {
      write_terms(objective);
    } else {
      write_boxes(objective);
    }
    const auto add_number = [&](const char* name, Decimal value) {
      space.append_child(name).append_attribute("value") = value.to_text().c_str();
    };
    if (utility_.discount) add_number("discount_factor", *utility_.discount);
    if (utility_.reservation) {
      add_number("reservation", *utility_.reservation);
    } else {
      warn("remark.no_reservation", {{"program", "Genius"}});
    }
    return printed(document_);
  }

 private:
  void warn(const char* key, std::vector<Argument> others = {}) {
    warnings_.push_back(
        foreign::not_written(key, negotiation_.party(utility_.party), std::move(others)));
  }

  [[nodiscard]] const CompleteUtility::Term* term_of(std::size_t issue) const {
    const auto at = std::find_if(utility_.terms.begin(), utility_.terms.end(),
                                 [&](const auto& term) { return term.issue == IssueId{issue}; });
    return at == utility_.terms.end() ? nullptr : &*at;
  }

  // Genius divides evaluations by their largest, so the weight is that of the largest.
  void write_terms(xml_node objective) {
    Decimal largest_total;
    std::vector<Decimal> weights;
    for (std::size_t i = 0; i < negotiation_.issues.size(); ++i) {
      xml_node node = add_issue(objective, negotiation_, i);
      const CompleteUtility::Term* term = term_of(i);
      Decimal largest;
      const auto& options = negotiation_.issues[i].options;
      for (std::size_t o = 0; o < options.size(); ++o) {
        const Decimal value = term != nullptr ? term->values[o] : Decimal{};
        if (value < Decimal{}) warn("remark.value_below_0");
        largest = std::max(largest, value);
        xml_node item = node.append_child("item");
        item.append_attribute("index") = static_cast<unsigned>(o + 1);
        item.append_attribute("value") = options[o].name.c_str();
        item.append_attribute("evaluation") = value.to_text().c_str();
      }
      weights.push_back(term != nullptr ? weight_for(*term, largest) : Decimal{});
      largest_total = foreign::affine(Decimal{1}, largest_total, weights.back());
    }
    if (!utility_.most && largest_total > Decimal{1}) {
      warn("remark.utilities_above_1");
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
      xml_node weight = objective.append_child("weight");
      weight.append_attribute("index") = static_cast<unsigned>(i + 1);
      weight.append_attribute("value") = weights[i].to_text().c_str();
    }
  }

  static Decimal weight_for(const CompleteUtility::Term& term, Decimal largest) {
    if (term.divisor == largest) return term.weight;
    if (term.divisor == Decimal{}) return {};
    return foreign::nearest_decimal(term.weight.approximate() * largest.approximate() /
                                    term.divisor.approximate());
  }

  void write_boxes(xml_node objective) {
    for (std::size_t i = 0; i < negotiation_.issues.size(); ++i) {
      add_issue(objective, negotiation_, i);
    }
    if (!utility_.terms.empty()) warn("remark.terms_beside");
    xml_node utility = objective.append_child("utility");
    utility.append_attribute("maxutility") = utility_.divisor.to_text().c_str();
    xml_node function = utility.append_child("ufun");
    function.append_attribute("type") = "PlainUfun";
    function.append_attribute("weight") = "1";
    function.append_attribute("aggregation") = "sum";
    for (const auto& formula : utility_.formulas) {
      xml_node box = function.append_child("hyperRectangle");
      box.append_attribute("utility") = formula.weight.to_text().c_str();
      if (!add_bounds(box, formula.formula, "INCLUDES")) {
        function.remove_child(box);
        warn("remark.no_box");
      }
    }
  }

  bool add_bounds(xml_node box, const Formula& formula, const char* name) {
    switch (formula.kind) {
      case Formula::Kind::atom:
        return add_bound(box, formula.atom, name);
      case Formula::Kind::conjunction:
        return std::all_of(formula.parts.begin(), formula.parts.end(),
                           [&](const Formula& part) { return add_bounds(box, part, name); });
      case Formula::Kind::negation:
        return std::string(name) == "INCLUDES" && add_bounds(box, formula.parts[0], "EXCLUDES");
      default:
        return false;
    }
  }

  bool add_bound(xml_node box, const Atom& atom, const char* name) {
    const Issue& issue = negotiation_.issue(atom.issue);
    const auto first = first_integer(issue);
    const bool is_range =
        atom.relation == Atom::Relation::in || atom.relation == Atom::Relation::equals;
    if (!first || !is_range || atom.options.empty()) return false;
    for (std::size_t i = 1; i < atom.options.size(); ++i) {
      if (atom.options[i].index() != atom.options[i - 1].index() + 1) return false;
    }
    const bool says_nothing =
        atom.options.size() == issue.options.size() && std::string(name) == "INCLUDES";
    if (says_nothing) return true;
    xml_node bound = box.append_child(name);
    bound.append_attribute("index") = static_cast<unsigned>(atom.issue.index() + 1);
    const auto number = [&](OptionId option) {
      return std::to_string(*first + static_cast<std::int64_t>(option.index()));
    };
    bound.append_attribute("min") = number(atom.options.front()).c_str();
    bound.append_attribute("max") = number(atom.options.back()).c_str();
    return true;
  }

  const Contents& negotiation_;
  const CompleteUtility& utility_;
  std::vector<Diagnostic>& warnings_;
  pugi::xml_document document_;
};

}  // namespace

std::string write_domain(const Contents& negotiation) {
  pugi::xml_document document;
  xml_node space = document.append_child("negotiation_template").append_child("utility_space");
  space.append_attribute("number_of_issues") = static_cast<unsigned>(negotiation.issues.size());
  xml_node objective = add_objective(space);
  for (std::size_t i = 0; i < negotiation.issues.size(); ++i) {
    xml_node node = add_issue(objective, negotiation, i);
    if (node.attribute("lowerbound")) continue;
    const auto& options = negotiation.issues[i].options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      xml_node item = node.append_child("item");
      item.append_attribute("index") = static_cast<unsigned>(o + 1);
      item.append_attribute("value") = options[o].name.c_str();
    }
  }
  return printed(document);
}

std::string write_profile(const Contents& negotiation, const CompleteUtility& utility,
                          std::vector<Diagnostic>& warnings) {
  return ProfileWriter(negotiation, utility, warnings).write();
}

}  // namespace zopa::genius
