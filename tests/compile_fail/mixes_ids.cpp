// expect: IssueTag
#include "zopa/model/negotiation.hpp"

const zopa::Issue& first_issue(const zopa::Negotiation& talks) {
#ifdef MISTAKE
  return talks.issue(zopa::PartyId{0});
#else
  return talks.issue(zopa::IssueId{0});
#endif
}
