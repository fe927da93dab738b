#include "zopa/report/settle_section.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "zopa/base/listed.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/report/scatter.hpp"

namespace zopa::report {
namespace {

using settle::EfficientPackage;
using settle::FairSolutions;
using settle::Settlements;
using settle::Solution;

constexpr std::size_t kMostListed = 20;
constexpr std::size_t kMostTies = 3;

struct Concept {
  const char* name;
  const char* meaning;
  const char* sign;
  Solution FairSolutions::* solution;
};

constexpr std::array<Concept, 5> kConcepts = {{
    {"Nash", "the largest product of gains", "N", &FairSolutions::nash},
    {"Kalai–Smorodinsky", "the smallest share of what each could gain as large as can be", "K",
     &FairSolutions::kalai_smorodinsky},
    {"Egalitarian", "the smallest gain as large as can be", "E", &FairSolutions::egalitarian},
    {"Leximin", "the smallest gain as large as can be, then the next smallest", "L",
     &FairSolutions::leximin},
    {"Utilitarian", "the largest sum of utilities", "U", &FairSolutions::utilitarian},
}};

class Section : private DocumentWriter {
 public:
  Section(const Settlements& settlements, const Words& words, Length length, Document& document)
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
    heading("Efficient packages");
    if (!found_.is_feasible) {
      paragraph("No package satisfies the rules.");
      return;
    }
    const std::string of = found_.packages ? " of " + counted(*found_.packages, which()) : "";
    const std::string points = counted(found_.efficient_count, "combination") + " of utilities";
    const bool is_one = found_.efficient_count == 1;
    if (found_.extent == settle::Extent::frontier) {
      paragraph(points + of + (is_one ? " is" : " are") +
                " efficient: in no package does one party fare better and none worse.");
    } else if (found_.extent == settle::Extent::fair) {
      paragraph("There are too many efficient packages" + of + " to list them. The " + points +
                " shown " + (is_one ? "is" : "are") +
                " efficient, and all the fair ones are among them.");
    } else {
      paragraph("Not all packages could be compared. " + points + of + (is_one ? " is" : " are") +
                " shown: none of the other packages looked at is better for one party and worse "
                "for none, and one not looked at may be.");
    }
    if (!found_.not_compared.empty()) {
      item("Left out, since no number of somebody speaks of them: packages with " +
           listed(code(found_.not_compared)) + ".");
    }
    if (found_.tolerance > 0) {
      item(
          "The numbers of the file need more digits than fit: utilities are rounded to "
          "multiples of 0.000000001, and equal ones count as ties.");
    }
    if (found_.is_ordinal) {
      item(
          "A preference by priorities orders packages and no more: utilities of that party are "
          "ranks, and no fair solution is claimed.");
    }
  }

  [[nodiscard]] std::string which() const {
    if (found_.over == settle::Over::feasible) return "feasible package";
    return found_.over == settle::Over::zone
               ? "package that nothing on file excludes"
               : "package that the first class of ways out opens or that nothing excludes";
  }

  void write_parties() {
    std::vector<std::vector<std::string>> rows = {
        {"Utility of", "best", "least when efficient", "no agreement"}};
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      rows.push_back(
          {words_.party(found_.parties[p]), utility_in_words(found_.ideal[p]),
           found_.nadir.empty() ? "not known" : utility_in_words(found_.nadir[p]),
           found_.reservations[p] ? utility_in_words(*found_.reservations[p]) : "not known"});
    }
    document_.push_back({Block::Kind::table, {}, 0, {}, std::move(rows)});
    for (const auto& [party, packages] : found_.accepted) {
      item(words_.party(party) + ": " + counted(packages, "package") +
           " at least as good as no agreement.");
    }
    if (found_.accepted_by_all) {
      item("For all with a known reservation: " + counted(*found_.accepted_by_all, "package") +
           ".");
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
    std::string signs;
    for (std::size_t k = kConcepts.size(); fair() != nullptr && k-- > 0;) {  // Nash on top
      for (const EfficientPackage& package : (fair()->*kConcepts[k].solution).points) {
        marks.push_back({package.utilities[0], package.utilities[1], kConcepts[k].sign});
      }
    }
    if (found_.solutions && found_.reservations[0] && found_.reservations[1]) {
      marks.push_back({*found_.reservations[0], *found_.reservations[1], "+"});
      signs = ", + no agreement";
    }
    const std::string first = words_.party(found_.parties[0]);
    const std::string second = words_.party(found_.parties[1]);
    document_.push_back(
        {Block::Kind::drawing,
         "Utility of " + first + " to the right, of " + second +
             " upwards; a dot an efficient package, N Nash, K Kalai–Smorodinsky, E egalitarian, L "
             "leximin, U utilitarian (the first of these where they coincide)" +
             signs + ".",
         0,
         {},
         {},
         scatter(marks, {first, second})});
  }

