// `zopa serve`: the page, live.
#include <optional>
#include <utility>

#include "zopa/cli/commands.hpp"
#include "zopa/cli/imported.hpp"
#include "zopa/report/page.hpp"
#include "zopa/server/http_server.hpp"

namespace zopa::cli {
namespace {

struct ServeArgs {
  server::ServeOptions options;

  void describe(Fields& fields) { options.describe(fields); }
};

// A document becomes a source of the negotiation beside it, which is then worked on.
std::optional<Error> open_document(std::string& file, Console& console, Limits& limits) {
  if (!is_document(file)) return std::nullopt;
  const std::string document = std::exchange(file, file_beside(file));
  const auto imported = import_documents({{document}, file, {{}, &limits}});
  if (!imported) return imported.error();
  say_imported(*imported, file, console);
  return std::nullopt;
}

Exit run_serve(ServeArgs& args, Console& console, Limits& limits) {
  if (const auto problem = open_document(args.options.file, console, limits)) {
    return console.fail(*problem);
  }
  limits.progress->go_quiet();
  args.options.version = ZOPA_VERSION;
  args.options.language = console.catalogue().language();
  const auto problem = server::serve(args.options, limits, [&](const std::string& address) {
    console.answer(address + "\n");
    console.say(Message("cli.open_address"));
    if (!report::has_page_script()) console.say(Message("cli.no_page"));
  });
  return problem ? console.fail(*problem) : Exit::done;
}

}  // namespace

Command serve_command() {
  return command<ServeArgs>("serve", "Open the answer in a browser, to change things and look",
                            "zopa serve talks.yaml", run_serve);
}

}  // namespace zopa::cli
