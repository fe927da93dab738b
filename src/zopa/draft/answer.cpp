#include "zopa/draft/answer.hpp"

#include <algorithm>
#include <string_view>

#include "zopa/base/budget.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/base/white_space.hpp"

namespace zopa::draft {
namespace {

// Bytes of a text as code points, asked in ascending order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}

  std::size_t before(std::size_t byte) {
    if (byte < byte_) byte_ = count_ = 0;
    count_ += code_points(text_.substr(byte_, byte - byte_));
    byte_ = byte;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

// What statements quote of a text, as one stretch where they overlap.
class Quoted {
 public:
  explicit Quoted(const std::vector<CitedPassage>& passages) {
    for (const CitedPassage& one : passages) stretches_.emplace_back(one.begin, one.end);
    std::sort(stretches_.begin(), stretches_.end());
  }

  // Does one statement quote at least four fifths of the passage?
  [[nodiscard]] bool has(const Saying& saying) {
    while (first_ < stretches_.size() && stretches_[first_].second <= saying.begin &&
           is_ascending(saying)) {
      ++first_;
    }
    for (std::size_t i = first_; i < stretches_.size() && stretches_[i].first < saying.end; ++i) {
      const std::size_t begin = std::max(stretches_[i].first, saying.begin);
      const std::size_t end = std::min(stretches_[i].second, saying.end);
      if (end > begin && (end - begin) * 5 >= (saying.end - saying.begin) * 4) return true;
    }
    return false;
  }

 private:
  bool is_ascending(const Saying& saying) {
    last_ = std::max(last_, saying.begin);
    return saying.begin >= last_;
  }

  std::vector<std::pair<std::size_t, std::size_t>> stretches_;
  std::size_t first_ = 0;  // those before it end before any passage to come
  std::size_t last_ = 0;
};

const Language* language_for(const Text& text, const Options& options) {
  if (!options.language.empty()) return language_named(options.language);
  if (!text.language.empty()) return language_named(text.language);
  return language_of(text.text);
}

// "David Arakhamia" of "David Arakhamia, head of the team".
std::string name_of_person(const std::string& name) { return name.substr(0, name.find(',')); }

class Maker {
 public:
  Maker(const Contents& file, Drafts& drafts, const Limits* limits)
      : file_(file), cast_(file), drafts_(drafts), limits_(limits) {}

  void read(const Text& text, const Options& options) {
    const Language* language = language_for(text, options);
    drafts_.texts.push_back({text.source, text.file, {}});
    if (language == nullptr) return;
    drafts_.texts.back().language = language->code();
    Quoted quoted(text.passages);
    CodePoints points(text.text);
    for (const Saying& saying : sayings_in(text.text, cast_, *language, limits_)) {
      if (quoted.has(saying)) {
        ++drafts_.on_file;
        continue;
      }
      drafts_.drafts.push_back(draft_of(text, saying, points));
    }
  }

 private:
  [[nodiscard]] Draft draft_of(const Text& text, const Saying& saying, CodePoints& points) const {
    Draft draft;
    draft.source = text.source;
    draft.from = points.before(saying.begin);
    draft.to = points.before(saying.end);
    draft.line = saying.line;
    draft.quote = with_single_spaces(
        std::string_view(text.text).substr(saying.begin, saying.end - saying.begin));
    draft.is_verbatim = saying.is_verbatim;
    draft.named = draft.speaker = with_single_spaces(saying.voice.name);
    draft.rule = saying.rule;
    draft.cue = with_single_spaces(saying.cue);
    for (const PartyId party : saying.about) {
      draft.about.push_back(file_.party(party).id);
      draft.about_names.push_back(file_.party(party).name);
    }
    if (saying.voice.who) add_speaker(*saying.voice.who, draft);
    return draft;
  }

  void add_speaker(const Speaker& who, Draft& draft) const {
    const Party& party = file_.party(who.party);
    draft.by = party.id;
    draft.speaker = party.name;
    if (!who.representative) return;
    const Representative& person = party.representatives[*who.representative];
    draft.by = person.id;
    draft.speaker = name_of_person(person.name);
  }

  const Contents& file_;
  Cast cast_;
  Drafts& drafts_;
  const Limits* limits_;
};

}  // namespace

std::vector<Text> texts_of(const Contents& file, std::vector<CitedText> cited) {
  std::vector<Text> texts;
  for (CitedText& one : cited) {
    const Source& source = file.sources[one.source.index()];
    texts.push_back(
        {source.id, source.file, source.language, std::move(one.text), std::move(one.passages)});
  }
  return texts;
}

Drafts drafts_of(const Contents& file, const std::string& name, const std::vector<Text>& texts,
                 const Options& options, const Limits* limits) {
  Drafts drafts;
  drafts.file = name;
  Maker maker(file, drafts, limits);
  for (const Text& text : texts) {
    drafts.stopped = drafts.stopped || is_reached(limits);
    if (!drafts.stopped) maker.read(text, options);
  }
  drafts.stopped = drafts.stopped || is_reached(limits);
  return drafts;
}

}  // namespace zopa::draft
