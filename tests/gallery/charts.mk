# Draws every chart of the unit tests' galleries by itself.
TEST_PROGRAMS += $(BUILD)/tests/charts
$(BUILD)/tests/charts: tests/gallery/charts.c tests/gallery/charts.mk $(wildcard tests/unit/chart_*.h include/packwright/*) $(call objects,$(call below,paint))
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $(LDFLAGS) -Itests/unit -o $@ $(filter %.c %.o,$^) $(PKG_LIBS)
