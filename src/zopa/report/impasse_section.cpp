#include "zopa/report/impasse_section.hpp"

#include <algorithm>

namespace zopa::report {
namespace {

using stability::Impasse;
using stability::RankRange;
using stability::Threshold;
using stability::Yielding;

class ImpasseSection : private DocumentWriter {
 public:
  ImpasseSection(const Words& words, const Impasse& impasse, std::size_t most, Document& document)
      : DocumentWriter(document), most_(most), impasse_(impasse), words_(words) {}

  void write() {
    heading(words_.say("impasse.title"));
    paragraph(words_.text(List{Join::sentences,
                               {Message("impasse.meaning"),
                                Message("impasse.question", {{"count", impasse_.map.packages}})}}));
    for (std::size_t p = 0; p < impasse_.parties.size(); ++p) write_yielding(p);
    write_joint();
    paragraph(words_.text(List{Join::sentences, {Message("impasse.places_mean"), rests_on()}}));
  }

 private:
  [[nodiscard]] Name party(std::size_t p) const { return words_.name(impasse_.parties[p]); }

  [[nodiscard]] std::string package(const Threshold& threshold) const {
    return words_.package(impasse_.issues, impasse_.package(threshold.package));
  }

  // "place 3 of 8"; "place 2 to 5 of 8" where the order is known in part.
  [[nodiscard]] Message place(const RankRange& place) const {
    const std::size_t packages = impasse_.map.packages;
    if (place.best != place.worst) {
      return {"impasse.place_range",
              {{"best", place.best}, {"worst", place.worst}, {"packages", packages}}};
    }
    const bool is_last = place.best == packages && place.best > 1;
    return {is_last ? "impasse.place_last" : "impasse.place",
            {{"place", place.best}, {"packages", packages}}};
  }

  void write_yielding(std::size_t p) {
    const Yielding& own = impasse_.map.yielding[p];
    if (own.count == 0) {
      item(words_.say("impasse.alone_never", {{"party", party(p)}}));
    } else if (own.count == 1) {
      item(words_.say("impasse.alone_one", {{"party", party(p)},
                                            {"place", place(own.best[0].places[0])},
                                            {"package", package(own.best[0])}}));
    } else {
      item(words_.say("impasse.alone_many", {{"party", party(p)}, {"count", own.count}}));
      write_list("impasse.best", own.best, own.best_count);
      write_list("impasse.worst", own.worst, own.worst_count);
    }
  }

  void write_list(const char* key, const std::vector<Threshold>& list, std::size_t count) {
    std::vector<std::string> said;
    for (const Threshold& one : list) {
      add_new(words_.say(key, {{"place", place(one.places[0])}, {"package", package(one)}}), said);
    }
    const std::size_t shown = std::min(most_, said.size());
    for (std::size_t k = 0; k < shown; ++k) item(said[k], 1);
    const std::size_t told = list.empty() ? 0 : shown * said_as_one(list[0]);
    if (count > told) item(words_.say("impasse.more_alike", {{"count", count - told}}), 1);
  }

  static void add_new(std::string text, std::vector<std::string>& said) {
    const bool is_new = std::find(said.begin(), said.end(), text) == said.end();
    if (is_new) said.push_back(std::move(text));
  }

  // How many packages one such text stands for.
  [[nodiscard]] std::size_t said_as_one(const Threshold& threshold) const {
    std::size_t packages = 1;
    const Package package = impasse_.package(threshold.package);
    for (std::size_t i = 0; i < package.size(); ++i) {
      packages *= words_.said_as_one(impasse_.issues[i], package[i]);
    }
    return packages;
  }

  void write_joint() {
    const auto& map = impasse_.map;
    if (map.joint_count == 0) return;
    const bool all_minimal = map.minimal_count == map.joint_count;
    Message least = all_minimal ? Message("impasse.none_asks_less")
                                : Message("impasse.some_ask_least", {{"count", map.minimal_count}});
    paragraph(words_.text(List{Join::sentences, {Message("impasse.together"), std::move(least)}}));
    std::vector<std::string> said;
    for (const Threshold& one : map.joint) add_new(joint(one, !all_minimal), said);
    const std::size_t shown = std::min(most_, said.size());
    for (std::size_t j = 0; j < shown; ++j) item(said[j]);
    const std::size_t told = map.joint.empty() ? 0 : shown * said_as_one(map.joint[0]);
    if (map.joint_count > told) {
      paragraph(words_.say("impasse.more", {{"count", map.joint_count - told}}));
    }
  }

  [[nodiscard]] std::string joint(const Threshold& one, bool marks_minimal) const {
    List places{Join::semicolons, {}};
    for (std::size_t k = 0; k < one.movers.size(); ++k) {
      places.parts.emplace_back(Message(
          "impasse.place_for", {{"party", party(one.movers[k])}, {"place", place(one.places[k])}}));
    }
    return words_.say("impasse.package", {{"package", package(one)},
                                          {"least", yes_or_no(one.is_minimal && marks_minimal)},
                                          {"places", std::move(places)}});
  }

  [[nodiscard]] List claims(const std::vector<PositionId>& positions) const {
    List ids;
    for (const PositionId position : positions) {
      ids.parts.emplace_back(Code{words_.negotiation().position(position).id});
    }
    return ids;
  }

  [[nodiscard]] Message rests_on() const {
    if (impasse_.orders.empty()) {
      return {"impasse.rests_on_lines", {{"lines", claims(impasse_.lines)}}};
    }
    return {"impasse.rests_on_lines_and_orders",
            {{"lines", claims(impasse_.lines)}, {"orders", claims(impasse_.orders)}}};
  }

  std::size_t most_;
  const Impasse& impasse_;
  const Words& words_;
};

}  // namespace

void write_impasse(const Words& words, const Impasse& impasse, std::size_t most,
                   Document& document) {
  ImpasseSection(words, impasse, most, document).write();
}

}  // namespace zopa::report
