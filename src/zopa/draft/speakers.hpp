// Who says it: the words beside a verb of saying, matched to who is on file; pronouns to who spoke
// last.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/draft/cast.hpp"
#include "zopa/draft/tokens.hpp"

namespace zopa::draft {

// Somebody who speaks: as the text names them, and on file where they are.
struct Voice {
  std::string name;
  std::optional<Speaker> who;
  bool is_person = false;  // he or she, as far as can be told
  bool is_body = false;    // it: a party
};

// Items beside each other.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool is_empty() const { return begin >= end; }
};

class Speakers {
 public:
  // All must outlive it.
  Speakers(std::string_view text, const Language& language, const Cast& cast)
      : text_(text), language_(language), cast_(cast) {}

  // The subject of the verb at `verb`, from `begin` on; `others` tells whether an earlier verb of
  // saying stands between.
  struct Subject {
    enum class Kind { none, named, refused };
    Kind kind = Kind::none;
    Voice voice = {};
    Range words = {};  // that name it
    bool is_left = false;
    bool is_adverbial = false;  // words of time or place stand where the subject would
    bool is_elided = false;     // whoever spoke last
  };
  [[nodiscard]] Subject of_verb(const std::vector<Item>& items, Range within,
                                std::size_t verb) const;

  // Behind a verb alone, as after a quotation: "said Holt".
  [[nodiscard]] Subject right_of(const std::vector<Item>& items, std::size_t from,
                                 std::size_t end) const;

  // Of words that name somebody, such as those after "according to".
  [[nodiscard]] std::optional<Voice> named(const std::vector<Item>& items, Range words,
                                           Cast::Forms forms) const;

  // Somebody on file among these words, with the most of a name; for want of better.
  [[nodiscard]] std::optional<Voice> anybody(const std::vector<Item>& items, Range words) const;

  [[nodiscard]] const std::optional<Voice>& last() const { return last_; }
  [[nodiscard]] std::string shown(const Speaker& who) const;

  void speaks(const Voice& voice);
  // Whoever a sentence begins with may be the one whom "she" means in the next.
  void meets(const std::vector<Item>& items, Range sentence);

 private:
  [[nodiscard]] Subject left_of(const std::vector<Item>& items, Range within,
                                std::size_t verb) const;
  [[nodiscard]] bool is_person(const std::vector<Item>& items, Range words) const;
  struct Known {
    Speaker who;
    Range words;
  };
  [[nodiscard]] Voice voice_of(const std::vector<Item>& items, Range words,
                               const Speaker& who) const;
  [[nodiscard]] bool may_be_name(const Item& item) const;
  [[nodiscard]] std::optional<Speaker> whole_name(const std::vector<Item>& items, Range words,
                                                  Cast::Forms forms) const;
  [[nodiscard]] std::vector<Known> all_known(const std::vector<Item>& items, Range words,
                                             Cast::Forms forms) const;
  [[nodiscard]] static std::size_t before_fillers(const std::vector<Item>& items, std::size_t begin,
                                                  std::size_t end);
  [[nodiscard]] Subject right_before(const std::vector<Item>& items, Range within,
                                     std::size_t end) const;
  [[nodiscard]] std::size_t end_of_name(const std::vector<Item>& items, std::size_t from,
                                        std::size_t end) const;
  [[nodiscard]] Subject in_adverbial(const std::vector<Item>& items, Subject left) const;
  [[nodiscard]] Subject without_subject(const std::vector<Item>& items, std::size_t after,
                                        std::size_t end) const;
  [[nodiscard]] std::optional<Voice> met(const std::vector<Item>& items, Range sentence) const;
  [[nodiscard]] Subject pronoun(const Item& item) const;
  [[nodiscard]] Subject subject(const std::vector<Item>& items, Range words) const;
  [[nodiscard]] Subject before_insertion(const std::vector<Item>& items, Range within) const;
  [[nodiscard]] bool is_name(const std::vector<Item>& items, Range words) const;
  [[nodiscard]] bool has_case(const Item& item) const;
  [[nodiscard]] Range without_ends(const std::vector<Item>& items, Range words) const;
  [[nodiscard]] std::optional<Voice> on_file(const std::vector<Item>& items, Range words,
                                             Cast::Forms forms) const;
  [[nodiscard]] std::string text_of(const std::vector<Item>& items, Range words) const;

  std::string_view text_;
  const Language& language_;
  const Cast& cast_;
  std::optional<Voice> last_;
  std::optional<Voice> recent_;  // spoke or was met last
  std::optional<Voice> last_person_;
  std::optional<Voice> last_body_;
};

}  // namespace zopa::draft
