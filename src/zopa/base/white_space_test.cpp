#include "zopa/base/white_space.hpp"

#include <gtest/gtest.h>

namespace zopa {
namespace {

TEST(WhiteSpace, IsOneSpaceBetweenWordsAndNoneAtTheEnds) {
  EXPECT_EQ(with_single_spaces(" \n one\u00A0\u2003two\r\n\tthree  "), "one two three");
  EXPECT_EQ(with_single_spaces("\n \n"), "");
}

}  // namespace
}  // namespace zopa
