// Additive profiles of a format that keeps its issues in every profile: the first gives the issues
// and options, the others are held against it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::foreign {

struct Profile {
  struct Value {
    std::string name;
    Decimal utility;
  };
  struct Part {
    std::string issue;
    Decimal weight;
    std::vector<Value> values;
  };
  std::string file;
  std::string party;  // name
  std::vector<Part> parts;
  std::optional<Decimal> reservation;
  std::vector<Message> remarks = {};  // on what is odd in it
};

// A remark where the weights do not sum to 1.
void remark_weights(Profile& profile);

// … where no value of the issue is worth more than 0: it makes no difference then.
void remark_no_points(const Profile::Part& part, Profile& profile);

// … for each value that is none of those known.
void remark_unknown(const std::vector<std::string>& values, const std::vector<std::string>& known,
                    Profile& profile);

// A fault for what a profile has that the first does not; a warning for what it leaves out.
[[nodiscard]] Result<Loaded> joined(const std::string& title, const std::vector<Profile>& profiles,
                                    const Limits* limits = nullptr);

// The same of profiles as they were read; all faults of all of them at once.
[[nodiscard]] Result<Loaded> joined(const std::string& title, std::vector<Result<Profile>> read,
                                    const Limits* limits = nullptr);

// The same of files, one after the other.
template <class File, class ReadProfile>
[[nodiscard]] Result<Loaded> joined_files(const std::vector<File>& files, const std::string& title,
                                          ReadProfile read, const Limits* limits) {
  std::vector<Result<Profile>> profiles;
  for (const File& file : files) profiles.push_back(read(file));
  return joined(title, std::move(profiles), limits);
}

}  // namespace zopa::foreign
