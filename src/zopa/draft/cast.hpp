// Who is on file, found by name in a text.
//
//   if (const auto found = cast.at(text, items, i, Cast::Forms::exact)) use(found->who);
//
// Parties by their names and ids, representatives by their names, their last names and their ids:
// nothing but what the file gives.  A name that two of them share finds neither.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "zopa/draft/tokens.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::draft {

class Cast {
 public:
  Cast() = default;  // nobody
  explicit Cast(const Contents& file);

  // May the words of a name have other endings than on file?
  enum class Forms : bool { exact, inflected };

  struct Found {
    Speaker who;
    std::size_t length = 1;  // words
  };

  // The longest name that begins at item `i`, which need not have a capital.
  [[nodiscard]] std::optional<Found> at(std::string_view text, const std::vector<Item>& items,
                                        std::size_t i, Forms forms) const;

  [[nodiscard]] bool is_empty() const { return names_.empty(); }

 private:
  struct Name {
    std::vector<std::string> words;
    std::optional<Speaker> who;  // nobody where several have it
  };
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

  void add(std::vector<std::string> words, Speaker who);
  void add_person(const Representative& person, Speaker who);
  [[nodiscard]] const Name* exact_at(std::string_view text, const std::vector<Item>& items,
                                     std::size_t i) const;
  [[nodiscard]] const Name* inflected_at(std::string_view text, const std::vector<Item>& items,
                                         std::size_t i) const;

  std::vector<Name> names_;
  std::unordered_map<std::string, std::size_t> by_words_;    // all, with spaces between
  std::unordered_map<std::string, std::size_t> longest_of_;  // words, by the first one
  Index by_stem_;  // the beginnings of the first word and of the second
};

}  // namespace zopa::draft
