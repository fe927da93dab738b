// `zopa serve`: the page, live.
#include <optional>
#include <utility>

#include "zopa/cli/commands.hpp"
#include "zopa/cli/imported.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/sheet_picture.hpp"
#include "zopa/io/own_copy.hpp"
#include "zopa/report/page.hpp"
#include "zopa/server/http_server.hpp"

namespace zopa::cli {
namespace {

struct ServeArgs {
  server::ServeOptions options;

  void describe(Fields& fields) {
    options.describe(fields);
    describe_encoding(fields, options.read);
  }
};

// A document becomes a source of the negotiation beside it, another program's file is written in
// our format there; that is then worked on.
std::optional<Error> make_ours(std::string& file, yaml::ReadOptions read, Console& console,
                               Limits& limits) {
  read.limits = &limits;
  if (is_foreign(file)) {
    auto copy = keep_own_copy(file, read);
    if (!copy) return copy.error();
    for (const scores::Picture& picture : copy->pictures) console.say(drawn(picture, console));
    console.say(console.text(copy->remarks));
    console.say(Message("cli.own_copy", {{"file", copy->file}}));
    file = std::move(copy->file);
  } else if (is_document(file)) {
    const std::string document = std::exchange(file, file_beside(file));
    const auto imported = import_documents({{document}, file, {read.encoding, &limits}});
    if (!imported) return imported.error();
    say_imported(*imported, file, console);
  }
  return std::nullopt;
}

Exit run_serve(ServeArgs& args, Console& console, Limits& limits) {
  const auto made = make_ours(args.options.file, args.options.read, console, limits);
  if (made) return console.fail(*made);
  limits.progress->go_quiet();
  args.options.version = ZOPA_VERSION;
  args.options.language = console.chosen_language();
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
