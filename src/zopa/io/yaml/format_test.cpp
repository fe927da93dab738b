#include "zopa/io/yaml/format.hpp"

#include <set>

#include <gtest/gtest.h>

#include "zopa/words/diagnostic.hpp"

namespace zopa::yaml {
namespace {

void add_shapes(const Shape& shape, std::set<const Shape*>& shapes) {
  if (!shapes.insert(&shape).second) return;
  if (shape.part != nullptr) add_shapes(*shape.part, shapes);
  for (const Shape* form : shape.forms) add_shapes(*form, shapes);
  for (const Field& field : shape.fields) add_shapes(*field.shape, shapes);
}

std::set<const Shape*> all_shapes() {
  std::set<const Shape*> shapes;
  add_shapes(negotiation_shape(), shapes);
  return shapes;
}

TEST(Format, IsKnownToTheCatalogueByItsNouns) {
  for (const Shape* shape : all_shapes()) {
    EXPECT_FALSE(to_english(Message(shape->noun)).empty());
  }
}

TEST(Format, SaysInAFaultWhatItsSchemaSaysOfAKeyThatIsNeeded) {
  for (const Shape* shape : all_shapes()) {
    for (const Field& field : shape->fields) {
      if (field.needed == nullptr) continue;
      EXPECT_EQ(to_english(Message(field.needed)), field.help) << field.key;
    }
  }
}

}  // namespace
}  // namespace zopa::yaml
