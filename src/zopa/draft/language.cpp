#include "zopa/draft/language.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/contracts.hpp"
#include "zopa/base/text_words.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/draft/files.hpp"
#include "zopa/draft/tokens.hpp"

namespace zopa::draft {
namespace {

// In the order of Class.
constexpr std::array<std::string_view, 27> kKeys = {"common",
                                                    "says",
                                                    "states",
                                                    "calls",
                                                    "after",
                                                    "tells",
                                                    "that",
                                                    "according",
                                                    "according_known",
                                                    "according_after",
                                                    "own_view",
                                                    "as",
                                                    "he",
                                                    "it",
                                                    "impersonal",
                                                    "relative",
                                                    "auxiliaries",
                                                    "passive",
                                                    "negation",
                                                    "to",
                                                    "cut",
                                                    "time",
                                                    "of",
                                                    "joins",
                                                    "articles",
                                                    "no_clause",
                                                    "abbreviations"};

constexpr std::size_t kMostWordsRead = 20'000;  // to know the language
constexpr std::string_view kGap = "…";
constexpr std::string_view kGlue = "ـ";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

template <class Use>
void for_each_part(std::string_view text, char separator, Use use) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) use(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// The lower case of a letter of the scripts at hand; none where it needs a look at tables.
constexpr char32_t kUnknown = 0xFFFFFFFF;
char32_t quick_lower(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
  if (c == 0x2019) return U'\'';
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c <= 0xFF) return c;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x430 && c <= 0x45F) return c;
  if (c == 0x490 || c == 0x491) return 0x491;
  if (c == 0x622 || c == 0x623 || c == 0x625) return 0x627;
  return c >= 0x620 && c <= 0x6FF ? c : kUnknown;
}

// Signs of vowels, the lengthening stroke, stress.
bool is_sign(char32_t c) { return (c >= 0x64B && c <= 0x652) || c == 0x640 || c == 0x301; }

}  // namespace

std::string folded_word(std::string_view word) {
  std::string folded;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t character = next_code_point(word, at);
    if (is_sign(character)) continue;
    const char32_t lower = quick_lower(character);
    if (lower == kUnknown) return lower_case(word);
    append_code_point(folded, lower);
  }
  return folded;
}

Language::Language(std::string code, std::string_view table) : code_(std::move(code)) {
  for_each_part(table, '\n', [&](std::string_view line) {
    if (line.front() == '#') return;
    const std::size_t colon = line.find(':');
    ZOPA_EXPECTS(colon != std::string_view::npos);
    read_line(line.substr(0, colon), trimmed(line.substr(colon + 1)));
  });
  for (auto& [word, entry] : entries_) {
    std::stable_sort(
        entry.phrases.begin(), entry.phrases.end(),
        [](const Phrase& a, const Phrase& b) { return a.more.size() > b.more.size(); });
    is_strict_ = is_strict_ || (entry.classes & bit(Class::time)) != 0;
  }
}

void Language::read_line(std::string_view key, std::string_view values) {
  if (read_trait(key, values)) return;
  const auto known = std::find(kKeys.begin(), kKeys.end(), key);
  ZOPA_EXPECTS(known != kKeys.end());
  const auto to = static_cast<Class>(known - kKeys.begin());
  for_each_part(values, ',', [&](std::string_view words) { add(to, words); });
}

bool Language::read_trait(std::string_view key, std::string_view values) {
  const bool is_set = values == "yes";
  if (key == "elides") return elides_ = is_set, true;
  if (key == "inflected") return is_inflected_ = is_set, true;
  if (key == "dialogue") return has_dialogue_ = is_set, true;
  if (key == "inside") return speaks_inside_ = is_set, true;
  if (key == "comma") return comma_opens_ = is_set, true;
  if (key == "ordinals") return has_ordinals_ = is_set, true;
  if (key == "quotes") return read_quotes(values), true;
  if (key == "suffixes" || key == "prefixes") {
    auto& all = key == "suffixes" ? suffixes_ : prefixes_;
    for_each_part(values, ',', [&](std::string_view one) { all.emplace_back(one); });
    // "-t-il" before "-il".
    std::stable_sort(all.begin(), all.end(), [](const std::string& a, const std::string& b) {
      return a.size() > b.size();
    });
    return true;
  }
  return false;
}

void Language::read_quotes(std::string_view values) {
  for_each_part(values, ',', [&](std::string_view pair) {
    std::size_t at = 0;
    const char32_t opening = next_code_point(pair, at);
    ++at;  // the space between them
    ZOPA_EXPECTS(at < pair.size());
    quotes_.emplace_back(opening, next_code_point(pair, at));
  });
}

void Language::add(Class to, std::string_view words) {
  Phrase phrase;
  std::string first;
  std::string apart(words);
  if (elides_) {  // "d'après" is two words
    for (std::size_t at = apart.find('\''); at != std::string::npos;
         at = apart.find('\'', at + 2)) {
      apart.insert(at + 1, " ");
    }
  }
  for_each_part(apart, ' ', [&](std::string_view word) {
    if (word == kGap) {
      phrase.has_gap = true;
    } else if (word.ends_with(kGlue)) {
      phrase.glued = word.substr(0, word.size() - kGlue.size());
    } else if (first.empty()) {
      first = folded_word(word);
    } else {
      phrase.more.push_back(folded_word(word));
    }
  });
  Entry& entry = entries_[first];
  if (phrase.more.empty() && phrase.glued.empty()) {
    entry.classes |= bit(to);
    return;
  }
  phrase.classes = bit(to);
  entry.phrases.push_back(std::move(phrase));
}

const Entry* Language::find(const std::string& word) const {
  const auto found = entries_.find(word);
  return found == entries_.end() ? nullptr : &found->second;
}

bool Language::closes(char32_t opening, char32_t closing) const {
  return std::find(quotes_.begin(), quotes_.end(), std::pair(opening, closing)) != quotes_.end();
}

bool Language::opens(char32_t mark) const {
  return std::any_of(quotes_.begin(), quotes_.end(),
                     [&](const auto& pair) { return pair.first == mark; });
}

std::vector<std::string> codes_of_languages() {
  std::vector<std::string> codes;
  for (const File& file : files()) codes.emplace_back(file.name.substr(0, file.name.find('.')));
  return codes;
}

const std::vector<Language>& languages() {
  static const std::vector<Language> kAll = [] {
    std::vector<Language> read;
    const std::vector<std::string> codes = codes_of_languages();
    for (std::size_t i = 0; i < codes.size(); ++i) read.emplace_back(codes[i], files()[i].text);
    return read;
  }();
  return kAll;
}

const Language* language_named(std::string_view code) {
  const std::string_view first = code.substr(0, code.find('-'));
  for (const Language& language : languages()) {
    if (language.code() == first) return &language;
  }
  return nullptr;
}

const Language* language_of(std::string_view text) {
  std::vector<std::size_t> found(languages().size());
  std::size_t at = 0;
  for (std::size_t words = 0; words < kMostWordsRead; ++words) {
    const std::string word = next_word(text, at);
    if (word.empty()) break;
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Entry* entry = languages()[i].find(word);
      if (entry != nullptr && (entry->classes & bit(Class::common)) != 0) ++found[i];
    }
  }
  const auto most = std::max_element(found.begin(), found.end());
  if (most == found.end() || *most == 0) return nullptr;
  return &languages()[static_cast<std::size_t>(most - found.begin())];
}

}  // namespace zopa::draft
