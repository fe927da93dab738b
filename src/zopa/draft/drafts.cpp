#include "zopa/draft/drafts.hpp"

#include <algorithm>

#include "zopa/base/budget.hpp"
#include "zopa/draft/rules.hpp"

namespace zopa::draft {
namespace {

struct Mention {
  std::size_t begin = 0;
  PartyId party;
};

// The parties named in a paragraph, quotations included, in the order of the text.
class Mentions {
 public:
  Mentions(std::string_view text, const Language& language, const Cast& cast)
      : text_(text),
        cast_(cast),
        forms_(language.is_inflected() ? Cast::Forms::inflected : Cast::Forms::exact) {}

  void read(const Paragraph& paragraph) {
    all_.clear();
    if (cast_.is_empty()) return;
    read(paragraph.items);
    read(paragraph.inner);
    std::sort(all_.begin(), all_.end(),
              [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  }

  [[nodiscard]] std::vector<PartyId> within(const Saying& saying) const {
    const auto first = std::lower_bound(
        all_.begin(), all_.end(), saying.begin,
        [](const Mention& mention, std::size_t begin) { return mention.begin < begin; });
    std::vector<PartyId> parties;
    for (auto one = first; one != all_.end() && one->begin < saying.end; ++one) {
      if (std::find(parties.begin(), parties.end(), one->party) == parties.end()) {
        parties.push_back(one->party);
      }
    }
    std::sort(parties.begin(), parties.end(),
              [](PartyId a, PartyId b) { return a.index() < b.index(); });
    return parties;
  }

 private:
  void read(const std::vector<Item>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!items[i].is_word() || !may_be_name(items[i])) continue;
      const auto found = cast_.at(text_, items, i, forms_);
      if (!found) continue;
      if (!found->who.representative) all_.push_back({items[i].begin, found->who.party});
      i += found->length - 1;
    }
  }

  // With a capital, or of a script without them.
  [[nodiscard]] bool may_be_name(const Item& item) const {
    constexpr unsigned char kFirstOfArabic = 0xD8;  // in UTF-8, and of the scripts behind it
    return item.is_upper || static_cast<unsigned char>(text_[item.begin]) >= kFirstOfArabic;
  }

  std::string_view text_;
  const Cast& cast_;
  Cast::Forms forms_;
  std::vector<Mention> all_;
};

}  // namespace

std::vector<Saying> sayings_in(std::string_view text, const Contents& file,
                               const Language& language, const Limits* limits) {
  return sayings_in(text, Cast(file), language, limits);
}

std::vector<Saying> sayings_in(std::string_view text, const Cast& cast, const Language& language,
                               const Limits* limits) {
  Rules rules(text, language, cast);
  Mentions mentions(text, language, cast);
  std::vector<Saying> sayings;
  Paragraph paragraph;
  std::size_t line = 1;
  std::size_t counted = 0;
  for (Reader reader(text, language); !is_reached(limits) && reader.next(paragraph);) {
    const std::size_t known = sayings.size();
    rules.read(paragraph, sayings);
    if (sayings.size() == known) continue;
    mentions.read(paragraph);
    for (std::size_t i = known; i < sayings.size(); ++i) {
      sayings[i].about = mentions.within(sayings[i]);
      const auto begin = text.begin() + static_cast<std::ptrdiff_t>(counted);
      const auto end = text.begin() + static_cast<std::ptrdiff_t>(sayings[i].begin);
      line += static_cast<std::size_t>(std::count(begin, end, '\n'));
      counted = sayings[i].begin;
      sayings[i].line = line;
    }
  }
  return sayings;
}

}  // namespace zopa::draft
