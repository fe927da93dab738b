// Reading the fields of rows, with names resolved and faults reported.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/io/formula/known_names.hpp"
#include "zopa/io/formula/tokens.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/names.hpp"
#include "zopa/io/yaml/origins.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/model/notation.hpp"

namespace zopa::yaml {

// The value of a key; null where it is absent.
[[nodiscard]] const Node* find(const Node& record, const char* key);
// Its text; empty where it is absent.
[[nodiscard]] std::string text_of(const Node& record, const char* key);
// Is it there and true?
[[nodiscard]] bool is_true(const Node& record, const char* key);
// Its parts; none where it is absent.
[[nodiscard]] const std::vector<Entry>& entries_of(const Node& record, const char* key);
[[nodiscard]] const std::vector<Node>& items_of(const Node& record, const char* key);
// The options of an issue, ids and names; in short `[a, b]`, where an id is the name too.
[[nodiscard]] std::vector<Entry> options_in(const Node& issue);
// The key as if it were a value.
[[nodiscard]] Node key_node(const Entry& entry);

// What rows refer to.
struct Context {
  Context(Contents& negotiation, Faults& all_faults, const Limits* when_to_stop)
      : known(negotiation), known_names(negotiation), faults(all_faults), limits(when_to_stop) {}

  // Asked before each row: is it left unread, since the limits are reached?
  [[nodiscard]] bool stops() {
    is_stopped = is_stopped || is_reached(limits);
    return is_stopped;
  }

  [[nodiscard]] std::vector<StatementId> because(const Node& row);
  [[nodiscard]] std::vector<StatementId> statements_in(const Node* list);
  // The party that the node names; nullopt where the node is null or names none.
  [[nodiscard]] std::optional<PartyId> party(const Node* node);
  [[nodiscard]] std::vector<PartyId> parties_in(const Node* list);
  [[nodiscard]] std::optional<OptionId> option(const Node& node, IssueId issue);

  // The value, or nullopt with the problem reported at its place within the text.
  template <class T>
  std::optional<T> parsed(const Node& node, formula::Parsed<T> result) {
    if (result) return std::move(*result);
    if (is_unusable(result.error().unknown)) return std::nullopt;
    faults.add(result.error().code, place_within(node, result.error().offset),
               result.error().message);
    return std::nullopt;
  }

  Contents& known;
  formula::KnownNames known_names;  // of what is known so far
  Faults& faults;
  const Limits* limits;
  bool is_stopped = false;
  Origins origins;  // of what has been read
  Names sources{"source"};
  Names parties{"party"};
  Names speakers{"speaker"};
  Names issues{"issue"};
  Names statements{"statement"};
  Names rounds{"round"};
  std::vector<Speaker> speaker_list;       // by index in `speakers`
  std::set<std::string> unusable_options;  // of issues, declared by rows with faults

 private:
  [[nodiscard]] bool is_unusable(const std::string& name) const;
  template <class IdType>
  std::vector<IdType> ids_in(const Node& list, const Names& names);
};

}  // namespace zopa::yaml
