#include "zopa/draft/rules.hpp"

#include <algorithm>

#include "zopa/draft/items.hpp"

namespace zopa::draft {
namespace {

constexpr std::size_t kFewWords = 3;  // of what may be a name in quotation marks

using Subject = Speakers::Subject;

}  // namespace

void Rules::read(const Paragraph& paragraph, std::vector<Saying>& sayings) {
  paragraph_ = &paragraph;
  sayings_ = &sayings;
  used_.assign(paragraph.items.size(), false);
  const std::size_t known = sayings.size();
  was_quoted_ = is_open_;
  if (!read_label() && !read_dialogue()) {
    for (const Sentence& sentence : paragraph.sentences) {
      read_sentence({sentence.begin, sentence.end});
    }
  }
  const Item& last = paragraph.items.back();
  is_open_ = last.kind == Kind::quote && !last.is_closed && used_[paragraph.items.size() - 1];
  std::stable_sort(sayings.begin() + static_cast<std::ptrdiff_t>(known), sayings.end(),
                   [](const Saying& a, const Saying& b) { return a.begin < b.begin; });
}

void Rules::read_sentence(Range sentence) {
  const Items& items = paragraph_->items;
  sentence_ = sentence;
  read_to_ = sentence.begin;
  is_quoted_ = false;
  const std::size_t known = sayings_->size();
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    const Item& item = items[i];
    if (i < read_to_ || !item.is_word()) continue;
    if (item.is(Class::own_view) && read_own_view(i)) continue;
    const bool is_source = item.is(Class::according) || item.is(Class::according_known) ||
                           item.is(Class::according_after);
    if (is_source && read_according(i)) continue;
    if (item.is_verb()) read_verb(i);
  }
  for (std::size_t i = sentence.begin; i < sentence.end; ++i) {
    if (items[i].kind == Kind::quote && !used_[i]) read_quote_alone(i);
  }
  if (sayings_->size() == known) speakers_.meets(items, sentence);
  was_quoted_ = is_quoted_;
}

std::string_view Rules::cue_of(std::size_t verb) const {
  const Items& items = paragraph_->items;
  const std::size_t last = behind(items, verb) - 1;
  return text_.substr(items[verb].begin, items[last].end - items[verb].begin);
}

void Rules::read_verb(std::size_t verb) {
  const Items& items = paragraph_->items;
  Clause clause{verb, behind(items, verb), {sentence_.begin, sentence_.end}};
  for (std::size_t i = verb; i > sentence_.begin; --i) {
    const Item& before = items[i - 1];
    if (before.kind != Kind::quote && before.kind != Kind::semicolon) continue;
    clause.within.begin = i;
    break;
  }
  clause.within.begin = std::max(clause.within.begin, std::min(read_to_, verb));
  if (quotes_before(clause) || quotes_after(clause)) return;
  if (!may_report(verb) && !items[verb].is(Class::after)) return;
  if (is_inserted(clause) || !may_report(verb)) return;
  if (is_aside(clause) || has_colon(clause) || has_that(clause)) return;
  if (has_comma(clause)) return;
  (void)has_bare_clause(clause);
}

// Who says what stands in quotation marks before the verb; `begin` is the first word behind them.
Subject Rules::subject_behind_quote(const Clause& clause, std::size_t begin, bool has_pause) const {
  const Items& items = paragraph_->items;
  const Range between{begin, clause.verb};
  const bool is_apart = any_in(items, between, [](const Item& item) {
    return item.kind == Kind::colon || item.kind == Kind::semicolon || item.is_verb();
  });
  if (is_apart) return {};
  const bool has_words = any_in(items, between, [](const Item& item) {
    return !item.is(Class::auxiliaries) || item.is(Class::he) || item.is(Class::it);
  });
  if (has_words && !has_pause) return {};
  if (!has_words) {
    const Subject right = speakers_.right_of(items, clause.after, sentence_.end);
    if (right.kind != Subject::Kind::none || language_.is_strict()) return right;
  }
  return speakers_.of_verb(items, {begin, sentence_.end}, clause.verb);
}

// “…,” Holt said.  “…,” said Holt.
bool Rules::quotes_before(const Clause& clause) {
  const Items& items = paragraph_->items;
  std::size_t begin = clause.within.begin;
  if (begin <= sentence_.begin) return false;
  const Item& quote = items[begin - 1];
  if (quote.kind != Kind::quote || used_[begin - 1]) return false;
  const bool is_near = clause.verb - begin <= kFar && !items[clause.verb].is(Class::calls);
  if (!is_near && !may_report(clause.verb)) return false;
  const auto is_end = [](const Item& item) { return is_pause(item) || item.kind == Kind::stop; };
  const bool ends_so = quote.last > quote.first && is_end(paragraph_->inner[quote.last - 1]);
  const bool has_pause = is_end(items[begin]) || ends_so;
  while (begin < clause.verb && is_end(items[begin])) ++begin;
  const Subject by = subject_behind_quote(clause, begin, has_pause);
  if (by.kind != Subject::Kind::named) return false;
  add_quote(clause.within.begin - 1, by.voice, cue_of(clause.verb), Rule::quotation);
  quotes_again(clause, by);
  return true;
}

