#include "zopa/report/settle_section.hpp"

#include <algorithm>
#include <array>

#include "zopa/report/scatter.hpp"

namespace zopa::report {
namespace {

using settle::EfficientPackage;
using settle::FairSolutions;
using settle::Settlements;
using settle::Solution;

constexpr std::size_t kMostListed = 40;
constexpr std::size_t kMostTies = 3;

struct Concept {
  const char* name;  // with its meaning, in the catalogue
  const char* sign;
  Solution FairSolutions::* solution;
};

constexpr std::array<Concept, 5> kConcepts = {{
    {"settle.nash", "N", &FairSolutions::nash},
    {"settle.kalai_smorodinsky", "K", &FairSolutions::kalai_smorodinsky},
    {"settle.egalitarian", "E", &FairSolutions::egalitarian},
    {"settle.leximin", "L", &FairSolutions::leximin},
    {"settle.utilitarian", "U", &FairSolutions::utilitarian},
}};

class SettleSection : private DocumentWriter {
 public:
  SettleSection(const Settlements& settlements, const Words& words, Length length,
                Document& document)
      : DocumentWriter(document), found_(settlements), words_(words), length_(length) {}

  void write() {
    write_efficient();
    if (!found_.is_feasible) return;
    write_parties();
    write_picture();
    write_fair();
    write_list();
  }

 private:
  void write_efficient() {
    heading(words_.say("settle.title"));
    if (!found_.is_feasible) {
      paragraph(words_.say("settle.no_package"));
      return;
    }
    const char* key = found_.extent == settle::Extent::frontier ? "settle.frontier"
                      : found_.extent == settle::Extent::fair   ? "settle.fair_only"
                                                                : "settle.looked_at";
    paragraph(words_.say(
        key, {{"packages", packages_compared(found_)}, {"count", found_.efficient_count}}));
    if (!found_.not_compared.empty()) {
      item(words_.say("settle.not_compared",
                      {{"options", List{Join::all, codes(found_.not_compared)}}}));
    }
    if (found_.tolerance > 0) item(words_.say("settle.rounded"));
    if (found_.is_ordinal) item(words_.say("settle.ordinal"));
  }

  [[nodiscard]] std::string utility_or_not_known(const std::optional<double>& utility) const {
    return utility ? words_.text(fixed(3, *utility)) : words_.say("settle.not_known");
  }

  void write_parties() {
    std::vector<std::vector<std::string>> rows = {
        {words_.say("settle.column_utility"), words_.say("settle.column_best"),
         words_.say("settle.column_least"), words_.say("settle.column_no_agreement")}};
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      const auto least = found_.nadir.empty() ? std::nullopt : std::optional(found_.nadir[p]);
      rows.push_back({words_.party(found_.parties[p]), utility_or_not_known(found_.ideal[p]),
                      utility_or_not_known(least), utility_or_not_known(found_.reservations[p])});
    }
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    for (const auto& [party, packages] : found_.accepted) {
      item(words_.say("settle.accepted", {{"party", words_.name(party)}, {"count", packages}}));
    }
    if (found_.accepted_by_all) {
      item(words_.say("settle.accepted_by_all", {{"count", *found_.accepted_by_all}}));
    }
  }

  [[nodiscard]] const FairSolutions* fair() const {
    if (found_.solutions) return &*found_.solutions;
    return found_.from_worst ? &*found_.from_worst : nullptr;
  }

  void write_picture() {
    if (found_.parties.size() != 2 || found_.is_ordinal) return;
    std::vector<Mark> marks;
    for (const EfficientPackage& package : found_.efficient) {
      marks.push_back({package.utilities[0], package.utilities[1], {}});
    }
    for (std::size_t k = kConcepts.size(); fair() != nullptr && k-- > 0;) {  // Nash on top
      for (const EfficientPackage& package : solution(k).points) {
        marks.push_back({package.utilities[0], package.utilities[1], kConcepts[k].sign});
      }
    }
    const bool has_reservations =
        found_.solutions && found_.reservations[0] && found_.reservations[1];
    if (has_reservations) marks.push_back({*found_.reservations[0], *found_.reservations[1], "+"});
    const auto in_words = [&](double utility) { return words_.text(up_to(3, utility)); };
    document_.push_back(
        {Block::Kind::drawing,
         words_.say("settle.picture", {{"first", words_.name(found_.parties[0])},
                                       {"second", words_.name(found_.parties[1])},
                                       {"reservation", yes_or_no(has_reservations)}}),
         0,
         {},
         {},
         scatter(marks,
                 {words_.party(found_.parties[0]), words_.party(found_.parties[1]), in_words})});
  }

