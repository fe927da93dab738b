// The rules for what is said word for word without a verb of saying beside it.
#include <algorithm>

#include "zopa/draft/items.hpp"
#include "zopa/draft/rules.hpp"

namespace zopa::draft {
namespace {

using Subject = Speakers::Subject;

}  // namespace

// A quotation that no verb of saying belongs to.
void Rules::read_quote_alone(std::size_t quote) {
  const Items& items = paragraph_->items;
  if (quote < read_to_) return;  // part of what is reported
  const Item& item = items[quote];
  if (language_.speaks_inside() &&
      read_inside(paragraph_->inner, {item.first, item.last}, Rule::quotation)) {
    used_[quote] = true;
    is_quoted_ = true;
    return;
  }
  const Range rest{quote + 1, sentence_.end};
  const bool is_alone = quote == sentence_.begin && !any_in(items, rest, [](const Item& one) {
                          return one.kind != Kind::stop;
                        });
  if (is_alone && was_quoted_ && speakers_.last()) {
    const Voice voice = *speakers_.last();
    add_quote(quote, voice, "", Rule::continued);
    return;
  }
  if (read_byline(quote)) return;
  // Holt: “…”
  if (quote < sentence_.begin + 2 || items[quote - 1].kind != Kind::colon) return;
  const Range label{sentence_.begin, quote - 1};
  if (label.end - label.begin > kLongestLabel || !items[label.begin].is_upper) {
    if (label.end - label.begin > kFar) return;
    const auto known = speakers_.anybody(items, label);
    if (known) add_quote(quote, *known, ":", Rule::label);
    return;
  }
  const auto voice = speakers_.named(items, label, Cast::Forms::exact);
  if (voice) add_quote(quote, *voice, ":", Rule::label);
}

// “…” — Holt
bool Rules::read_byline(std::size_t quote) {
  const Items& items = paragraph_->items;
  if (quote != sentence_.begin || quote + 2 >= sentence_.end) return false;
  if (items[quote + 1].kind != Kind::dash || !items[quote + 2].is_upper) return false;
  const Range name{quote + 2, first_in(items, {quote + 2, sentence_.end},
                                       [](const Item& item) { return item.kind != Kind::word; })};
  const bool is_all = name.end >= sentence_.end || !items[name.end].is_word();
  if (!is_all || name.end - name.begin > kLongestLabel) return false;
  const auto voice = speakers_.named(items, name, Cast::Forms::exact);
  if (!voice || (!voice->who && !voice->is_person)) return false;
  add_quote(quote, *voice, "—", Rule::label);
  return true;
}

// Where what is said ends before the verb, and who says it; nullopt where no aside stands there.
std::optional<Rules::Inside> Rules::inside_at(const Items& items, Range range,
                                              std::size_t verb) const {
  std::size_t begin = verb;
  while (begin > range.begin && items[begin - 1].is_word() &&
         (items[begin - 1].is(Class::auxiliaries) || items[begin - 1].is(Class::he))) {
    --begin;
  }
  Inside found{begin, {}};
  while (found.end > range.begin && is_pause(items[found.end - 1])) --found.end;
  if (found.end == begin || found.end == range.begin) return std::nullopt;
  if (has_dashes() && items[begin - 1].kind != Kind::dash) return std::nullopt;
  const std::size_t after = behind(items, verb);
  const bool is_pronoun = begin < verb && items[verb - 1].is(Class::he);
  const Subject by = is_pronoun ? speakers_.of_verb(items, {begin, after}, verb)
                                : speakers_.right_of(items, after, range.end);
  if (by.kind != Subject::Kind::named) return std::nullopt;
  const bool has_name = by.words.is_empty() || by.voice.who || items[by.words.begin].is_upper ||
                        items[by.words.end - 1].is_upper ||
                        items[by.words.begin].is(Class::articles);
  if (!has_name) return std::nullopt;
  found.voice = by.voice;
  return found;
}

// Commas alone set off nothing there: “…, — сказал Ломов. — …”
bool Rules::has_dashes() const { return language_.has_dialogue() && language_.is_inflected(); }

// « …, explique Perrin. … »  «…, — сказал Ломов. — …»
bool Rules::read_inside(const Items& items, Range range, Rule rule) {
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!items[i].is_verb() || items[i].is(Class::after)) continue;
    const auto aside = inside_at(items, range, i);
    if (!aside) continue;
    const std::string_view cue = text_.substr(items[i].begin, items[i].end - items[i].begin);
    add_bytes(items[range.begin].begin, items[aside->end - 1].end, aside->voice, cue, rule, true);
    // Up to the end of the aside, then what is said again.
    const std::size_t end = first_in(items, {behind(items, i), range.end}, [&](const Item& item) {
      return item.kind == Kind::stop || item.kind == Kind::dash ||
             (!has_dashes() && item.kind == Kind::comma);
    });
    const std::size_t again = first_in(items, {end, range.end}, [](const Item& item) {
      return item.is_word() || item.kind == Kind::quote;
    });
    if (again < range.end) {
      add_bytes(items[again].begin, items[range.end - 1].end, aside->voice, cue, rule, true);
    }
    return true;
  }
  return false;
}

// — …, — сказал Ломов. — …
bool Rules::read_dialogue() {
  const Items& items = paragraph_->items;
  if (!language_.has_dialogue() || items.size() < 3 || items[0].kind != Kind::dash) return false;
  return read_inside(items, {1, items.size()}, Rule::dialogue);
}

// HOLT: …, to the end of the paragraph.
bool Rules::read_label() {
  const Items& items = paragraph_->items;
  const std::size_t colon = first_in(items, {0, std::min(items.size(), kLongestLabel + 1)},
                                     [](const Item& item) { return item.kind != Kind::word; });
  if (colon == 0 || colon + kFewestWords >= items.size()) return false;
  if (items[colon].kind != Kind::colon || items[colon + 1].kind == Kind::quote) return false;
  const Range label{0, colon};
  if (any_in(items, label, [](const Item& item) { return item.is_verb(); })) return false;
  const auto voice = speakers_.named(items, label, Cast::Forms::exact);
  if (!voice || !voice->who) return false;
  add_bytes(items[colon + 1].begin, items.back().end, *voice, ":", Rule::label, false);
  return true;
}

}  // namespace zopa::draft
