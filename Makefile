# `make learn` starts the first lesson, `make test` checks everything; both install what is missing.

SWIFT_BUILD = swift build --explicit-target-dependency-import-check error

.PHONY: learn test test-kill test-spark conformance wasm build release validate-pages format dependencies test-dependencies lint-content

learn: release
	@.build/release/gradus

release: dependencies
	@$(SWIFT_BUILD) -c release --static-swift-stdlib --product gradus

build: dependencies
	@$(SWIFT_BUILD)

test: test-dependencies
	swift format lint --strict --recursive Sources Tests Package.swift $(wildcard Benchmarks/Package.swift Benchmarks/Sources)
	$(SWIFT_BUILD) --build-tests
	swift test --skip-build --disable-xctest
	.build/debug/gradus lint

# The 652 examples of CommonMark, read from Debian's cmark source package.
conformance: test-dependencies
	COMMONMARK_SPEC="$$(scripts/commonmark-spec)" swift test --disable-xctest --filter CommonMark

# Every printed page held to the Nu HTML checker and measured in a browser; needs Java and Chromium, and the
# network the first time.
validate-pages: release
	scripts/validate-pages
	GRADUS_COURSE_PAGES=1 swift test --disable-xctest --filter "MarginTests|SiteBrowserTests"

# Two hundred kills during a batch of five thousand submissions; the gradebook must keep every byte.
test-kill: test-dependencies
	GRADUS_KILLS=200 GRADUS_SUBMISSIONS=5000 swift test --disable-xctest --filter survivesKills

# An invented class graded on a local Spark cluster into a PostgreSQL of its own, twice: the same table. Needs the network
# the first time, for pyspark.
test-spark: release
	@scripts/install-dependencies spark
	scripts/test-spark

format:
	swift format --in-place --recursive Sources Tests Package.swift

dependencies:
	@scripts/install-dependencies build

test-dependencies:
	@scripts/install-dependencies build test

# The checker as a WebAssembly module (Sources/Browser), its verdicts compared with those of the native build.
wasm: build
	scripts/build-wasm
	node scripts/compare-wasm.mjs Benchmarks/data/pairs.jsonl Benchmarks/data/matrices.jsonl
