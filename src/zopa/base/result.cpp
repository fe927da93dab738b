#include "zopa/base/result.hpp"

namespace zopa {

Error fault(std::string code, Message message, std::string file) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.file = std::move(file);
  return Error{{std::move(diagnostic)}};
}

}  // namespace zopa
