// JSON as it is written down, value by value.
//
//   JsonText text;
//   text.begin_object();
//   text.key("title");
//   text.text("A quay");
//   text.end();
//   print(text.printed());
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
  JsonText();
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

  // For people: two spaces a level, lists and objects of plain values on as few lines of at most
  // 100 columns as they fit on.
  [[nodiscard]] std::string printed() const;
  // On one line.
  [[nodiscard]] std::string compact() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace zopa::answer
