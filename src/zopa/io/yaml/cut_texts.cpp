#include "zopa/io/yaml/cut_texts.hpp"

#include <algorithm>
#include <array>

namespace zopa::yaml {
namespace {

using Kind = Shape::Kind;

// Does a formula go on so?  `# or pumps`
bool goes_on(const std::string& comment) {
  constexpr std::array<const char*, 9> kSigns = {"and ", "or ", "implies ", "iff ", "in {",
                                                 "== ",  "!= ", "> ",       "~ "};
  const std::size_t start = comment.find_first_not_of("# ");
  return start != std::string::npos &&
         std::any_of(kSigns.begin(), kSigns.end(), [&](const std::string& sign) {
           return comment.compare(start, sign.size(), sign) == 0;
         });
}

class Search {
 public:
  std::vector<CutText> run(const Node& root, const Shape& shape) && {
    visit(root, shape, {});
    return std::move(found_);
  }

 private:
  void visit(const Node& node, const Shape& whole, const Notes& notes) {
    const Shape& shape = form_of(whole, node.kind);
    if (node.kind == Node::Kind::scalar) return look_at(node, shape, notes);
    for (const Entry& entry : node.entries) {
      const Field* field = shape.field(entry.key);
      if (shape.kind == Kind::table) {
        visit(entry.value, *shape.part, entry.notes);
      } else if (field != nullptr) {
        visit(entry.value, *field->shape, entry.notes);
      }
    }
    for (const Node& item : node.items) {
      if (shape.part != nullptr) visit(item, *shape.part, item.notes);
    }
  }

  void look_at(const Node& node, const Shape& shape, const Notes& notes) {
    const std::string& comment = notes.after;
    if (shape.kind != Kind::text || !node.is_plain || comment.size() < 2) return;
    const bool is_close = comment[1] != ' ' && comment[1] != '\t' && comment[1] != '#';
    const bool is_formula = shape.example != nullptr;
    if (is_close || (is_formula && goes_on(comment))) found_.push_back({node.place, comment});
  }

  std::vector<CutText> found_;
};

}  // namespace

std::vector<CutText> texts_cut_by_comments(const Node& root, const Shape& shape) {
  return Search().run(root, shape);
}

}  // namespace zopa::yaml
