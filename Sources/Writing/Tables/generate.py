#!/usr/bin/env python3
"""Writes TraditionalToSimplified.swift from Unihan (Debian package unicode-data).

Usage: python3 generate.py > TraditionalToSimplified.swift
"""
import bz2

SOURCE = "/usr/share/unicode/Unihan_Variants.txt.bz2"

def pairs():
    simplified = {}
    with bz2.open(SOURCE, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] == "kSimplifiedVariant":
                source = int(fields[0][2:], 16)
                targets = [int(word.split("<")[0][2:], 16) for word in fields[2].split()]
                others = [target for target in targets if target != source]
                if others:
                    simplified[source] = others[0]
    # Follow chains, so that folding twice changes nothing.
    for source in list(simplified):
        target, seen = simplified[source], {source}
        while target in simplified and target not in seen:
            seen.add(target)
            target = simplified[target]
        simplified[source] = target
    return sorted((s, t) for s, t in simplified.items() if s != t and s < 0x10000 and t < 0x10000)

found = pairs()
print("// Made by generate.py from Unihan_Variants.txt (kSimplifiedVariant), Unicode 15.0. Don't edit.")
print()
print(f"/// {len(found)} pairs, each a traditional character followed by its simplified one, by code point.")
print("let traditionalToSimplifiedPairs: StaticString = \"\"\"")
text = "".join(chr(s) + chr(t) for s, t in found)
for at in range(0, len(text), 50):
    print("  " + text[at:at + 50] + ("\\" if at + 50 < len(text) else ""))
print("  \"\"\"")
