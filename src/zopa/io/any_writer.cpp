#include "zopa/io/any_writer.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "zopa/base/listed.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/genius/genius_writer.hpp"
#include "zopa/io/geniusweb/geniusweb.hpp"
#include "zopa/io/gmcr/gmcr_writer.hpp"
#include "zopa/io/negolog/negolog.hpp"
#include "zopa/io/scores/scores.hpp"
#include "zopa/io/yaml/scalars.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/model/numbers.hpp"

namespace zopa {
namespace {

constexpr std::int64_t kShares = 1'000'000'000'000;  // weights are written as multiples of 1 / this

Decimal share(std::int64_t units) {
  std::string digits = std::to_string(units);
  digits.insert(0, digits.size() < 13 ? 13 - digits.size() : 0, '0');
  digits.insert(digits.size() - 12, 1, '.');
  return Decimal::parse(digits).value_or(Decimal{});
}

Decimal difference(Decimal a, Decimal b) { return foreign::affine(Decimal{-1}, b, a); }

// A party's numbers as a complete utility; a fault says what is missing.
std::optional<std::string> add_utility(const Negotiation& negotiation, PartyId party,
                                       Contents& complete) {
  CompleteUtility utility;
  utility.party = party;
  const auto weights = weights_of(negotiation, party);
  for (std::size_t i = 0; i < negotiation.issues().size(); ++i) {
    const Issue& issue = negotiation.issues()[i];
    if (!weights[i] || !weights[i]->is_point())
      return "has no single weight for `" + issue.id + "`";
    CompleteUtility::Term term{IssueId{i}, weights[i]->low, Decimal{}, {}};
    const auto values = values_of(negotiation, party, IssueId{i});
    std::optional<Decimal> worst;
    std::optional<Decimal> best;
    for (std::size_t o = 0; o < values.size(); ++o) {
      if (!values[o] || !values[o]->is_point()) {
        return "has no single value for `" + issue.options[o].id + "`";
      }
      worst = worst ? std::min(*worst, values[o]->low) : values[o]->low;
      best = best ? std::max(*best, values[o]->low) : values[o]->low;
    }
    for (const auto& value : values) term.values.push_back(difference(value->low, *worst));
    term.divisor = difference(*best, *worst);
    utility.terms.push_back(std::move(term));
  }
  const MaybeRange reservation = reservation_of(negotiation, party);
  if (reservation && reservation->is_point()) utility.reservation = reservation->low;
  complete.utilities.push_back(std::move(utility));
  return std::nullopt;
}

// The same negotiation with a complete utility for every principal.
Result<Contents> completed(const Negotiation& negotiation) {
  Contents complete = negotiation.contents();
  if (!complete.utilities.empty()) return complete;
  Error error;
  for (std::size_t p = 0; p < negotiation.parties().size(); ++p) {
    if (negotiation.parties()[p].role != Role::principal) continue;
    if (const auto why = add_utility(negotiation, PartyId{p}, complete)) {
      error.diagnostics.push_back(fault("not-complete",
                                        negotiation.parties()[p].name + " " + *why +
                                            "; only complete numbers can be written for other "
                                            "programs",
                                        negotiation.file())
                                      .diagnostics[0]);
    }
  }
  if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
  return complete;
}

bool is_additive(const Contents& negotiation) {
  return std::all_of(negotiation.utilities.begin(), negotiation.utilities.end(),
                     [](const CompleteUtility& utility) { return utility.formulas.empty(); });
}

const yaml::Shape kText{};

// Names of other programs may hold what ours refuses: control characters are left out, and a name
// of nothing else is the id.
std::string in_block(const std::string& name, const std::string& id) {
  const std::string shown = printable(name);
  const bool is_blank = shown.find_first_not_of(' ') == std::string::npos;
  return yaml::scalar_in_block(is_blank ? id : shown, kText);
}
std::string in_flow(const std::string& name, const std::string& id) {
  const std::string shown = printable(name);
  const bool is_blank = shown.find_first_not_of(' ') == std::string::npos;
  return yaml::scalar_in_flow(is_blank ? id : shown, kText);
}

// Our own format: values as given, weights of the swings, the reservation on that scale.
class YamlWriter {
 public:
  YamlWriter(const Contents& negotiation, std::vector<Diagnostic>& warnings)
      : negotiation_(negotiation), warnings_(warnings) {}

