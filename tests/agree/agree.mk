# Compares two PNG pictures of a page.
TEST_PROGRAMS += $(BUILD)/tests/agree
$(BUILD)/tests/agree: tests/agree/agree.c tests/agree/agree.mk
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(CC) -std=c17 $(WARNINGS) $(MODE_$(MODE)) $(LDFLAGS) $$(pkg-config --cflags cairo | sed 's/-I/-isystem /g') \
		-o $@ $< $$(pkg-config --libs cairo)
