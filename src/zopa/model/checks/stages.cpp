#include "zopa/model/checks/stages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace zopa {
namespace {

std::size_t moment_of(const Position& position) {
  return position.from ? position.from->index() + 1 : 0;
}

}  // namespace

// Of positions of one id and moment the first counts, and only until the next moment of that id.
std::vector<Span> spans_of(const Contents& contents, const std::vector<bool>& is_sound) {
  const auto& positions = contents.positions;
  std::map<std::string, std::map<std::size_t, std::size_t>> by_id;  // by moment
  for (std::size_t i = 0; i < positions.size(); ++i) {
    by_id[positions[i].id].emplace(moment_of(positions[i]), i);
  }
  std::vector<Span> spans;
  for (const auto& [id, own] : by_id) {
    for (auto at = own.begin(); at != own.end(); ++at) {
      if (!is_sound[at->second]) continue;
      Span span{at->second, at->first};
      if (std::next(at) != own.end()) span.end = std::next(at)->first;
      spans.push_back(span);
    }
  }
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.position < b.position; });
  return spans;
}

void for_each_stage(const std::vector<Span>& spans,
                    const std::function<void(const std::vector<std::size_t>&)>& visit) {
  std::vector<const Span*> by_start;
  std::vector<const Span*> by_end;
  for (const Span& span : spans) {
    by_start.push_back(&span);
    by_end.push_back(&span);
  }
  std::stable_sort(by_start.begin(), by_start.end(),
                   [](const Span* a, const Span* b) { return a->start < b->start; });
  std::stable_sort(by_end.begin(), by_end.end(),
                   [](const Span* a, const Span* b) { return a->end < b->end; });
  std::set<std::size_t> in_force;
  bool has_grown = false;  // since the last visit
  auto next = by_start.begin();
  for (const Span* first_to_end : by_end) {
    for (; next != by_start.end() && (*next)->start < first_to_end->end; ++next) {
      in_force.insert((*next)->position);
      has_grown = true;
    }
    if (has_grown) visit({in_force.begin(), in_force.end()});
    has_grown = false;
    in_force.erase(first_to_end->position);
  }
}

}  // namespace zopa
