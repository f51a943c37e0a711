# Sourced by books.test.sh: workbooks made of parts, ZIP archives by gzip alone.

# le NUMBER WIDTH: the number's bytes, lowest first
le() {
    local n=$1 i
    for ((i = 0; i < $2; i++)); do
        printf "\\x$(printf %02x $((n & 255)))"
        n=$((n >> 8))
    done
}

# archive OUT NAME FILE [NAME FILE]...: gzip packs and sums, so a ZIP's entry is its body.
# SAID is the size that the archive says of every part, where it is to lie.
archive() {
    local out=$1 at=0 count=0 name length
    shift
    : >"$out"
    : >directory
    while [ $# -gt 0 ]; do
        name=$1
        gzip -nc "$2" >packed
        length=$(($(stat -c %s packed) - 18)) # a head of 10 bytes, sum and size behind
        {
            le 20 2; le 0 2; le 8 2; le 0 2; le 33 2
            tail -c 8 packed | head -c 4
            le $length 4
            if [ -n "${SAID:-}" ]; then le "$SAID" 4; else tail -c 4 packed; fi
            le ${#name} 2; le 0 2
        } >head
        { printf 'PK\3\4'; cat head; printf %s "$name"; tail -c +11 packed | head -c $length; } >>"$out"
        { printf 'PK\1\2'; le 20 2; cat head; le 0 6; le 0 4; le $at 4; printf %s "$name"; } >>directory
        at=$(stat -c %s "$out")
        count=$((count + 1))
        shift 2
    done
    cat directory >>"$out"
    { printf 'PK\5\6'; le 0 4; le $count 2; le $count 2; le "$(stat -c %s directory)" 4; le "$at" 4; le 0 2; } >>"$out"
}

# The parts of a workbook of one sheet, each in a file that a test writes over.
parts() {
    printf "<workbook xmlns:r='r'><sheets><sheet name='%s' sheetId='1' r:id='a'/></sheets></workbook>" \
        "${1:-List 1}" >workbook
    printf "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/></Relationships>" >relations
    printf "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>" >styles
    printf '<sst/>' >texts
    printf '<worksheet/>' >sheet
}
book() {
    archive "$1" xl/workbook.xml workbook xl/_rels/workbook.xml.rels relations xl/styles.xml styles \
        xl/sharedStrings.xml texts xl/worksheets/sheet1.xml sheet
}

# cells TEXT...: a row of cells; "=8" is a number, "@45382" a day, "&FORMULA=RESULT" both.
cells() {
    local text
    printf '<row>'
    for text in "$@"; do
        case $text in
        =*) printf '<c><v>%s</v></c>' "${text#=}" ;;
        @*) printf "<c s='1'><v>%s</v></c>" "${text#@}" ;;
        '&'*) printf "<c t='str'><f>%s</f><v>%s</v></c>" "${text#&}" "${text##*=}" ;;
        '#'*) printf "<c t='e'><v>%s</v></c>" "$text" ;;
        *) printf "<c t='inlineStr'><is><t>%s</t></is></c>" "$text" ;;
        esac
    done
    printf '</row>'
}