  std::string write() {
    text_ = "zopa: 1\ntitle: " + in_block(negotiation_.title, "untitled") + "\n\nparties:\n";
    for (const auto& utility : negotiation_.utilities) {
      const Party& party = negotiation_.party(utility.party);
      text_ += "  " + party.id + ": {name: " + in_flow(party.name, party.id) + "}\n";
    }
    text_ += "\nissues:\n";
    for (const Issue& issue : negotiation_.issues) {
      text_ +=
          "  " + issue.id + ":\n    name: " + in_block(issue.name, issue.id) + "\n    options:\n";
      for (const Option& option : issue.options) {
        text_ += "      " + option.id + ": " + in_block(option.name, option.id) + "\n";
      }
    }
    text_ += "\npositions:\n";
    for (const auto& utility : negotiation_.utilities) write_party(utility);
    return text_;
  }

 private:
  struct Swing {
    double least = 0;
    double width = 0;
  };

  void write_party(const CompleteUtility& utility) {
    const std::string& party = negotiation_.party(utility.party).id;
    std::vector<Swing> swings;
    double constant = 0;
    double total = 0;
    for (const auto& term : utility.terms) {
      const auto [least, greatest] = std::minmax_element(term.values.begin(), term.values.end());
      const double divisor = term.divisor.approximate() * utility.divisor.approximate();
      const double scale = divisor == 0 ? 0 : term.weight.approximate() / divisor;
      swings.push_back(
          {scale * least->approximate(), scale * (greatest->approximate() - least->approximate())});
      constant += swings.back().least;
      total += swings.back().width;
      write_values(party, term);
    }
    if (total <= 0) return;
    write_weights(party, utility, swings, total);
    if (utility.reservation) {
      write_reservation(party, (utility.reservation->approximate() - constant) / total);
    }
    if (utility.discount && *utility.discount < Decimal{1}) {
      warn(utility, "has a discount factor, which our format cannot hold; it is left out");
    }
    if (utility.most && constant + total > utility.most->approximate() + 1e-9) {
      warn(utility, "has utilities that are cut at " + utility.most->to_text() +
                        ", which our format cannot hold");
    }
  }

  void write_values(const std::string& party, const CompleteUtility::Term& term) {
    const Issue& issue = negotiation_.issue(term.issue);
    text_ += "  - party: " + party + "\n    issue: " + issue.id + "\n    values:\n";
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      text_ += "      " + issue.options[o].id + ": " + term.values[o].to_text() + "\n";
    }
  }

  // The largest takes what rounding leaves, so that the weights sum to 1.
  void write_weights(const std::string& party, const CompleteUtility& utility,
                     const std::vector<Swing>& swings, double total) {
    std::vector<std::int64_t> units;
    std::int64_t sum = 0;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < swings.size(); ++i) {
      units.push_back(std::llround(swings[i].width / total * static_cast<double>(kShares)));
      sum += units.back();
      if (units[i] > units[largest]) largest = i;
    }
    units[largest] += kShares - sum;
    text_ += "  - party: " + party + "\n    weights:\n";
    for (std::size_t i = 0; i < units.size(); ++i) {
      text_ += "      " + negotiation_.issue(utility.terms[i].issue).id + ": " +
               share(units[i]).to_text() + "\n";
    }
  }

  void write_reservation(const std::string& party, double reservation) {
    const double held = std::clamp(reservation, 0.0, 1.0);
    text_ += "  - party: " + party +
             "\n    reservation: " + foreign::nearest_decimal(held, 12).to_text() + "\n";
    if (reservation > 1) {
      warnings_.push_back({Severity::warning,
                           "not-written",
                           party + ": no package reaches its reservation; it is written as 1",
                           "",
                           {},
                           {}});
    }
  }

  void warn(const CompleteUtility& utility, const std::string& what) {
    warnings_.push_back({Severity::warning,
                         "not-written",
                         negotiation_.party(utility.party).name + " " + what,
                         "",
                         {},
                         {}});
  }

  const Contents& negotiation_;
  std::vector<Diagnostic>& warnings_;
  std::string text_;
};

// A conflict of own moves, in our own format.
class ConflictWriter {
 public:
  explicit ConflictWriter(const Negotiation& negotiation) : negotiation_(negotiation) {}

