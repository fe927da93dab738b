#include "zopa/report/questions_section.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace zopa::report {
namespace {

using engine::ListedQuestion;
using engine::QuestionKind;

using Questions = std::span<const ListedQuestion>;

constexpr std::size_t kMostOfAKind = 12;
constexpr std::size_t kMostPreferences = 6;

bool is_preference(const ListedQuestion& one) { return one.kind >= QuestionKind::order; }

// Ranked in one order.
bool are_of_a_kind(const ListedQuestion& a, const ListedQuestion& b) {
  return a.kind == b.kind || (is_preference(a) && is_preference(b));
}

// Under one sentence: of positions it is the same whatever their rank, save of those who have said
// nothing at all; what an answer leaves is counted at the table, or with ratifiers.
bool are_together(const ListedQuestion& a, const ListedQuestion& b) {
  if (!are_of_a_kind(a, b)) return false;
  if (a.kind == QuestionKind::position) return a.issue.has_value() == b.issue.has_value();
  return a.rank == b.rank && a.leaves.is_afterwards == b.leaves.is_afterwards &&
         a.without.gone == b.without.gone;
}

// What questions that are asked in one sentence have in common.
struct Asked {
  QuestionKind kind;
  std::optional<IssueId> issue = {};
  std::optional<PartyId> party = {};
  std::vector<OptionId> options = {};
  std::optional<std::size_t> alone = {};  // its number among all, where it is asked by itself
  friend auto operator<=>(const Asked&, const Asked&) = default;
};

// Several parties are asked about one issue that they say nothing of, one party about several
// issues; in short also several parties about the same options of one issue.
Asked asked_in(const ListedQuestion& one, bool in_short, std::size_t number) {
  const bool names_options = one.kind == QuestionKind::accept || one.kind == QuestionKind::order;
  if (one.kind == QuestionKind::position) return {one.kind, one.issue};
  if (one.kind == QuestionKind::weight) return {one.kind, {}, one.party};
  if (names_options && in_short) return {one.kind, one.issue, {}, one.options};
  return {one.kind, {}, {}, {}, number};
}

// The same question of the same party, or of several, as one sentence each.
std::vector<std::vector<ListedQuestion>> sentences_of(Questions group, bool in_short = false) {
  std::vector<std::vector<ListedQuestion>> sentences;
  std::map<Asked, std::size_t> known;
  for (std::size_t i = 0; i < group.size(); ++i) {
    const auto [at, is_new] = known.emplace(asked_in(group[i], in_short, i), sentences.size());
    if (is_new) sentences.emplace_back();
    sentences[at->second].push_back(group[i]);
  }
  return sentences;
}

// The beginning of a sequence that goes on.
Questions first_together(Questions rest) {
  const auto end = std::find_if_not(rest.begin(), rest.end(), [&](const ListedQuestion& one) {
    return are_together(rest.front(), one);
  });
  return rest.first(static_cast<std::size_t>(end - rest.begin()));
}

class QuestionsSection : private DocumentWriter {
 public:
  QuestionsSection(const engine::Analysis& analysis, const Words& words, Cards& cards,
                   QuestionsShown shown, Document& document)
      : DocumentWriter(document),
        analysis_(analysis),
        words_(words),
        cards_(cards),
        shown_(shown) {}

  void write(Questions rest) {
    heading(words_.say("questions.title"));
    paragraph(words_.say(rest.empty() ? "questions.none" : "questions.intro"));
    std::size_t of_kind = 0;
    while (!rest.empty()) {
      const Questions group = first_together(rest);
      of_kind += write_group(group, of_kind);
      rest = rest.subspan(group.size());
      if (!rest.empty() && !are_of_a_kind(group.front(), rest.front())) of_kind = 0;
    }
    if (left_out_ > 0) paragraph(words_.say("questions.more", {{"count", left_out_}}));
  }

