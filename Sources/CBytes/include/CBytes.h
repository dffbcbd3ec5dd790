// Where in a text a pattern may begin, sixteen bytes at a time.
#ifndef WENZHAI_CBYTES_H
#define WENZHAI_CBYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The encoding of a character, by its first and its last byte.
typedef struct {
  uint8_t lead;
  uint8_t tail;
  /// From the first to the last byte.
  uint8_t distance;
} cbytes_encoding;

typedef struct {
  /// Up to eight encodings of the pattern's first character.
  cbytes_encoding encodings[8];
  int encoding_count;
  /// Its ASCII letter besides, in either case, in lower case here; 0 if there is none.
  uint8_t letter;
  /// The ASCII letter behind it, if that is known; 0 if it isn't.
  uint8_t next_letter;
  /// Letters with diacritics too: any that begins with C3 to C9.
  bool accented;
  /// If the pattern goes on with another character of three bytes behind encodings of three: the two last bytes
  /// that this one may have, the same twice for one.
  bool has_next;
  uint8_t next_tails[2];
} cbytes_starts;

/// The first offset from `from` on where a pattern may begin, or -1. What it gives is to be verified; what it
/// leaves out is no beginning.
ptrdiff_t cbytes_find_start(const uint8_t *bytes, ptrdiff_t count, ptrdiff_t from, const cbytes_starts *starts);

#endif
