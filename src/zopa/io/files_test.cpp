#include "zopa/io/files.hpp"

#include <filesystem>
#include <fstream>
#include <memory>
#include <set>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

namespace zopa {
namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  Files() : folder_(fs::temp_directory_path() / ("zopa-files" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    std::ofstream(at("talks.yaml")) << "zopa: 1\n";
  }
  ~Files() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string at(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.insert(entry.path().filename().string());
    }
    return names;
  }

 private:
  fs::path folder_;
};

TEST_F(Files, AreHeldByOneUnderWhateverName) {
  fs::create_hard_link(at("talks.yaml"), at("twin.yaml"));
  fs::create_symlink(at("talks.yaml"), at("link.yaml"));
  {
    const FileLock first(at("talks.yaml"));
    EXPECT_FALSE(first.is_taken());
    for (const char* name : {"talks.yaml", "twin.yaml", "link.yaml"}) {
      EXPECT_TRUE(FileLock(at(name)).is_taken()) << name;
    }
  }
  for (const char* name : {"talks.yaml", "twin.yaml", "link.yaml"}) {
    EXPECT_FALSE(FileLock(at(name)).is_taken()) << name;
  }
  EXPECT_EQ(names(), (std::set<std::string>{"link.yaml", "talks.yaml", "twin.yaml"}));
}

TEST_F(Files, AreHeldAfterTheyWereReplaced) {
  FileLock lock(at("talks.yaml"));
  EXPECT_FALSE(write_file(at("talks.yaml"), "zopa: 1\ntitle: T\n", Overwrite::yes));
  EXPECT_TRUE(FileLock(at("talks.yaml")).is_taken());
  lock.follow();
  lock.follow();
  EXPECT_FALSE(lock.is_taken());
  fs::create_hard_link(at("talks.yaml"), at("twin.yaml"));
  EXPECT_TRUE(FileLock(at("twin.yaml")).is_taken());
}

TEST_F(Files, LeaveNothingThatAKilledProcessHasLeft) {
  for (const char* name :
       {".talks.yaml.zopa-aBc123", "..talks.yaml.zopa-unsaved.zopa-aBc123",
        ".talks.yaml.zopa-unsaved", ".other.yaml.zopa-aBc123", ".talks.yaml.zopa-busy00"}) {
    std::ofstream(at(name)) << "confidential";
  }
  const int busy = ::open(at(".talks.yaml.zopa-busy00").c_str(), O_RDONLY);
  ASSERT_EQ(::flock(busy, LOCK_EX), 0);  // somebody writes it now
  EXPECT_FALSE(write_file(at("talks.yaml"), "zopa: 1\n", Overwrite::yes));
  EXPECT_FALSE(write_private_file(at(".talks.yaml.zopa-unsaved"), "{}"));
  ::close(busy);
  EXPECT_EQ(names(), (std::set<std::string>{".other.yaml.zopa-aBc123", ".talks.yaml.zopa-busy00",
                                            ".talks.yaml.zopa-unsaved", "talks.yaml"}));
}

TEST_F(Files, AreNotReplacedUnasked) {
  const auto problem = write_file(at("talks.yaml"), "other", Overwrite::no);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->diagnostics[0].code, "file-exists");
  EXPECT_FALSE(write_file(at("new.yaml"), "new", Overwrite::no));
  EXPECT_EQ(names(), (std::set<std::string>{"new.yaml", "talks.yaml"}));
}

}  // namespace
}  // namespace zopa
