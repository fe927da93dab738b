#include "zopa/io/scores/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "zopa/base/text_words.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa::scores {
namespace {

constexpr char kMark = '\'';
constexpr std::size_t kLongest = 48;  // bytes; no word of the list is longer

// Letters U+00E0 to U+00FF without their accents.
constexpr std::string_view kBase = "aaaaaaaceeeeiiiidnooooo ouuuuypy";

struct Group {
  Word word;
  std::string_view texts;  // with a bar between them
};

constexpr std::array<Group, 10> kGroups = {{
    {Word::issue,
     "issue|issues|topic|item|question|attribute|negotiation issue|enjeu|enjeux|sujet|"
     "theme|point en discussion|objet"},
    {Word::option,
     "option|options|alternative|alternatives|outcome|choice|level|value|"
     "settlement option|choix|solution|modalite|niveau|valeur"},
    {Word::weight, "weight|weights|importance|poids|ponderation"},
    {Word::points,
     "points|point|pts|score|scores|utility|payoff|value in points|utilite|note sur 100|"
     "gain"},
    {Word::reservation,
     "reservation|reservation value|reservation price|reservation point|"
     "reservation points|reservation score|rp|rv|batna|batna value|batna points|"
     "threshold|minimum score|minimum points|minimum total|minimum acceptable|"
     "best alternative|walk away|walkaway|walk away point|walk away value|no agreement|"
     "no deal|impasse|fallback|bottom line|points needed|valeur de reservation|"
     "prix de reservation|point de reservation|seuil|seuil d acceptation|score minimum|"
     "score minimal|minimum requis|meilleure alternative|aucun accord|pas d accord|"
     "sans accord|absence d accord|desaccord|mesore|solution de rechange|rechange"},
    {Word::agreement,
     "agreement|agreement rule|decision rule|consent|accord|regle d accord|"
     "regle de decision|consentement"},
    {Word::veto, "veto|vetoes|has a veto|must agree|must consent|droit de veto"},
    {Word::total,
     "total|totals|sum|subtotal|sub total|average|mean|total points|total score|maximum|"
     "max|maximum points|maximum total|best|worst|joint total|joint gain|joint points|"
     "total max|total maximum|max total|total possible|max possible|maximum possible|"
     "maximum possible points|total possible points|max points|max score|maximum score|"
     "best possible|worst possible|best case|worst case|total available|points available|"
     "total maximal|maximum possible total|score total|score maximum possible|"
     "totaux|somme|sous total|moyenne|total des points|points totaux|meilleur|pire"},
    {Word::unclear, "minimum|min|target|goal|aspiration|limit|cible|objectif|limite"},
    {Word::note,
     "note|notes|comment|comments|remark|remarks|description|explanation|source|sources|"
     "rationale|no|nr|number|numero|commentaire|commentaires|remarque|remarques|"
     "explication"},
}};

std::map<std::string, Word, std::less<>> all_words() {
  std::map<std::string, Word, std::less<>> words;
  for (const Group& group : kGroups) {
    std::string_view rest = group.texts;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      words.emplace(rest.substr(0, end), group.word);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return words;
}

void append_folded(char32_t character, std::string& text) {
  if (character >= 0xE0 && character <= 0xFF) {
    text += kBase[character - 0xE0];
  } else if (character == 0x153) {
    text += "oe";
  } else if (character < 0x80) {
    const bool is_kept =
        (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    text += is_kept ? static_cast<char>(character) : ' ';
  } else if (is_space(character) || character == 0x2019 || character == 0x2013) {
    text += ' ';
  } else {
    append_code_point(text, character);
  }
}

}  // namespace

std::string folded(std::string_view text) {
  const std::string lower = lower_case(to_nfc(text));
  std::string loose;
  for (std::size_t at = 0; at < lower.size();) append_folded(next_code_point(lower, at), loose);
  std::string tight;
  for (const char c : loose) {
    if (c != ' ' || (!tight.empty() && tight.back() != ' ')) tight += c;
  }
  if (!tight.empty() && tight.back() == ' ') tight.pop_back();
  return tight;
}

namespace {

// Could it be taken for a word, or for the weights of a party: "Port weight"?
bool is_mistaken(std::string_view name) {
  if (word_of(name) != Word::none) return true;
  const std::string words = folded(name);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (word_of(std::string_view(words).substr(at, end - at)) == Word::weight) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool is_marked(std::string_view cell) {
  if (!cell.starts_with(kMark)) return false;
  return is_mistaken(cell.substr(std::min(cell.find_first_not_of(kMark), cell.size())));
}

std::string marked(std::string_view name) {
  std::string cell(name);
  const std::size_t behind = std::min(name.find_first_not_of(kMark), name.size());
  if (is_mistaken(name.substr(behind))) cell.insert(cell.begin(), kMark);
  return cell;
}

std::string_view as_name(std::string_view cell) { return cell.substr(is_marked(cell) ? 1 : 0); }

Word word_of(std::string_view cell) {
  static const auto kWords = all_words();
  if (cell.starts_with(kMark)) return Word::none;
  if (cell.empty() || cell.size() > kLongest) return Word::none;
  const auto found = kWords.find(folded(cell));
  return found == kWords.end() ? Word::none : found->second;
}

}  // namespace zopa::scores
