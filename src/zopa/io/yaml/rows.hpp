// Parts of a file put, changed and taken away where they stand: everything else, comments and all,
// stays as it stands.  What is new is typed as a careful person would type it.
//
//   const auto row = yaml::with_put(text, "talks.yaml", {"parties", "us"}, value);
//   const auto field = yaml::with_put(text, "talks.yaml", {"issues", "nato", "name"}, value);
//   const auto fewer = yaml::without_part(text, "talks.yaml", {"positions", "3"});  // the fourth
//
// Names, formulas and quotes are not looked at: read the text that comes of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "zopa/io/yaml/tree_parts.hpp"

namespace zopa::yaml {

// What stands at `path` says `value` from then on; what is on the way there and missing is made.
// The number behind the last of a list adds an item.  A fault where the value has not the format's
// shape, or where the change would cost a comment or anything else of the text.  `remark`: a
// comment behind what is new, one line of text without its sign.
[[nodiscard]] Result<std::string> with_put(std::string_view text, const std::string& name,
                                           const Path& path, const Node& value,
                                           const std::string& remark = {});

// What stands at `path` goes, and whatever would be left empty by that.
[[nodiscard]] Result<std::string> without_part(std::string_view text, const std::string& name,
                                               const Path& path);

// The smallest part that can go because of what stands at `place`: a name in a list of names, an
// entry of a table of choices, else the whole row.  Nullopt where nothing stands there.
[[nodiscard]] std::optional<Path> part_at(const Document& document, Place place);

// As JSON: `tree`, the maps, lists and texts of the file, whatever each of them means; and `rows`,
// the line on which each row begins, with its section and its key or number.
[[nodiscard]] std::string to_json(const Document& document);

}  // namespace zopa::yaml
