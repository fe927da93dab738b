#include "zopa/report/stability_dot.hpp"

#include "zopa/base/listed.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/report/state_words.hpp"

namespace zopa::report {
namespace {

using stability::kConcepts;
using stability::Stability;

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : printable(text)) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + "\"";
}

class Writer {
 public:
  Writer(const Words& words, const Stability& found)
      : negotiation_(words.negotiation()), found_(found), words_(words, found) {}

  std::string write() {
    text_ = "digraph " + quoted(negotiation_.title()) + " {\n  node [shape=ellipse];\n";
    for (std::uint32_t k = 0; k < found_.states.size(); ++k) write_node(k);
    for (const stability::Transition& step : found_.details->steps) {
      text_ += "  s" + std::to_string(step.from + 1) + " -> s" + std::to_string(step.to + 1) +
               " [label=" + quoted(words_.row_id(step.row)) +
               (step.is_improvement ? "" : ", style=dashed") + "];\n";
    }
    return text_ + "}\n";
  }

 private:
  void write_node(std::uint32_t state) {
    std::string label = std::to_string(state + 1);
    for (std::size_t m = 0; m < found_.moves.size(); ++m) {
      label += "\\n" + negotiation_.issue(found_.moves[m]).id + ": " +
               negotiation_.option(found_.moves[m], found_.states[state][m]).id;
    }
    std::vector<std::string> names;
    for (const auto by : kConcepts) {
      if (found_.of(by).is_equilibrium(state)) names.emplace_back(short_name(by));
    }
    if (!names.empty()) label += "\\n" + listed(names, ", ");
    // Ids and numbers need no quoting, and \n is Graphviz's line break.
    text_ += "  s" + std::to_string(state + 1) + " [label=\"" + label + "\"" +
             (names.empty() ? "" : ", peripheries=2") +
             (found_.status_quo == state ? ", shape=box" : "") + "];\n";
  }

  const Negotiation& negotiation_;
  const Stability& found_;
  StateWords words_;
  std::string text_;
};

}  // namespace

std::string to_dot(const Words& words, const Stability& found) {
  return Writer(words, found).write();
}

}  // namespace zopa::report
