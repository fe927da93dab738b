// For tests: texts in which somebody has marked who says what.
//
// A file begins with lines such as
//
//   # language: en
//   # party: union = Transport Union
//   # representative: union = Nadia Rahman, secretary of the Transport Union
//
// and marks a passage as `[[d Nadia Rahman|“We are not going back.”]]`: d for direct speech, r for
// speech reported with a verb of saying, a for "according to", o for anything else.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/text_words.hpp"
#include "zopa/draft/speakers.hpp"

namespace zopa::draft {

struct Mark {
  char kind = 'd';
  std::string speaker;
  std::size_t begin = 0;  // bytes of the text without marks
  std::size_t end = 0;
};

struct MarkedText {
  std::string text;
  std::vector<Mark> marks;
};

struct MarkedFile {
  std::string language;
  Contents cast;
  std::string body;
};

inline MarkedText unmarked(std::string_view body) {
  MarkedText read;
  while (!body.empty()) {
    if (body.starts_with("[[")) {
      Mark mark{body[2], {}, read.text.size(), 0};
      const std::size_t bar = body.find('|');
      mark.speaker = body.substr(4, bar - 4);
      read.marks.push_back(mark);
      body.remove_prefix(bar + 1);
    } else if (body.starts_with("]]")) {
      read.marks.back().end = read.text.size();
      body.remove_prefix(2);
    } else {
      read.text += body.front();
      body.remove_prefix(1);
    }
  }
  return read;
}

inline MarkedFile read_marked(const std::string& text) {
  MarkedFile file;
  std::string_view rest = text;
  while (rest.starts_with("# ")) {
    const std::string_view line = rest.substr(2, rest.find('\n') - 2);
    rest.remove_prefix(line.size() + 3);
    const std::string_view key = line.substr(0, line.find(':'));
    const std::string_view value = line.substr(key.size() + 2);
    const std::string id(value.substr(0, value.find(" = ")));
    if (key == "language") {
      file.language = value;
      continue;
    }
    const std::string name(value.substr(id.size() + 3));
    if (key == "party") {
      file.cast.parties.emplace_back().id = id;
      file.cast.parties.back().name = name;
      continue;
    }
    for (Party& party : file.cast.parties) {
      if (party.id != id) continue;
      party.representatives.push_back(
          {"person" + std::to_string(party.representatives.size()), name});
    }
  }
  file.body = rest;
  return file;
}

inline MarkedText marked_whole(const MarkedFile& file) { return unmarked(file.body); }

inline std::vector<MarkedText> marked_lines(const MarkedFile& file) {
  std::vector<MarkedText> lines;
  std::string_view rest = file.body;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    lines.push_back(unmarked(rest.substr(0, end)));
    rest.remove_prefix(end + 1);
  }
  return lines;
}

// Without the punctuation, and the marks of quotation, around it.
inline std::string trimmed_passage(std::string_view text, std::size_t begin, std::size_t end) {
  std::string passage(text.substr(begin, end - begin));
  const auto cut = [&](bool front, std::string_view what) {
    if (front ? !passage.starts_with(what) : !passage.ends_with(what)) return false;
    passage.erase(front ? 0 : passage.size() - what.size(), what.size());
    return true;
  };
  constexpr std::string_view kAround[] = {" ", ",", ".", "?", "!", "\"",     "'", "“", "”", "«",
                                          "»", "„", "‘", "’", "—", "\u00a0", "،", "؟", "¿", ":"};
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view what : kAround)
      is_cut = cut(true, what) || cut(false, what) || is_cut;
  }
  return passage;
}

// Of a person on file the name alone.
inline std::string shown(const MarkedFile& file, const Speaker& who) {
  const Party& party = file.cast.parties[who.party.index()];
  if (!who.representative) return party.name;
  const std::string& name = party.representatives[*who.representative].name;
  return name.substr(0, std::min(name.find(','), name.find("،")));
}

// As it is marked: an article before it does not count.
inline std::string without_article(const MarkedFile& file, const std::string& name) {
  const Language& language = *language_named(file.language);
  std::string plain = name;
  for (std::size_t end = plain.find_first_of(" '"); end != std::string::npos;
       end = plain.find_first_of(" '")) {
    const std::string word = lower_case(plain.substr(0, plain[end] == '\'' ? end + 1 : end));
    const Entry* entry = language.find(word);
    if (entry == nullptr || (entry->classes & bit(Class::articles)) == 0) break;
    plain.erase(0, end + 1);
  }
  return lower_case(plain);
}

inline std::string speaker_shown(const MarkedFile& file, const Voice& voice) {
  return voice.who ? shown(file, *voice.who) : without_article(file, voice.name);
}

inline std::string speaker_meant(const MarkedFile& file, const std::string& speaker) {
  for (const Party& party : file.cast.parties) {
    if (party.id == lower_case(speaker) || party.name == speaker) return party.name;
    for (const Representative& person : party.representatives) {
      if (person.name.starts_with(speaker)) return speaker;
    }
  }
  // A party by its id in the language's own words.
  return without_article(file, speaker);
}

// Do they name the same one, the one with more words, perhaps, than the other?
inline bool is_same_speaker(const MarkedFile& file, const Voice& voice, const std::string& marked) {
  const auto a = words_in(speaker_shown(file, voice));
  const auto b = words_in(speaker_meant(file, marked));
  const auto& fewer = a.size() < b.size() ? a : b;
  const auto& more = a.size() < b.size() ? b : a;
  return std::all_of(fewer.begin(), fewer.end(), [&](const std::string& word) {
    return std::find(more.begin(), more.end(), word) != more.end();
  });
}

}  // namespace zopa::draft
