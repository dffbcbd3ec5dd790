#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

// Opening an iterator loads its rules; one of each kind a thread is opened and kept. They are not shared between
// threads. Gives the iterator set to the text, which `source` is opened on and is to be closed; NULL on failure.
static UBreakIterator *iterator(UBreakIteratorType type, const char *text, int32_t length, UText *source) {
  static _Thread_local UBreakIterator *kept[UBRK_SENTENCE + 1];
  UErrorCode status = U_ZERO_ERROR;
  if (kept[type] == NULL) {
    UBreakIterator *opened = ubrk_open(type, "zh", NULL, 0, &status);
    if (U_FAILURE(status)) return NULL;
    kept[type] = opened;
  }
  utext_openUTF8(source, text, length, &status);
  ubrk_setUText(kept[type], source, &status);
  if (U_SUCCESS(status)) return kept[type];
  utext_close(source);
  return NULL;
}

int32_t cicu_line_breaks(const char *text, int32_t length, int32_t *offsets, int32_t capacity) {
  UText source = UTEXT_INITIALIZER;
  UBreakIterator *breaks = iterator(UBRK_LINE, text, length, &source);
  if (breaks == NULL) return -1;
  int32_t count = 0;
  ubrk_first(breaks);
  for (int32_t at = ubrk_next(breaks); at != UBRK_DONE && count < capacity; at = ubrk_next(breaks)) {
    offsets[count++] = at;
  }
  utext_close(&source);
  return count;
}

int32_t cicu_sentences(const char *text, int32_t length, int32_t *ends, int32_t capacity) {
  UText source = UTEXT_INITIALIZER;
  UBreakIterator *breaks = iterator(UBRK_SENTENCE, text, length, &source);
  if (breaks == NULL) return -1;
  int32_t count = 0;
  ubrk_first(breaks);
  for (int32_t at = ubrk_next(breaks); at != UBRK_DONE && count < capacity; at = ubrk_next(breaks)) {
    ends[count++] = at;
  }
  utext_close(&source);
  return count;
}

int32_t cicu_words(const char *text, int32_t length, int32_t *bounds, int32_t capacity) {
  UText source = UTEXT_INITIALIZER;
  UBreakIterator *breaks = iterator(UBRK_WORD, text, length, &source);
  if (breaks == NULL) return -1;
  int32_t count = 0;
  int32_t start = ubrk_first(breaks);
  for (int32_t end = ubrk_next(breaks); end != UBRK_DONE && count < capacity; end = ubrk_next(breaks)) {
    // What lies between words (spaces, punctuation, symbols) has the statuses below this limit.
    if (ubrk_getRuleStatus(breaks) >= UBRK_WORD_NONE_LIMIT) {
      bounds[2 * count] = start;
      bounds[2 * count + 1] = end;
      count++;
    }
    start = end;
  }
  utext_close(&source);
  return count;
}

int32_t cicu_nfkc_fold(const char *text, int32_t length, uint32_t *scalars, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
  if (U_FAILURE(status)) return -1;

  // A single scalar grows to 18 UTF-16 units at most under NFKC; callers pass short segments.
  int32_t units = length * 18 + 8;
  UChar *source = malloc(sizeof(UChar) * (size_t)units);
  UChar *normal = malloc(sizeof(UChar) * (size_t)units);
  UChar *folded = malloc(sizeof(UChar) * (size_t)units);
  int32_t count = -1;
  if (source != NULL && normal != NULL && folded != NULL) {
    int32_t sourceLength = 0;
    u_strFromUTF8WithSub(source, units, &sourceLength, text, length, 0xFFFD, NULL, &status);
    int32_t foldedLength = u_strFoldCase(folded, units, source, sourceLength, U_FOLD_CASE_DEFAULT, &status);
    int32_t normalLength = unorm2_normalize(nfkc, folded, foldedLength, normal, units, &status);
    // Normalising can bring back upper case (U+2121 gives TEL) and folding can undo composition.
    foldedLength = u_strFoldCase(folded, units, normal, normalLength, U_FOLD_CASE_DEFAULT, &status);
    normalLength = unorm2_normalize(nfkc, folded, foldedLength, normal, units, &status);
    u_strToUTF32((UChar32 *)scalars, capacity, &count, normal, normalLength, &status);
    if (U_FAILURE(status)) count = -1;
  }
  free(source);
  free(normal);
  free(folded);
  return count;
}

int32_t cicu_east_asian_width(uint32_t scalar) {
  return u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH);
}

int32_t cicu_general_category(uint32_t scalar) { return u_charType((UChar32)scalar); }

uint32_t cicu_canonical_base(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
  if (U_FAILURE(status)) return scalar;
  UChar decomposed[32];
  int32_t length = unorm2_getDecomposition(nfd, (UChar32)scalar, decomposed, 32, &status);
  if (U_FAILURE(status) || length <= 0) return scalar;
  UChar32 base;
  U16_GET(decomposed, 0, 0, length, base);
  return (uint32_t)base;
}

int32_t cicu_is_emoji_presentation(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_EMOJI_PRESENTATION);
}

int32_t cicu_is_default_ignorable(uint32_t scalar) {
  return u_hasBinaryProperty((UChar32)scalar, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static UScriptCode script(uint32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode code = uscript_getScript((UChar32)scalar, &status);
  return U_FAILURE(status) ? USCRIPT_UNKNOWN : code;
}

int32_t cicu_is_latin(uint32_t scalar) { return script(scalar) == USCRIPT_LATIN; }
int32_t cicu_is_han(uint32_t scalar) { return script(scalar) == USCRIPT_HAN; }
int32_t cicu_is_kana(uint32_t scalar) {
  UScriptCode code = script(scalar);
  return code == USCRIPT_HIRAGANA || code == USCRIPT_KATAKANA || code == USCRIPT_BOPOMOFO || scalar == 0x30FC;
}
int32_t cicu_is_hangul(uint32_t scalar) { return script(scalar) == USCRIPT_HANGUL; }

int32_t cicu_domain_to_ascii(const char *name, int32_t length, char *ascii, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UIDNA *idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
  if (U_FAILURE(status)) return -1;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  int32_t count = uidna_nameToASCII_UTF8(idna, name, length, ascii, capacity, &info, &status);
  uidna_close(idna);
  return U_FAILURE(status) || info.errors != 0 || count > capacity ? -1 : count;
}

ptrdiff_t cicu_gb18030_to_utf8(const uint8_t *bytes, ptrdiff_t length, uint8_t *text, ptrdiff_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = ucnv_open("GB18030", &status);
  UConverter *to = ucnv_open("UTF-8", &status);
  ptrdiff_t written = -1;
  if (U_SUCCESS(status)) ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_SUCCESS(status)) {
    char *target = (char *)text;
    const char *source = (const char *)bytes;
    UChar pivot[1024], *pivotSource = pivot, *pivotTarget = pivot;
    ucnv_convertEx(
        to, from, &target, target + capacity, &source, source + length, pivot, &pivotSource, &pivotTarget,
        pivot + sizeof pivot / sizeof *pivot, 1, 1, &status);
    // Without room for a NUL behind the text ICU warns, and all is well.
    if (U_SUCCESS(status)) written = target - (char *)text;
  }
  ucnv_close(to);
  ucnv_close(from);
  return written;
}
