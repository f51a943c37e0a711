#!/bin/bash
# What `make lint` asks of the sources: layers, forbidden calls, sizes, format,
# headers that stand alone, clang without a warning. Prints each fault.
set -u
cd "$(dirname "$0")/../.."
bad=0
fault() { echo "lint: $*"; bad=1; }

mapfile -t sources < <(ls src/*/*.c src/*/*.h 2>/dev/null)
mapfile -t headers < <(ls include/packwright/*.h)
mapfile -t all < <(ls src/*/*.c src/*/*.h include/packwright/*.h tests/*/*.c tests/*/*.h 2>/dev/null | grep -v '^tests/bench/floor.c$')

awk -f tests/lint/layers.awk include/packwright/LAYERS "${sources[@]}" "${headers[@]}" || bad=1

# pattern : where it may stand : why
ban() {
    local found
    found=$(grep -nE "$1" "${sources[@]}" | grep -vE "^($2):" | grep -vE '^[^:]+:[0-9]+: *(\*|/\*|//)')
    [ -z "$found" ] || fault "$3"$'\n'"$found"
}
nowhere='-'
ban '\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|mktemp|tmpnam|alloca)\(' "$nowhere" 'unsafe C function'
ban '\b(localtime|ctime|asctime|strftime|setlocale|localeconv|rand|srand|random)\(' "$nowhere" 'reads clock, locale or chance'
ban '\b(time|gettimeofday|clock_gettime)\(' 'src/cli/cli\.c' 'reads the clock outside the import stamp'
ban '\bgetenv\(' 'src/(mart/share|cli/pipeline)\.c' 'reads the environment outside the search for shared files'
ban '\b(malloc|calloc|realloc|strdup|strndup)\(' 'src/base/memory\.c' 'allocation that can return NULL'
ban '\bcairo_(fill|stroke|paint|mask|show_[a-z_]+|push_group|pop_group)(_[a-z]+)?\(' 'src/paint/[a-z_]+\.c' 'ink that the display list does not see'
ban '\blongjmp\(|\bsetjmp\(' "$nowhere" 'longjmp'
ban '\b(TODO|FIXME|XXX|HACK)\b' "$nowhere" 'a promise left in the code'

for f in "${sources[@]}"; do
    n=$(wc -l <"$f")
    [ "$n" -le 450 ] || fault "$f: $n lines; one noun a file, 450 at most"
    head -n 1 "$f" | grep -q 'SPDX-License-Identifier' || fault "$f: no licence line"
done

if command -v clang-format >/dev/null; then
    clang-format --dry-run -Werror "${all[@]}" 2>&1 | grep -E 'error:' | head -n 20 | sed 's/^/lint: /' | grep . && bad=1
else
    echo 'lint: clang-format is not installed; the format was not checked'
fi

flags=$(make -s print-cflags) || exit 1
for h in "${headers[@]}"; do
    eval gcc "$flags" -fsyntax-only -x c "$h" 2>/dev/null || fault "$h: does not compile on its own"
done
if command -v clang >/dev/null; then
    # shellcheck disable=SC2086
    printf '%s\n' src/*/*.c | eval xargs -P 2 -n 12 clang "$flags" -Wno-unknown-warning-option -Wno-gnu -fsyntax-only || bad=1
else
    echo 'lint: clang is not installed; its warnings were not asked for'
fi

[ $bad = 0 ] && echo "lint: ok, ${#all[@]} files"
exit $bad
