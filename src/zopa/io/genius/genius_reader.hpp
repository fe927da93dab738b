// Reads scenarios of Genius 10 (Lin, Kraus, Baarslag, Tykhonov, Hindriks and Jonker 2014): a domain
// file and one profile a party, XML.
//
//   const auto loaded = genius::read({"domain.xml", "profile-a.xml", "profile-b.xml"});
//
// Utilities are what Genius computes (its AdditiveUtilitySpace and EvaluatorDiscrete): the sum of
// weight times evaluation over the largest evaluation of the issue in the profile, at most 1;
// weights as written.  A missing reservation is 0, as there.  Issues are matched by index, options
// by value. An issue of real numbers is taken at 21 equally spaced values, as Genius's own analysis
// does. Hyperrectangles: the sum of the utilities of the boxes that a package lies in, over
// `maxutility`.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::genius {

// The domain file, then the profiles in the order of the parties; or one folder with one domain
// file and two to ten profiles, taken in the order of their names.
[[nodiscard]] Result<foreign::Loaded> read(const std::vector<std::string>& paths,
                                           const foreign::Reading& how = {});

}  // namespace zopa::genius
