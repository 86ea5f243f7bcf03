# The commands a newcomer needs are `make run` and `make test`. Both install Debian's BLAS, LAPACK, Gumbo and libxml2 if
# they are missing.

BUILD := swift build -c release --product standpoint
STANDPOINT = $$(swift build -c release --show-bin-path)/standpoint
MODEL := Models/national-inquiry/national-inquiry.safetensors

.PHONY: run test test-engines picture models format lint benchmark fuzz setup clean

## Classify a sample article with the shipped model.
run: setup
	@$(BUILD)
	@$(STANDPOINT) classify Corpora/sample/harrowmoor.txt --format table

## The tests: the Swift toolchain and four C libraries of Debian are enough.
test: setup
	@swift build --build-tests
	@swift test --skip-build --parallel

## Tests against other programs, installed into a scratch folder.
test-engines: setup
	@$(BUILD)
	@Tests/Engines/run $(STANDPOINT)

## Take the picture at the top of the README anew.
picture: setup
	@$(BUILD)
	@docs/picture $(STANDPOINT)

## Rebuild the shipped model and its card from the corpus. Its stance reads no vectors: on the corpus they gain .008, on
## real statements they lost (Benchmarks/Records/2026-11-24-vectors.md).
models: setup
	@$(BUILD)
	@mkdir -p $(dir $(MODEL))
	@$(STANDPOINT) train Corpora/national-inquiry --solver exact --lexicon Lexicons/hostility.tsv \
	  --vectors Models/vectors/english.safetensors --blocks stance=maskedWords,position -o $(MODEL)

## Benchmarks of the libraries; the first build takes minutes.
benchmark: setup
	@cd Benchmarks && swift package benchmark

## Fuzz targets, SECONDS=60 each; TARGETS="rows model" are some of scoring, tokens, rows, model,
## pages. The first build takes minutes.
SECONDS := 60
fuzz: setup
	@Fuzzing/run $(SECONDS) $(TARGETS)

setup:
	@./.ci/setup

format:
	@swift format --in-place --recursive --parallel Sources Tests Benchmarks Fuzzing Package.swift

lint:
	@swift format lint --strict --recursive --parallel Sources Tests Benchmarks Fuzzing Package.swift

clean:
	@rm -rf .build Benchmarks/.build Fuzzing/.build*
