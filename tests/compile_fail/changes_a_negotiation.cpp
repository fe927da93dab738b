// expect: const
#include "zopa/model/negotiation.hpp"

void rename(zopa::Negotiation& talks) {
  zopa::Contents contents = talks.contents();
  contents.parties[0].name = "Another";
#ifdef MISTAKE
  talks.parties()[0].name = "Another";
#endif
}
