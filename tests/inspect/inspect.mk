# The independent reader of PDFs: libqpdf and nothing of src or include.
# The mutations that it must catch are made by a program of their own.
INSPECT_FLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE $(WARNINGS) $(MODE_$(MODE))
TEST_PROGRAMS += $(BUILD)/tests/inspect

$(BUILD)/tests/inspect: $(filter-out tests/inspect/mutate%.c,$(wildcard tests/inspect/*.c)) \
		$(wildcard tests/inspect/*.h tests/inspect/*.def) tests/inspect/inspect.mk
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(CC) $(INSPECT_FLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^) -lqpdf -lm

TEST_PROGRAMS += $(BUILD)/tests/mutate
$(BUILD)/tests/mutate: $(wildcard tests/inspect/mutate*.c) tests/inspect/mutate.h tests/inspect/inspect.mk
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(CC) $(INSPECT_FLAGS) $(LDFLAGS) -o $@ $(filter %.c,$^) -lqpdf
