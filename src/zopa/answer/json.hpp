// An answer as JSON, from what it describes.
//
//   std::string text = to_json(answer, negotiation);
//
// Ids are those of the negotiation.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/answer/json_text.hpp"
#include "zopa/answer/words.hpp"
#include "zopa/base/count.hpp"
#include "zopa/base/decimal.hpp"
#include "zopa/base/message.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::answer {

// What each Sentence says.
using Sentences = std::map<std::pair<const void*, std::size_t>, std::string>;

// Puts a message into words.
using Say = std::function<std::string(const Message&)>;

// What the parts of an answer count in: the innermost that was named.
struct Scope {
  const Negotiation* negotiation = nullptr;
  const std::vector<IssueId>* issues = nullptr;
  std::vector<std::string> rows = {};  // ids of who acts
  std::function<std::vector<OptionId>(std::size_t)> package = {};
};

class JsonVisitor {
 public:
  JsonVisitor(const Negotiation& negotiation, const Sentences& sentences, const Say& say,
              JsonText& text)
      : sentences_(sentences), say_(say), text_(text) {
    scope_.negotiation = &negotiation;
  }

  void about(const char* /*name*/, const char* /*meaning*/) {}

  template <class T>
  void operator()(const char* key, const T& value, const char* /*meaning*/) {
    text_.key(key);
    write(value);
  }
  template <class T>
  void or_null(const char* key, bool is_known, const T& value, const char* /*meaning*/) {
    text_.key(key);
    if (is_known) {
      write(value);
    } else {
      text_.null();
    }
  }
  template <class T>
  void maybe(const char* key, const std::optional<T>& value, const char* meaning) {
    if (value) (*this)(key, *value, meaning);
  }
  template <class T>
  void maybe(const char* key, const T* value, const char* meaning) {
    if (value != nullptr) (*this)(key, *value, meaning);
  }
  template <class T>
  void maybe(const char* key, bool is_there, const T& value, const char* meaning) {
    if (is_there) (*this)(key, value, meaning);
  }
  template <class Keys>
  void group(const char* key, const char* /*meaning*/, Keys keys) {
    text_.key(key);
    text_.begin_object();
    keys(*this);
    text_.end();
  }
  template <class Keys>
  void maybe_group(const char* key, bool is_there, const char* meaning, Keys keys) {
    if (is_there) group(key, meaning, keys);
  }
  template <class First, class Second>
  void either(bool is_first, const char* /*meaning*/, First first, const char* /*meaning*/,
              Second second) {
    if (is_first) {
      first(*this);
    } else {
      second(*this);
    }
  }
  template <class T>
  void keys_of(bool is_there, const T* part, const std::vector<std::string_view>& null_keys) {
    if (!is_there) return;
    if (part != nullptr) {
      visit(*this, *part);
      return;
    }
    for (const std::string_view key : null_keys) {
      text_.key(key);
      text_.null();
    }
  }
  void constant(const char* key, int number, const char* meaning) { (*this)(key, number, meaning); }

  void over(const std::vector<IssueId>& issues) { scope_.issues = &issues; }
  void acting(const std::vector<PartyId>& parties);
  void acting(const std::vector<std::vector<PartyId>>& groups);
  template <class Package>
  void numbered_packages(Package package) {
    scope_.package = package;
  }

  template <class T>
  void write(const T& value) {
    if constexpr (Shown<T>) {
      write(value.shown());
    } else if constexpr (Described<T>) {
      write_object(value);
    } else if constexpr (Word<T>) {
      text_.text(words_of(value).at(static_cast<std::size_t>(value)));
    } else {
      put(value);
    }
  }

 private:
  template <class T>
  void write_object(const T& value) {
    const Scope outer = scope_;
    text_.begin_object();
    visit(*this, value);
    text_.end();
    scope_ = outer;
  }
  template <class Values>
  void write_list(const Values& values) {
    text_.begin_list();
    for (const auto& value : values) write(value);
    text_.end();
  }

  void put(bool value) { text_.boolean(value); }
  template <std::signed_integral T>
  void put(T value) {
    text_.integer(value);
  }
  template <std::unsigned_integral T>
    requires(!std::same_as<T, bool>)
  void put(T value) {
    text_.natural(value);
  }
  void put(double value) { text_.number(value); }
  void put(const std::string& value) { text_.text(value); }
  void put(std::string_view value) { text_.text(value); }
  void put(const char* value) { text_.text(value); }
  void put(const Message& message) { text_.text(say_(message)); }
  void put(std::nullptr_t) { text_.null(); }
  void put(const Count& count);
  void put(const Range& range);

