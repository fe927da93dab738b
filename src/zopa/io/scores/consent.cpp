#include "zopa/io/scores/consent.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "zopa/io/formula/formula_reader.hpp"
#include "zopa/io/scores/table.hpp"
#include "zopa/model/id_text.hpp"
#include "zopa/model/notation.hpp"

namespace zopa::scores {
namespace {

bool is_part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_same(char a, char b) {
  return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
}

// The rule with ids in the place of names.
class Translation {
 public:
  Translation(std::string_view text, const Contents& negotiation)
      : text_(text), negotiation_(negotiation) {}

  std::string run() {
    while (at_ < text_.size()) {
      const bool begins = at_ == 0 || !is_part_of_word(text_[at_ - 1]);
      if (text_[at_] == '"') {
        add_quoted();
      } else if (!begins || !is_part_of_word(text_[at_])) {
        result_ += text_[at_++];
      } else if (const Party* party = longest_name_here()) {
        add(*party, party->name.size());
      } else {
        add_word();
      }
    }
    return std::move(result_);
  }

 private:
  void add(const Party& party, std::size_t length) {
    result_ += party.id;
    at_ += length;
  }

  // A doubled quote stands for one.
  void add_quoted() {
    std::string name;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (text_.substr(at_, 2) != "\"\"") break;
        ++at_;
      }
      name += text_[at_];
    }
    at_ = std::min(at_ + 1, text_.size());
    const auto own = std::find_if(negotiation_.parties.begin(), negotiation_.parties.end(),
                                  [&](const Party& party) { return party.name == name; });
    result_ += own != negotiation_.parties.end() ? own->id : name;
  }

  [[nodiscard]] const Party* longest_name_here() const {
    const std::string_view rest = text_.substr(at_);
    const Party* longest = nullptr;
    for (const Party& party : negotiation_.parties) {
      const std::string& name = party.name;
      if (name.size() > rest.size() || is_keyword(name)) continue;
      if (longest != nullptr && name.size() <= longest->name.size()) continue;
      const bool ends = name.size() == rest.size() || !is_part_of_word(rest[name.size()]);
      if (ends && std::equal(name.begin(), name.end(), rest.begin(), is_same)) longest = &party;
    }
    return longest;
  }

  void add_word() {
    std::size_t end = at_;
    while (end < text_.size() && (is_part_of_word(text_[end]) || text_[end] == '-')) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    at_ = end;
    if (word == "et" || word == "AND" || word == "And") {
      result_ += "and";
    } else if (word == "ou" || word == "OR" || word == "Or") {
      result_ += "or";
    } else if (word == "de" || word == "sur" || word == "OF" || word == "Of") {
      result_ += "of";
    } else {
      result_ += word;
    }
  }

  std::string_view text_;
  const Contents& negotiation_;
  std::size_t at_ = 0;
  std::string result_;
};

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() < 9 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "5" alone, and "5 of 6" anywhere, as so many of all.
std::string with_all_listed(const std::string& rule, const Contents& negotiation) {
  std::string all = "of [";
  for (const Party& party : negotiation.parties) {
    if (all.back() != '[') all += ", ";
    all += party.id;
  }
  all += ']';
  const std::string_view alone = trimmed(rule);
  if (is_digits(alone)) return std::string(alone) + " " + all;
  const std::string count = "of " + std::to_string(negotiation.parties.size());
  std::string result;
  for (std::size_t at = 0; at < rule.size();) {
    const std::size_t found = std::min(rule.find(count, at), rule.size());
    result += rule.substr(at, found - at);
    at = found + count.size();
    if (found == rule.size()) break;
    const bool is_word =
        found > 0 && rule[found - 1] == ' ' && (at == rule.size() || !is_part_of_word(rule[at]));
    result += is_word ? all : count;
  }
  return result;
}

std::string in_quotes(const std::string& name) {
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  quoted += '"';
  return quoted;
}

// A single word that no rule can mistake.
bool is_plain(const std::string& name) {
  constexpr std::array<std::string_view, 4> kFrench = {"et", "ou", "de", "sur"};
  const bool is_letters = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_part_of_word(c) && std::isdigit(static_cast<unsigned char>(c)) == 0;
  });
  std::string small(name);
  for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return is_letters && !is_keyword(small) &&
         std::find(kFrench.begin(), kFrench.end(), small) == kFrench.end();
}

}  // namespace

formula::Parsed<Agreement> read_agreement(std::string_view text, const Contents& negotiation) {
  const std::string rule = with_all_listed(Translation(text, negotiation).run(), negotiation);
  return formula::read_agreement(rule, formula::KnownNames(negotiation));
}

std::string write_agreement(const Agreement& agreement, const Contents& negotiation) {
  Contents named;
  named.parties = negotiation.parties;
  for (Party& party : named.parties)
    party.id = is_plain(party.name) ? party.name : in_quotes(party.name);
  return to_notation(agreement, named);
}

}  // namespace zopa::scores
