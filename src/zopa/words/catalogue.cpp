// ICU's MessageFormat does the grammar: plurals, choices, numbers.  What ICU has no notion of here,
// quotation marks and lists with semicolons, are messages of the catalogue themselves.
#include "zopa/words/catalogue.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include <nlohmann/json.hpp>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>

#include "zopa/base/contracts.hpp"
#include "zopa/words/files.hpp"

namespace zopa::words {
namespace {

constexpr std::string_view kCount = "_count";
constexpr std::size_t kMostDigits = 12;  // of a count that is said with all of them
constexpr std::size_t kMostNames = 20;   // that a list says one by one
constexpr std::size_t kFirstNames = 10;  // … of a longer one

std::string_view without_ending(std::string_view file) { return file.substr(0, file.find('.')); }

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// By key: a message as its file has it, in quotes.  Each stands on a line of its own, and is read
// when it is said: to read all of them takes longer than many an answer.
using Messages = std::map<std::string_view, std::string_view>;

Messages messages_in(std::string_view lines) {
  constexpr std::string_view kBefore = "  \"";
  constexpr std::string_view kBetween = "\": ";
  Messages messages;
  for (std::size_t end = 0; !lines.empty(); lines.remove_prefix(std::min(end + 1, lines.size()))) {
    end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    if (!line.starts_with(kBefore)) continue;  // the braces
    line.remove_prefix(kBefore.size());
    if (line.ends_with(',')) line.remove_suffix(1);
    const std::size_t key = line.find(kBetween);
    ZOPA_EXPECTS(key != std::string_view::npos);
    messages.emplace_hint(messages.end(), line.substr(0, key), line.substr(key + kBetween.size()));
  }
  return messages;
}

Messages messages_of(std::string_view language) {
  for (const File& file : files()) {
    if (without_ending(file.name) == language) return messages_in(file.text);
  }
  throw ContractViolation("no catalogue for the language " + std::string(language));
}

// Digits as C++ rounds them, so that no library's rounding gets between JSON and words.
std::string digits_of(double value, int digits) {
  std::array<char, 512> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::fixed, digits);
  ZOPA_EXPECTS(written.ec == std::errc());
  std::string text(buffer.data(), written.ptr);
  const bool is_zero = text.find_first_not_of("-0.") == std::string::npos;
  if (is_zero && text.front() == '-') text.erase(0, 1);
  return text;
}

// By how many a verb goes with it; nullopt where it is no subject.
std::optional<std::int64_t> number_of(const Value& value) {
  if (const auto* name = std::get_if<Name>(&value.variant())) return name->is_plural ? 2 : 1;
  const auto* list = std::get_if<List>(&value.variant());
  if (list == nullptr) return std::nullopt;
  if (list->parts.size() == 1) return number_of(list->parts.front()).value_or(1);
  return static_cast<std::int64_t>(list->parts.size());
}

bool is_name(const Value& value) {
  const auto& kind = value.variant();
  return std::holds_alternative<Name>(kind) || std::holds_alternative<Quoted>(kind) ||
         std::holds_alternative<Code>(kind);
}

// How many of its parts a list says one by one: of very many names nobody reads all in a sentence.
std::size_t said_of(const List& list) {
  const auto names = std::count_if(list.parts.begin(), list.parts.end(), is_name);
  const bool is_long = static_cast<std::size_t>(names) > kMostNames;
  return is_long ? kFirstNames : list.parts.size();
}

}  // namespace

