// The rules that find who says what, a paragraph at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "zopa/draft/drafts.hpp"
#include "zopa/draft/speakers.hpp"
#include "zopa/draft/tokens.hpp"

namespace zopa::draft {

class Rules {
 public:
  // All must outlive it.
  Rules(std::string_view text, const Language& language, const Cast& cast)
      : text_(text), language_(language), speakers_(text, language, cast) {}

  // Adds what stands in the paragraph, without its lines and whom it is about.
  void read(const Paragraph& paragraph, std::vector<Saying>& sayings);

 private:
  using Items = std::vector<Item>;
  using Subject = Speakers::Subject;

  // What a verb of saying has beside it.
  struct Clause {
    std::size_t verb = 0;
    std::size_t after = 0;  // the item behind the verb
    Range within = {};      // from the last quotation before it to the end of the sentence
  };

  void read_sentence(Range sentence);
  void read_verb(std::size_t verb);

  [[nodiscard]] bool may_report(std::size_t verb) const;
  [[nodiscard]] bool quotes_before(const Clause& clause);
  [[nodiscard]] Subject subject_behind_quote(const Clause& clause, std::size_t begin,
                                             bool has_pause) const;
  [[nodiscard]] bool quotes_after(const Clause& clause);
  [[nodiscard]] bool is_said_in(const Item& verb, bool has_that, bool is_next,
                                const Item& quote) const;
  void quotes_again(const Clause& clause, const Subject& by);
  [[nodiscard]] std::optional<Range> aside_around(const Clause& clause) const;
  [[nodiscard]] Subject subject_behind(const Clause& clause, std::size_t end) const;
  [[nodiscard]] Subject subject_before(const Clause& clause, Range aside) const;
  [[nodiscard]] bool is_inserted(const Clause& clause);
  [[nodiscard]] bool is_aside(const Clause& clause);
  [[nodiscard]] bool has_colon(const Clause& clause);
  [[nodiscard]] bool has_that(const Clause& clause);
  [[nodiscard]] bool has_comma(const Clause& clause);
  [[nodiscard]] static bool begins_clause(const Item& first);
  [[nodiscard]] bool has_bare_clause(const Clause& clause);
  [[nodiscard]] Range said_from(std::size_t begin) const;
  [[nodiscard]] std::size_t behind_time(std::size_t at) const;
  [[nodiscard]] std::optional<std::size_t> opening_that(const Clause& clause) const;
  [[nodiscard]] bool may_stand_between(const Clause& clause, std::size_t opening) const;

  [[nodiscard]] bool read_according(std::size_t at);
  [[nodiscard]] bool read_own_view(std::size_t at);
  [[nodiscard]] std::size_t end_of_source(std::size_t from) const;
  [[nodiscard]] Cast::Forms forms() const;
  [[nodiscard]] bool read_according_after(std::size_t at);
  [[nodiscard]] bool quotes_source(std::size_t at, const Voice& voice);
  [[nodiscard]] std::optional<Range> said_by_source(std::size_t at, std::size_t behind_name) const;
  void read_quote_alone(std::size_t quote);
  [[nodiscard]] bool read_byline(std::size_t quote);
  struct Inside {
    std::size_t end = 0;  // of what is said before the aside
    Voice voice;
  };
  [[nodiscard]] std::optional<Inside> inside_at(const Items& items, Range range,
                                                std::size_t verb) const;
  [[nodiscard]] bool has_dashes() const;
  [[nodiscard]] bool read_inside(const Items& items, Range range, Rule rule);
  [[nodiscard]] bool read_dialogue();
  [[nodiscard]] bool read_label();

  void add_quote(std::size_t quote, const Voice& voice, std::string_view cue, Rule rule);
  void report(Range said, const Voice& voice, std::size_t cue, Rule rule);
  void add(Range of, const Voice& voice, std::string_view cue, Rule rule);
  void add_bytes(std::size_t begin, std::size_t end, const Voice& voice, std::string_view cue,
                 Rule rule, bool is_verbatim);
  [[nodiscard]] std::size_t words_in(const Item& quote) const;
  [[nodiscard]] std::string_view cue_of(std::size_t verb) const;
  [[nodiscard]] std::optional<std::size_t> quote_behind(std::size_t from) const;
  [[nodiscard]] bool is_used(std::size_t quote) const { return used_[quote]; }

  std::string_view text_;
  const Language& language_;
  Speakers speakers_;

  // Of the paragraph, and of the sentence, at hand.
  const Paragraph* paragraph_ = nullptr;
  std::vector<Saying>* sayings_ = nullptr;
  std::vector<bool> used_;  // by item: the quotations that have a speaker
  Range sentence_;
  std::size_t read_to_ = 0;  // the item up to which what is said has been found
  bool was_quoted_ = false;  // the sentence before ended in words of the last speaker
  bool is_quoted_ = false;   // so does this one
  bool is_open_ = false;     // the last paragraph ended inside a quotation
};

}  // namespace zopa::draft
