// expect: nodiscard
#include "zopa/model/draft.hpp"

bool is_whole(const zopa::Draft& draft) {
#ifdef MISTAKE
  draft.finish();
  return true;
#else
  return draft.finish().has_value();
#endif
}
