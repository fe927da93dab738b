// expect: delete
#include "zopa/model/draft.hpp"

void reserve(zopa::Draft& draft, zopa::PartyId party) {
#ifdef MISTAKE
  draft.reservation(party, 0.35);
#else
  draft.reservation(party, "0.35");
#endif
}
