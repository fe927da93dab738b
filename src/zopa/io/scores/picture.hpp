// How a table was read, as a picture of its first rows: what each column and row was taken for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/base/message.hpp"
#include "zopa/io/scores/sheet.hpp"

namespace zopa::scores {

struct Picture {
  std::string name;                             // of the worksheet or file
  std::vector<Message> columns;                 // by column of the table, left to right
  std::vector<Message> rows;                    // by row shown
  std::vector<std::vector<std::string>> cells;  // by row shown, then column
  std::size_t more_rows = 0;
  std::size_t more_columns = 0;
};

[[nodiscard]] Picture picture_of(const Sheet& sheet, const std::string& name);

// How many rows and columns it leaves out; nothing where it is the whole table.
[[nodiscard]] std::optional<Message> left_out_of(const Picture& picture);

}  // namespace zopa::scores
