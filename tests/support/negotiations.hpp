// Negotiations written as files, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

// Throws std::runtime_error with the faults where there are any.  The source `note.txt` is at hand.
[[nodiscard]] Negotiation read_negotiation(std::string_view yaml);

// "line:column code", in the order of the file; empty for a valid file.
[[nodiscard]] std::vector<std::string> faults_of(std::string_view yaml);

// The same as the user sees them.
[[nodiscard]] std::string fault_text_of(std::string_view yaml);

// Two parties, `a` and `b`, and three issues x, y, z with the options one, two, three each; the
// positions, and further sections if they start at the left margin, are the caller's.
[[nodiscard]] Negotiation two_parties(const std::string& positions);

// The whole text of a file; empty where it cannot be read.
[[nodiscard]] std::string text_of_file(const std::string& path);

// What a test of this file is called: the end of its path, of letters and digits.
[[nodiscard]] std::string test_name_of(const std::string& path);
struct NameOfFile {
  template <class Info>
  std::string operator()(const Info& info) const {
    return test_name_of(info.param);
  }
};

// A valid file of those below.
[[nodiscard]] Negotiation negotiation_in(const std::string& path);

// The valid negotiations at hand: the examples, the corpus of the schema tests and, where it is
// beside the checkout, the shared seed.
[[nodiscard]] std::vector<std::string> valid_files();

// The repository's own folder, with a slash at its end.
[[nodiscard]] std::string source_folder();

}  // namespace zopa::testing
