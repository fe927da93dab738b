#include "zopa/draft/cast.hpp"

#include <algorithm>

#include "zopa/base/listed.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa::draft {
namespace {

constexpr std::size_t kStem = 3;  // code points that the forms of a name share
constexpr std::size_t kLongestEnding = 3;
constexpr std::size_t kShortestId = 2;
constexpr std::size_t kLongestName = 30;  // words: no name has more

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::size_t at = 0;
  for (std::string word = next_word(name, at); !word.empty(); word = next_word(name, at)) {
    words.push_back(std::move(word));
  }
  return words;
}

// Of "David Arakhamia, head of the team".
std::string_view name_alone(std::string_view name) {
  const std::size_t end = std::min({name.find(','), name.find('('), name.find("،")});
  return name.substr(0, end);
}

std::string stem_of(const std::string& word) { return code_point_slice(word, 0, kStem); }

// Are these forms of one word, as far as their endings tell?
bool are_forms(const std::string& a, const std::string& b) {
  const auto common = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const std::size_t shared = code_points(a.substr(0, common));  // half a letter counts as one
  const std::size_t longest = std::max(code_points(a), code_points(b));
  return shared >= kStem && longest - shared <= kLongestEnding && shared * 2 >= longest;
}

// Of the first two words; `second` is empty where there is but one.
std::string stems_of(const std::string& first, const std::string& second) {
  constexpr std::size_t kOfSecond = 2;  // code points that are alike for certain
  std::string stems = stem_of(first);
  if (second.empty()) return stems;
  stems += ' ';
  return stems += code_point_slice(second, 0, kOfSecond);
}

// In other forms, maybe.
bool stands_at(const std::vector<std::string>& name, std::string_view text,
               const std::vector<Item>& items, std::size_t at) {
  if (at + name.size() > items.size()) return false;
  for (std::size_t k = 0; k < name.size(); ++k) {
    if (!items[at + k].is_word()) return false;
    const std::string word = folded_item(text, items[at + k]);
    if (word != name[k] && !are_forms(word, name[k])) return false;
  }
  return true;
}

}  // namespace

Cast::Cast(const Contents& file) {
  for (std::size_t p = 0; p < file.parties.size(); ++p) {
    const Party& party = file.parties[p];
    add(words_of(party.name), {PartyId{p}, {}});
    if (party.id.size() >= kShortestId) add(words_of(party.id), {PartyId{p}, {}});
    for (std::size_t r = 0; r < party.representatives.size(); ++r) {
      add_person(party.representatives[r], {PartyId{p}, static_cast<std::uint32_t>(r)});
    }
  }
}

void Cast::add_person(const Representative& person, Speaker who) {
  const auto words = words_of(name_alone(person.name));
  add(words, who);
  add(words_of(person.id), who);
  if (words.size() > 1) add({words.back()}, who);
  if (words.size() > 2) add({words[words.size() - 2], words.back()}, who);
}

void Cast::add(std::vector<std::string> words, Speaker who) {
  if (words.empty() || words.size() > kLongestName) return;
  const auto [known, is_new] = by_words_.emplace(listed(words, " ", " "), names_.size());
  if (!is_new) {
    Name& same = names_[known->second];
    if (same.who != who) same.who.reset();
    return;
  }
  std::size_t& longest = longest_of_[words.front()];
  longest = std::max(longest, words.size());
  by_stem_[stems_of(words.front(), words.size() > 1 ? words[1] : "")].push_back(names_.size());
  names_.push_back({std::move(words), who});
}

std::optional<Cast::Found> Cast::at(std::string_view text, const std::vector<Item>& items,
                                    std::size_t i, Forms forms) const {
  if (names_.empty()) return std::nullopt;
  const Name* longest =
      forms == Forms::exact ? exact_at(text, items, i) : inflected_at(text, items, i);
  if (longest == nullptr || !longest->who) return std::nullopt;
  return Found{*longest->who, longest->words.size()};
}

const Cast::Name* Cast::exact_at(std::string_view text, const std::vector<Item>& items,
                                 std::size_t i) const {
  std::string words = folded_item(text, items[i]);
  const auto most = longest_of_.find(words);
  if (most == longest_of_.end()) return nullptr;
  const std::size_t end = std::min(items.size(), i + most->second);
  const Name* longest = nullptr;
  for (std::size_t k = i; k < end && items[k].is_word(); ++k) {
    if (k > i) words += ' ';
    if (k > i) words += folded_item(text, items[k]);
    if (const auto name = by_words_.find(words); name != by_words_.end()) {
      longest = &names_[name->second];
    }
  }
  return longest;
}

const Cast::Name* Cast::inflected_at(std::string_view text, const std::vector<Item>& items,
                                     std::size_t i) const {
  const std::string first = folded_item(text, items[i]);
  const bool has_second = i + 1 < items.size() && items[i + 1].is_word();
  const std::string second = has_second ? folded_item(text, items[i + 1]) : "";
  const Name* longest = nullptr;
  for (const std::string& stems : {stems_of(first, ""), stems_of(first, second)}) {
    const auto candidates = by_stem_.find(stems);
    if (candidates == by_stem_.end()) continue;
    for (const std::size_t candidate : candidates->second) {
      const Name& name = names_[candidate];
      const bool is_longer = longest == nullptr || name.words.size() > longest->words.size();
      if (is_longer && stands_at(name.words, text, items, i)) longest = &name;
    }
  }
  return longest;
}

}  // namespace zopa::draft
