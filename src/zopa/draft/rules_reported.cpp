// The rules for what is said in other words: reported, inserted, with a source.
#include <algorithm>

#include "zopa/draft/items.hpp"
#include "zopa/draft/rules.hpp"

namespace zopa::draft {
namespace {

constexpr std::size_t kLongestAside = 10;  // "…, the minister said on Monday, …"

using Subject = Speakers::Subject;

// May words of time or place begin here, behind a subject and its verb?
bool begins_aside(const Item& item) {
  return item.kind == Kind::comma || item.is(Class::cut) || item.is(Class::auxiliaries) ||
         item.is(Class::time) || item.span == 0;
}

}  // namespace

// Between commas, or behind the last one: the words around the verb, with nothing else in them.
std::optional<Range> Rules::aside_around(const Clause& clause) const {
  const Items& items = paragraph_->items;
  std::size_t begin = clause.verb;
  while (begin > sentence_.begin && !is_pause(items[begin - 1]) && clause.verb - begin <= kNear) {
    --begin;
  }
  if (begin <= sentence_.begin + 1 || !is_pause(items[begin - 1])) return std::nullopt;
  const std::size_t end = first_in(items, {clause.after, sentence_.end}, [](const Item& item) {
    return is_pause(item) || item.kind == Kind::stop || item.kind == Kind::colon;
  });
  if (end - begin > kLongestAside) return std::nullopt;
  if (end < sentence_.end && items[end].kind == Kind::colon) return std::nullopt;
  const Range behind_verb{clause.after, std::min(end + 2, sentence_.end)};
  if (any_in(items, behind_verb, [](const Item& item) { return item.is(Class::that); })) {
    return std::nullopt;
  }
  const Range before{sentence_.begin, begin};
  if (any_in(items, before, [](const Item& item) { return item.kind == Kind::quote; })) {
    return std::nullopt;
  }
  return Range{begin, end};
}

// …, said Holt, …
Subject Rules::subject_behind(const Clause& clause, std::size_t end) const {
  const Items& items = paragraph_->items;
  Subject by = speakers_.right_of(items, clause.after, end);
  if (by.kind != Subject::Kind::named || !language_.is_strict()) return by;
  if (by.is_elided) return {};  // "said it was over"
  const bool has_more = any_in(items, {by.words.end, end}, [](const Item& item) {
    return !item.is(Class::cut) && !item.is(Class::time);
  });
  // "Marsh, who runs it, said the talks were over"
  const Subject before = speakers_.of_verb(items, {clause.within.begin, clause.after}, clause.verb);
  const bool has_other = before.is_left && before.kind == Subject::Kind::named;
  if (has_more || (has_other && !items[by.words.begin].is_upper)) return {};
  return by;
}

// …, Holt said, …
Subject Rules::subject_before(const Clause& clause, Range aside) const {
  const Items& items = paragraph_->items;
  const bool has_more = any_in(items, {clause.after, aside.end}, [](const Item& item) {
    return !item.is(Class::cut) && !item.is(Class::time) && !item.is(Class::auxiliaries);
  });
  if (has_more || items[clause.verb].is(Class::after)) return {};
  Subject by = speakers_.of_verb(items, aside, clause.verb);
  const bool is_pronoun = aside.begin + 1 == clause.verb;
  const bool is_of_another = by.is_elided && by.words.is_empty() && !by.is_left;
  return is_of_another && !is_pronoun ? Subject{} : by;
}

// The talks, Holt said, were over.  The talks were over, said Holt.
bool Rules::is_inserted(const Clause& clause) {
  const Items& items = paragraph_->items;
  const auto aside = aside_around(clause);
  if (!aside) return false;
  const std::size_t named_at = first_in(items, {aside->begin, clause.verb}, [](const Item& item) {
    return !(item.is(Class::auxiliaries) || item.is(Class::as)) || item.is(Class::he);
  });
  if (named_at < clause.verb && items[aside->begin].is(Class::joins)) return false;
  const Subject by = named_at == clause.verb ? subject_behind(clause, aside->end)
                                             : subject_before(clause, {named_at, aside->end});
  if (by.kind != Subject::Kind::named) return false;
  report(sentence_, by.voice, clause.verb, Rule::inserted);
  return true;
}

void Rules::report(Range said, const Voice& voice, std::size_t cue, Rule rule) {
  add(said, voice, cue_of(cue), rule);
  read_to_ = said.end;
}

// As Holt explained, the talks were over.
bool Rules::is_aside(const Clause& clause) {
  const Items& items = paragraph_->items;
  const std::size_t first = first_in(items, {sentence_.begin, clause.verb}, [](const Item& item) {
    return item.is_word() && !item.is(Class::joins);
  });
  if (first >= clause.verb || !items[first].is(Class::as)) return false;
  if (clause.verb - first > kNear) return false;
  const std::size_t begin = behind(items, first);
  const std::size_t end = first_in(items, {clause.after, sentence_.end},
                                   [](const Item& item) { return item.kind == Kind::comma; });
  if (end >= sentence_.end) return false;
  const Subject by = speakers_.of_verb(items, {begin, end}, clause.verb);
  if (by.kind != Subject::Kind::named) return false;
  report({end + 1, sentence_.end}, by.voice, clause.verb, Rule::reported);
  return true;
}

// What is said ends with the sentence, or with a semicolon.
Range Rules::said_from(std::size_t begin) const {
  return {begin, first_in(paragraph_->items, {begin, sentence_.end},
                          [](const Item& item) { return item.kind == Kind::semicolon; })};
}

// Holt said: the talks were over.
bool Rules::has_colon(const Clause& clause) {
  const Items& items = paragraph_->items;
  const Range near{clause.after, std::min(sentence_.end, clause.after + kNear)};
  const std::size_t colon = first_in(items, near, [](const Item& item) {
    return item.kind != Kind::word && item.kind != Kind::comma;
  });
  if (colon >= near.end || items[colon].kind != Kind::colon) return false;
  const Range said = said_from(colon + 1);
  if (count_words(items, said) < kFewestWords) return false;
  const Subject by = speakers_.of_verb(items, {clause.within.begin, colon}, clause.verb);
  if (by.kind != Subject::Kind::named) return false;
  report(said, by.voice, clause.verb, Rule::reported);
  return true;
}

// The word that opens what is said, with nothing before it that it could belong to instead.
std::optional<std::size_t> Rules::opening_that(const Clause& clause) const {
  const Items& items = paragraph_->items;
  const Range near{clause.after, std::min(sentence_.end, clause.after + kFar)};
  const std::size_t at = first_in(items, near, [](const Item& item) {
    const bool is_over = item.kind == Kind::stop || item.kind == Kind::semicolon ||
                         item.kind == Kind::colon || item.kind == Kind::quote;
    return is_over || item.is(Class::that) || (item.is_verb() && !item.is(Class::after));
  });
  if (at >= near.end || !items[at].is(Class::that)) return std::nullopt;
  return at;
}

bool Rules::may_stand_between(const Clause& clause, std::size_t opening) const {
  const Items& items = paragraph_->items;
  if (opening == clause.after) return true;
  if (language_.is_strict()) {
    if (items[clause.verb].is(Class::tells)) return opening - clause.after <= kNear;
    const auto is_odd = [](const Item& item) {
      return !(item.is(Class::time) || item.is(Class::cut) || item.is_upper || item.is_number ||
               item.kind == Kind::comma || item.is(Class::auxiliaries) || item.is(Class::of));
    };
    return first_in(items, {clause.after, opening}, is_odd) == opening;
  }
  const Subject left = speakers_.of_verb(items, {clause.within.begin, clause.after}, clause.verb);
  const bool has_left = left.kind == Subject::Kind::named && left.is_left &&
                        !left.words.is_empty() && !left.is_adverbial;
  if (!has_left) return true;
  const Item& next = items[clause.after];
  const bool is_time = clause.after + 1 < opening && items[clause.after + 1].is(Class::cut);
  return begins_aside(next) || is_time;
}

// Holt said that the talks were over.
bool Rules::has_that(const Clause& clause) {
  const Items& items = paragraph_->items;
  const auto opening = opening_that(clause);
  if (!opening || !may_stand_between(clause, *opening)) return false;
  const Range said = said_from(behind(items, *opening));
  if (said.is_empty() || count_words(items, said) < kFewestWords) return false;
  if (items[said.begin].is(Class::passive)) return false;
  const Subject by = speakers_.of_verb(items, {clause.within.begin, *opening}, clause.verb);
  if (by.kind != Subject::Kind::named) return false;
  report(said, by.voice, clause.verb, Rule::reported);
  return true;
}

// Albers erklärte, das Angebot gelte bis Freitag.
bool Rules::has_comma(const Clause& clause) {
  if (!language_.comma_opens()) return false;
  const Items& items = paragraph_->items;
  const Range near{clause.after, std::min(sentence_.end, clause.after + kNear)};
  const std::size_t comma = first_in(items, near, [](const Item& item) {
    return item.kind != Kind::word || (item.is_verb() && !item.is(Class::after));
  });
  if (comma >= near.end || items[comma].kind != Kind::comma) return false;
  if (!may_stand_between(clause, comma)) {
    // "wirft der Talbahn vor, sie habe"
    if (!items[comma - 1].is(Class::cut)) return false;
  }
  const Range said = said_from(comma + 1);
  if (count_words(items, said) <= kFewestWords || items[said.begin].is(Class::joins)) return false;
  const Subject by = speakers_.of_verb(items, {clause.within.begin, comma}, clause.verb);
  if (by.kind != Subject::Kind::named) return false;
  report(said, by.voice, clause.verb, Rule::reported);
  return true;
}

// Behind "on Tuesday", "in a statement": words of time and place that end before the clause.
std::size_t Rules::behind_time(std::size_t at) const {
  const Items& items = paragraph_->items;
  std::size_t end = at;
  for (std::size_t i = at; i < sentence_.end && items[i].is_word(); ++i) {
    const bool is_part = items[i].is(Class::time) || items[i].is_number;
    if (!is_part) break;
    if (!items[i].is(Class::articles)) end = i + 1;
    if (items[i].is(Class::articles) && i == at) break;
  }
  return end;
}

// May a clause without "that" begin so?
bool Rules::begins_clause(const Item& first) {
  if (first.kind == Kind::quote) return true;
  if (!first.is_word() || first.is_verb()) return false;
  if (first.is(Class::passive) || first.is(Class::no_clause) || first.is(Class::to)) return false;
  return !first.is(Class::cut) || first.is(Class::articles);
}

// Holt said the talks were over.
bool Rules::has_bare_clause(const Clause& clause) {
  const Items& items = paragraph_->items;
  if (!language_.is_strict() || !items[clause.verb].is(Class::says)) return false;
  std::size_t begin = behind_time(clause.after);
  if (begin == clause.after && items[clause.verb].is(Class::tells)) {
    begin = first_in(items, {begin, sentence_.end},
                     [](const Item& item) { return !item.is_word() || !item.is_upper; });
  }
  const Range said = said_from(begin);
  if (said.is_empty() || count_words(items, said) <= kFewestWords) return false;
  if (!begins_clause(items[begin])) return false;
  const Subject by = speakers_.of_verb(items, {clause.within.begin, clause.after}, clause.verb);
  if (by.kind != Subject::Kind::named) return false;
  // "… and said the true number was closer to four": only behind another verb.
  const bool is_of_another = by.words.is_empty() && by.is_elided && !by.is_left;
  const bool is_joined = clause.verb > sentence_.begin && items[clause.verb - 1].is(Class::joins);
  if (is_of_another && !is_joined) return false;
  report(said, by.voice, clause.verb, Rule::reported);
  return true;
}

// Where the words end that name a source.
std::size_t Rules::end_of_source(std::size_t from) const {
  const Items& items = paragraph_->items;
  std::size_t to = from;
  while (to < sentence_.end && to - from < kNear && items[to].is_word()) {
    const Item& item = items[to];
    const bool is_part =
        item.is_upper || item.is_number || item.is(Class::articles) || item.is(Class::of);
    if (language_.comma_opens() && !is_part) break;
    ++to;
  }
  return to;
}

Cast::Forms Rules::forms() const {
  return language_.is_inflected() ? Cast::Forms::inflected : Cast::Forms::exact;
}

// Dem Bericht zufolge sind die Züge alt.
bool Rules::read_according_after(std::size_t at) {
  const Items& items = paragraph_->items;
  const Range name{sentence_.begin, at};
  if (at - sentence_.begin > kNear || at + 1 >= sentence_.end) return false;
  if (any_in(items, name, [](const Item& item) { return !item.is_word(); })) return false;
  const auto voice = speakers_.named(items, name, forms());
  if (!voice) return false;
  report({at + 1, sentence_.end}, *voice, at, Rule::according);
  return true;
}

// “…,” according to Holt.
bool Rules::quotes_source(std::size_t at, const Voice& voice) {
  const Items& items = paragraph_->items;
  if (at == sentence_.begin) return false;
  const bool has_pause = is_pause(items[at - 1]) && at > sentence_.begin + 1;
  const std::size_t quote = has_pause ? at - 2 : at - 1;
  if (items[quote].kind != Kind::quote || used_[quote]) return false;
  add_quote(quote, voice, cue_of(at), Rule::quotation);
  return true;
}

// What a source says of which the name is given: the rest of the sentence, or all of it.
std::optional<Range> Rules::said_by_source(std::size_t at, std::size_t behind_name) const {
  const Items& items = paragraph_->items;
  const Range before{sentence_.begin, at};
  const bool is_first = !any_in(
      items, before, [](const Item& item) { return !item.is_word() || !item.is(Class::joins); });
  const bool is_last = behind_name + 1 >= sentence_.end || items[behind_name].kind == Kind::stop;
  if (is_first) {
    if (is_last) return std::nullopt;
    if (items[behind_name].kind == Kind::comma) return Range{behind_name + 1, sentence_.end};
    if (!language_.comma_opens()) return std::nullopt;
    return Range{behind_name, sentence_.end};
  }
  if (!is_last && !is_pause(items[behind_name])) return std::nullopt;
  // "… pour Jeanne Morel.": too many other meanings.
  if (items[at].is(Class::according_known) && (is_last || !is_pause(items[at - 1]))) {
    return std::nullopt;
  }
  return sentence_;
}

// According to Holt, the talks were over.
bool Rules::read_according(std::size_t at) {
  const Items& items = paragraph_->items;
  if (items[at].is(Class::according_after)) return read_according_after(at);
  const std::size_t from = behind(items, at);
  const std::size_t to = end_of_source(from);
  if (to == from || items[from].is_verb()) return false;
  // "Según ha explicado Lagos"
  const Range near{from, std::min(to, from + 3)};
  const bool has_verb = any_in(items, near, [](const Item& item) { return item.is_verb(); });
  if (has_verb && items[at].is(Class::as)) return false;
  const auto voice = speakers_.named(items, {from, to}, forms());
  if (!voice || (items[at].is(Class::according_known) && !voice->who)) return false;
  if (quotes_source(at, *voice)) return true;
  const auto said = said_by_source(at, to);
  if (!said) return false;
  report(*said, *voice, at, Rule::according);
  return true;
}

// In her view, the talks were over.
bool Rules::read_own_view(std::size_t at) {
  const Items& items = paragraph_->items;
  const std::size_t after = behind(items, at);
  if (!speakers_.last() || at != sentence_.begin || after >= sentence_.end) return false;
  if (items[after].kind != Kind::comma && !language_.comma_opens()) return false;
  const Voice voice = *speakers_.last();
  report({after, sentence_.end}, voice, at, Rule::according);
  return true;
}

}  // namespace zopa::draft