  // Each as a sentence without ids, parties that are asked the same together.
  [[nodiscard]] std::vector<std::string> in_short(Questions all) const {
    std::vector<std::string> lines;
    for (const auto& sentence : sentences_of(all, true)) {
      const ListedQuestion& one = sentence.front();
      if (one.kind == QuestionKind::stands) {
        lines.push_back(words_.say("brief.stands", {{"claim", cards_.says(one.red_line)}}));
      } else if (one.kind == QuestionKind::still_takes) {
        lines.push_back(words_.say("brief.stands", {{"claim", cards_.says_claim(one.claim)}}));
      } else if (one.kind == QuestionKind::accept) {
        lines.push_back(words_.text(accept(one, asked(sentence))));
      } else if (one.kind == QuestionKind::order) {
        lines.push_back(words_.text(order(one, asked(sentence))));
      } else {
        lines.push_back(words_.text(question(sentence)));
      }
    }
    return lines;
  }

 private:
  // Shown whole or not at all, save a first one that is too long.  `before`: sentences of the kind
  // that stand before it; answers how many it has.
  std::size_t write_group(Questions group, std::size_t before) {
    const auto sentences = sentences_of(group);
    const std::size_t most = is_preference(group.front()) ? kMostPreferences : kMostOfAKind;
    std::size_t shown = sentences.size();
    if (shown_ == QuestionsShown::some && before + shown > most) shown = before == 0 ? most : 0;
    left_out_ += sentences.size() - shown;
    if (shown == 0) return sentences.size();
    const bool is_of_ratifiers =
        group.front().kind == QuestionKind::position && !group.front().issue;
    const std::size_t count = is_of_ratifiers ? group.size() : sentences.size();  // together
    paragraph(words_.text(answer_to(group.front(), count, before == 0)));
    for (std::size_t i = 0; i < shown; ++i) {
      item(words_.text(question(sentences[i])), 0, std::to_string(++number_) + ".");
    }
    return sentences.size();
  }

  // What an answer to one of so many would change.
  [[nodiscard]] static Message answer_to(const ListedQuestion& one, std::size_t count,
                                         bool is_first) {
    switch (one.kind) {
      case QuestionKind::position:
        return {one.issue ? "questions.position" : "questions.ratify", {{"count", count}}};
      case QuestionKind::accept:
        return {"questions.accept",
                {{"count", count},
                 {"complete", yes_or_no(one.leaves.is_complete)},
                 {"yes", one.leaves.yes},
                 {"no", one.leaves.no},
                 {"total", one.leaves.yes + one.leaves.no},
                 {"all_move", yes_or_no(one.leaves.all_move)},
                 {"enough", yes_or_no(one.leaves.is_enough)},
                 {"afterwards", yes_or_no(one.leaves.is_afterwards)}}};
      case QuestionKind::stands:
        return {"questions.stands",
                {{"count", count},
                 {"doubt", words_of(one.doubt).at(static_cast<std::size_t>(one.doubt))},
                 {"complete", yes_or_no(one.without.is_complete)},
                 {"gone", one.without.gone},
                 {"left", one.without.left},
                 {"total", one.without.gone + one.without.left}}};
      case QuestionKind::still_takes:
        return {"questions.still_takes", {}};
      case QuestionKind::order:
      case QuestionKind::weight:
      case QuestionKind::fallback:
        break;
    }
    return {"questions.preference", {{"count", count}, {"first", yes_or_no(is_first)}}};
  }

  [[nodiscard]] Message question(const std::vector<ListedQuestion>& sentence) const {
    const ListedQuestion& one = sentence.front();
    if (one.kind == QuestionKind::position && !one.issue) {
      return {"question.ratify", {{"party", asked(sentence)}}};
    }
    if (one.kind == QuestionKind::position) {
      return {"question.position",
              {{"party", asked(sentence)}, {"issue", words_.issue(*one.issue)}}};
    }
    if (one.kind == QuestionKind::weight) {
      return {"question.weight",
              {{"party", words_.name(one.party)}, {"issues", issues_in(sentence)}}};
    }
    return question(one);
  }

