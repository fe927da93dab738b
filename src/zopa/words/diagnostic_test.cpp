#include "zopa/words/diagnostic.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zopa {
namespace {

const Message kMessage("fault.no_file");

TEST(Diagnostic, ShowsPlaceLineAndCaret) {
  const Diagnostic fault{Severity::error, "no-file", kMessage, "talks.yaml", {12, 5}, "  - b: é"};
  EXPECT_EQ(to_text(fault),
            "talks.yaml:12:5: error: there is no such file; check the path\n"
            "      - b: é\n"
            "        ^\n");
}

TEST(Diagnostic, IsShownInTheLanguageThatIsAskedFor) {
  const Diagnostic fault{Severity::warning, "no-file", kMessage, "talks.yaml", {}, ""};
  EXPECT_EQ(to_text(fault, words::catalogue("fr")),
            "talks.yaml: avertissement\u00a0: ce fichier n’existe pas\u202f; vérifiez le chemin\n");
}

TEST(Diagnostic, PutsTheCaretByColumnsOfTheTerminal) {
  const Diagnostic fault{Severity::error, "c", kMessage, "f", {1, 3}, "東京x"};
  EXPECT_THAT(to_text(fault), testing::EndsWith("\n    東京x\n        ^\n"));
}

// The character of the shown line under which the caret stands.
char above_the_caret(const std::string& text) {
  const std::size_t line = text.find('\n') + 1;
  const std::size_t caret_line = text.find('\n', line) + 1;
  return text[line + text.find('^', caret_line) - caret_line];
}

TEST(Diagnostic, CutsALongLineAroundTheCaret) {
  for (const std::size_t column : {1U, 74U, 76U, 500U, 951U, 1000U}) {
    std::string line(1000, 'a');
    line[column - 1] = 'X';
    const auto place = static_cast<std::uint32_t>(column);
    const std::string text = to_text({Severity::error, "c", kMessage, "f", {1, place}, line});
    EXPECT_LT(text.size(), 300U);
    EXPECT_EQ(above_the_caret(text), 'X') << column;
  }
}

TEST(Diagnostic, WithoutAPlaceIsOneLine) {
  EXPECT_EQ(to_text(fault("no-file", kMessage, "x.yaml").diagnostics[0]),
            "x.yaml: error: there is no such file; check the path\n");
}

}  // namespace
}  // namespace zopa
