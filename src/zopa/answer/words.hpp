// The words in which an answer says the model's enums, in the order of their values.
//
// The enums of other modules have their words_of() beside them.
#pragma once

#include <array>

#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

constexpr std::array<const char*, kBasisLevels> words_of(Basis /*unused*/) {
  return {"stated", "relayed", "attributed", "reported", "inferred", "assumed"};
}

constexpr std::array<const char*, 4> words_of(Firmness /*unused*/) {
  return {"unknown", "soft", "firm", "absolute"};
}

constexpr std::array<const char*, 5> words_of(Role /*unused*/) {
  return {"principal", "mediator", "supporter", "observer", "ratifier"};
}

constexpr std::array<const char*, 2> words_of(NoAgreement /*unused*/) {
  return {"worse", "better"};
}

constexpr std::array<const char*, 3> words_of(Relation /*unused*/) { return {">", ">=", "~"}; }

constexpr std::array<const char*, 3> words_of(OptionOrder::Direction /*unused*/) {
  return {"listed", "more", "less"};
}

constexpr std::array<const char*, 8> words_of(Atom::Relation /*unused*/) {
  return {"equals", "differs", "in", "holds", "less", "at_most", "at_least", "more"};
}

}  // namespace zopa

namespace zopa::answer {

// Words that many keys take: their kind has a name of its own.
template <class E>
struct NameOf {
  static constexpr const char* kName = nullptr;
  static constexpr const char* kMeaning = nullptr;
};

template <>
struct NameOf<Basis> {
  static constexpr const char* kName = "basis";
  static constexpr const char* kMeaning =
      "Who a claim comes from, strongest first: stated by the party itself, verbatim; relayed by "
      "its own side in another's paraphrase or in the source's own voice; attributed by another "
      "party; reported by nobody named, or with a hedge; inferred, going beyond its statements; "
      "assumed, without any. It does not say whether "
      "the claim is true.";
};

template <>
struct NameOf<Firmness> {
  static constexpr const char* kName = "firmness";
  static constexpr const char* kMeaning =
      "How far a red line might move: absolute never, firm last, soft first; unknown ranks as "
      "firm.";
};

}  // namespace zopa::answer
