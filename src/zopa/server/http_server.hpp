// The workbench over HTTP, for the browser on this machine and for nobody else.
//
//   ServeOptions options;  options.file = "talks.yaml";
//   const auto problem = serve(options, limits, [](const std::string& text) { … });
//
// Who may ask: whoever knows the random token in the address, from a page of this very server
// (Host, Origin and Sec-Fetch-Site are checked; no CORS).  What is read: the file and its sources.
// What is written: the file, on Save, and its side file.  Where `file` is a folder, or nothing, a
// page to start from comes first: what is chosen or made there is written in the folder.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "zopa/base/budget.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/base/result.hpp"
#include "zopa/io/yaml/reader.hpp"

namespace zopa::server {

struct ServeOptions {
  std::string file;
  std::string listen = "127.0.0.1";  // an address of this machine
  std::size_t port = 0;              // 0: a free one
  bool no_open = false;              // leave the browser alone
  yaml::ReadOptions read;
  std::string version;
  std::string language;  // of all that is said; empty: what each browser asks for

  void describe(Fields& fields);
};

// Until `limits` are reached.  `say` is told the address, once.  The fault, if any.
[[nodiscard]] std::optional<Error> serve(const ServeOptions& options, const Limits& limits,
                                         const std::function<void(const std::string&)>& say);

}  // namespace zopa::server