  void put(PartyId party);
  void put(IssueId issue);
  void put(SourceId source);
  void put(StatementId statement);
  void put(RuleId rule);
  void put(PositionId position);
  void put(RoundId round);
  void put(StepId step);
  void put(BlocId bloc);
  void put(const std::vector<OptionId>& package);

  void put(Numbered value) { text_.natural(value.number + 1); }
  void put(Positive value) { text_.natural(value.value); }
  void put(Fraction value) { text_.number(value.value); }
  void put(Span span);
  void put(Always /*true*/) { text_.boolean(true); }
  void put(const Marks& marks) { text_.text(marks.signs); }
  void put(OptionOf option);
  void put(const OptionsOf& options);
  void put(const Choice& choice);
  void put(IssueAt issue);
  void put(OptionAt option);
  void put(Row row) { text_.text(scope_.rows.at(row.row)); }
  void put(PackageAt package) { put(scope_.package(package.number)); }
  void put(Sentence sentence) { text_.text(sentences_.at({sentence.about, sentence.which})); }

  template <class T>
  void put(const std::optional<T>& value) {
    if (value) {
      write(*value);
    } else {
      text_.null();
    }
  }
  template <class T>
  void put(const T* value) {
    if (value != nullptr) {
      write(*value);
    } else {
      text_.null();
    }
  }
  template <class T>
  void put(const std::vector<T>& values) {
    write_list(values);
  }
  template <class T, std::size_t Size>
  void put(const std::array<T, Size>& values) {
    write_list(values);
  }
  template <class... T>
  void put(const std::variant<T...>& value) {
    std::visit([&](const auto& one) { write(one); }, value);
  }
  template <class T>
  void put(const ByAxis<T>& values) {
    text_.begin_object();
    for (std::size_t i = 0; i < values.values.size(); ++i) {
      text_.key(id((*scope_.issues).at(i)));
      write(values.values[i]);
    }
    text_.end();
  }
  template <class T>
  void put(const ByRow<T>& values) {
    text_.begin_object();
    for (std::size_t i = 0; i < values.values.size(); ++i) {
      text_.key(scope_.rows.at(values.rows.at(i)));
      write(values.values[i]);
    }
    text_.end();
  }
  template <class T>
  void put(const ByParty<T>& values) {
    text_.begin_object();
    for (std::size_t i = 0; i < values.values.size(); ++i) {
      text_.key(id(values.parties.at(i)));
      write(values.values[i]);
    }
    text_.end();
  }
  template <class T>
  void put(const Keyed<T>& keyed) {
    text_.begin_object();
    for (const T& item : *keyed.items) {
      text_.key(id(item.key()));
      write(item);
    }
    text_.end();
  }
  template <class T>
  void put(const Within<T>& within) {
    const Scope outer = scope_;
    scope_.negotiation = within.negotiation;
    write(*within.value);
    scope_ = outer;
  }

  [[nodiscard]] const std::string& id(PartyId party) const;
  [[nodiscard]] const std::string& id(IssueId issue) const;
  [[nodiscard]] static std::string_view id(std::string_view text) { return text; }
  void put_choice(const std::vector<IssueId>& issues, const std::vector<OptionId>& options);

  Scope scope_;
  const Sentences& sentences_;
  const Say& say_;
  JsonText& text_;
};

// As it is printed: see JsonText::Layout.  An answer with messages in it needs `say`.
template <class T>
[[nodiscard]] std::string to_json(const T& answer, const Negotiation& negotiation,
                                  const Sentences& sentences = {}, const Say& say = {}) {
  JsonText text;
  JsonVisitor(negotiation, sentences, say, text).write(answer);
  return text.written();
}

// On one line.
template <class T>
[[nodiscard]] std::string to_compact_json(const T& answer, const Negotiation& negotiation,
                                          const Sentences& sentences = {}, const Say& say = {}) {
  JsonText text(JsonText::Layout::one_line);
  JsonVisitor(negotiation, sentences, say, text).write(answer);
  return text.written();
}

}  // namespace zopa::answer
