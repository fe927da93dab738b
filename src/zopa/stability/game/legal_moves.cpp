#include "zopa/stability/game/legal_moves.hpp"

#include <algorithm>

#include "zopa/stability/game/fibres.hpp"

namespace zopa::stability {

LegalMoves::LegalMoves(const Moves& moves, std::size_t parties) : moves_(moves) {
  for (std::size_t p = 0; p < parties; ++p) own_.push_back(made_of({p}));
  const auto add = [&](std::size_t party) {
    if (std::find(order_.begin(), order_.end(), party) == order_.end()) order_.push_back(party);
  };
  for (const Digit& digit : moves.digits) {
    if (digit.mover < parties) add(digit.mover);
  }
  for (std::size_t p = 0; p < parties; ++p) add(p);
}

LegalMoves::Own LegalMoves::made_of(const std::vector<std::size_t>& movers) const {
  Own own;
  own.offsets = {0};
  std::size_t stride = 1;
  for (const Digit& digit : moves_.digits) {
    if (std::find(movers.begin(), movers.end(), digit.mover) != movers.end()) {
      own.places.push_back({stride, &digit});
      own.is_free = own.is_free && digit.ruled_out.empty();
      multiply(own.offsets, digit.size, stride);
    }
    stride *= digit.size;
  }
  return own;
}

const LegalMoves::Own& LegalMoves::own_of(const std::vector<std::size_t>& movers) {
  const auto at = own_of_group_.find(movers);
  if (at != own_of_group_.end()) return at->second;
  return own_of_group_.emplace(movers, made_of(movers)).first->second;
}

void LegalMoves::begin(std::size_t from, const std::vector<std::size_t>& movers) {
  takes_part_.assign(own_.size(), false);
  for (const std::size_t mover : movers) takes_part_[mover] = true;
  seen_.resize(moves_.states() * own_.size(), 0);
  if (++search_ == 0) {  // once in 2^32 searches
    std::fill(seen_.begin(), seen_.end(), 0);
    search_ = 1;
  }
  open_.assign(1, {from, own_.size(), 0});
}

bool LegalMoves::add(std::size_t state, std::size_t mover, std::size_t parent) {
  std::uint32_t& seen = seen_[state * own_.size() + mover];
  if (seen == search_) return false;
  seen = search_;
  open_.push_back({state, mover, parent});
  return true;
}

Path LegalMoves::path_to(std::size_t node) const {
  Path path;
  for (; node != 0; node = open_[node].parent) {
    path.push_back({open_[node].last, open_[node].state});
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace zopa::stability
