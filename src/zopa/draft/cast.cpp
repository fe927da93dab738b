#include "zopa/draft/cast.hpp"

#include <algorithm>

#include "zopa/base/unicode.hpp"

namespace zopa::draft {
namespace {

constexpr std::size_t kStem = 3;  // code points that the forms of a name share
constexpr std::size_t kLongestEnding = 3;
constexpr std::size_t kShortestId = 2;

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

bool stands_at(const std::vector<std::string>& name, std::string_view text,
               const std::vector<Item>& items, std::size_t at, Cast::Forms forms) {
  if (at + name.size() > items.size()) return false;
  for (std::size_t k = 0; k < name.size(); ++k) {
    if (!items[at + k].is_word()) return false;
    const std::string word = folded_item(text, items[at + k]);
    if (word == name[k]) continue;
    if (forms == Cast::Forms::exact || !are_forms(word, name[k])) return false;
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
  if (words.empty()) return;
  auto& same_word = by_word_[words.front()];
  for (const std::size_t known : same_word) {
    if (names_[known].words != words) continue;
    if (names_[known].who != who) names_[known].who.reset();
    return;
  }
  same_word.push_back(names_.size());
  by_stem_[stem_of(words.front())].push_back(names_.size());
  names_.push_back({std::move(words), who});
}

std::optional<Cast::Found> Cast::at(std::string_view text, const std::vector<Item>& items,
                                    std::size_t i, Forms forms) const {
  if (names_.empty()) return std::nullopt;
  const std::string first = folded_item(text, items[i]);
  const bool is_exact = forms == Forms::exact;
  const Index& index = is_exact ? by_word_ : by_stem_;
  const auto candidates = index.find(is_exact ? first : stem_of(first));
  if (candidates == index.end()) return std::nullopt;
  const Name* longest = nullptr;
  for (const std::size_t candidate : candidates->second) {
    const Name& name = names_[candidate];
    const bool is_longer = longest == nullptr || name.words.size() > longest->words.size();
    if (is_longer && stands_at(name.words, text, items, i, forms)) longest = &name;
  }
  if (longest == nullptr || !longest->who) return std::nullopt;
  return Found{*longest->who, longest->words.size()};
}

}  // namespace zopa::draft
