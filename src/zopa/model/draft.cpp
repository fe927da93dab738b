#include "zopa/model/draft.hpp"

namespace zopa {

Result<Negotiation> Draft::finish() && { return Negotiation(std::move(contents)); }

}  // namespace zopa
