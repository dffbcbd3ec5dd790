#!/usr/bin/env python3
"""Writes the tables of this folder from Unihan (Debian package unicode-data), from ICU's transliteration Hant-Hans
(uconv of Debian's icu-devtools) and, where the Python package pymdown-extensions is installed, from the list of GitHub's
emoji names in it.

Usage: python3 generate.py
"""
import bz2
import pathlib
import subprocess
import unicodedata

SOURCE = "/usr/share/unicode/Unihan_{}.txt.bz2"
FOLDER = pathlib.Path(__file__).resolve().parent

def properties(part, *names):
    """(code point, property, value) of every line of a part of Unihan that gives one of the properties."""
    with bz2.open(SOURCE.format(part), "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] in names:
                yield int(fields[0][2:], 16), fields[1], fields[2]

# What is written in Hong Kong, and neither of the two knows.
HONG_KONG = {"汚": "污", "峯": "峰", "敍": "叙", "衞": "卫", "麪": "面"}

def is_in_simplified_texts(point):
    """Characters of GB 2312 may stand for themselves there: 姊 isn't 姐."""
    try:
        return bool(chr(point).encode("gb2312"))
    except UnicodeEncodeError:
        return False

def transliterations():
    """What ICU writes for a character where Unihan gives no simplified form: 週, 裏, 衆."""
    points = range(0x4E00, 0xA000)
    lines = subprocess.run(
        ["uconv", "-f", "UTF-8", "-t", "UTF-8", "-x", "Hant-Hans"], check=True, capture_output=True, encoding="utf-8",
        input="\n".join(map(chr, points))).stdout.split("\n")
    found = {point: ord(line) for point, line in zip(points, lines) if len(line) == 1 and ord(line) != point}
    found.update({ord(source): ord(target) for source, target in HONG_KONG.items()})
    return {source: target for source, target in found.items() if not is_in_simplified_texts(source)}

def pairs():
    simplified = transliterations()
    for source, _, value in properties("Variants", "kSimplifiedVariant"):
        targets = [int(word.split("<")[0][2:], 16) for word in value.split()]
        others = [target for target in targets if target != source and target < 0x10000]
        if others:
            simplified[source] = others[0]
    # Follow chains, so that folding twice changes nothing.
    for source in list(simplified):
        target, seen = simplified[source], {source}
        while target in simplified and target not in seen:
            seen.add(target)
            target = simplified[target]
        simplified[source] = target
    return sorted((s, t) for s, t in simplified.items() if s != t and s < 0x10000)

def write(name, head, literal, lines):
    """A Swift file with one string literal; a line that ends in a backslash goes on in the next."""
    text = [*head, f'let {literal}: StaticString = """', *("  " + line for line in lines), '  """']
    (FOLDER / name).write_text("\n".join(text) + "\n", encoding="utf-8")

def write_traditional(found):
    text = "".join(chr(s) + chr(t) for s, t in found)
    head = [
        "// Made by generate.py from Unihan_Variants.txt (kSimplifiedVariant), Unicode 15.0, and ICU's Hant-Hans. Don't edit.",
        "",
        f"/// {len(found)} pairs, each a traditional character followed by its simplified one, by code point.",
    ]
    lines = [text[at:at + 50] + ("\\" if at + 50 < len(text) else "") for at in range(0, len(text), 50)]
    write("TraditionalToSimplified.swift", head, "traditionalToSimplifiedPairs", lines)

# In the order of trust: the first reading of the first that has the character is taken for its commonest.
DICTIONARIES = ("kMandarin", "kHanyuPinlu", "kXHC1983", "kTGHZ2013")
# What is typed for an interjection without a vowel, besides the letters themselves; Unihan leaves out 〇.
TYPED = {"n": "en", "ng": "en"}
LEFT_OUT = {0x3007: ["ling"]}

def toneless(reading):
    """The letters that are typed for a reading: no tone, v for ü. None if it has others (ê)."""
    letters = unicodedata.normalize("NFD", reading)
    for tone in "\u0304\u0301\u030c\u0300":
        letters = letters.replace(tone, "")
    letters = letters.replace("u\u0308", "v")
    return letters if letters.isascii() and letters.isalpha() else None

def readings(simplified):
    """The syllables of each character of the BMP, the commonest first."""
    listed = {name: {} for name in DICTIONARIES}
    for source, name, value in properties("Readings", *DICTIONARIES):
        # "xíng", "xíng(2943)", "0442.080:háng", "223.010,223.020:liǎo"
        words = [word.split(":")[-1].split("(")[0] for word in value.split()]
        if source < 0x10000:
            listed[name][source] = [toneless(word) for word in words]
    found = {source: list(syllables) for source, syllables in LEFT_OUT.items()}
    for name in DICTIONARIES:
        for source, syllables in listed[name].items():
            typed = [TYPED[syllable] for syllable in syllables if syllable in TYPED]
            found.setdefault(source, []).extend(filter(None, syllables + typed))
    # The dictionaries are of simplified characters and know more readings of those.
    own = {source: list(syllables) for source, syllables in found.items()}
    for source, target in simplified:
        if source in own:
            found[source].extend(own.get(target, []))
    return {source: list(dict.fromkeys(syllables)) for source, syllables in found.items() if syllables}

def write_readings(found):
    first, other = {}, {}
    for source, syllables in sorted(found.items()):
        first.setdefault(syllables[0], []).append(chr(source))
        for syllable in syllables[1:]:
            other.setdefault(syllable, []).append(chr(source))
    head = [
        "// Made by generate.py from Unihan_Readings.txt (kMandarin, kHanyuPinlu, kXHC1983, kTGHZ2013) and",
        "// Unihan_Variants.txt (kSimplifiedVariant), Unicode 15.0, and ICU's Hant-Hans. Don't edit.",
        "",
        f"/// The toneless readings of {len(found)} characters. Each line: a syllable (v for ü); the characters whose",
        "/// commonest reading it is; those that can be read so too.",
    ]
    lines = [
        " ".join([syllable, "".join(first.get(syllable, [])), "".join(other.get(syllable, []))]).rstrip()
        for syllable in sorted(first.keys() | other.keys())
    ]
    write("PinyinReadings.swift", head, "pinyinReadings", lines)

def write_emoji(names):
    head = [
        "// Made by generate.py from GitHub's list of emoji (gemoji " + names.version.lstrip("v") + "). Don't edit.",
        "",
    ]
    found = {name.strip(":"): emoji["unicode"] for name, emoji in names.emoji.items()}
    for alias, name in names.aliases.items():
        found.setdefault(alias.strip(":"), found[name.strip(":")])
    head += [
        f"/// {len(found)} names in order, each with its emoji: `:name:` is how they are written. A letter or digit (0 to z,",
        "/// base 36) says how much of the name before a name begins with; what follows is the rest of it.",
    ]
    words, before = [], ""
    for name, points in sorted(found.items()):
        shared = 0
        while shared < min(len(name), len(before), 35) and name[shared] == before[shared]:
            shared += 1
        mark = "0123456789abcdefghijklmnopqrstuvwxyz"[shared]
        words.append(mark + name[shared:] + ":" + "".join(chr(int(point, 16)) for point in points.split("-")))
        before = name
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 100:
            lines.append(line + "\\")
            line = ""
        line += word + " "
    write("EmojiNames.swift", head, "emojiNames", [*lines, line.rstrip()])

try:
    from pymdownx import gemoji_db
    write_emoji(gemoji_db)
except ImportError:
    print("EmojiNames.swift stays as it is: pymdown-extensions is not installed")
simplified = pairs()
write_traditional(simplified)
write_readings(readings(simplified))
