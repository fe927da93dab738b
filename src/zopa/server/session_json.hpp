// The workbench's JSON: what a window asks for, and what it is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "zopa/report/page.hpp"
#include "zopa/server/workbench.hpp"

namespace zopa::server {

struct Asked {
  std::uint64_t revision = 0;
  std::optional<Change> change;  // of `edit`
  bool overwrite = false;        // of `save`
};

// nullopt: not what the page sends.
[[nodiscard]] std::optional<Asked> read_asked(const std::string& body);

// Without the page: what the page itself holds of the session.
[[nodiscard]] std::string session_json(const Shown& shown);

// The whole of it.
[[nodiscard]] std::string state_json(const Shown& shown, const report::Provenance& provenance);

// `reply` to a change: the state, and why it was refused if it was.
[[nodiscard]] std::string reply_json(const Reply& reply, const report::Provenance& provenance);

}  // namespace zopa::server
