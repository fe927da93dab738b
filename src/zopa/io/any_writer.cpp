#include "zopa/io/any_writer.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "zopa/io/foreign/complete.hpp"
#include "zopa/io/foreign/left_out.hpp"
#include "zopa/io/gambit/gambit.hpp"
#include "zopa/io/genius/genius_writer.hpp"
#include "zopa/io/geniusweb/geniusweb.hpp"
#include "zopa/io/gmcr/gmcr_writer.hpp"
#include "zopa/io/negmas/negmas.hpp"
#include "zopa/io/negolog/negolog.hpp"
#include "zopa/io/scores/scores.hpp"
#include "zopa/io/yaml/writer.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

foreign::Room room_of(Format format) {
  switch (format) {
    case Format::genius:
      return {.program = "Genius", .discounts = true, .greatest_utilities = true};
    case Format::geniusweb:
      return {.program = "GeniusWeb", .title = true, .party_names = true};
    case Format::negolog:
      return {.program = "NegoLog"};
    case Format::negmas:
      return {.program = "NegMAS", .title = true, .party_names = true};
    case Format::scores:
      return {.program = "scores", .party_names = true, .agreement = true};
    case Format::game:
      return {.program = "Gambit",
              .is_conflict = true,
              .is_game = true,
              .title = true,
              .party_names = true};
    default:
      return {.program = "GMCR+", .is_conflict = true, .party_names = true};
  }
}

template <class Row>
std::optional<std::string> name_of_two(const std::vector<Row>& rows) {
  std::set<std::string> names;
  for (const Row& row : rows) {
    if (!names.insert(row.name).second) return row.name;
  }
  return std::nullopt;
}

// Other programs tell options apart by their names, and all but Genius issues too.
Error shared_names(const Contents& negotiation, Format format) {
  Error error;
  const auto add = [&](const Issue* issue, const std::string& name) {
    const Message message("fault.shared_name", {{"of_issue", yes_or_no(issue != nullptr)},
                                                {"issue", Code{issue != nullptr ? issue->id : ""}},
                                                {"name", Code{name}}});
    error.diagnostics.push_back(fault("cannot-write", message, negotiation.file).diagnostics[0]);
  };
  const auto name = name_of_two(negotiation.issues);
  if (name && format != Format::genius) add(nullptr, *name);
  for (const Issue& issue : negotiation.issues) {
    const auto shared = name_of_two(issue.options);
    if (shared) add(&issue, *shared);
  }
  return error;
}

bool is_additive(const Contents& negotiation) {
  return std::all_of(negotiation.utilities.begin(), negotiation.utilities.end(),
                     [](const CompleteUtility& utility) { return utility.formulas.empty(); });
}

// The file of issues lies beside, and a party may be called like it.
std::string stem_for(const std::string& party) {
  return party == "domain" ? "party-domain" : party;
}

void add_profiles(const Contents& complete, Format format, Written& written) {
  char letter = 'A';
  for (const CompleteUtility& utility : complete.utilities) {
    const std::string& id = complete.party(utility.party).id;
    if (format == Format::genius) {
      written.files.push_back(
          {stem_for(id) + ".xml", genius::write_profile(complete, utility, written.warnings)});
    } else if (format == Format::negmas) {
      written.files.push_back({stem_for(id) + ".yml", negmas::write_utility(complete, utility)});
    } else if (format == Format::geniusweb) {
      written.files.push_back(
          {id + ".json", geniusweb::write(complete, utility, written.warnings)});
    } else {
      written.files.push_back({std::string("profile") + letter++ + ".json",
                               negolog::write(complete, utility, written.warnings)});
    }
  }
}

Result<Written> write_numbers(const Negotiation& negotiation, Format format) {
  const auto complete = foreign::completed(negotiation);
  if (!complete) return tl::unexpected(complete.error());
  if (format != Format::genius && !is_additive(*complete)) {
    return tl::unexpected(fault("not-supported", Message("fault.genius_only"), negotiation.file()));
  }
  if (format == Format::negolog && complete->utilities.size() != 2) {
    return tl::unexpected(fault(
        "cannot-write", Message("fault.negolog_parties", {{"count", complete->utilities.size()}}),
        negotiation.file()));
  }
  Error shared = shared_names(*complete, format);
  if (!shared.diagnostics.empty()) return tl::unexpected(std::move(shared));
  Written written{{}, left_out(negotiation, room_of(format))};
  if (format == Format::scores) {
    written.files.push_back({"", scores::write(*complete)});
    return written;
  }
  if (format == Format::genius) {
    written.files.push_back({"domain.xml", genius::write_domain(*complete)});
  }
  if (format == Format::negmas) {
    written.files.push_back({"domain.yml", negmas::write_domain(*complete)});
  }
  add_profiles(*complete, format, written);
  return written;
}

Result<Written> write_conflict(const Negotiation& negotiation, Format format) {
  const auto now = in_force(negotiation);
  if (!now) return tl::unexpected(now.error());
  auto text = format == Format::game ? gambit::write(*now) : gmcr::write(*now);
  if (!text) return tl::unexpected(text.error());
  return Written{{{"", std::move(*text)}}, left_out(negotiation, room_of(format))};
}

Result<Written> write_ours(const Negotiation& negotiation) {
  if (!is_additive(negotiation)) {
    return tl::unexpected(fault("not-supported", Message("fault.genius_only"), negotiation.file()));
  }
  Written written;
  written.files.push_back({"", yaml::write(negotiation, written.warnings)});
  return written;
}

}  // namespace

Result<Written> write_any(const Negotiation& negotiation, Format format) {
  if (format == Format::yaml) return write_ours(negotiation);
  if (format == Format::gmcr || format == Format::game) return write_conflict(negotiation, format);
  return write_numbers(negotiation, format);
}

}  // namespace zopa
