// expect: PartyTag
#include "zopa/model/negotiation.hpp"

const zopa::Party& first_party(const zopa::Negotiation& talks) {
#ifdef MISTAKE
  return talks.party(0);
#else
  return talks.party(zopa::PartyId{0});
#endif
}