class Catalogue::Formats {
 public:
  explicit Formats(std::string_view language)
      : language_(language),
        messages_(messages_of(language)),
        locale_(icu::Locale::createFromName(pattern("language.locale").c_str())) {}

  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] const Messages& messages() const { return messages_; }

  [[nodiscard]] std::string pattern(const std::string& key) const {
    const auto found = messages_.find(key);
    if (found == messages_.end()) {
      throw ContractViolation("no message `" + key + "` in " + language_);
    }
    return nlohmann::json::parse(found->second);
  }

  [[nodiscard]] static std::set<std::string> names_in(const std::string& pattern) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern parsed(wide(pattern), nullptr, status);
    check(status, pattern);
    std::set<std::string> names;
    for (std::int32_t i = 0; i < parsed.countParts(); ++i) {
      const auto& part = parsed.getPart(i);
      if (part.getType() != UMSGPAT_PART_TYPE_ARG_NAME) continue;
      names.insert(narrow(parsed.getSubstring(part)));
    }
    return names;
  }

  [[nodiscard]] std::string text(const Message& message) {
    const Format& format = format_of(message.key);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    const auto add = [&](const std::string& name, icu::Formattable value) {
      names.push_back(wide(name));
      values.push_back(std::move(value));
    };
    for (const Argument& argument : message.arguments) {
      add(argument.name, formattable(argument.value));
      if (const auto number = number_of(argument.value)) {
        add(argument.name + std::string(kCount), icu::Formattable(*number));
      }
    }
    for (const icu::UnicodeString& name : format.names) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        throw ContractViolation("the message `" + message.key + "` needs `" + narrow(name) + "`");
      }
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    format.format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()),
                          text, status);
    check(status, message.key);
    return with_powers(narrow(text), message);
  }

  [[nodiscard]] std::string text(const Value& value) {
    return std::visit([&](const auto& of_kind) { return said(of_kind); }, value.variant());
  }

 private:
  struct Format {
    std::unique_ptr<icu::MessageFormat> format;
    std::vector<icu::UnicodeString> names;
  };

  static void check(UErrorCode status, const std::string& what) {
    if (U_FAILURE(status) != 0) {
      throw ContractViolation("ICU: " + std::string(u_errorName(status)) + " in " + what);
    }
  }

  const Format& format_of(const std::string& key) {
    const auto found = formats_.find(key);
    if (found != formats_.end()) return found->second;
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    const std::string message = pattern(key);
    Format made{std::make_unique<icu::MessageFormat>(wide(message), locale_, place, status), {}};
    check(status, key);
    for (const std::string& name : names_in(message)) made.names.push_back(wide(name));
    return formats_.emplace(key, std::move(made)).first->second;
  }

  // Numbers stay numbers, for plurals.
  icu::Formattable formattable(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value.variant())) return {*number};
    if (const auto* count = std::get_if<Count>(&value.variant())) return exact(count->digits);
    return {wide(text(value))};
  }

  static bool is_huge(const Count& count) { return count.digits.size() > kMostDigits; }

  // ICU has no plural of "1.3 × 10³⁰": it gets all the digits, which are replaced afterwards.
  std::string with_powers(std::string text, const Message& message) {
    for (const Argument& argument : message.arguments) {
      const auto* count = std::get_if<Count>(&argument.value.variant());
      if (count == nullptr || !is_huge(*count)) continue;
      const std::string digits = number(count->digits, 0, 0);
      const std::string power = said(*count);
      for (std::size_t at = text.find(digits); at != std::string::npos;
           at = text.find(digits, at + power.size())) {
        text.replace(at, digits.size(), power);
      }
    }
    return text;
  }

  // "1.3 × 10³⁰"
  std::string power_of_ten(const std::string& digits) {
    constexpr std::array<const char*, 10> kRaised = {"⁰", "¹", "²", "³", "⁴",
                                                     "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::size_t exponent = digits.size() - 1;
    int tenths = std::stoi(digits.substr(0, 2)) + (digits[2] >= '5' ? 1 : 0);
    if (tenths == 100) {
      tenths = 10;
      ++exponent;
    }
    std::string raised;
    for (const char digit : std::to_string(exponent)) {
      raised += kRaised.at(static_cast<std::size_t>(digit - '0'));
    }
    return number(digits_of(tenths / 10.0, 1), 0, 1) + "\u00A0×\u00A010" + raised;
  }

  static icu::Formattable exact(const std::string& digits) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Formattable value(icu::StringPiece(digits), status);
    check(status, digits);
    return value;
  }

  // To make one takes far longer than to use it.
  icu::NumberFormat& number_format(int least, int most, bool is_percent) {
    auto& format = number_formats_[{least, most, is_percent}];
    if (format) return *format;
    UErrorCode status = U_ZERO_ERROR;
    format.reset(is_percent ? icu::NumberFormat::createPercentInstance(locale_, status)
                            : icu::NumberFormat::createInstance(locale_, status));
    check(status, "a number");
    format->setMinimumFractionDigits(least);
    format->setMaximumFractionDigits(most);
    return *format;
  }

  std::string number(const std::string& digits, int least, int most, bool is_percent = false) {
    UErrorCode status = U_ZERO_ERROR;
    icu::NumberFormat& format = number_format(least, most, is_percent);
    icu::UnicodeString text;
    format.format(icu::StringPiece(digits), text, nullptr, status);
    check(status, digits);
    return narrow(text);
  }

  std::string said(const std::string& text) { return text; }
  std::string said(const Name& name) { return name.text; }
  std::string said(const Quoted& quoted) {
    return text(Message("language.quoted", {{"text", quoted.text}}));
  }
  std::string said(const Code& code) { return "`" + code.text + "`"; }
  std::string said(std::int64_t value) { return number(std::to_string(value), 0, 0); }
  std::string said(const Count& count) {
    return is_huge(count) ? power_of_ten(count.digits) : number(count.digits, 0, 0);
  }
  // With all its digits; a fraction that no decimal is stays one: 1/3.
  std::string said(const Decimal& value) {
    std::string digits = value.to_text();
    if (digits.find('/') != std::string::npos) return digits;
    const std::size_t point = digits.find('.');
    const std::size_t after = point == std::string::npos ? 0 : digits.size() - point - 1;
    return number(digits, 0, static_cast<int>(after));
  }
  std::string said(const Number& value) {
    if (!value.is_percent) {
      return number(digits_of(value.value, value.most_digits), value.least_digits,
                    value.most_digits);
    }
    std::string digits = digits_of(100 * value.value, value.most_digits);
    return number(digits + "e-2", value.least_digits, value.most_digits, true);
  }
  std::string said(const Message& message) { return text(message); }

  std::string said(const List& list) {
    std::vector<std::string> parts;
    const std::size_t named = said_of(list);
    for (const Value& part : std::span(list.parts).first(named)) parts.push_back(text(part));
    const std::size_t more = list.parts.size() - named;
    if (more > 0) parts.push_back(text(Message("language.more", {{"count", more}})));
    if (parts.empty()) return {};
    switch (list.join) {
      case Join::all:
        return joined(parts, ULISTFMT_TYPE_AND);
      case Join::any:
        return joined(parts, ULISTFMT_TYPE_OR);
      case Join::commas:
        return joined(parts, "language.comma");
      case Join::semicolons:
        return joined(parts, "language.semicolon");
      case Join::sentences:
        return joined(parts, "language.sentence");
    }
    return {};
  }

  // Half by half: a long list piece by piece would be copied as often as it has parts.
  std::string joined(std::span<const std::string> parts, const char* pair) {
    if (parts.size() == 1) return parts.front();
    const std::size_t middle = parts.size() / 2;
    return text(Message(pair, {{"first", joined(parts.first(middle), pair)},
                               {"second", joined(parts.subspan(middle), pair)}}));
  }

  std::string joined(const std::vector<std::string>& parts, UListFormatterType type) {
    UErrorCode status = U_ZERO_ERROR;
    auto& format = list_formats_[type];
    if (!format) {
      format.reset(icu::ListFormatter::createInstance(locale_, type, ULISTFMT_WIDTH_WIDE, status));
    }
    check(status, "a list");
    std::vector<icu::UnicodeString> wides;
    for (const std::string& part : parts) wides.push_back(wide(part));
    icu::UnicodeString text;
    format->format(wides.data(), static_cast<std::int32_t>(wides.size()), text, status);
    check(status, "a list");
    return narrow(text);
  }

  std::string language_;
  Messages messages_;
  icu::Locale locale_;
  std::map<std::string, Format> formats_;
  std::map<std::tuple<int, int, bool>, std::unique_ptr<icu::NumberFormat>> number_formats_;
  std::map<UListFormatterType, std::unique_ptr<icu::ListFormatter>> list_formats_;

 public:
  // ICU's formats make some of their parts when they are first used.
  std::mutex mutex;
};

