// Messages in a language: the only place that knows English, French or any other.
//
//   const words::Catalogue& french = words::catalogue("fr");
//   french.text({"verdict.none", {{"why", why}}});
//
// Each language is a file, words/en.json for one, with a line for each key and its message in the
// form of ICU: {name}, {count, plural, one {# package} other {# packages}}, {kind, select, a {…}
// other {…}}.  A third language is one more file.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/message.hpp"

namespace zopa::words {

class Catalogue {
 public:
  // Expects one of languages().
  explicit Catalogue(std::string_view language);
  ~Catalogue();
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  [[nodiscard]] const std::string& language() const;  // "en"

  // Expects a key that the language has, and every argument that its message names.  Safe to call
  // from several threads.
  [[nodiscard]] std::string text(const Message& message) const;
  // Of a value as it stands in a sentence: "“a”, “b” and “c”", "1,024", "0.5".
  [[nodiscard]] std::string text(const Value& value) const;

  [[nodiscard]] std::vector<std::string> keys() const;
  // The arguments that a message names, sorted, without the `x_count` that the catalogue adds.
  [[nodiscard]] std::vector<std::string> arguments_of(const std::string& key) const;

 private:
  class Formats;
  std::unique_ptr<Formats> formats_;
};

// "en", "fr": those that have a file.
[[nodiscard]] const std::vector<std::string>& languages();

// One for each language, made when it is first asked for, and unchanging.
[[nodiscard]] const Catalogue& catalogue(std::string_view language);
[[nodiscard]] inline const Catalogue& english() { return catalogue("en"); }

// The language of a POSIX locale such as "fr_FR.UTF-8", where there is a file for it; else "en".
[[nodiscard]] std::string language_of_locale(std::string_view locale);
// The same of an Accept-Language header (RFC 9110, 12.5.4), such as "de, fr;q=0.8": "fr" here.
[[nodiscard]] std::string language_of_browser(const std::string& accepted);

}  // namespace zopa::words
