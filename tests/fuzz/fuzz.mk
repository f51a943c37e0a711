# Whole commands on spoilt input; the program is linked in, so that a sanitizer sees it.
TEST_PROGRAMS += $(BUILD)/tests/fuzz
$(BUILD)/tests/fuzz: tests/fuzz/fuzz.c $(filter-out $(BUILD)/obj/cli/main.o,$(OBJECTS))
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.c %.o,$^) $(PKG_LIBS)
