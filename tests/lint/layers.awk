# Holds the sources to include/packwright/LAYERS: reads that file first, then
# every source; prints what is not allowed and exits 1.
#   awk -f layers.awk include/packwright/LAYERS FILE...
function layer_of(path,    parts, n) {
    n = split(path, parts, "/")
    if (path ~ /include\/packwright\//) { sub(/\..*/, "", parts[n]); sub(/_.*/, "", parts[n]); return parts[n] }
    return parts[n - 1]
}
FNR == 1 { layer = layer_of(FILENAME) }
FILENAME ~ /LAYERS$/ {
    sub(/#.*/, "")
    if (NF == 0) next
    level++
    split($0, halves, ":")
    n = split(halves[1], names, " ")
    for (i = 1; i <= n; i++) { level_of[names[i]] = level; outside[names[i]] = halves[2] " " }
    k = split(halves[2], headers, " ")
    for (i = 1; i <= k; i++) guarded[headers[i]] = 1
    next
}
!(layer in level_of) { if (!told[layer]++) { print FILENAME ": layer '" layer "' is not in LAYERS"; bad = 1 } next }
match($0, /^#[ ]*include "packwright\/[a-z]+[._]/) {
    name = substr($0, RSTART, RLENGTH); sub(/.*packwright\//, "", name); sub(/[._]$/, "", name)
    if (name != layer && !(level_of[name] < level_of[layer])) {
        print FILENAME ":" FNR ": layer '" layer "' may not include '" name "'"; bad = 1
    }
}
/^#[ ]*include "/ && !/"packwright\// && /\// && !/"[a-z_]+\/[a-z_0-9.]+"/ { print FILENAME ":" FNR ": private header of another folder"; bad = 1 }
match($0, /^#[ ]*include <[^>]+>/) {
    name = substr($0, RSTART, RLENGTH); sub(/.*</, "", name); sub(/>.*/, "", name)
    for (g in guarded)
        if (index(name, g) == 1 && index(outside[layer], " " g " ") == 0 && !covered(name, layer)) {
            print FILENAME ":" FNR ": <" name "> does not belong in layer '" layer "'"; bad = 1
        }
}
function covered(name, l,    parts, n, i) {
    n = split(outside[l], parts, " ")
    for (i = 1; i <= n; i++) if (index(name, parts[i]) == 1) return 1
    return 0
}
END { exit bad }
