// `zopa serve`: the page, live.
#include "zopa/cli/commands.hpp"
#include "zopa/report/page.hpp"
#include "zopa/server/http_server.hpp"

namespace zopa::cli {
namespace {

struct ServeArgs {
  server::ServeOptions options;

  void describe(Fields& fields) { options.describe(fields); }
};

Exit run(ServeArgs& args, Console& console, Limits& limits) {
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
                            "zopa serve talks.yaml", run);
}

}  // namespace zopa::cli