  void write_fair() {
    if (found_.is_ordinal) return;
    heading("Fair ones among them");
    if (fair() == nullptr && found_.reaches_all != false) {
      paragraph("Not looked for: stopped before.");
      return;
    }
    if (!found_.reaches_all) {
      paragraph("None was found that is at least as good as no agreement for every party.");
      return;
    }
    if (!*found_.reaches_all) {
      paragraph(
          "None: no package is at least as good as no agreement for every party whose "
          "reservation is known.");
      return;
    }
    if (found_.solutions) {
      paragraph(
          "Gains are measured from no agreement (the reservations). Nash and "
          "Kalai–Smorodinsky do not depend on how a party's utility is scaled; the others "
          "compare utilities across parties.");
    } else {
      paragraph(
          "Somebody's utility of no agreement is not known, so no Nash or Kalai–Smorodinsky "
          "solution is claimed. As an index only, gains measured from each party's worst "
          "feasible package:");
    }
    for (std::size_t k = 0; k < kConcepts.size(); ++k) {
      if (!stands_above(k)) write_solution(k);
    }
    if (found_.opposition) {
      item("Opposition: " + utility_in_words(*found_.opposition) +
           ", the distance of the nearest package to everybody's best (0: all get their best).");
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
    std::vector<std::string> names;
    for (std::size_t other = k; other < kConcepts.size(); ++other) {
      if (!is_same(solution(other), own)) continue;
      names.push_back(std::string(kConcepts[other].name) + " (" + kConcepts[other].meaning + ")");
    }
    const std::string ties =
        own.count > 1 ? ": " + counted(own.count, "combination") + " of utilities tie" : ":";
    item(listed(names, "; ", "; ") + ties);
    for (std::size_t i = 0; i < std::min(kMostTies, own.points.size()); ++i) {
      item(words_.package(found_.issues, own.points[i].package) + ". " + fares(own.points[i]) + ".",
           1);
    }
  }

  [[nodiscard]] std::string fares(const EfficientPackage& package) const {
    std::vector<std::string> parts;
    for (std::size_t p = 0; p < found_.parties.size(); ++p) {
      parts.push_back(words_.party(found_.parties[p]) + " " +
                      utility_in_words(package.utilities[p]));
    }
    return listed(parts, ", ");
  }

  void write_list() {
    if (length_ == Length::brief) return;
    const std::size_t shown = std::min(kMostListed, found_.efficient.size());
    const bool is_whole = found_.extent == settle::Extent::frontier;
    heading(std::string(is_whole ? "All efficient ones" : "Those found") + ", best for " +
            words_.party(found_.parties[0]) + " first");
    for (std::size_t i = 0; i < shown; ++i) {
      item(words_.package(found_.issues, found_.efficient[i].package) + ". " +
               fares(found_.efficient[i]) + ".",
           0, std::to_string(i + 1) + ".");
    }
    if (shown < found_.efficient_count) {
      paragraph(counted(found_.efficient_count - shown, "more") +
                " not shown here; `--format json` "
                "lists up to `--points` of them.");
    }
  }

  const Settlements& found_;
  const Words& words_;
  Length length_;
};

}  // namespace

std::string utility_in_words(double utility) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.3f", utility);
  std::string words = text.data();
  return words == "-0.000" ? "0.000" : words;
}

void write_settlements(const Settlements& settlements, const Words& words, Length length,
                       Document& document) {
  Section(settlements, words, length, document).write();
}

Document to_document(const Words& words, const settle::SettlementAnswer& answer) {
  Document document = {{Block::Kind::title, words.negotiation().title()}};
  if (answer.settlements) {
    write_settlements(*answer.settlements, words, Length::full, document);
  } else {
    document.push_back({Block::Kind::heading, "Efficient packages"});
    document.push_back({Block::Kind::paragraph, "Not computed: " + answer.why_not + "."});
  }
  document.push_back({Block::Kind::heading, "What this does not say"});
  document.push_back({Block::Kind::item,
                      "Efficient and fair are said of the preferences on file, by the definitions "
                      "named; red lines play no part in them here."});
  document.push_back(
      {Block::Kind::item, "Not modelled: trust, spoilers, the sequence of steps, enforcement."});
  return document;
}

}  // namespace zopa::report
