# One template in two brands, every kind of pack under every marking, and what
# is said of a brand that can't be.
. "$TESTS/lib.sh"
inspect=$BUILD/tests/inspect mart=(--mart "$BUILD/sample.mart") pack=$TESTS/gallery/brand-paper

# Two brands: the same words, other ink, both sound.
"$PACKWRIGHT" render "$pack" "${mart[@]}" -o plain.pdf 2>log || fail "brand: the pack does not render: $(cat log)"
"$PACKWRIGHT" render "$pack" "${mart[@]}" --theme exampleshire -o brand.pdf 2>log || fail "brand: nor in a brand: $(cat log)"
same "brand: the shipped brand has no finding" "" "$(grep -E 'warning|error' log)"
same "brand: both say the same" "$(pdftotext plain.pdf -)" "$(pdftotext brand.pdf -)"
check "brand: in the plain one the independent reader finds no fault" "$inspect" plain.pdf
check "brand: nor in the branded one" "$inspect" brand.pdf
"$PACKWRIGHT" dump pages "$pack" "${mart[@]}" >plain.txt
"$PACKWRIGHT" dump pages "$pack" "${mart[@]}" --theme exampleshire >brand.txt
check "brand: headings are in the brand's colour" grep -qi '0b5345' brand.txt
same "brand: and no longer in the base's" 0 "$(grep -ci '12436d' brand.txt)"
"$PACKWRIGHT" dump tags "$pack" "${mart[@]}" --theme exampleshire >tags
check "brand: the logo is a figure with its text" grep -q 'Figure.*Exampleshire Council: three beech leaves' tags
same "brand: the logo stands on page one alone" 1 "$(grep -c 'Exampleshire Council: three' tags)"

# Would catch: an identifier that two renditions of one pack share.
id_of() { qpdf --show-object=trailer "$1" | grep -ao '/ID \[ [^ ]*'; }
"$PACKWRIGHT" render "$pack" "${mart[@]}" -o plain.pdf >/dev/null 2>&1
"$PACKWRIGHT" render "$pack" "${mart[@]}" --theme exampleshire -o branded.pdf >/dev/null 2>&1
check "brand: another brand is another file" test "$(id_of plain.pdf)" != "$(id_of branded.pdf)" -a -n "$(id_of plain.pdf)"

# What can't be a brand.
says "brand: an unknown one names those there are" 2 "there are: exampleshire" \
    "$PACKWRIGHT" check "$pack" "${mart[@]}" --theme exempleshire
theme() { # "what" status text line...: a brand of these lines
    local what=$1 status=$2 text=$3
    shift 3
    printf '%s\n' "$@" >own.yaml
    says "brand: $what" "$status" "$text" "$PACKWRIGHT" render "$pack" "${mart[@]}" --theme ./own.yaml -o own.pdf
}
theme "a pale colour is named with its ratio" 0 "'strong' has a contrast of 2.6:1 on paper; readers need 4.5:1" 'colours: { strong: "#A0A0A0" }'
theme "a pale mark too" 0 "readers need 3.0:1" 'colours: { series-2: "#D0D0D0" }'
theme "sizes are no brand's" 1 "[brand-key]" 'styles: { body: { size: 8, leading: 9 } }'
theme "a family that is not there says where to lay it" 0 "list them in fonts/fonts.yaml" 'family: Comic Neue'
theme "a logo that is not there" 1 "[logo-missing]" 'logo: { file: logo.svg, alt: A }'
theme "a logo from elsewhere" 1 "[logo-missing]" 'logo: { file: ../brand/../../etc/passwd, alt: A }'
cp "$ROOT/templates/themes/exampleshire/logo.svg" logo.svg
theme "a logo without words" 1 "[logo-without-alt]" 'logo: { file: logo.svg }'
theme "a logo as wide as the page" 1 "[theme-value]" 'logo: { file: logo.svg, alt: A, width: 400 }'

# Every kind, public and restricted, draft: sound, and marked on every page.
kinds=$(sed -n 's/^  \([a-z-]*\):$/\1/p' "$ROOT/templates/furniture.yaml")
check "brand: there are the kinds of the manual" test "$(wc -w <<<"$kinds")" -ge 6
mkdir -p p
for kind in $kinds; do
    cat >p/pack.md <<END
---
title: "A pack of its kind"
kind: $kind
audience: restricted
exempt: [1, 3]
draft: true
parameters:
  area:  { type: area }
  as_at: { type: date }
---
# One
Some words.

---

## Two
More words.
END
    for audience in public restricted; do
        out=$kind-$audience.pdf
        "$PACKWRIGHT" render p "${mart[@]}" --audience $audience --theme exampleshire -o "$out" 2>log ||
            { fail "brand: $kind, $audience does not render: $(cat log)"; continue; }
        check "brand: $kind, $audience: no fault" "$inspect" "$out"
        first=$(pdftotext -l 1 "$out" - | tr '\n' ' ') last=$(pdftotext -f 2 "$out" - | tr '\n' ' ')
        if [ $audience = public ]; then whole="OFFICIAL " foot="OFFICIAL"; else
            whole="NOT FOR PUBLICATION: exempt information within paragraphs 1 and 3 of Part 1 of Schedule 12A"
            foot="NOT FOR PUBLICATION"
        fi
        check "brand: $kind, $audience is marked on page one" grep -qF "$whole" <<<"$first"
        check "brand: $kind, $audience is marked on the last page" grep -qF "$foot" <<<"$last"
        check "brand: $kind, $audience is a draft on every page" grep -qF DRAFT <<<"$last"
        [ $audience = restricted ] || same "brand: $kind: nothing in the public one says it is not" "" "$(grep -o 'NOT FOR PUBLICATION\|SENSITIVE' <<<"$first$last" | head -n 1)"
    done
done
sed -i 's/^kind: .*/kind: leaflet/' p/pack.md
says "brand: an unknown kind names the kinds" 1 'no kind of pack "leaflet"; templates/furniture.yaml has committee-report, report, scorecard' "$PACKWRIGHT" check p "${mart[@]}"