  [[nodiscard]] List asked(const std::vector<ListedQuestion>& sentence) const {
    std::vector<PartyId> parties;
    for (const ListedQuestion& one : sentence) parties.push_back(one.party);
    return words_.names(parties);
  }

  [[nodiscard]] List issues_in(const std::vector<ListedQuestion>& sentence) const {
    std::set<IssueId> issues;
    for (const ListedQuestion& one : sentence) issues.insert(one.issues.begin(), one.issues.end());
    List names{issues.size() == 2 ? Join::any : Join::semicolons, {}};
    for (const IssueId issue : issues) names.parts.emplace_back(words_.issue(issue));
    return names;
  }

  [[nodiscard]] Message accept(const ListedQuestion& one, Value parties) const {
    return words_.would_accept(std::move(parties), *one.issue, one.options[0]);
  }

  [[nodiscard]] Message order(const ListedQuestion& one, Value parties) const {
    return {"question.order",
            {{"party", std::move(parties)},
             {"issue", words_.issue(*one.issue)},
             {"first", words_.quoted(*one.issue, one.options[0])},
             {"second", words_.quoted(*one.issue, one.options[1])}}};
  }

  [[nodiscard]] Message question(const ListedQuestion& one) const {
    const Argument party{"party", words_.name(one.party)};
    switch (one.kind) {
      case QuestionKind::accept:
        return accept(one, words_.name(one.party));
      case QuestionKind::stands:
        return {"question.stands",
                {{"claim", cards_.says(one.red_line)}, {"line", Code{one.red_line}}}};
      case QuestionKind::still_takes:
        return {"question.still_takes",
                {{"claim", cards_.says_claim(one.claim)}, {"id", Code{one.claim}}}};
      case QuestionKind::order:
        return order(one, words_.name(one.party));
      case QuestionKind::position:
      case QuestionKind::weight:
      case QuestionKind::fallback:
        break;
    }
    return {"question.fallback",
            {party, {"package", words_.package(analysis_.deadlock->issues, *one.package)}}};
  }

  const engine::Analysis& analysis_;
  const Words& words_;
  Cards& cards_;
  QuestionsShown shown_;
  std::size_t number_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

void write_questions(const engine::Analysis& analysis, const Words& words, Cards& cards,
                     QuestionsShown shown, Document& document) {
  if (!analysis.questions) return;
  QuestionsSection(analysis, words, cards, shown, document).write(*analysis.questions);
}

std::vector<std::string> questions_in_short(const engine::Analysis& analysis, const Words& words) {
  if (!analysis.questions || !analysis.deadlock) return {};
  Document unused;
  Cards cards(words, analysis.deadlock->lines, unused);
  return QuestionsSection(analysis, words, cards, QuestionsShown::some, unused)
      .in_short(*analysis.questions);
}

Document questions_alone(const engine::Analysis& analysis, const words::Catalogue& catalogue) {
  static const std::vector<deadlock::LineSummary> kNone;
  Document document = {{Block::Kind::title, analysis.negotiation.title()}};
  const Words words(analysis.negotiation, catalogue);
  Cards cards(words, analysis.deadlock ? analysis.deadlock->lines : kNone, document);
  write_questions(analysis, words, cards, QuestionsShown::all, document);
  if (const Message* why = analysis.why_not_computed("questions")) {
    document.push_back({Block::Kind::heading, words.say("questions.title")});
    document.push_back({Block::Kind::paragraph, words.say("limits.why_not", {{"why", *why}})});
  }
  document.push_back({Block::Kind::heading, words.say("limits.title")});
  if (analysis.is_stopped()) {
    document.push_back({Block::Kind::item, words.say("limits.stopped")});
  }
  document.push_back({Block::Kind::item, words.say("limits.not_modelled")});
  return document;
}

}  // namespace zopa::report
