// What is wrong with the contents of a negotiation, and where: without lines and columns, which
// only a reader of text knows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// The lists of Contents, and what stands beside them.
enum class Section : std::uint8_t {
  whole,  // title, date
  sources,
  parties,
  agreement,
  steps,
  issues,
  rules,
  status_quo,
  statements,
  proposals,
  positions,
  frames,
  rounds,
  events,
  blocs,
  assumptions,
  utilities,
};

// A place in Contents: the third `because` of the second position is {positions, 1, "because", 2}.
struct Spot {
  Section section = Section::whole;
  std::size_t item = 0;
  const char* key = "";                  // as the file format calls it; empty: the item as a whole
  std::optional<std::size_t> part = {};  // of a list or table under the key
};

struct Flaw {
  std::string code;  // as a Diagnostic's
  Message message;
  Spot spot;
  // Would the mere shape of a file have shown it, or a name that leads nowhere?  Readers of text
  // report such things themselves, and leave gaps where they did.
  bool is_of_shape = false;
};

// The flaws found so far.
class Flaws {
 public:
  void add(const char* code, const Spot& spot, Message message) {
    found_.push_back({code, std::move(message), spot, false});
  }
  void add_of_shape(const char* code, const Spot& spot, Message message) {
    found_.push_back({code, std::move(message), spot, true});
  }

  // Does the id lead to one of `count` things of a kind ("party")?  A flaw where it does not.
  template <class IdType>
  bool leads(IdType id, std::size_t count, const char* kind, const Spot& spot) {
    if (id.index() < count) return true;
    return leads_nowhere(id.index(), count, kind, spot);
  }

  [[nodiscard]] std::size_t count() const { return found_.size(); }
  [[nodiscard]] std::vector<Flaw> take() && { return std::move(found_); }

 private:
  bool leads_nowhere(std::size_t index, std::size_t count, const char* kind, const Spot& spot);

  std::vector<Flaw> found_;
};

// An id as messages have it, whatever it contains.
[[nodiscard]] Code shown(const std::string& id);

// Where the item was read; nowhere for what a program wrote down.
[[nodiscard]] Place place_of(const Contents& contents, const Spot& spot);

// The message for those who have no file to look into: "in position `line`, at `because`: …"; as
// it is where it is about the negotiation as a whole.
[[nodiscard]] Message located(const Contents& contents, const Flaw& flaw);

}  // namespace zopa
