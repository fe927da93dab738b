# The two commands of a newcomer are `make demo` and `make check`; `make help` lists the rest.
.PHONY: help demo check lint format tsan coverage bench fuzz install regold clean

help:
	@echo "make demo      install what is missing, build, analyse the example"
	@echo "make check     install what is missing, build, run every test"
	@echo "make lint      formatting, include directions, clang-tidy as errors"
	@echo "make tsan      the tests with threads under the thread sanitizer"
	@echo "make fuzz      every fuzz target, or FUZZ_TARGETS, for FUZZ_SECONDS=$(FUZZ_SECONDS)"
	@echo "make bench     the benchmarks, beside their peers"
	@echo "make coverage  a coverage report in build/coverage/report"
	@echo "make format    format our own code"
	@echo "make regold    rewrite examples/*/expected from what zopa prints now; review the diff"
	@echo "make install   install the program and the library (PREFIX=/usr/local)"

# ninja shows how far it is: [57/187].
demo:
	@tools/install_packages build web
	@echo "Building zopa (Release) in build/program: about ten minutes on two cores, once."
	@cmake --preset program >build-demo.log 2>&1 || { cat build-demo.log; exit 1; }
	@rm -f build-demo.log
	@cmake --build --preset program
	@echo "Built build/program/zopa.  Now: zopa analyze examples/ukraine-talks/talks.yaml"
	@echo
	@build/program/zopa analyze examples/ukraine-talks/talks.yaml

# Our code's tests under the address and undefined-behaviour sanitizers; then, as it is released, what
# users see of it, and the properties in thousands of random cases.
check:
	@tools/install_packages build web test clang fuzz
	cmake --preset check
	cmake --build --preset check
	ctest --preset check
	cmake --preset released
	cmake --build --preset released
	ctest --preset released

lint:
	@tools/install_packages build test clang lint
	tools/check_format
	tools/check_layers
	cmake --preset lint
	tools/run_tidy build/lint

format:
	@tools/install_packages lint
	tools/check_format --write

tsan:
	@tools/install_packages build test clang fuzz
	cmake --preset tsan
	cmake --build --preset tsan
	ctest --preset tsan

coverage:
	@tools/install_packages build test coverage
	cmake --preset coverage
	cmake --build --preset coverage
	ctest --preset coverage
	mkdir -p build/coverage/report
	gcovr --root . --filter src/zopa --object-directory build/coverage \
	  --html-details build/coverage/report/index.html --print-summary

bench:
	@tools/install_packages build bench
	cmake --preset bench
	cmake --build --preset bench
	tools/run_benches

FUZZ_SECONDS ?= 60
FUZZ_TARGETS ?=
fuzz:
	@tools/install_packages build test clang fuzz
	cmake --preset check
	cmake --build --preset fuzz
	tools/run_fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

PREFIX ?= /usr/local
install:
	@tools/install_packages build web
	cmake --preset program
	cmake --build --preset program
	cmake --install build/program --prefix $(PREFIX)

regold:
	cmake --preset program
	cmake --build --preset program --target zopa_program
	tools/regold build/program/zopa

clean:
	rm -rf build
