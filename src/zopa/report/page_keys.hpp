// What the page draws from, key by key: the answer, the negotiation, the board, the graph of
// states, and the sources cut at the quotes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/deadlock/board.hpp"
#include "zopa/report/negotiation_keys.hpp"
#include "zopa/report/packages_on_page.hpp"
#include "zopa/report/page.hpp"
#include "zopa/report/pictures.hpp"
#include "zopa/report/printed.hpp"
#include "zopa/report/short_names.hpp"

namespace zopa::report {

struct TextPart {
  std::string text;
  std::vector<StatementId> statements;

  template <class V>
  void describe(V& v) const {
    v("text", text, "As it stands in the source.");
    v("statements", statements, "Statements whose quotes cover it.");
  }
};

// A source, cut wherever a quote begins or ends.
struct TextShown {
  std::string source;
  std::vector<TextPart> parts;

  [[nodiscard]] const std::string& key() const { return source; }
  [[nodiscard]] const std::vector<TextPart>& shown() const { return parts; }
};

// A claim on two days, as a tree; null where it is not on file on that day.
struct MovedOnPage {
  std::optional<ClaimShown> before;
  std::optional<ClaimShown> after;

  template <class V>
  void describe(V& v) const {
    v("before", before, "The claim on the earlier day.");
    v("after", after, "The claim on the later day.");
  }
};

struct BriefIn {
  std::string language;
  Brief brief;

  [[nodiscard]] const std::string& key() const { return language; }
  [[nodiscard]] const Brief& shown() const { return brief; }
};

struct PageShown {
  Provenance from;
  Printed analysis;
  NegotiationShown negotiation;
  deadlock::Board board;
  const stability::Stability* stability = nullptr;
  std::vector<TextShown> texts;
  std::vector<MovedOnPage> moved;
  std::vector<BriefIn> briefs;
  Pictures pictures;
  std::vector<ShortIssue> short_names;
  std::optional<PackagesOnPage> packages;

  template <class V>
  void describe(V& v) const {
    v.about("page", "What the page of zopa report and zopa serve draws from.");
    v.constant("zopa", 1, "Version of this format.");
    v("version", from.version, "Version of zopa.");
    v("file", from.file, "Name of the file.");
    v("sha256", from.sha256, "Of the file's text; empty where it is not one file.");
    v("language", from.language, "Of reasons and remarks: `en`, `fr`.");
    v("seed", from.seed, "Of the draws.");
    v("completions", from.completions, "Drawn for each prior.");
    v("briefs", answer::Keyed{&briefs}, "By language: the answer for somebody with five minutes.");
    v("analysis", analysis, "The answer; without `robustness`, of which `packages` has a part.");
    v("packages", packages, "What preferences known in part say of packages; null without them.");
    v("negotiation", negotiation, "What it is about.");
    v("board", board, "Every party's order of every issue, with its red lines.");
    if (stability != nullptr) v.acting(stability->rows);
    v("graph", graph(), "Moves between states; null where there are none, or too many to look at.");
    v("moved", moved,
      "Claims of analysis.moved: those changed, then those gained, then those lost.");
    v("texts", answer::Keyed{&texts}, "Sources by id.");
    v("pictures", pictures, "What is drawn.");
    if (analysis.deadlock != nullptr) v.over(analysis.deadlock->issues);
    v("short_names", short_names,
      "What the short names of the packages in the answer are put together from.");
  }

  [[nodiscard]] const std::vector<stability::Transition>* graph() const;
};

[[nodiscard]] PageShown shown(const Page& page);

}  // namespace zopa::report
