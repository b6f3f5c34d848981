# Assize. `make help` lists what there is.
#
# The same flags everywhere: another set of flags pays for Fyne's cold C build
# (some three minutes) once more.
GO      ?= go
TAGS    := migrated_fynedo
FLAGS   := -trimpath -tags $(TAGS)
# Everything but the desk's own binary builds and tests without C.
PURE    := CGO_ENABLED=0
# (The desk's own binary draws with OpenGL through C.)
PARTS    = $$($(PURE) $(GO) list -e ./... | grep -v 'assize.example/app$$')
TOOLS   := $(CURDIR)/bin/tools
OUT     ?= $(CURDIR)/out
FUZZ    ?= 30s

.PHONY: help run test check bench lint fmt fuzz fault gallery clean deps desk hub play tools
.DEFAULT_GOAL := help

help: ## what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: deps desk hub ## a hub and a desk on a demo court; with no display, a sitting played into out/
	@packaging/linux/run.sh "$(OUT)"

test: deps vet unit race desk hub play ## everything that CI runs

check: lint unit ## lint and fast tests

vet: ## what the compiler knows
	$(PURE) $(GO) vet $(FLAGS) $(PARTS)

unit: ## all tests, without C
	$(PURE) $(GO) test $(FLAGS) $(PARTS)

race: ## the record and its replication, under the race detector
	$(GO) test $(FLAGS) -race ./core/... ./sync/... ./server/... ./app/internal/caseload/... ./app/internal/task/...

bench: ## the budgets, measured: medians of five
	$(PURE) $(GO) test $(FLAGS) -run '^$$' -bench . -benchmem -count 5 ./core/... ./sync/... ./server/... ./app/internal/...

fuzz: ## each fuzz test for a while: make fuzz FUZZ=5m
	@for p in $(PARTS); do \
	  for f in $$($(PURE) $(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
	    echo "$$p $$f"; $(PURE) $(GO) test $$p -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZ) || exit 1; \
	  done; done

fault: ## kill -9 of desk and hub at 200 random moments each
	ASSIZE_KILLS=200 $(PURE) $(GO) test $(FLAGS) -count 1 -v -timeout 60m -run Kill ./core/store/sqlite ./server/internal/hub ./app/internal/desk

desk: ## build the desk (needs a C compiler)
	CGO_ENABLED=1 $(GO) build $(FLAGS) -o bin/assize ./app

hub: ## build the hub
	$(PURE) $(GO) build $(FLAGS) -o bin/assize-hub ./server

play: desk hub ## the demo sitting, in a real window under Xvfb; pictures and PDFs in out/
	@packaging/linux/play.sh "$(OUT)"

gallery: ## every screen in every state, as pictures in out/gallery
	$(PURE) $(GO) run $(FLAGS) ./app/internal/gallery -out "$(OUT)/gallery"

lint: tools ## the linters, with the reasons in .golangci.yml
	$(TOOLS)/golangci-lint run --allow-parallel-runners --build-tags $(TAGS) ./...

fmt: tools ## gofumpt
	$(TOOLS)/golangci-lint fmt ./...

tools: $(TOOLS)/golangci-lint

$(TOOLS)/golangci-lint: packaging/tools/go.mod
	cd packaging/tools && $(PURE) GOBIN=$(TOOLS) $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint
	@touch $@

deps: ## what Debian and Ubuntu must have installed
	@packaging/linux/deps.sh

clean: ## away with what was built
	rm -rf bin out