  void write_fair() {
    if (found_.is_ordinal) return;
    heading(words_.say("settle.fair_title"));
    if (fair() == nullptr && found_.reaches_all != false) {
      paragraph(words_.say("settle.fair_stopped"));
      return;
    }
    if (!found_.reaches_all.value_or(false)) {
      paragraph(words_.say(found_.reaches_all ? "settle.fair_none" : "settle.fair_not_found"));
      return;
    }
    paragraph(words_.say(found_.solutions ? "settle.from_reservations" : "settle.from_worst"));
    for (std::size_t k = 0; k < kConcepts.size(); ++k) {
      if (!stands_above(k)) write_solution(k);
    }
    if (found_.opposition) {
      item(words_.say("settle.opposition", {{"opposition", fixed(3, *found_.opposition)}}));
    }
  }

  [[nodiscard]] const Solution& solution(std::size_t k) const {
    return fair()->*kConcepts[k].solution;
  }

  [[nodiscard]] static bool is_same(const Solution& a, const Solution& b) {
    const auto packages = [](const EfficientPackage& x, const EfficientPackage& y) {
      return x.package == y.package;
    };
    return a.count == b.count &&
           std::equal(a.points.begin(), a.points.end(), b.points.begin(), b.points.end(), packages);
  }

  // Is the solution the same as one before it?
  [[nodiscard]] bool stands_above(std::size_t k) const {
    for (std::size_t other = 0; other < k; ++other) {
      if (is_same(solution(other), solution(k))) return true;
    }
    return false;
  }

  // With all solutions that are the same.
  void write_solution(std::size_t k) {
    const Solution& own = solution(k);
    List names{Join::semicolons, {}};
    for (std::size_t other = k; other < kConcepts.size(); ++other) {
      if (is_same(solution(other), own)) names.parts.emplace_back(Message(kConcepts[other].name));
    }
    item(words_.say("settle.solution", {{"solutions", std::move(names)}, {"count", own.count}}));
    for (std::size_t i = 0; i < std::min(kMostTies, own.points.size()); ++i) {
      item(in_words(own.points[i]), 1);
    }
  }

  [[nodiscard]] std::string in_words(const EfficientPackage& package) const {
    List utilities{Join::commas, {}};
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      utilities.parts.emplace_back(
          Message("settle.utility", {{"party", words_.name(found_.parties[p])},
                                     {"utility", fixed(3, package.utilities[p])}}));
    }
    return words_.say("settle.point", {{"package", words_.package(found_.issues, package.package)},
                                       {"utilities", std::move(utilities)}});
  }

  void write_list() {
    if (length_ == Length::brief) return;
    const std::size_t shown = std::min(kMostListed, found_.efficient.size());
    const bool is_whole = found_.extent == settle::Extent::frontier;
    heading(words_.say(is_whole ? "settle.list_all" : "settle.list_found",
                       {{"party", words_.name(found_.parties[0])}}));
    for (std::size_t i = 0; i < shown; ++i) {
      item(in_words(found_.efficient[i]), 0, std::to_string(i + 1) + ".");
    }
    if (shown < found_.efficient_count) {
      paragraph(words_.say("settle.more", {{"count", found_.efficient_count - shown}}));
    }
  }

  const Settlements& found_;
  const Words& words_;
  Length length_;
};

}  // namespace

void write_settlements(const Settlements& settlements, const Words& words, Length length,
                       Document& document) {
  SettleSection(settlements, words, length, document).write();
}

Message packages_compared(const Settlements& settlements) {
  const char* key = settlements.over == settle::Over::feasible ? "settle.over_feasible"
                    : settlements.over == settle::Over::zone   ? "settle.over_zone"
                                                               : "settle.over_ways";
  return {key,
          {{"known", yes_or_no(settlements.packages.has_value())},
           {"count", settlements.packages.value_or(Count{})}}};
}

Document to_document(const Words& words, const Part<settle::Settlements>& part) {
  Document document = {{Block::Kind::title, words.negotiation().title()}};
  if (part.value) {
    write_settlements(*part.value, words, Length::full, document);
  } else {
    document.push_back({Block::Kind::heading, words.say("settle.title")});
    document.push_back({Block::Kind::paragraph, words.say("limits.why_not", {{"why", *part.why}})});
  }
  document.push_back({Block::Kind::heading, words.say("limits.title")});
  document.push_back({Block::Kind::item, words.say("settle.scope")});
  document.push_back({Block::Kind::item, words.say("limits.not_modelled")});
  return document;
}

}  // namespace zopa::report
