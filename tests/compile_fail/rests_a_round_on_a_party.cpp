// expect: because
#include "zopa/model/draft.hpp"

void rest(zopa::Draft& draft, zopa::PartyId party, zopa::StatementId word) {
#ifdef MISTAKE
  draft.round("first", {party}).because(party);
#else
  draft.round("first", {party}).because(word);
#endif
}
