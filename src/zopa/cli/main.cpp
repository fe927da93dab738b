// The command line: the only file that knows CLI11.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fcntl.h>
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
    option->check(CLI::Validator(empty_fault, ""));
    if (is_positional(name) && name.front() != '[') option->required();
    option->type_name("TEXT");
  }
  void files(std::vector<std::string>& values, const std::string& help) override {
    app_.add_option("FILE", values, help)
        ->required()
        ->check(CLI::Validator(empty_fault, ""))
        ->type_name("TEXT");
  }
  void name(const std::string& name, const std::string& kind, std::string& value,
            const std::string& help) override {
    app_.add_option(flag_name(name), value, help)
        ->check(CLI::Validator(empty_fault, ""))
        ->type_name(kind);
  }
  void choice(const std::string& name, std::string& value, const std::vector<std::string>& words,
              const std::string& help) override {
    app_.add_option(flag_name(name), value, help)
        ->check(CLI::IsMember(words))
        ->capture_default_str();
  }
  void list(const std::string& name, const std::string& kind, std::vector<std::string>& values,
            const std::string& help) override {
    app_.add_option(flag_name(name), values, help)
        ->expected(1)
        ->take_all()
        ->check(CLI::Validator(empty_fault, ""))
        ->type_name(kind);
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
  static std::string empty_fault(std::string& text) { return text.empty() ? "names nothing" : ""; }
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

// What the words of a command line ask for.
class CommandLine {
 public:
  explicit CommandLine(const std::vector<Command>& all) : all_(all) {
    app_.name("zopa");
    app_.set_version_flag("--version", "zopa " ZOPA_VERSION);
    app_.require_subcommand(0, 1);
    for (const Command& command : all) {
      CLI::App* sub = app_.add_subcommand(command.name, command.help);
      sub->footer("Example: " + command.example);
      fields_.push_back(std::make_unique<CliFields>(*sub));
      command.describe(*fields_.back());
      sub->add_option("--language", language_,
                      "The language of answers; by default that of the environment, or English")
          ->check(CLI::IsMember(words::languages()))
          ->type_name("");
      subcommands_.push_back(sub);
    }
  }

  // Reads the words, and says what is wrong with them or asked of the program itself.  The command
  // to run; null where there is none, and `exit` is what it ends with.
  const Command* read(std::vector<std::string> words, Console& console, Exit& exit) {
    exit = Exit::input_is_wrong;
    words = with_command(std::move(words), all_);
    if (words.empty()) {
      console.say(app_.help());
      return nullptr;
    }
    if (words[0].substr(0, 1) != "-" && !is_command(words[0])) {
      console.say("zopa: error: " + console.catalogue().text(unknown_command(words[0])) + "\n");
      return nullptr;
    }
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    try {
      app_.parse(words);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) {
        std::ostringstream asked;
        (void)app_.exit(error, asked, asked);
        console.answer(asked.str());
        exit = Exit::done;
      } else {
        console.say(std::string("zopa: error: ") + error.what() + "; see zopa --help\n");
      }
      return nullptr;
    }
    exit = Exit::done;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (subcommands_[i]->parsed()) return &all_[i];
    }
    return nullptr;
  }

  [[nodiscard]] const std::string& language() const { return language_; }  // empty: not named

 private:
  [[nodiscard]] bool is_command(const std::string& word) const {
    return std::any_of(all_.begin(), all_.end(),
                       [&](const Command& command) { return command.name == word; });
  }
  [[nodiscard]] Message unknown_command(const std::string& word) const {
    std::vector<std::string> names;
    for (const Command& command : all_) names.push_back(command.name);
    return Message("fault.no_command", {{"word", Code{word}}, {"hint", hint(word, names)}});
  }

  const std::vector<Command>& all_;
  CLI::App app_{
      "zopa explains why a negotiation is stuck and what would unstick it.\n\n"
      "  zopa talks.yaml           the whole answer\n"
      "  zopa check talks.yaml     what is wrong with the file, or thin in it"};
  std::vector<std::unique_ptr<CliFields>> fields_;
  std::vector<CLI::App*> subcommands_;  // of `all_`, in its order
  std::string language_;
};

int run(std::vector<std::string> words) {
  const std::vector<Command> all = commands();
  CommandLine line(all);
  Limits limits;
  limits.interrupted = &interrupted;
  Meter meter(std::cerr, ::isatty(STDERR_FILENO) != 0);
  limits.progress = &meter.progress;
  // Without a choice, in the language of the environment.
  const auto console_in = [&](const std::string& chosen) {
    return Console(
        std::cout, std::cerr, wants_color(),
        words::catalogue(chosen.empty() ? language_of_environment() : chosen),
        [&meter] { meter.hide(); }, chosen);
  };
  Exit exit = Exit::done;
  Console asking = console_in("");
  const Command* command = line.read(std::move(words), asking, exit);
  if (command == nullptr) return static_cast<int>(asking.ended(exit));
  Console console = console_in(line.language());
  exit = command->run(console, limits);
  return static_cast<int>(console.ended(exit));
}

// A standard stream that is closed would be the first file to be opened, and what is said would
// be written into it.  What takes its place can be used as little.
void hold_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

// The first Ctrl-C, or `kill`, stops the search: what is known is printed.  A second ends it at
// once.  That a reader has seen enough, or a file may grow no more, is told by the write itself.
void handle_signals() {
  struct sigaction action{};
  action.sa_handler = interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM}) ::sigaction(signal, &action, nullptr);
  for (const int signal : {SIGPIPE, SIGXFSZ}) ::signal(signal, SIG_IGN);
}

}  // namespace
}  // namespace zopa::cli

int main(int count, char** arguments) {
  zopa::cli::hold_standard_streams();
  zopa::cli::handle_signals();
  try {
    return zopa::cli::run(std::vector<std::string>(arguments + 1, arguments + count));
  } catch (const std::bad_alloc&) {
    // In English: what chooses a language needs memory, too.
    std::cerr
        << "zopa: not enough memory for this; allow zopa more of it, or take a smaller file\n";
    return static_cast<int>(zopa::cli::Exit::stopped);
  } catch (const std::exception& bug) {
    std::cerr << "zopa: this is a bug in zopa, please report it with the file: " << bug.what()
              << "\n";
    return static_cast<int>(zopa::cli::Exit::bug);
  }
}
