// One group's ways, class by class.
//
//   FoundGroup found = GroupSearch(encoding, needs, burden, group, known, 1000, limits).run();
//
// The next class is found by letting one number of its key after the other sink, from what a model
// shows to what is possible.  The ways of a class are found from a model each, shrunk until nothing
// smaller opens a package, and from one another (neighbours.hpp).
#pragma once

#include <functional>
#include <optional>

#include "zopa/deadlock/burden.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/known_ways.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/deadlock/neighbours.hpp"
#include "zopa/deadlock/ways.hpp"

namespace zopa::deadlock {

class GroupSearch {
 public:
  // Of the ways of `group`, up to `most`.  Ways that it finds are excluded from the encoding, and
  // known, for the next group.
  GroupSearch(Encoding& encoding, const Needs& needs, Burden& burden, WayKind group,
              KnownWays& known, std::size_t most, const Limits* limits);

  FoundGroup run() &&;

 private:
  using Lits = Encoding::Lits;
  using Values = Neighbours::Values;

  struct Seen {  // a package, and what it needs
    Values values;
    NeedSet needs;
  };

  bool exists(const Lits& assumptions);
  [[nodiscard]] Seen of_model() const { return {encoding_.model_values(), needs_.of_model()}; }
  [[nodiscard]] ClassKey key(const NeedSet& way) const {
    return key_of(way, needs_, encoding_.problem());
  }
  std::optional<FoundClass> next_class(const ClassKey& from);
  struct Sinking {  // of a search for the next class
    Seen best;      // so far
    Lits lits;      // what holds of it, bounds that are settled included
    ClassKey most;
  };
  using Bound = std::function<void(std::uint32_t most, Lits& to)>;
  void sink(Sinking& at, std::uint32_t ClassKey::* number, std::uint32_t at_least,
            const Bound& bound);
  sat::Answer asked_shortly(const Lits& assumptions);
  std::optional<Seen> met_soon(const Lits& assumptions, const ClassKey& most, const Seen& than);
  std::optional<Seen> asking_less(const Lits& assumptions, const ClassKey& most, const Seen& than);
  std::optional<Seen> reached_from(const Seen& from, const ClassKey& most);
  void collect(FoundClass found);
  void add_near(FoundClass& found, const Values& from);
  bool add(FoundClass& found, const Seen& way);
  std::optional<Seen> shrunk(Seen seen);
  void keep_unproved(FoundClass found);
  std::uint32_t least_firm_by_one();

  Encoding& encoding_;
  const Needs& needs_;
  Burden& burden_;
  WayKind group_;
  KnownWays& known_;
  std::size_t most_;
  const Limits* limits_;
  Neighbours neighbours_;
  Budget near_;  // packages to look at beside those found
  Lits base_;
  Lits fixed_;
  FoundGroup found_;
  Seen start_;  // of the class to come, the package that showed its key
  std::optional<std::uint32_t> least_firm_;
  std::size_t count_ = 0;
  bool is_open_ = false;  // something was not decided
};

}  // namespace zopa::deadlock
