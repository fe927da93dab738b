// What the readers of other programs' files share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

struct Limits;  // base/budget.hpp

}  // namespace zopa

namespace zopa::foreign {

// A file of another program as a negotiation, and what in it was odd: nothing is dropped silently.
struct Loaded {
  Contents negotiation;
  std::vector<Diagnostic> warnings;
  std::vector<std::vector<PartyId>> together = {};  // of a conflict: who acts as one
};

constexpr std::size_t kMostBytes = std::size_t{64} << 20U;  // of one file
constexpr std::size_t kMostOptions = 100'000;               // of one issue
constexpr std::size_t kMostValues = std::size_t{1} << 20U;  // that few lines may stand for, in all

// Where reading is stopped by its limits.
[[nodiscard]] Error stopped(const std::string& path);

// Counts the values that bounds and steps stand for, so that few lines cannot fill the memory.
class ValuesMade {
 public:
  // False, from the first time on, where they are too many.
  [[nodiscard]] bool add(std::size_t count);
  [[nodiscard]] static Message too_many();

 private:
  std::size_t left_ = kMostValues;
  bool is_full_ = false;
};

// Numbers with more digits than are kept.
struct Rounding {
  std::string first;
  std::size_t count = 0;
};

// How files are read: until the limits are reached; in this encoding, where it is not UTF-8; of a
// data set of games this one, counted from 1.  What is rounded is noted.
struct Reading {
  const Limits* limits = nullptr;
  std::string encoding = {};
  std::size_t game = 0;
  Rounding* rounding = nullptr;
};

// The whole file, or what was read of a stream, as it is.
[[nodiscard]] Result<std::string> read_bytes(const std::string& path);

// The whole file as `decoded` gives it.
[[nodiscard]] Result<std::string> read_text(const std::string& path,
                                            const std::string& encoding = {});

// The same of bytes that were read already: of UTF-16 with its mark, or of text in the encoding
// that is named.
[[nodiscard]] Result<std::string> decoded(std::string bytes, const std::string& path,
                                          const std::string& encoding);

// The fault of a text that is not so, if it has one.
[[nodiscard]] std::optional<Error> fault_of_text(std::string_view text, const std::string& path);

// Ids for names in any script: `[a-z0-9_-]+`, no word of the formula language, each once.
class Ids {
 public:
  // "Price($)" becomes `price`, the next one `price-2`; a name without letters of ours `KIND-1`.
  std::string add(const std::string& name, const std::string& kind);

 private:
  // By each that is taken, the last number that was put behind it.
  std::unordered_map<std::string, int> last_number_;
};

// The number, rounded to 18 digits where it has more; nullopt where it is none.
[[nodiscard]] std::optional<Decimal> to_decimal(std::string_view text,
                                                Rounding* rounding = nullptr);

// factor * steps + offset, exactly where 18 digits hold it, else rounded.
[[nodiscard]] Decimal affine(Decimal factor, Decimal steps, Decimal offset);

// The nearest decimal to a double with at most `digits` after the point.
[[nodiscard]] Decimal nearest_decimal(double number, int digits = 15);

// A remark of a writer: what the format that is written cannot hold.
[[nodiscard]] Diagnostic not_written(Message what);
// The same of a party: an argument `party` comes first.
[[nodiscard]] Diagnostic not_written(const char* key, const Party& party,
                                     std::vector<Argument> others = {});

// "folder/name.xml" -> "name"
[[nodiscard]] std::string stem_of(const std::string& path);
[[nodiscard]] bool ends_with(const std::string& path, std::string_view ending);

// What stands before the next `end`, or before the end of it all, and is taken from `rest` with it:
// a line of a text, a field of a line.
[[nodiscard]] std::string_view take_until(char end, std::string_view& rest);

// Without blanks, tabs and the end of a line at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Line and column of a byte of the text.
[[nodiscard]] Place place_at(std::string_view text, std::size_t offset);

// The same of many bytes, each in little time.
class Places {
 public:
  // `text` has to stay.
  explicit Places(std::string_view text);
  [[nodiscard]] Place at(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<Place> known_;  // of every kStep-th byte
};

// Adds a principal; its id is made from the name.
PartyId add_party(Contents& negotiation, Ids& ids, const std::string& name);

// Of a real issue so many steps are taken from its lowest value to its highest.
constexpr int kRealSteps = 20;

// Points of a party for each option of each issue, and what no agreement is worth to it.
void add_points(Contents& negotiation, PartyId party,
                const std::vector<std::vector<Decimal>>& points, Decimal reservation);

// An issue of which a profile says nothing is worth nothing, whatever is decided on it.
void add_missing_terms(const Contents& negotiation, CompleteUtility& utility);

// The party's only claim: which states it prefers.
void add_priorities(Contents& negotiation, PartyId party, Priorities priorities);

// A formula that holds for every package: some option of the first issue is taken.
[[nodiscard]] Formula always(const Contents& negotiation);

}  // namespace zopa::foreign
