#include "zopa/report/drafts_section.hpp"

namespace zopa::report {
namespace {

class DraftsSection : private DocumentWriter {
 public:
  DraftsSection(const words::Catalogue& catalogue, Document& document)
      : DocumentWriter(document), catalogue_(catalogue) {}

  void write(const draft::Drafts& drafts) {
    document_.push_back({Block::Kind::title, say("drafts.title", {{"file", drafts.file}})});
    paragraph(say("drafts.intro", {{"count", drafts.drafts.size()}, {"on_file", drafts.on_file}}));
    if (drafts.stopped) paragraph(say("drafts.stopped"));
    for (const draft::TextRead& text : drafts.texts) write(text, drafts);
  }

 private:
  void write(const draft::TextRead& text, const draft::Drafts& drafts) {
    heading(say("drafts.text", {{"file", text.file},
                                {"named", yes_or_no(text.source.has_value())},
                                {"source", Code{text.source.value_or("")}}}));
    if (!text.language) paragraph(say("drafts.no_rules"));
    // They follow text by text.
    for (; next_ < drafts.drafts.size() && drafts.drafts[next_].source == text.source; ++next_) {
      write(drafts.drafts[next_]);
    }
  }

  void write(const draft::Draft& draft) {
    std::vector<Value> about;
    for (const std::string& name : draft.about_names) about.emplace_back(name);
    const Message how("drafts.rule",
                      {{"rule", words_of(draft.rule)[static_cast<std::size_t>(draft.rule)]},
                       {"cue", Quoted{draft.cue}}});
    item(say("drafts.one", {{"line", draft.line},
                            {"speaker", draft.speaker},
                            {"known", yes_or_no(draft.by.has_value())},
                            {"about", List{Join::all, std::move(about)}},
                            {"how", how}}));
    document_.push_back({Block::Kind::quote, draft.quote});
  }

  [[nodiscard]] std::string say(std::string key, std::vector<Argument> arguments = {}) const {
    return catalogue_.text(Message(std::move(key), std::move(arguments)));
  }

  const words::Catalogue& catalogue_;
  std::size_t next_ = 0;  // of the drafts
};

}  // namespace

Document to_document(const draft::Drafts& drafts, const words::Catalogue& catalogue) {
  Document document;
  DraftsSection(catalogue, document).write(drafts);
  return document;
}

}  // namespace zopa::report
