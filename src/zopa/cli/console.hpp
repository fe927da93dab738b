// Where a command's words go: answers to standard output, everything else to standard error.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::cli {

// Exit codes are part of the interface (section 5 of the design).
enum class Exit : int {
  done = 0,
  answer_is_no = 1,  // only where asked with --fail-if-none
  input_is_wrong = 2,
  stopped = 3,  // by a limit or an interrupt; what is done is printed
  bug = 70,
};

// Of faults: the input is wrong, or was not read to its end for want of time.
[[nodiscard]] Exit exit_of(const Error& error);

class Console {
 public:
  // `before_writing` takes away what may stand on the line, a progress line for one; `chosen` is
  // the language that the command line names, empty where it names none.
  Console(std::ostream& out, std::ostream& err, bool color, const words::Catalogue& catalogue,
          std::function<void()> before_writing, std::string chosen)
      : out_(out),
        err_(err),
        color_(color),
        catalogue_(catalogue),
        before_writing_(std::move(before_writing)),
        chosen_(std::move(chosen)) {}

  void answer(const std::string& text);
  void say(const std::string& text);
  [[nodiscard]] bool color() const { return color_; }
  [[nodiscard]] const words::Catalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] const std::string& chosen_language() const { return chosen_; }

  // A line with the message.
  void say(const Message& message) { say(catalogue_.text(message) + "\n"); }
  // As they stand in a terminal, one after the other.
  [[nodiscard]] std::string text(const std::vector<Diagnostic>& diagnostics) const;

  // Has nobody read an answer to its end?
  [[nodiscard]] bool is_cut_off() const { return lost_ != 0; }

  // Prints the faults, and how many there are where it is more than one; their exit code.
  Exit fail(const Error& error);

  // To be asked last: the exit code of a command that ended with `exit`.  An answer that could not
  // be written in whole is said to be lost, and is a failure, unless its reader went away.
  [[nodiscard]] Exit ended(Exit exit);

 private:
  std::ostream& out_;
  std::ostream& err_;
  bool color_;
  const words::Catalogue& catalogue_;
  std::function<void()> before_writing_;
  std::string chosen_;
  int lost_ = 0;  // the errno of the first answer that could not be written
};

}  // namespace zopa::cli
