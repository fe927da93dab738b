// What a window asks for, read from its JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "zopa/server/change.hpp"
#include "zopa/server/drafting.hpp"
#include "zopa/server/start.hpp"

namespace zopa::server {

struct Asked {
  std::uint64_t revision = 0;
  std::optional<Change> change;       // of `edit`
  bool overwrite = false;             // of `save`
  std::optional<std::string> text;    // of `take`: what the text is to be …
  std::optional<std::string> theirs;  // … seeing that this is on disk
};

// nullopt: not what the page sends.
[[nodiscard]] std::optional<Asked> read_asked(const std::string& body);

// nullopt: not what the page sends about a draft.
[[nodiscard]] std::optional<Decision> read_decision(const std::string& body);

// nullopt: not what the page to start from sends.
[[nodiscard]] std::optional<Choice> read_choice(const std::string& body);

}  // namespace zopa::server
