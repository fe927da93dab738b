// Negotiations make small formulas that are asked thousands of times, so everything that CaDiCaL
// does once per call at a cost linear in the formula (lucky phases, walks, preprocessing) is off.
#include "zopa/sat/solver.hpp"

#include <cstdlib>

#include <cadical.hpp>

#include "zopa/base/contracts.hpp"

namespace zopa::sat {
namespace {

constexpr int kManyConflicts = 2'000'000;

class Interrupt : public CaDiCaL::Terminator {
 public:
  explicit Interrupt(const Limits* limits) : limits_(limits) {}
  bool terminate() override {
    if (limits_ == nullptr) return false;
    if ((++calls_ & 15U) != 0) return false;
    return limits_->reached();
  }
  void set_limits(const Limits* limits) { limits_ = limits; }
  [[nodiscard]] bool is_reached() const { return zopa::is_reached(limits_); }

 private:
  const Limits* limits_;
  std::uint32_t calls_ = 0;
};

}  // namespace

struct Solver::Engine {
  explicit Engine(const Limits* limits) : interrupt(limits) {
    cadical.set("quiet", 1);
    cadical.set("realtime", 1);  // its clock costs no system call
    for (const char* option : {"lucky", "walk", "elim", "probe", "compact", "chrono"}) {
      cadical.set(option, 0);
    }
    cadical.connect_terminator(&interrupt);
  }

  CaDiCaL::Solver cadical;
  Interrupt interrupt;
};

Solver::Solver(const Limits* limits)
    : engine_(std::make_unique<Engine>(limits)), conflicts_(kManyConflicts) {}

Solver::~Solver() { engine_->cadical.disconnect_terminator(); }

void Solver::set_limits(const Limits* limits) { engine_->interrupt.set_limits(limits); }

Lit Solver::new_lit() { return ++variables_; }

std::vector<Lit> Solver::new_lits(std::size_t count) {
  std::vector<Lit> lits(count);
  for (Lit& lit : lits) lit = new_lit();
  return lits;
}

void Solver::add(std::span<const Lit> clause) {
  for (const Lit lit : clause) {
    ZOPA_EXPECTS(lit != 0 && std::abs(lit) <= variables_);
    engine_->cadical.add(lit);
  }
  engine_->cadical.add(0);
  answer_ = Answer::unknown;
}

Answer Solver::solve(std::span<const Lit> assumptions, std::span<const Lit> one_of) {
  CaDiCaL::Solver& cadical = engine_->cadical;
  answer_ = Answer::unknown;
  if (engine_->interrupt.is_reached()) return answer_;  // so that whoever asks a lot ends at once
  for (const Lit lit : assumptions) {
    ZOPA_EXPECTS(lit != 0 && std::abs(lit) <= variables_);
    cadical.assume(lit);
  }
  for (const Lit lit : one_of) cadical.constrain(lit);
  if (!one_of.empty()) cadical.constrain(0);
  cadical.limit("conflicts", conflicts_);
  constexpr int kSatisfiable = 10;
  constexpr int kUnsatisfiable = 20;
  const int status = cadical.solve();
  answer_ = status == kSatisfiable     ? Answer::satisfiable
            : status == kUnsatisfiable ? Answer::unsatisfiable
                                       : Answer::unknown;
  return answer_;
}

bool Solver::value(Lit lit) const {
  ZOPA_EXPECTS(answer_ == Answer::satisfiable);
  return engine_->cadical.val(lit) > 0;
}

bool Solver::failed(Lit assumption) const {
  ZOPA_EXPECTS(answer_ == Answer::unsatisfiable);
  return engine_->cadical.failed(assumption);
}

void Solver::prefer(Lit lit) {
  ZOPA_EXPECTS(lit != 0 && std::abs(lit) <= variables_);
  engine_->cadical.phase(lit);
}

}  // namespace zopa::sat
