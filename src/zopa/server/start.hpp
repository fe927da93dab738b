// What there is to start from, where no negotiation is named: the files of a folder, a text or a
// document that somebody brings, an example.
//
//   Start start("talks/", limits);
//   start.file_of({Choice::What::document, "report.pdf", ""});  // writes "talks/report.yaml"
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/result.hpp"

namespace zopa {
struct Limits;  // base/budget.hpp
}

namespace zopa::server {

struct Choice {
  enum class What : std::uint8_t {
    file,      // a negotiation of the folder, by name
    document,  // a document of the folder, by name: it is imported
    paste,     // a text, which becomes NAME.txt
    upload,    // a document with its bytes, which are written beside
    example    // by name: it is copied into a folder of that name
  };
  What what = What::file;
  std::string name;
  std::string content;  // of `paste` and `upload`
};

constexpr std::array<const char*, 5> words_of(Choice::What /*unused*/) {
  return {"file", "document", "paste", "upload", "example"};
}

// An example that the program holds.
struct ExampleFile {
  std::string_view name;  // "wage-round/talks.yaml"
  std::string_view type;
  std::string_view text;
};
[[nodiscard]] const std::vector<ExampleFile>& example_files();

class Start {
 public:
  // An empty folder is the one that we are in.
  Start(std::string folder, const Limits& limits);

  [[nodiscard]] static bool is_folder(const std::string& path);

  [[nodiscard]] std::string folder() const;
  // Names, in order; nothing below the folder.
  [[nodiscard]] std::vector<std::string> negotiations() const;
  [[nodiscard]] std::vector<std::string> documents() const;
  [[nodiscard]] static std::vector<std::string> examples();

  // The negotiation to open, after what it needs was written; nothing that is there is replaced.
  [[nodiscard]] Result<std::string> file_of(const Choice& choice) const;

 private:
  [[nodiscard]] Result<std::string> imported(const std::string& name) const;
  [[nodiscard]] Result<std::string> brought(const std::string& name,
                                            const std::string& content) const;
  [[nodiscard]] Result<std::string> copied(const std::string& example) const;

  std::string folder_;
  const Limits& limits_;
};

}  // namespace zopa::server
