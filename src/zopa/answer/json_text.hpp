// JSON as it is written down, value by value.
//
//   JsonText text;
//   text.begin_object();
//   text.key("title");
//   text.text("A quay");
//   text.end();
//   print(text.written());
//
// Texts that are not UTF-8 are mended.  Not here: what an answer holds (json.hpp).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace zopa::answer {

class JsonText {
 public:
  // For people: two spaces a level, lists and objects of plain values on as few lines of at most
  // 100 columns as they fit on, and a line break at the end.  For programs: on one line.
  enum class Layout : std::uint8_t { for_people, one_line };
  explicit JsonText(Layout layout = Layout::for_people);
  ~JsonText();
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;

  void key(std::string_view key);  // of the value that comes next
  void null();
  void boolean(bool value);
  void integer(std::int64_t value);
  void natural(std::uint64_t value);
  void number(double value);
  void text(std::string_view value);
  void begin_object();
  void begin_list();
  void end();  // of the innermost object or list

  // All of it, once every object and list is at its end.
  [[nodiscard]] std::string written() const;

  class Writer;

 private:
  std::unique_ptr<Writer> writer_;
};

}  // namespace zopa::answer
