// The options of something, declared once: an Options struct describes its fields, and the command
// line, its help and the documentation tests are made from that.
//
//   void Options::describe(Fields& fields) {
//     fields.flag("tabled-only", tabled_only, "Leave hypothetical options out");
//   }
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zopa {

class Fields {
 public:
  Fields() = default;
  virtual ~Fields() = default;
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  // `name` without dashes; a name in capitals is a positional argument.
  virtual void text(const std::string& name, std::string& value, const std::string& help) = 0;
  // One or more files: positional.
  virtual void files(std::vector<std::string>& values, const std::string& help) = 0;
  // A text that names something of `kind`, such as ROUND.
  virtual void name(const std::string& name, const std::string& kind, std::string& value,
                    const std::string& help) = 0;
  virtual void choice(const std::string& name, std::string& value,
                      const std::vector<std::string>& words, const std::string& help) = 0;
  // … several times.
  virtual void list(const std::string& name, const std::string& kind,
                    std::vector<std::string>& values, const std::string& help) = 0;
  virtual void flag(const std::string& name, bool& value, const std::string& help) = 0;
  virtual void count(const std::string& name, std::size_t& value, const std::string& help) = 0;
  virtual void seconds(const std::string& name, double& value, const std::string& help) = 0;
};

}  // namespace zopa
