// The deadlock engine's questions answered slowly, straight from the definitions of the design, by
// looking at every package, every set of lines and every combination of relaxations.  Shares no
// code with the engine but the model and the derivation of a claim's basis.
#pragma once

#include <bitset>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

constexpr std::size_t kMostPackages = 1024;
using PackageSet = std::bitset<kMostPackages>;

// What a package needs, each as text: "line+option" or "line dropped" for what a line gives,
// "party?issue=option" for an answer, "tables issue=option" for an untabled option.
using OracleNeeds = std::set<std::string>;

struct OracleOpened {
  std::size_t count = 0;        // packages that a way opens
  std::set<std::string> unmet;  // demands that none of them meets
};

struct OracleConflict {
  std::set<std::string> issues;
  std::vector<std::string> rules;
};

struct OracleAnswer {
  std::size_t total = 0;
  std::size_t tabled = 0;
  std::size_t feasible = 0;
  std::map<std::string, std::pair<std::size_t, std::size_t>> not_excluded;  // tabled, all
  std::size_t zone_tabled = 0;
  std::size_t zone_all = 0;
  std::map<std::set<std::string>, OracleConflict> conflicts;   // by the ids of their lines
  std::map<std::set<std::string>, OracleConflict> collisions;  // of demands and their red lines
  std::set<std::string> contested;  // issues of conflicts, of collisions, of red lines that meet
  std::set<std::string> agreeable;  // issues with an option that breaks no line and no demand
  bool moves_are_untabled = false;  // some move that a demand names has no tabled option
  std::set<std::string> outsiders_excluding;  // without a vote, and all of the zone breaks a line
  std::vector<std::string> rules_conflict;    // where the rules leave no tabled package
  // Every smallest set of needs after which some package, tabled or not, is left to enough parties.
  std::map<OracleNeeds, OracleOpened> ways;
  std::set<std::set<std::string>> islands;  // of issue ids
};

// Expects at most kMostPackages packages and few lines.
[[nodiscard]] OracleAnswer oracle_answer(const Negotiation& negotiation);

}  // namespace zopa::testing
