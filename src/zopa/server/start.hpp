// What there is to start from, where no negotiation is named: the files of a folder, a text or a
// document that somebody brings, an example.
//
//   Start start("talks/", read);
//   start.opened({Choice::What::document, "report.pdf", ""});  // writes "talks/report.yaml"
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/io/own_copy.hpp"

namespace zopa::server {

struct Choice {
  enum class What : std::uint8_t {
    file,      // a negotiation of the folder, by name
    document,  // a document of the folder, by name: it is imported
    foreign,   // another program's file or a score sheet of the folder: it is written in our format
    paste,     // a text, which becomes NAME.txt
    upload,    // any of these with its bytes, which are written beside
    example    // by name: it is copied into a folder of that name
  };
  What what = What::file;
  std::string name;
  std::string content;  // of `paste` and `upload`
};

constexpr std::array<const char*, 6> words_of(Choice::What /*unused*/) {
  return {"file", "document", "foreign", "paste", "upload", "example"};
}

// An example that the program holds.
struct ExampleFile {
  std::string_view name;  // "wage-round/talks.yaml"
  std::string_view type;
  std::string_view text;
};
[[nodiscard]] const std::vector<ExampleFile>& example_files();

struct Opened {
  std::string file;             // the negotiation
  std::optional<OwnCopy> copy;  // where it is one of another program's file: how that was read
};

class Start {
 public:
  // An empty folder is the one that we are in.
  Start(std::string folder, yaml::ReadOptions read);

  [[nodiscard]] static bool is_folder(const std::string& path);

  [[nodiscard]] std::string folder() const;
  // Names, in order; nothing below the folder.
  [[nodiscard]] std::vector<std::string> negotiations() const;
  [[nodiscard]] std::vector<std::string> documents() const;
  [[nodiscard]] std::vector<std::string> foreign() const;
  [[nodiscard]] static std::vector<std::string> examples();

  // The negotiation to open, after what it needs was written; nothing that is there is replaced.
  [[nodiscard]] Result<Opened> opened(const Choice& choice) const;

 private:
  [[nodiscard]] Result<Opened> made_ours(const std::string& name) const;
  [[nodiscard]] Result<Opened> brought(const std::string& name, const std::string& content) const;
  [[nodiscard]] Result<Opened> copied(const std::string& example) const;
  [[nodiscard]] std::string path_of(const std::string& name) const;

  std::string folder_;
  yaml::ReadOptions read_;
};

}  // namespace zopa::server
