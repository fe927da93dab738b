// What a file is, by what stands in it and never by its name.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace zopa::foreign {

enum class Content : std::uint8_t {
  unknown,
  ours,
  genius_domain,
  genius_profile,
  geniusweb_domain,
  geniusweb_profile,
  negolog_profile,
  negmas_domain,
  negmas_utility,
  gmcr,
  game,       // Gambit's strategic form
  game_tree,  // its extensive form
  ktab_table,
  scorable_game,
  casino,
  deal_or_no_deal,
  archive,  // in ZIP: a workbook, which is read, or not
  // What is known and not read.
  xmcda,
  ktab,  // in XML
  pickle,
  pdf,
  other_json,
  other_xml
};

// Keys of the sentences that name them.
constexpr std::array<const char*, 23> words_of(Content /*unused*/) {
  return {"unknown",
          "ours",
          "genius_domain",
          "genius_profile",
          "geniusweb_domain",
          "geniusweb_profile",
          "negolog_profile",
          "negmas_domain",
          "negmas_utility",
          "gmcr",
          "game",
          "game_tree",
          "ktab_table",
          "scorable_game",
          "casino",
          "deal_or_no_deal",
          "archive",
          "xmcda",
          "ktab",
          "pickle",
          "pdf",
          "other_json",
          "other_xml"};
}
[[nodiscard]] const char* word_of(Content content);

// So many bytes of its beginning are enough.
constexpr std::size_t kEnoughToKnow = std::size_t{64} << 10U;

// Any bytes at all.
[[nodiscard]] Content content_of(std::string_view bytes);

}  // namespace zopa::foreign