  std::string write() {
    text_ = "zopa: 1\ntitle: " + in_block(negotiation_.title(), "untitled") + "\n\nparties:\n";
    for (const Party& party : negotiation_.parties()) {
      text_ += "  " + party.id + ": {name: " + in_flow(party.name, party.id) + "}\n";
    }
    text_ += "\nissues:\n";
    for (const Issue& issue : negotiation_.issues()) write_move(issue);
    write_rules();
    text_ += "\npositions:\n";
    for (const Position& position : negotiation_.positions()) {
      const auto* priorities = std::get_if<Priorities>(&position.claim);
      if (priorities == nullptr) continue;
      text_ += "  - party: " + negotiation_.party(position.party).id + "\n    priorities:\n";
      if (priorities->formulas.empty()) text_ += "      - " + always() + "\n";
      for (std::size_t k = 0; k < priorities->formulas.size(); ++k) {
        const bool is_open = priorities->has_open() && priorities->is_open[k];
        const std::string word = is_open ? "whether " : k < priorities->strong ? "strongly " : "";
        text_ += "      - " +
                 yaml::scalar_in_block(word + notation(priorities->formulas[k]), kText) + "\n";
      }
    }
    return text_;
  }

 private:
  [[nodiscard]] std::string notation(const Formula& formula) const {
    return to_notation(formula, negotiation_);
  }

  // What holds in every state, of a party to which all are the same.
  [[nodiscard]] std::string always() const {
    std::vector<std::string> options;
    for (const Option& option : negotiation_.issues()[0].options) options.push_back(option.id);
    return negotiation_.issues()[0].id + " in {" + listed(options, ", ") + "}";
  }

  void write_move(const Issue& issue) {
    text_ += "  " + issue.id + ":\n    name: " + in_block(issue.name, issue.id) +
             "\n    by: " + negotiation_.party(*issue.by).id + "\n    options:\n";
    for (const Option& option : issue.options) {
      text_ += "      \"" + option.id + "\": " + in_block(option.name, option.id) + "\n";
    }
    if (issue.irreversible.empty()) return;
    std::string moves;
    for (const Move& move : issue.irreversible) {
      moves += (moves.empty() ? "" : ", ") + issue.options[move.from.index()].id + " -> " +
               issue.options[move.to.index()].id;
    }
    text_ += "    irreversible: [" + moves + "]\n";
  }

  void write_rules() {
    if (negotiation_.rules().empty()) return;
    text_ += "\nrules:\n";
    for (const Rule& rule : negotiation_.rules()) {
      text_ += "  - id: " + rule.id +
               "\n    rule: " + yaml::scalar_in_block(notation(rule.formula), kText) + "\n";
    }
  }

  const Negotiation& negotiation_;
  std::string text_;
};

}  // namespace

Result<Written> write_any(const Negotiation& negotiation, Format format) {
  if (format == Format::gmcr) {
    Written conflict;
    auto text = gmcr::write(negotiation, conflict.warnings);
    if (!text) return tl::unexpected(text.error());
    conflict.files.push_back({"", std::move(*text)});
    return conflict;
  }
  if (format == Format::yaml && negotiation.utilities().empty() && !has_joint_issue(negotiation)) {
    return Written{{{"", ConflictWriter(negotiation).write()}}, {}};
  }
  const auto complete = completed(negotiation);
  if (!complete) return tl::unexpected(complete.error());
  if (format != Format::genius && !is_additive(*complete)) {
    return tl::unexpected(
        fault("not-supported", "only Genius holds preferences that are sums of weighted conditions",
              negotiation.file()));
  }
  Written written;
  if (format == Format::yaml) {
    written.files.push_back({"", YamlWriter(*complete, written.warnings).write()});
  } else if (format == Format::scores) {
    written.files.push_back({"", scores::write(*complete)});
  } else if (format == Format::genius) {
    written.files.push_back({"domain.xml", genius::write_domain(*complete)});
  }
  char letter = 'A';
  for (const auto& utility : complete->utilities) {
    const std::string& id = complete->party(utility.party).id;
    if (format == Format::genius) {
      written.files.push_back(
          {id + ".xml", genius::write_profile(*complete, utility, written.warnings)});
    } else if (format == Format::geniusweb) {
      written.files.push_back(
          {id + ".json", geniusweb::write(*complete, utility, written.warnings)});
    } else if (format == Format::negolog) {
      const bool is_pair = complete->utilities.size() == 2;
      const std::string name = is_pair ? std::string("profile") + letter++ : id;
      written.files.push_back({name + ".json", negolog::write(*complete, utility)});
    }
  }
  return written;
}

}  // namespace zopa