bool Rules::may_report(std::size_t verb) const {
  const Item& item = paragraph_->items[verb];
  return item.is(Class::says) || item.is(Class::states);
}

// … and more of it behind the speaker.
void Rules::quotes_again(const Clause& clause, const Subject& by) {
  const auto quote = quote_behind(clause.after);
  if (!quote || used_[*quote]) return;
  const Item& before = paragraph_->items[*quote - 1];
  if (!is_pause(before) && before.kind != Kind::colon) return;
  add_quote(*quote, by.voice, cue_of(clause.verb), Rule::quotation);
}

// The next quotation of the sentence, where no other verb of saying stands before it.
std::optional<std::size_t> Rules::quote_behind(std::size_t from) const {
  const Items& items = paragraph_->items;
  const Range near{from, std::min(sentence_.end, from + kFar)};
  const std::size_t at = first_in(items, near, [](const Item& item) {
    return item.kind == Kind::quote || item.kind == Kind::semicolon ||
           (item.is_verb() && !item.is(Class::after));
  });
  if (at >= near.end || items[at].kind != Kind::quote || at == 0) return std::nullopt;
  return at;
}

// A quotation that neither a colon nor a comma announces: words of his, or all that was said?
bool Rules::is_said_in(const Item& verb, bool has_that, bool is_next, const Item& quote) const {
  const bool takes_words = verb.is(Class::calls) || (verb.is(Class::states) && !has_that);
  if (!takes_words && !is_next) return false;
  const std::size_t words = words_in(quote);
  if (words < kFewestWords) return false;
  const bool is_whole = paragraph_->inner[quote.first].is_upper || words > kFewWords;
  return takes_words || is_whole;
}

// Holt said: “…”  Holt called it “…”.
bool Rules::quotes_after(const Clause& clause) {
  const Items& items = paragraph_->items;
  const Item& verb = items[clause.verb];
  const auto quote = quote_behind(clause.after);
  if (!quote || used_[*quote]) return false;
  const Range between{clause.after, *quote};
  const Item& before = items[*quote - 1];
  const bool is_announced = before.kind == Kind::colon || is_pause(before);
  const bool has_that =
      first_in(items, between, [](const Item& item) { return item.is(Class::that); }) < *quote;
  const bool is_said_so = before.kind == Kind::colon && items[*quote - 2].is(Class::that);
  if (has_that && !is_said_so && !verb.is(Class::calls)) return false;
  const bool is_next = *quote == clause.after;
  if (!is_announced && !is_said_in(verb, has_that, is_next, items[*quote])) return false;
  if (is_pause(before) && *quote - clause.after > kNear) return false;
  const Subject by = speakers_.of_verb(items, {clause.within.begin, *quote}, clause.verb);
  if (by.kind != Subject::Kind::named) return false;
  add_quote(*quote, by.voice, cue_of(clause.verb), Rule::quotation);
  return true;
}

std::size_t Rules::words_in(const Item& quote) const {
  return count_words(paragraph_->inner, {quote.first, quote.last});
}

void Rules::add_quote(std::size_t quote, const Voice& voice, std::string_view cue, Rule rule) {
  const Item& item = paragraph_->items[quote];
  used_[quote] = true;
  is_quoted_ = true;
  if (item.first == item.last) return;
  const Item& first = paragraph_->inner[item.first];
  const Item& last = paragraph_->inner[item.last - 1];
  add_bytes(first.begin, last.end, voice, cue, rule, true);
}

void Rules::add(Range of, const Voice& voice, std::string_view cue, Rule rule) {
  const Items& items = paragraph_->items;
  const auto is_edge = [](const Item& item) {
    return item.kind == Kind::comma || item.kind == Kind::dash || item.kind == Kind::colon ||
           item.kind == Kind::stop || item.kind == Kind::semicolon;
  };
  while (!of.is_empty() && is_edge(items[of.begin])) ++of.begin;
  while (!of.is_empty() && is_edge(items[of.end - 1]) && items[of.end - 1].character != U'?' &&
         items[of.end - 1].character != U'!') {
    --of.end;
  }
  if (of.is_empty()) return;
  add_bytes(items[of.begin].begin, items[of.end - 1].end, voice, cue, rule, false);
}

void Rules::add_bytes(std::size_t begin, std::size_t end, const Voice& voice, std::string_view cue,
                      Rule rule, bool is_verbatim) {
  while (end > begin && (text_[end - 1] == ',' || text_[end - 1] == ' ')) --end;
  if (begin >= end) return;
  sayings_->push_back({begin, end, 0, rule, is_verbatim, std::string(cue), voice, {}});
  speakers_.speaks(voice);
}

}  // namespace zopa::draft
