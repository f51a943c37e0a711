TEST_PROGRAMS += $(BUILD)/tests/faultlib.so
$(BUILD)/tests/faultlib.so: tests/faults/faultlib.c
	@mkdir -p $(@D)
	@$(CC) -std=c17 -O1 -fPIC -shared -o $@ $< -ldl
