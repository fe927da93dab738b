#include "zopa/server/scenario.hpp"

#include <algorithm>

#include "zopa/engine/analysis.hpp"
#include "zopa/server/text_change.hpp"

namespace zopa::server {

Supposed Scenario::of(const std::string& text, std::shared_ptr<const Negotiation> file,
                      const std::vector<Supposition>& suppositions) {
  if (base_ != text) before_.clear();
  base_ = text;
  Supposed supposed;
  Stage stage{text, std::move(file), {}};
  std::size_t count = 0;  // of those that are ticked
  for (const Supposition& one : suppositions) {
    supposed.problems.emplace_back();
    if (!one.on) continue;
    if (count == before_.size() || before_[count].steps != one.steps) {
      before_.erase(before_.begin() + static_cast<std::ptrdiff_t>(count), before_.end());
      before_.push_back({one.steps, made(stage, one.steps)});
    }
    const Result<Stage>& after = before_[count++].stage;
    if (after) {
      stage = *after;
      supposed.is_file = false;
    } else {
      supposed.problems.back() = after.error().diagnostics.front();
    }
  }
  before_.erase(before_.begin() + static_cast<std::ptrdiff_t>(count), before_.end());
  supposed.text = std::move(stage.text);
  supposed.file = std::move(stage.file);
  supposed.without = std::move(stage.without);
  return supposed;
}

Result<Scenario::Stage> Scenario::made(Stage stage, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    auto next = made(std::move(stage), step);
    if (!next) return next;
    stage = std::move(*next);
  }
  return stage;
}

Result<Scenario::Stage> Scenario::made(Stage stage, const Step& step) {
  if (const auto* off = std::get_if<SwitchOff>(&step)) {
    const auto view = engine::view_of(*stage.file, {.as_of = {}, .without = {off->id}});
    if (!view) return tl::unexpected(view.error());
    if (std::find(stage.without.begin(), stage.without.end(), off->id) == stage.without.end()) {
      stage.without.push_back(off->id);
    }
    return stage;
  }
  auto edit = edited(reader_, stage.text, *stage.file, step);
  if (!edit) return tl::unexpected(edit.error());
  return Stage{std::move(edit->text), std::move(edit->file), std::move(stage.without)};
}

}  // namespace zopa::server
