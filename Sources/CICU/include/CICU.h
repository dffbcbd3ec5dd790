// What Wenzhai needs of ICU, in plain C types.
//
// ICU's own headers stay in CICU.c: inside a module map they clash with the ICU that Foundation carries.
#ifndef WENZHAI_CICU_H
#define WENZHAI_CICU_H

#include <stddef.h>
#include <stdint.h>

/// Byte offsets after which a line of `text` may break (UAX #14 with the tailoring of locale `zh`).
///
/// `text` is UTF-8 of `length` bytes. Writes at most `capacity` offsets, in order, the last being `length`.
/// A mandatory break is given as its offset too. Returns how many there are, or -1 if ICU fails.
int32_t cicu_line_breaks(const char *text, int32_t length, int32_t *offsets, int32_t capacity);

/// The words of `text` (UAX #29; in runs of Han or kana, those that ICU's dictionary finds).
///
/// `text` is UTF-8 of `length` bytes. A word holds a letter, an ideograph, kana or a digit: spaces,
/// punctuation and symbols are left out. Writes at most `capacity` pairs of byte offsets, start and end, in
/// order; `bounds` has room for twice as many numbers. Returns how many words there are, or -1 if ICU fails.
/// Offsets behind each sentence, the end of the text among them.
///
/// Returns how many there are, or -1.
int32_t cicu_sentences(const char *text, int32_t length, int32_t *ends, int32_t capacity);

int32_t cicu_words(const char *text, int32_t length, int32_t *bounds, int32_t capacity);

/// NFKC and full case folding of a UTF-8 string of `length` bytes, as UTF-32.
///
/// Writes at most `capacity` scalars; returns how many the result has, or -1.
int32_t cicu_nfkc_fold(const char *text, int32_t length, uint32_t *scalars, int32_t capacity);

/// East_Asian_Width: 0 neutral, 1 ambiguous, 2 half-width, 3 full-width, 4 narrow, 5 wide (UAX #11).
int32_t cicu_east_asian_width(uint32_t scalar);

/// General_Category as ICU numbers it (u_charType).
int32_t cicu_general_category(uint32_t scalar);

/// The first scalar of the canonical decomposition: the letter without its diacritics; itself if it has none.
uint32_t cicu_canonical_base(uint32_t scalar);

int32_t cicu_is_emoji_presentation(uint32_t scalar);
int32_t cicu_is_default_ignorable(uint32_t scalar);

/// 1 if the script is Latin, Han, Hiragana, Katakana, Bopomofo or Hangul respectively; 0 for others.
int32_t cicu_is_latin(uint32_t scalar);
int32_t cicu_is_han(uint32_t scalar);
int32_t cicu_is_kana(uint32_t scalar);
int32_t cicu_is_hangul(uint32_t scalar);

/// The form of a domain name that servers are asked by (UTS #46); -1 if the name can't have one.
int32_t cicu_domain_to_ascii(const char *name, int32_t length, char *ascii, int32_t capacity);

/// GB 18030 text of `length` bytes as UTF-8.
///
/// Returns how many bytes that takes, or -1 if some stand for no character or `capacity` is too small.
ptrdiff_t cicu_gb18030_to_utf8(const uint8_t *bytes, ptrdiff_t length, uint8_t *text, ptrdiff_t capacity);

#endif
