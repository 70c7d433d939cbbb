"""Cuts the fonts of statements out of Noto Sans CJK. scripts/fonts calls it.

    python scripts/fonts.py FOLDER OUTPUT

FOLDER has the contents of Debian's packages fonts-noto-cjk and unicode-data.
"""

import bz2
import re
import sys
import unicodedata
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

# The faces of the collection: what is at index 0 draws Chinese characters as Japan does.
KOREAN, SIMPLIFIED, SIMPLIFIED_MONO = 1, 2, 7
# In the Table of General Standard Chinese Characters the first 6,500 are those of levels 1 and 2.
COMMON = 6500

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x18F, 0x218, 0x219, 0x21A, 0x21B, 0x1E9E]
GREEK = [*range(0x391, 0x3CA)]
MARKS = [ord(c) for c in "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€№™Ω℃←↑→↓−√∞≈≠≤≥■□▪●○✓"]
# Chinese sets them as wide as its characters. English does not, nor does Korean.
NARROW = [ord(c) for c in "·‘’“”•"]
SMALL = [0x2070, *range(0x2074, 0x208F)]
NUMERALS = [*range(0x2160, 0x216C), *range(0x2460, 0x2474)]
CHINESE_MARKS = [*range(0x3000, 0x3020), *range(0xFF01, 0xFF5F), 0xFFE5, 0x3003, *range(0x3380, 0x33DF)]


def chinese(folder):
    """The characters of GB 2312, and the common ones of the national table of 2013."""
    pairs = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    yield from (ord(text) for pair in pairs if (text := pair.decode("gb2312", "ignore")))
    for line in bz2.open(folder / "usr/share/unicode/Unihan_OtherMappings.txt.bz2", "rt"):
        entry = re.fullmatch(r"U\+(\w+)\tkTGH\t2013:(\d+)\n", line)
        if entry and int(entry[2]) <= COMMON:
            yield int(entry[1], 16)


def cut(source, face, characters, output, narrow=None):
    """Writes what draws these characters, without hints and without rules for setting them."""
    options = subset.Options(
        hinting=False, desubroutinize=False, layout_features=[], name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        drop_tables=["BASE", "GSUB", "GPOS", "GDEF", "VORG", "vhea", "vmtx", "DSIG"], notdef_outline=True,
    )
    font = TTFont(source, fontNumber=face, recalcTimestamp=False)
    if narrow is not None:
        borrowed = TTFont(source, fontNumber=narrow).getBestCmap()
        for table in font["cmap"].tables:
            table.cmap.update({c: borrowed[c] for c in NARROW if c in table.cmap})
    wanted = {c for c in characters if unicodedata.category(chr(c))[0] != "C"}
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.save(output)
    print(f"{output.name}: {len(font.getBestCmap())} characters, {output.stat().st_size} bytes")


def licence(folder):
    """The licence as the package has it, without the marks of that file's format."""
    text = (folder / "usr/share/doc/fonts-noto-cjk/copyright").read_text()
    paragraph = text.rpartition("License: SIL-1.1\n")[2].split("\n\n")[0]
    return "\n".join(line[1:] if line != " ." else "" for line in paragraph.splitlines())


def main(folder, output):
    fonts = folder / "usr/share/fonts/opentype/noto"
    regular, bold = fonts / "NotoSansCJK-Regular.ttc", fonts / "NotoSansCJK-Bold.ttc"
    letters = [*LATIN, *GREEK, *MARKS, *SMALL, *NUMERALS]
    cut(regular, SIMPLIFIED, [*letters, *CHINESE_MARKS, *chinese(folder)], output / "regular.otf")
    cut(regular, SIMPLIFIED, NARROW, output / "marks.otf", narrow=KOREAN)
    cut(bold, SIMPLIFIED, letters, output / "bold.otf", narrow=KOREAN)
    cut(regular, SIMPLIFIED_MONO, range(0x20, 0x7F), output / "mono.otf")
    # What a user adds to the fonts above, in tests.
    cut(regular, SIMPLIFIED, [ord("龘")], output / "rare.otf")
    notice = TTFont(regular, fontNumber=SIMPLIFIED)["name"].getDebugName(0)
    (output / "LICENCE").write_text(f"{notice}\n\n{licence(folder)}\n")


main(*map(Path, sys.argv[1:]))
