# The two that everyone needs: `make build` compiles protocols/ into build/, `make test` runs every test.
# Both set this folder up first (tools/setup.sh); where nothing has changed they install nothing.
.DEFAULT_GOAL := build
.NOTPARALLEL:
.PHONY: build test check schema golden wheel lock clean help ready ready-test

python := .venv/bin/python
ispc := .venv/bin/ispc

build: ready ## compile protocols/ into build/
	$(ispc) build

test: ready-test ## format, lint, types and every test
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy
	$(python) -m pytest -n 2

check: ready ## every finding in protocols/, nothing written
	$(ispc) check

schema: ready ## write schemas/ again from the models
	$(ispc) schema

golden: ready-test ## write the golden files again; read the difference before you commit it
	ISPC_UPDATE_GOLDEN=1 $(python) -m pytest -n 2 tests -k golden

wheel: ready-test ## build the wheel into dist/
	$(python) -m hatchling build --target wheel

# Pins are kept unless a list in pyproject.toml asks for another: `make lock UPGRADE=--upgrade` takes the newest of all.
lock: ## maintainers: write the two lock files again (needs uv)
	$(compile) --output-file requirements.lock $(UPGRADE)
	$(compile) --output-file requirements-dev.lock --group dev --constraint requirements.lock $(UPGRADE)

compile = uv pip compile pyproject.toml --extra fast --group build --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --quiet --custom-compile-command 'make lock'

clean: ## remove what was made, except .venv
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

ready:
	@tools/setup.sh build

ready-test:
	@tools/setup.sh test
