# bulletin: what a person does with the project. `make` alone lists it.
# Needs make, Python 3.11 to 3.13 and a package index; the rest is installed into .venv.

PYTHON ?= $(firstword $(foreach p,python3.13 python3.12 python3.11 python3,$(shell $(p) -c 'import sys; print("$(p)" if (3, 11) <= sys.version_info < (3, 14) else "")' 2>/dev/null)))
VENV := .venv
BIN := $(VENV)/bin
BULLETIN := $(BIN)/bulletin
DEMO := .demo/bulletin.db
SCORE = $(BIN)/python tests/quality/score.py --bulletin $(BULLETIN)
CORPORA := dev practice field
FUZZ_SECONDS := 600

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo develop test quality format sessions reference pictures soak fuzz clean bench

help: ## 列出各目标 (this list)
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/installed ## 用 data/ 的八期样例建库，打印一个部门和全县 (a look at what it does)
	@rm -rf .demo && mkdir -p .demo
	$(BULLETIN) ingest data/ --db $(DEMO)
	@echo
	$(BULLETIN) report --dept 交通运输局 --db $(DEMO)
	@echo
	$(BULLETIN) report --db $(DEMO)

develop: $(VENV)/developed ## 装好改代码用的工具：.venv/bin/pytest、ruff、mypy (the tools of a change)

test: $(VENV)/developed ## 格式、静态检查、类型、全部测试 (everything that must hold)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

quality: $(VENV)/developed ## 用标注语料量一量读得准不准 (the figures of the reader)
	@for corpus in $(CORPORA); do \
	  if ls tests/corpus/$$corpus/*.gold.json >/dev/null 2>&1; then \
	    echo "$$corpus"; $(SCORE) tests/corpus/$$corpus || exit 1; \
	  else echo "$$corpus: 没有这套语料 (absent)"; fi; \
	done
	@echo quantities
	@$(BIN)/python tests/quality/score_quantities.py tests/corpus/dev/quantities.tsv

format: $(VENV)/developed ## 按格式改写源码 (rewrite the sources in the house's format)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/developed ## 量一量有多快，与上次提交的比；ARGS=--quick 只要几分钟 (the speed, beside other tools)
	$(BIN)/python -m benchmarks $(ARGS)

soak: $(VENV)/developed ## 一百次在随机时刻杀掉二百份的收录 (a hundred ingests killed at any moment; takes an hour)
	BULLETIN_SOAK_SEEDS=100 BULLETIN_SOAK_FILES=200 $(BIN)/pytest -n auto tests/cli/test_cli_faults.py

fuzz: $(VENV)/developed ## 用改动过的输入试每一个入口，出错的存在 .fuzz/found (fuzzing; ten minutes a surface, or FUZZ_SECONDS)
	PYTHONPATH=tests/reading:tests/sources $(BIN)/python tests/fuzz/fuzz.py --seconds $(FUZZ_SECONDS)

sessions: $(VENV)/developed ## 把文档里的命令重跑一遍，写回输出 (write the sessions of the documents anew)
	BULLETIN_WRITE_SESSIONS=1 $(BIN)/pytest tests/house/test_house_sessions.py

reference: $(VENV)/developed ## 从代码生成 docs/reference (write the reference anew)
	PYTHONPATH=tests/house $(BIN)/python -m reference

pictures: $(VENV)/developed ## 重画 docs/pictures (take the pictures anew; the page's wants a Chromium)
	PYTHONPATH=tests/house:tests/render $(BIN)/python -m pictures

clean: ## 删去样例库、虚拟环境和缓存 (throw away what these targets made)
	rm -rf .demo $(VENV) .venv-bench build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .fuzz

# A virtual environment that a tool or another hand has made is used as it is; a missing one is made.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "没有找到 Python 3.11—3.13；请安装，或 make PYTHON=路径 (no Python 3.11 to 3.13 found)"; exit 2; }
	$(PYTHON) -m venv $(VENV)

# An environment made by uv has no pip of its own.
$(VENV)/pip: | $(BIN)/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip
	@touch $@

$(VENV)/installed: pyproject.toml | $(VENV)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/developed: pyproject.toml | $(VENV)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q src
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ocr]' && $(BIN)/python -c 'import rapidocr, onnxruntime' \
	  || { $(BIN)/python -m pip uninstall --quiet --yes rapidocr; \
	    echo "没有装上 ocr（240 MB），扫描件的测试会跳过 (the extra ocr could not be had: the tests of scans are skipped)" >&2; }
	@touch $@ $(VENV)/installed