Catalogue::Catalogue(std::string_view language) : formats_(std::make_unique<Formats>(language)) {}
Catalogue::~Catalogue() = default;

const std::string& Catalogue::language() const { return formats_->language(); }

std::string Catalogue::text(const Message& message) const {
  const std::scoped_lock lock(formats_->mutex);
  return formats_->text(message);
}

std::string Catalogue::text(const Value& value) const {
  const std::scoped_lock lock(formats_->mutex);
  return formats_->text(value);
}

std::vector<std::string> Catalogue::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, message] : formats_->messages()) keys.emplace_back(key);
  return keys;
}

std::vector<std::string> Catalogue::arguments_of(const std::string& key) const {
  std::vector<std::string> names;
  const std::set<std::string> all = Formats::names_in(formats_->pattern(key));
  for (const std::string& name : all) {
    const bool is_count = name.size() > kCount.size() && name.ends_with(kCount) &&
                          all.contains(name.substr(0, name.size() - kCount.size()));
    if (!is_count) names.push_back(name);
  }
  return names;
}

const std::vector<std::string>& languages() {
  static const std::vector<std::string> kLanguages = [] {
    std::vector<std::string> names;
    for (const File& file : files()) names.emplace_back(without_ending(file.name));
    return names;
  }();
  return kLanguages;
}

// Each is made when it is first asked for: a command needs one of them, and reading it takes longer
// than many an answer.
const Catalogue& catalogue(std::string_view language) {
  struct Place {
    std::once_flag once;
    std::unique_ptr<Catalogue> made;
  };
  static std::map<std::string, Place, std::less<>> catalogues = [] {
    std::map<std::string, Place, std::less<>> places;
    for (const std::string& name : languages()) places.try_emplace(name);
    return places;
  }();
  const auto found = catalogues.find(language);
  ZOPA_EXPECTS(found != catalogues.end());
  Place& place = found->second;
  std::call_once(place.once, [&] { place.made = std::make_unique<Catalogue>(language); });
  return *place.made;
}

std::string language_of_locale(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_.@-"));
  const auto found = std::find(languages().begin(), languages().end(), language);
  return found == languages().end() ? "en" : *found;
}

std::string language_of_browser(const std::string& accepted) {
  std::vector<const char*> ours;
  for (const std::string& language : languages()) ours.push_back(language.c_str());
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUEnumerationPointer available(uenum_openCharStringsEnumeration(
      ours.data(), static_cast<std::int32_t>(ours.size()), &status));
  std::array<char, 32> found{};
  UAcceptResult how = ULOC_ACCEPT_FAILED;
  uloc_acceptLanguageFromHTTP(found.data(), static_cast<std::int32_t>(found.size()), &how,
                              accepted.c_str(), available.getAlias(), &status);
  if (U_FAILURE(status) || how == ULOC_ACCEPT_FAILED) return "en";
  return language_of_locale(found.data());
}

}  // namespace zopa::words
