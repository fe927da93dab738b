// The command line: the only file that knows CLI11.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "zopa/base/nearest.hpp"
#include "zopa/cli/commands.hpp"
#include "zopa/cli/meter.hpp"

namespace zopa::cli {
namespace {

std::atomic<bool> interrupted{false};
constexpr double kMostSeconds = 1e6;

void interrupt(int /*signal*/) { interrupted.store(true, std::memory_order_relaxed); }

// A command's fields as options of a CLI11 subcommand.
class CliFields : public Fields {
 public:
  explicit CliFields(CLI::App& app) : app_(app) {}

  void text(const std::string& name, std::string& value, const std::string& help) override {
    CLI::Option* option = app_.add_option(flag_name(name), value, help);
    if (is_positional(name) && name.front() != '[') option->required();
    option->type_name("TEXT");
  }
  void files(std::vector<std::string>& values, const std::string& help) override {
    app_.add_option("FILE", values, help)->required()->type_name("TEXT");
  }
  void name(const std::string& name, const std::string& kind, std::string& value,
            const std::string& help) override {
    app_.add_option(flag_name(name), value, help)->type_name(kind);
  }
  void choice(const std::string& name, std::string& value, const std::vector<std::string>& words,
              const std::string& help) override {
    app_.add_option(flag_name(name), value, help)
        ->check(CLI::IsMember(words))
        ->capture_default_str();
  }
  void list(const std::string& name, const std::string& kind, std::vector<std::string>& values,
            const std::string& help) override {
    app_.add_option(flag_name(name), values, help)->expected(1)->take_all()->type_name(kind);
  }
  void flag(const std::string& name, bool& value, const std::string& help) override {
    app_.add_flag(flag_name(name), value, help);
  }
  void count(const std::string& name, std::size_t& value, const std::string& help) override {
    app_.add_option(flag_name(name), value, help)
        ->check(CLI::Validator(whole_number_fault, "NUMBER"))
        ->capture_default_str()
        ->type_name("");
  }
  void seconds(const std::string& name, double& value, const std::string& help) override {
    app_.add_option(flag_name(name), value, help)
        ->check(CLI::Validator(seconds_fault, "SECONDS"))
        ->type_name("");
  }

 private:
  // Empty where all is well, else what is wrong.
  static std::string whole_number_fault(std::string& text) {
    const bool is_number = !text.empty() && text.size() <= 9 &&
                           text.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? "" : "`" + text + "` is no whole number from 0 to 999999999";
  }
  static std::string seconds_fault(std::string& text) {
    double seconds = -1;
    const bool is_number = CLI::detail::lexical_cast(text, seconds);
    const bool fits = is_number && seconds >= 0 && seconds <= kMostSeconds;
    return fits ? "" : "`" + text + "` is no number of seconds from 0 to 1000000";
  }

  static bool is_positional(const std::string& name) { return name == "FILE" || name == "[FILE]"; }
  static std::string flag_name(const std::string& name) {
    if (name == "output") return "-o,--output";
    return is_positional(name) ? "FILE" : "--" + name;
  }

  CLI::App& app_;
};

// `zopa FILE` is `zopa analyze FILE`, with options before or after; a word that is neither a file
// nor a command is refused with the nearest command.
std::vector<std::string> with_command(std::vector<std::string> words,
                                      const std::vector<Command>& all) {
  if (words.empty() || words[0] == "-h" || words[0] == "--help" || words[0] == "--version") {
    return words;
  }
  const bool is_command = std::any_of(
      all.begin(), all.end(), [&](const Command& command) { return command.name == words[0]; });
  if (is_command) return words;
  const bool looks_like_file = words[0].front() == '-' ||
                               words[0].find_first_of("./") != std::string::npos ||
                               std::filesystem::exists(words[0]);
  if (looks_like_file) words.insert(words.begin(), "analyze");
  return words;
}

// Of the environment, as POSIX has it: the first of these that is set and not empty.
std::string language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* locale = std::getenv(name);
    if (locale != nullptr && *locale != '\0') return words::language_of_locale(locale);
  }
  return "en";
}

bool wants_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool is_dumb = terminal != nullptr && std::string(terminal) == "dumb";
  return ::isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0') && !is_dumb;
}

void describe_language(CLI::App& app, std::string& language) {
  app.add_option("--language", language,
                 "The language of answers; by default that of the environment, or English")
      ->check(CLI::IsMember(words::languages()))
      ->type_name("");
}

int unknown_command(const std::string& word, const std::vector<Command>& all) {
  std::vector<std::string> names;
  for (const Command& command : all) names.push_back(command.name);
  const Message message("fault.no_command", {{"word", Code{word}}, {"hint", hint(word, names)}});
  std::cerr << "zopa: error: " << words::catalogue(language_of_environment()).text(message) << "\n";
  return static_cast<int>(Exit::input_is_wrong);
}

int run(std::vector<std::string> words) {
  const std::vector<Command> all = commands();
  CLI::App app(
      "zopa explains why a negotiation is stuck and what would unstick it.\n\n"
      "  zopa talks.yaml           the whole answer\n"
      "  zopa check talks.yaml     what is wrong with the file, or thin in it");
  app.name("zopa");
  app.set_version_flag("--version", "zopa " ZOPA_VERSION);
  app.require_subcommand(0, 1);
  std::vector<std::unique_ptr<CliFields>> fields;
  std::vector<std::pair<CLI::App*, const Command*>> subcommands;
  std::string language;
  for (const Command& command : all) {
    CLI::App* sub = app.add_subcommand(command.name, command.help);
    sub->footer("Example: " + command.example);
    fields.push_back(std::make_unique<CliFields>(*sub));
    command.describe(*fields.back());
    describe_language(*sub, language);
    subcommands.emplace_back(sub, &command);
  }
  words = with_command(std::move(words), all);
  if (words.empty()) {
    std::cerr << app.help();
    return static_cast<int>(Exit::input_is_wrong);
  }
  if (words[0].substr(0, 1) != "-" &&
      std::none_of(all.begin(), all.end(),
                   [&](const Command& command) { return command.name == words[0]; })) {
    return unknown_command(words[0], all);
  }
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error, std::cout, std::cerr);
    std::cerr << "zopa: error: " << error.what() << "; see zopa --help\n";
    return static_cast<int>(Exit::input_is_wrong);
  }
  Limits limits;
  limits.interrupted = &interrupted;
  Meter meter(std::cerr, ::isatty(STDERR_FILENO) != 0);
  limits.progress = &meter.progress;
  if (language.empty()) language = language_of_environment();
  Console console(std::cout, std::cerr, wants_color(), words::catalogue(language),
                  [&meter] { meter.hide(); });
  for (const auto& [sub, command] : subcommands) {
    if (!sub->parsed()) continue;
    return static_cast<int>(command->run(console, limits));
  }
  return static_cast<int>(Exit::done);
}

}  // namespace
}  // namespace zopa::cli

int main(int count, char** arguments) {
  struct sigaction action{};
  action.sa_handler = zopa::cli::interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // a second Ctrl-C ends it at once
  ::sigaction(SIGINT, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);  // a reader that has seen enough is no failure
  try {
    return zopa::cli::run(std::vector<std::string>(arguments + 1, arguments + count));
  } catch (const std::exception& bug) {
    std::cerr << "zopa: this is a bug in zopa, please report it with the file: " << bug.what()
              << "\n";
    return static_cast<int>(zopa::cli::Exit::bug);
  }
}
