#include "zopa/io/foreign/foreign.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "zopa/base/unicode.hpp"
#include "zopa/io/documents/encoding.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/model/id_text.hpp"

namespace zopa::foreign {
namespace {

// Not to be mistaken for a word of the formula language, nor for a truth value.
bool is_word(const std::string& id) {
  constexpr std::array<const char*, 3> kTruths = {"yes", "true", "false"};
  return is_keyword(id) || std::find(kTruths.begin(), kTruths.end(), id) != kTruths.end();
}

// Small letters and digits stay, everything between them becomes one dash.
std::string plain(const std::string& name) {
  std::string id;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      id += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

constexpr std::size_t kStep = 256;  // bytes between two known places

// Goes on behind this byte.
void pass(char c, Place& place) {
  if (c == '\n') {
    ++place.line;
    place.column = 1;
  } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
    ++place.column;
  }
}

}  // namespace

std::string Ids::add(const std::string& name, const std::string& kind) {
  std::string base = plain(name);
  if (base.empty()) {
    base = kind + "-1";
  } else if (is_word(base)) {
    base = kind + "-" + base;
  }
  const auto [at, is_free] = last_number_.try_emplace(base, 1);
  if (is_free) return base;
  int& last = at->second;  // stays where it is, whatever else is added
  std::string id;
  do {
    id = base + "-" + std::to_string(++last);
  } while (!last_number_.try_emplace(id, 1).second);
  return id;
}

Diagnostic not_written(Message what) {
  return {Severity::warning, "not-written", std::move(what), "", {}, {}};
}

Diagnostic not_written(const char* key, const Party& party, std::vector<Argument> others) {
  others.insert(others.begin(), {"party", name_of(party)});
  return not_written(Message(key, std::move(others)));
}

std::optional<Decimal> to_decimal(std::string_view text, Rounding* rounding) {
  text = trimmed(text);
  if (auto exact = Decimal::parse(text)) return exact;
  const std::string copy(text);
  char* end = nullptr;
  const double number = std::strtod(copy.c_str(), &end);
  const bool is_plain = copy.find_first_of("xXnN") == std::string::npos;  // no hexadecimal, no nan
  if (copy.empty() || *end != '\0' || !is_plain || !(std::abs(number) < 1e12)) return std::nullopt;
  if (rounding != nullptr && rounding->count++ == 0) rounding->first = copy;
  return nearest_decimal(number);
}

Decimal nearest_decimal(double number, int digits) {
  std::array<char, 64> text{};
  for (; digits >= 0; --digits) {
    std::snprintf(text.data(), text.size(), "%.*f", digits, number);
    if (const auto decimal = Decimal::parse(text.data())) return *decimal;
  }
  return {};
}

Decimal affine(Decimal factor, Decimal steps, Decimal offset) {
  if (const auto product = Decimal::product(factor, steps)) {
    if (const auto exact = Decimal::sum(*product, offset)) return *exact;
  }
  return nearest_decimal(factor.approximate() * steps.approximate() + offset.approximate());
}

std::string stem_of(const std::string& path) { return std::filesystem::path(path).stem().string(); }

bool ends_with(const std::string& path, std::string_view ending) {
  if (path.size() < ending.size()) return false;
  return std::equal(ending.begin(), ending.end(),
                    path.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

Result<std::string> read_bytes(const std::string& path) {
  return is_stream(path) ? read_input(path, kMostBytes) : zopa::read_text(path, kMostBytes);
}

Result<std::string> read_text(const std::string& path, const std::string& encoding) {
  auto bytes = read_bytes(path);
  if (!bytes) return bytes;
  return decoded(std::move(*bytes), name_of(path), encoding);
}

Result<std::string> decoded(std::string bytes, const std::string& path,
                            const std::string& encoding) {
  const std::string_view head(bytes);
  const bool is_told = has_utf16_mark(head) || (!encoding.empty() && encoding != "UTF-8");
  if (!is_told && !head.starts_with("\xEF\xBB\xBF")) {
    if (const auto bad = first_invalid_utf8(head)) {
      Error error = fault("bad-character", Message("fault.name_the_encoding"), path);
      error.diagnostics[0].place = place_at(head, *bad);
      return tl::unexpected(std::move(error));
    }
  } else {
    auto text = documents::to_utf8(bytes, encoding);
    if (!text) {
      for (Diagnostic& one : text.error().diagnostics) one.file = path;
      return text;
    }
    bytes = std::move(*text);
  }
  if (auto bad = fault_of_text(bytes, path)) return tl::unexpected(*std::move(bad));
  return bytes;
}

std::optional<Error> fault_of_text(std::string_view text, const std::string& path) {
  const auto bad = unreadable(text);
  if (!bad) return std::nullopt;
  Error error = fault("bad-character", bad->message, path);
  error.diagnostics[0].place = place_at(text, bad->at);
  return error;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view take_until(char end, std::string_view& rest) {
  const std::string_view taken = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(taken.size() + 1, rest.size()));
  return taken;
}

Place place_at(std::string_view text, std::size_t offset) {
  Place place{1, 1};
  for (const char c : text.substr(0, offset)) pass(c, place);
  return place;
}

Places::Places(std::string_view text) : text_(text) {
  Place place{1, 1};
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i % kStep == 0) known_.push_back(place);
    if (i < text.size()) pass(text[i], place);
  }
}

Place Places::at(std::size_t offset) const {
  const std::size_t before = std::min(offset, text_.size()) / kStep;
  Place place = known_[before];
  for (const char c : text_.substr(before * kStep, offset - before * kStep)) pass(c, place);
  return place;
}

Error stopped(const std::string& path) {
  return fault("stopped", Message("fault.stopped_reading"), path);
}

bool ValuesMade::add(std::size_t count) {
  is_full_ = is_full_ || count > left_;
  if (!is_full_) left_ -= count;
  return !is_full_;
}

Message ValuesMade::too_many() { return {"fault.too_many_values_in_all", {{"most", kMostValues}}}; }

PartyId add_party(Contents& negotiation, Ids& ids, const std::string& name) {
  Party party;
  party.id = ids.add(name, "party");
  party.name = name;
  negotiation.parties.push_back(std::move(party));
  return PartyId{negotiation.parties.size() - 1};
}

void add_points(Contents& negotiation, PartyId party,
                const std::vector<std::vector<Decimal>>& points, Decimal reservation) {
  OptionPoints claim;
  for (std::size_t i = 0; i < points.size(); ++i) {
    OptionPoints::OfIssue& part = claim.issues.emplace_back();
    part.issue = IssueId{i};
    for (std::size_t o = 0; o < points[i].size(); ++o) {
      part.options.push_back({OptionId{o}, false, points[i][o]});
    }
  }
  Position position;
  position.party = party;
  position.claim = std::move(claim);
  negotiation.positions.push_back(position);
  position.claim = Reservation{{reservation, reservation}, true};
  negotiation.positions.push_back(std::move(position));
}

void add_missing_terms(const Contents& negotiation, CompleteUtility& utility) {
  std::vector<bool> is_there(negotiation.issues.size(), false);
  for (const auto& term : utility.terms) is_there[term.issue.index()] = true;
  for (std::size_t i = 0; i < is_there.size(); ++i) {
    if (is_there[i]) continue;
    const std::size_t options = negotiation.issues[i].options.size();
    utility.terms.push_back({IssueId{i}, Decimal{}, Decimal{1}, std::vector<Decimal>(options)});
  }
}

void add_priorities(Contents& negotiation, PartyId party, Priorities priorities) {
  Position position;
  position.party = party;
  position.id = negotiation.party(party).id + ".priorities";
  position.claim = std::move(priorities);
  negotiation.positions.push_back(std::move(position));
}

Formula always(const Contents& negotiation) {
  Formula formula;
  formula.atom = {IssueId{0}, Atom::Relation::in, {}};
  for (std::size_t i = 0; i < negotiation.issues[0].options.size(); ++i) {
    formula.atom.options.emplace_back(i);
  }
  return formula;
}

}  // namespace zopa::foreign
