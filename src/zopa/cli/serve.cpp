// `zopa serve`: the page, live.
#include <optional>
#include <utility>

#include "zopa/cli/commands.hpp"
#include "zopa/cli/imported.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/sheet_picture.hpp"
#include "zopa/io/own_copy.hpp"
#include "zopa/report/page.hpp"
#include "zopa/report/words.hpp"
#include "zopa/server/http_server.hpp"

namespace zopa::cli {
namespace {

struct ServeArgs {
  server::ServeOptions options;

  void describe(Fields& fields) {
    options.describe(fields);
    describe_reading(fields, options.read);
  }
};

// What is not ours is written in our format beside it, and that is worked on.
std::optional<Error> make_ours(std::string& file, yaml::ReadOptions read, Console& console,
                               Limits& limits) {
  if (file.empty()) return std::nullopt;
  read.limits = &limits;
  auto ours = own_file(file, read);
  if (!ours) return ours.error();
  file = std::move(ours->file);
  if (ours->copy) {
    for (const scores::Picture& picture : ours->copy->pictures) {
      console.say(drawn(picture, console));
    }
    console.say(console.text(ours->copy->remarks));
    console.say(Message("cli.own_copy", {{"file", file}}));
  }
  if (ours->imported) say_imported(*ours->imported, file, console);
  return std::nullopt;
}

Exit run_serve(ServeArgs& args, Console& console, Limits& limits) {
  args.options.read.made_names = report::made_names(console.catalogue());
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
