#include "zopa/report/pictures.hpp"

#include "zopa/report/drawings.hpp"

namespace zopa::report {

Pictures pictures_of(const engine::Analysis& analysis, const Negotiation& file,
                     bool with_drawings) {
  const auto who = who_refuses(analysis);
  Pictures pictures{who, numbers_of(analysis, who), knots(analysis), rounds_of(analysis, file), {}};
  if (!with_drawings) return pictures;
  for (const std::string& language : words::languages()) {
    const Words words(analysis.negotiation, words::catalogue(language));
    DrawnIn& one = pictures.drawn.emplace_back();
    one.language = language;
    if (pictures.who) one.svg.who = drawn(*pictures.who, words);
    if (pictures.numbers) one.svg.numbers = drawn(*pictures.numbers, words);
    if (pictures.knots) one.svg.knots = drawn(*pictures.knots, analysis, words);
    if (pictures.rounds) one.svg.rounds = drawn(*pictures.rounds, file, words);
  }
  return pictures;
}

const std::vector<std::string>& picture_names() {
  static const std::vector<std::string> kPictures = {"who", "numbers", "knots", "rounds",
                                                     "frontier"};
  return kPictures;
}

std::vector<std::string> parts_drawn(const std::string& name) {
  // Its numbers are those of the page, which what is known of preferences puts in order.
  if (name == "frontier") return {"deadlock", "settlements", "robustness"};
  return {"deadlock"};
}

std::optional<std::string> picture_named(const std::string& name, const engine::Analysis& analysis,
                                         const Negotiation& file,
                                         const words::Catalogue& catalogue) {
  const Words words(analysis.negotiation, catalogue);
  if (name == "who") {
    const auto picture = who_refuses(analysis);
    if (picture) return drawn(*picture, words);
  } else if (name == "numbers") {
    const auto picture = numbers_of(analysis, who_refuses(analysis));
    if (picture) return drawn(*picture, words);
  } else if (name == "knots") {
    const auto picture = knots(analysis);
    if (picture) return drawn(*picture, analysis, words);
  } else if (name == "frontier") {
    return drawn_frontier(analysis, words);
  } else if (const auto picture = rounds_of(analysis, file)) {
    return drawn(*picture, file, words);
  }
  return std::nullopt;
}

}  // namespace zopa::report
