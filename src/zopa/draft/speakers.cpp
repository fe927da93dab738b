#include "zopa/draft/speakers.hpp"

#include <algorithm>

#include "zopa/base/unicode.hpp"
#include "zopa/draft/items.hpp"

namespace zopa::draft {
namespace {

constexpr std::size_t kLongestSpeaker = 14;  // words
constexpr std::size_t kLongestFullName = 3;
constexpr std::size_t kNearBegin = 4;  // items of a sentence that its subject is among

using Items = std::vector<Item>;
using Subject = Speakers::Subject;

bool is_boundary(const Item& item) {
  return item.kind != Kind::word || item.is(Class::that) ||
         (item.is(Class::relative) && !item.is(Class::articles));
}

// "also", "has": between a speaker and the verb, or around both.
bool is_filler(const Item& item) {
  return item.is_word() && !item.is_upper && (item.is(Class::auxiliaries) || item.span == 0);
}

// "Arakhamia's"
bool is_possessive(std::string_view word) { return word.ends_with("'s") || word.ends_with("’s"); }

bool has_verb(const Items& items, Range range) {
  return any_in(items, range, [](const Item& item) { return item.is_verb(); });
}

}  // namespace

bool Speakers::has_case(const Item& item) const {
  std::size_t at = item.begin;
  const char32_t first = next_code_point(text_, at);
  return first < 0x600;
}

std::string Speakers::text_of(const Items& items, Range words) const {
  std::string text(
      text_.substr(items[words.begin].begin, items[words.end - 1].end - items[words.begin].begin));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Every word with a capital, no article among them: "Julia Stern".
bool Speakers::is_name(const Items& items, Range words) const {
  if (words.is_empty()) return false;
  return std::all_of(items.begin() + static_cast<std::ptrdiff_t>(words.begin),
                     items.begin() + static_cast<std::ptrdiff_t>(words.end), [&](const Item& item) {
                       return item.is_word() && item.is_upper && !item.is(Class::articles) &&
                              !item.is(Class::cut) && !item.is(Class::time) &&
                              !is_possessive(text_.substr(item.begin, item.end - item.begin));
                     });
}

Range Speakers::without_ends(const Items& items, Range words) const {
  const auto is_before = [](const Item& item) {
    return item.kind != Kind::word || item.is(Class::joins) ||
           (item.is(Class::auxiliaries) && !item.is(Class::articles));
  };
  while (!words.is_empty() && is_before(items[words.begin])) ++words.begin;
  while (!words.is_empty() &&
         (is_filler(items[words.end - 1]) || items[words.end - 1].kind != Kind::word)) {
    --words.end;
  }
  return words;
}

Voice Speakers::voice_of(const Items& items, Range words, const Speaker& who) const {
  const bool is_person = who.representative.has_value();
  return {text_of(items, words), who, is_person, !is_person};
}

// With a capital, or in a script that has none.
bool Speakers::may_be_name(const Item& item) const {
  return item.is_word() && (item.is_upper || !has_case(item));
}

// A name and nothing else, save an article: "the Port", and "the union" by its id.
std::optional<Speaker> Speakers::whole_name(const Items& items, Range words,
                                            Cast::Forms forms) const {
  constexpr std::size_t kShortId = 4;
  Range core = words;
  while (core.begin + 1 < core.end && items[core.begin].is(Class::articles)) ++core.begin;
  const auto found = cast_.at(text_, items, core.begin, forms);
  if (!found || core.begin + found->length != core.end) return std::nullopt;
  const bool is_short = items[core.begin].end - items[core.begin].begin < kShortId;
  const bool has_capital = any_in(items, core, [&](const Item& item) { return may_be_name(item); });
  if (!has_capital && (is_short || core.begin == words.begin)) return std::nullopt;
  return found->who;
}

// The name of a person on file, whatever it is made of.
bool Speakers::is_person(const Items& items, Range words) const {
  if (words.is_empty()) return false;
  const auto found = cast_.at(text_, items, words.begin, Cast::Forms::exact);
  return found && found->who.representative && words.begin + found->length == words.end;
}

// Those on file among these words, from the left.
std::vector<Speakers::Known> Speakers::all_known(const Items& items, Range words,
                                                 Cast::Forms forms) const {
  std::vector<Known> all;
  for (std::size_t i = words.begin; i < words.end; ++i) {
    if (!may_be_name(items[i])) continue;
    const auto found = cast_.at(text_, items, i, forms);
    if (!found || i + found->length > words.end) continue;
    all.push_back({found->who, {i, i + found->length}});
    i += found->length - 1;
  }
  return all;
}

// Or a person by name among other words: "Interior Minister Idris Kamal".
std::optional<Voice> Speakers::on_file(const Items& items, Range words, Cast::Forms forms) const {
  if (cast_.is_empty() || words.is_empty()) return std::nullopt;
  if (const auto whole = whole_name(items, words, forms)) return voice_of(items, words, *whole);
  std::optional<Speaker> person;
  for (const Known& one : all_known(items, words, forms)) {
    const bool is_of_another =
        one.words.begin > words.begin && items[one.words.begin - 1].is(Class::of);
    if (!one.who.representative || is_of_another) continue;
    if (person && *person != one.who) return std::nullopt;
    person = one.who;
  }
  if (!person) return std::nullopt;
  return voice_of(items, words, *person);
}

std::optional<Voice> Speakers::named(const Items& items, Range words, Cast::Forms forms) const {
  words = without_ends(items, words);
  if (words.is_empty()) return std::nullopt;
  if (auto known = on_file(items, words, forms)) return known;
  return Voice{text_of(items, words), std::nullopt, is_name(items, words), false};
}

std::optional<Voice> Speakers::anybody(const Items& items, Range words) const {
  std::optional<Voice> found;
  for (const Known& one : all_known(items, words, Cast::Forms::exact)) {
    const bool is_better = !found || (one.who.representative && !found->is_person);
    if (is_better) found = voice_of(items, one.words, one.who);
  }
  return found;
}

Subject Speakers::pronoun(const Item& item) const {
  Subject found{Subject::Kind::named, {}, {}, false, false, true};
  const auto& person = last_person_ ? last_person_ : last_;
  const std::optional<Voice>& meant = item.is(Class::he) ? person : last_body_;
  if (!meant && !item.is(Class::he)) return {Subject::Kind::refused};  // "it suggests"
  found.voice =
      meant ? *meant
            : Voice{std::string(text_.substr(item.begin, item.end - item.begin)), {}, false, false};
  return found;
}

// Of words that stand where a subject does.
Subject Speakers::subject(const Items& items, Range words) const {
  words = without_ends(items, words);
  if (words.is_empty()) return {};
  const Item& first = items[words.begin];
  for (std::size_t i = words.begin; i < words.end; ++i) {
    if (items[i].is(Class::negation) || items[i].is(Class::passive)) {
      return {Subject::Kind::refused};
    }
  }
  if (words.end - words.begin == 1) {
    if (first.is(Class::impersonal)) return {};
    if (first.is(Class::he) || first.is(Class::it)) return pronoun(first);
  }
  if (first.is(Class::relative) && !first.is(Class::articles)) return {Subject::Kind::refused};
  if (items[words.end - 1].is(Class::to)) return {Subject::Kind::refused};
  const auto voice = named(items, words, Cast::Forms::exact);
  if (!voice) return {};
  return {Subject::Kind::named, *voice, words};
}

// "The minister, Paul Lindqvist, said"; "Marsh, who runs it, said": the verb comes after a comma.
Subject Speakers::before_insertion(const Items& items, Range within) const {
  std::vector<Range> parts;
  std::size_t begin = within.begin;
  for (std::size_t i = within.begin; i < within.end; ++i) {
    if (items[i].kind == Kind::word) continue;
    parts.push_back({begin, i});
    begin = i + 1;
  }
  parts.push_back({begin, within.end});
  if (parts.size() < 2) return {};
  const Range inserted = without_ends(items, parts.back());
  const bool is_full_name = is_name(items, inserted) && inserted.end - inserted.begin > 1;
  if (is_full_name || is_person(items, inserted)) return subject(items, inserted);
  for (std::size_t p = 0; p + 1 < parts.size(); ++p) {
    const Range part = without_ends(items, parts[p]);
    if (part.is_empty() || items[part.begin].is(Class::cut)) continue;
    if (part.end - part.begin > kLongestSpeaker || has_verb(items, part)) continue;
    Subject found = subject(items, part);
    if (found.kind == Subject::Kind::named) return found;
  }
  return {};
}

// The words before a verb that are no more than "also" and "has" taken away.
std::size_t Speakers::before_fillers(const Items& items, std::size_t begin, std::size_t end) {
  const auto is_person = [](const Item& item) {  // "dit-il", "a-t-elle déclaré"
    return item.is(Class::he) && !item.is(Class::auxiliaries);
  };
  while (end > begin && is_filler(items[end - 1]) && !items[end - 1].is(Class::negation) &&
         !is_person(items[end - 1])) {
    --end;
  }
  return end;
}

Subject Speakers::left_of(const Items& items, Range within, std::size_t verb) const {
  const std::size_t end = before_fillers(items, within.begin, verb);
  if (end == within.begin) return {Subject::Kind::none, {}, {}, true};
  const Item& last = items[end - 1];
  if (last.is_word() && (last.is(Class::negation) || last.is(Class::passive))) {
    return {Subject::Kind::refused};
  }
  Subject found;
  if (is_pause(last) || last.kind == Kind::bracket) {
    found = before_insertion(items, {within.begin, end - 1});
  } else {
    found = right_before(items, within, end);
  }
  found.is_left = true;
  return found;
}

// The words from the last boundary on.
Subject Speakers::right_before(const Items& items, Range within, std::size_t end) const {
  std::size_t begin = end;
  while (begin > within.begin && end - begin < kLongestSpeaker && !is_boundary(items[begin - 1])) {
    if (items[begin - 1].is(Class::joins) && has_verb(items, {within.begin, begin - 1})) break;
    --begin;
  }
  if (begin > within.begin) {
    // "a figure which the union says"
    const Item& before = items[begin - 1];
    const bool is_relative =
        before.is(Class::relative) && !before.is(Class::articles) && !before.is(Class::he);
    if (is_relative && (begin < end || !before.is(Class::that))) return {Subject::Kind::refused};
  }
  return subject(items, {begin, end});
}

// Where the name that begins at `from` ends.
std::size_t Speakers::end_of_name(const Items& items, std::size_t from, std::size_t end) const {
  const auto ends_name = [&](const Item& item) {
    const bool may_be_in_name = item.is(Class::articles) || item.is(Class::of);
    const bool is_first = &item == &items[from];
    if (is_first) return item.is(Class::cut);
    if (item.is(Class::that)) return true;
    if (item.is(Class::cut)) return !may_be_in_name || language_.comma_opens();
    return item.is(Class::auxiliaries) && !may_be_in_name;
  };
  const Range near{from, std::min(end, from + kLongestSpeaker)};
  return first_in(items, near, [&](const Item& item) {
    return !item.is_word() || item.is_verb() || ends_name(item);
  });
}

Subject Speakers::right_of(const Items& items, std::size_t from, std::size_t end) const {
  from = first_in(items, {from, std::max(from, end)}, [](const Item& item) {
    return item.span > 0 && (!item.is(Class::auxiliaries) || item.is(Class::articles));
  });
  const std::size_t to = end_of_name(items, from, end);
  if (to <= from) return {};
  // "said the minister, Paul Lindqvist"
  const bool is_other = is_name(items, {from, to}) || is_person(items, {from, to});
  if (to < end && items[to].kind == Kind::comma && !is_other) {
    const auto is_no_word = [](const Item& item) { return !item.is_word(); };
    const Range inserted{to + 1, first_in(items, {to + 1, end}, is_no_word)};
    if (is_person(items, inserted)) return subject(items, inserted);
    const Range name{to + 1, first_in(items, {to + 1, end}, [](const Item& item) {
                       return !item.is_word() || !item.is_upper;
                     })};
    if (name.end > name.begin + 1 && is_name(items, name)) return subject(items, name);
  }
  return subject(items, {from, to});
}

// "На вопрос о цене Ломов ответил": who is on file, or the last words with a capital.
Subject Speakers::in_adverbial(const Items& items, Subject left) const {
  if (const auto known = anybody(items, left.words)) {
    left.voice = *known;
    return left;
  }
  std::size_t begin = left.words.end;
  while (begin > left.words.begin + 1 && items[begin - 1].is_upper) --begin;
  left.words.begin = begin < left.words.end ? begin : left.words.begin + 1;
  const auto voice = named(items, left.words, Cast::Forms::exact);
  if (!voice) return {};
  left.voice = *voice;
  return left;
}

Subject Speakers::of_verb(const Items& items, Range within, std::size_t verb) const {
  Subject left = left_of(items, within, verb);
  if (left.kind == Subject::Kind::refused) return left;
  const bool has_left = left.kind == Subject::Kind::named;
  left.is_adverbial = has_left && !left.words.is_empty() &&
                      items[left.words.begin].is(Class::cut) &&
                      !items[left.words.begin].is(Class::articles);
  if (has_left && !left.is_adverbial) return left;
  const std::size_t after = behind(items, verb);
  Subject right = language_.is_strict() ? Subject{} : right_of(items, after, within.end);
  if (right.kind == Subject::Kind::named) return right;
  if (left.is_adverbial) {
    Subject found = in_adverbial(items, left);
    if (found.kind == Subject::Kind::named) return found;
  }
  if (right.kind == Subject::Kind::refused) return right;
  return without_subject(items, after, within.end);
}

// "Как сообщили в порту": who is where it is said; else whoever the text speaks of.
Subject Speakers::without_subject(const Items& items, std::size_t after, std::size_t end) const {
  if (!language_.is_strict() && after < end && items[after].is(Class::cut)) {
    Subject at = right_of(items, after + 1, end);
    if (at.kind == Subject::Kind::named && !has_verb(items, {after, end})) return at;
  }
  const std::optional<Voice>& recent = language_.is_strict() ? last_ : recent_;
  if (!recent) return {};
  return {Subject::Kind::named, *recent, {}, false, false, true};
}

void Speakers::speaks(const Voice& voice) {
  last_ = recent_ = voice;
  if (voice.is_person || !voice.is_body) last_person_ = voice;
  if (voice.is_body || !voice.is_person) last_body_ = voice;
}

// Where somebody's name may begin: first of all, behind a word or two, or behind a first comma.
std::optional<Voice> Speakers::met(const Items& items, Range sentence) const {
  const std::size_t end = std::min(sentence.end, sentence.begin + kNearBegin);
  for (std::size_t i = sentence.begin; i < end && items[i].is_word(); ++i) {
    const auto known = cast_.at(text_, items, i, Cast::Forms::exact);
    if (!known || (!items[i].is_upper && has_case(items[i]) && i == sentence.begin)) continue;
    return voice_of(items, {i, i + known->length}, known->who);
  }
  std::size_t to = sentence.begin;
  while (to < sentence.end && items[to].is_word() && items[to].is_upper) ++to;
  const std::size_t length = to - sentence.begin;
  if (length < 2 || length > kLongestFullName || !is_name(items, {sentence.begin, to})) {
    return std::nullopt;
  }
  return Voice{text_of(items, {sentence.begin, to}), std::nullopt, true, false};
}

void Speakers::meets(const Items& items, Range sentence) {
  std::optional<Voice> voice = met(items, sentence);
  for (std::size_t i = sentence.begin; !voice && i < sentence.end; ++i) {
    if (items[i].kind != Kind::comma) continue;
    voice = met(items, {i + 1, sentence.end});
    break;
  }
  if (!voice) return;
  recent_ = voice;
  (voice->is_person ? last_person_ : last_body_) = voice;
}

}  // namespace zopa::draft
