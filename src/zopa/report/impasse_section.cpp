#include "zopa/report/impasse_section.hpp"

#include <algorithm>

#include "zopa/base/listed.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using stability::Impasse;
using stability::RankRange;
using stability::Threshold;
using stability::Yielding;

class Section : private DocumentWriter {
 public:
  Section(const Words& words, const Impasse& impasse, std::size_t most, Document& document)
      : DocumentWriter(document),
        most_(most),
        negotiation_(words.negotiation()),
        impasse_(impasse),
        words_(words) {}

  void write() {
    heading("Where the impasse would give way");
    paragraph(
        "As claims on file go, the impasse is stable: no party, and no parties together, can reach "
        "a tabled package that all who are needed hold better than no agreement. That follows from "
        "the deadlock and adds nothing to it. What can be said beyond it: how far no agreement "
        "would have to fall in a party's own order of the " +
        counted(impasse_.map.packages, "tabled package") + " before that party gained by moving.");
    for (std::size_t p = 0; p < impasse_.parties.size(); ++p) write_yielding(p);
    write_joint();
    paragraph("Places count tabled packages, 1 the best, and compare nothing across parties. " +
              rests_on());
  }

 private:
  [[nodiscard]] const std::string& party(std::size_t p) const {
    return words_.party(impasse_.parties[p]);
  }

  [[nodiscard]] std::string package(const Threshold& threshold) const {
    return words_.package(impasse_.issues, impasse_.package(threshold.package));
  }

  // "place 3 of 8", "place 2 to 5 of 8, as far as its order is known".
  [[nodiscard]] std::string place(const RankRange& place) const {
    const std::string of = " of " + std::to_string(impasse_.map.packages);
    if (place.best != place.worst) {
      return "place " + std::to_string(place.best) + " to " + std::to_string(place.worst) + of;
    }
    const bool is_last = place.best == impasse_.map.packages && place.best > 1;
    return (is_last ? "its worst, place " : "place ") + std::to_string(place.best) + of;
  }

  void write_yielding(std::size_t p) {
    const Yielding& own = impasse_.map.yielding[p];
    if (own.count == 0) {
      item(party(p) +
           " cannot gain by moving alone: no tabled package that it excludes is open to all "
           "others that are needed.");
      return;
    }
    const std::string gains = party(p) +
                              " gains by accepting the others' red lines alone only if "
                              "no agreement falls behind ";
    if (own.count == 1) {
      item(gains + "the one tabled package that meets them (" + place(own.best[0].places[0]) +
           "): " + package(own.best[0]) + ".");
      return;
    }
    item(gains + "one of the best of the " + std::to_string(own.count) +
         " tabled packages that meet them, and by any of them once it falls behind the worst.");
    write_list("Best", own.best, own.best_count);
    write_list("Worst", own.worst, own.worst_count);
  }

  void write_list(const char* name, const std::vector<Threshold>& list, std::size_t count) {
    const std::size_t shown = std::min(most_, list.size());
    for (std::size_t k = 0; k < shown; ++k) {
      item(std::string(name) + " (" + place(list[k].places[0]) + "): " + package(list[k]) + ".", 1);
    }
    if (count > shown) item(std::to_string(count - shown) + " more like these.", 1);
  }

  void write_joint() {
    const auto& map = impasse_.map;
    if (map.joint_count == 0) return;
    paragraph(
        "Only together: each of these packages would be better for all who would have to accept it "
        "once no agreement has fallen behind it for each of them. " +
        (map.minimal_count == map.joint_count
             ? std::string("None of them asks less of everyone than another.")
             : counted(map.minimal_count, "of them") +
                   " ask for the least: nothing else asks less of the same parties, or of some of "
                   "them."));
    const std::size_t shown = std::min(most_, map.joint.size());
    for (std::size_t j = 0; j < shown; ++j) {
      const Threshold& one = map.joint[j];
      std::vector<std::string> falls;
      for (std::size_t k = 0; k < one.movers.size(); ++k) {
        falls.push_back(party(one.movers[k]) + ", " + place(one.places[k]));
      }
      const bool is_marked = one.is_minimal && map.minimal_count < map.joint_count;
      item(package(one) + (is_marked ? " (among the least)" : "") + ": for " +
           listed(falls, "; for ", "; for ") + ".");
    }
    if (map.joint_count > shown) {
      paragraph(std::to_string(map.joint_count - shown) + " more are not shown here.");
    }
  }

  [[nodiscard]] std::string rests_on() const {
    const auto ids = [&](const std::vector<PositionId>& positions) {
      std::vector<std::string> list;
      for (const PositionId position : positions) {
        list.push_back(negotiation_.position(position).id);
      }
      return listed(code(list));
    };
    std::string text = "It rests on the red lines " + ids(impasse_.lines);
    if (!impasse_.orders.empty()) text += " and the orders " + ids(impasse_.orders);
    return text + ".";
  }

  std::size_t most_;
  const Negotiation& negotiation_;
  const Impasse& impasse_;
  const Words& words_;
};

}  // namespace

void write_impasse(const Words& words, const Impasse& impasse, std::size_t most,
                   Document& document) {
  Section(words, impasse, most, document).write();
}

}  // namespace zopa::report
