// The pictures of an answer: their data, from which the page draws them, and the same drawn as SVG.
//
//   const Pictures all = pictures_of(analysis, file, true);
//   write(*picture_named("who", analysis, file, catalogue));
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/report/picture_knots.hpp"
#include "zopa/report/picture_numbers.hpp"
#include "zopa/report/picture_rounds.hpp"
#include "zopa/report/picture_who.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

// The drawings in one language; a drawing is one SVG document.
struct DrawnIn {
  struct Svg {
    std::optional<std::string> who;
    std::optional<std::string> numbers;
    std::optional<std::string> knots;
    std::optional<std::string> rounds;

    template <class V>
    void describe(V& v) const {
      v("who", who, "Who refuses what; null where there is nothing to draw.");
      v("numbers", numbers, "What is left of each scale; likewise.");
      v("knots", knots, "What blocks, and what would undo it; likewise.");
      v("rounds", rounds, "Which red lines moved; likewise.");
    }
  };
  std::string language;
  Svg svg;

  [[nodiscard]] const std::string& key() const { return language; }
  [[nodiscard]] const Svg& shown() const { return svg; }
};

struct Pictures {
  std::optional<WhoRefuses> who;
  std::optional<Numbers> numbers;
  std::optional<Knots> knots;
  std::optional<Rounds> rounds;
  std::vector<DrawnIn> drawn;

  template <class V>
  void describe(V& v) const {
    v.about("pictures", "What is drawn; null where there is nothing to draw.");
    v("who", who, "Who refuses what, option by option.");
    v("numbers", numbers, "What is left of each scale.");
    v("knots", knots, "What blocks, and the least that would undo it.");
    v("rounds", rounds, "Which red lines moved, round by round.");
    v("svg", answer::Keyed{&drawn}, "The same as SVG documents, by language; in a report alone.");
  }
};

// `file`: as it was read, with the claims of every round.
[[nodiscard]] Pictures pictures_of(const engine::Analysis& analysis, const Negotiation& file,
                                   bool with_drawings);

// What `zopa report --picture` knows.
[[nodiscard]] const std::vector<std::string>& picture_names();
// The parts of an answer that it is drawn from.
[[nodiscard]] std::vector<std::string> parts_drawn(const std::string& name);

// One of them as an SVG document; nothing where there is nothing to draw.
[[nodiscard]] std::optional<std::string> picture_named(const std::string& name,
                                                       const engine::Analysis& analysis,
                                                       const Negotiation& file,
                                                       const words::Catalogue& catalogue);

}  // namespace zopa::report
