// expect: private
#include "zopa/model/draft.hpp"

zopa::Result<zopa::Negotiation> made(const zopa::Contents& contents) {
#ifdef MISTAKE
  return zopa::Negotiation(contents);
#else
  return zopa::Draft(contents).finish();
#endif
}
