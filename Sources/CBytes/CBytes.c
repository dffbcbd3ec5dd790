#include "CBytes.h"

#include <string.h>

// Both GCC and clang know vectors without naming a processor.
typedef uint8_t block __attribute__((vector_size(16)));

static block load(const uint8_t *bytes) {
  block loaded;
  memcpy(&loaded, bytes, sizeof loaded);
  return loaded;
}

static bool any(block mask) {
  uint64_t halves[2];
  memcpy(halves, &mask, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// From the first byte of a character of three bytes to the last of another behind it.
#define NEXT_TAIL 5

static bool is_start(const uint8_t *bytes, ptrdiff_t count, ptrdiff_t at, const cbytes_starts *starts) {
  uint8_t byte = bytes[at];
  if (starts->letter != 0 && (byte | 0x20) == starts->letter) {
    if (starts->next_letter == 0) return true;
    if (at + 1 < count && (bytes[at + 1] >= 0x80 || (bytes[at + 1] | 0x20) == starts->next_letter)) return true;
  }
  if (starts->accented && byte >= 0xC3 && byte <= 0xC9) return true;
  for (int index = 0; index < starts->encoding_count; index++) {
    cbytes_encoding encoding = starts->encodings[index];
    if (byte == encoding.lead && at + encoding.distance < count
        && bytes[at + encoding.distance] == encoding.tail) {
      if (!starts->has_next) return true;
      return at + NEXT_TAIL < count
          && (bytes[at + NEXT_TAIL] == starts->next_tails[0] || bytes[at + NEXT_TAIL] == starts->next_tails[1]);
    }
  }
  return false;
}

static block all(uint8_t byte) { return (block){0} + byte; }

// What to look for, each byte of it sixteen times.
typedef struct {
  block lead[8];
  block tail[8];
  block letter;
  block next_letter;
  block next_tails[2];
} pattern_blocks;

// Inlined with constants, so that a loop is made for each way of calling it.
#define INLINE static inline __attribute__((always_inline))

INLINE block starts_at(const uint8_t *bytes, const cbytes_starts *starts, const pattern_blocks *blocks,
                       bool is_latin, bool has_next, int encoding_count) {
  block here = load(bytes);
  block found = {0};
  if (is_latin && starts->letter != 0) {
    block letters = (block)((here | 0x20) == blocks->letter);
    if (starts->next_letter != 0) {
      block next = load(bytes + 1);
      letters &= (block)((next | 0x20) == blocks->next_letter) | (block)(next >= 0x80);
    }
    found |= letters;
  }
  if (is_latin && starts->accented) found |= (block)((here - 0xC3) <= 6);
  for (int index = 0; index < encoding_count; index++) {
    block tail = load(bytes + starts->encodings[index].distance);
    found |= (block)(here == blocks->lead[index]) & (block)(tail == blocks->tail[index]);
  }
  if (has_next) {
    block tail = load(bytes + NEXT_TAIL);
    found &= (block)(tail == blocks->next_tails[0]) | (block)(tail == blocks->next_tails[1]);
  }
  return found;
}

// To a block with a start in it, or to the last bytes.
INLINE ptrdiff_t skip(const uint8_t *bytes, ptrdiff_t count, ptrdiff_t at, const cbytes_starts *starts,
                      const pattern_blocks *blocks, bool is_latin, bool has_next, int encoding_count) {
  const ptrdiff_t size = sizeof(block);
  // What is looked at besides is at most so far behind a start.
  for (; at + 2 * size + NEXT_TAIL <= count; at += 2 * size) {
    block first = starts_at(bytes + at, starts, blocks, is_latin, has_next, encoding_count);
    block second = starts_at(bytes + at + size, starts, blocks, is_latin, has_next, encoding_count);
    if (any(first | second)) return any(first) ? at : at + size;
  }
  return at;
}

ptrdiff_t cbytes_find_start(const uint8_t *bytes, ptrdiff_t count, ptrdiff_t from, const cbytes_starts *starts) {
  pattern_blocks blocks;
  for (int index = 0; index < starts->encoding_count; index++) {
    blocks.lead[index] = all(starts->encodings[index].lead);
    blocks.tail[index] = all(starts->encodings[index].tail);
  }
  blocks.letter = all(starts->letter);
  blocks.next_letter = all(starts->next_letter);
  blocks.next_tails[0] = all(starts->next_tails[0]);
  blocks.next_tails[1] = all(starts->next_tails[1]);
  ptrdiff_t at;
  if (starts->letter != 0 || starts->accented) {
    at = skip(bytes, count, from, starts, &blocks, true, false, starts->encoding_count);
  } else if (!starts->has_next) {
    at = skip(bytes, count, from, starts, &blocks, false, false, starts->encoding_count);
  } else if (starts->encoding_count == 1) {
    at = skip(bytes, count, from, starts, &blocks, false, true, 1);
  } else if (starts->encoding_count == 2) {
    // A Han character with its traditional form.
    at = skip(bytes, count, from, starts, &blocks, false, true, 2);
  } else {
    at = skip(bytes, count, from, starts, &blocks, false, true, starts->encoding_count);
  }
  for (; at < count; at++) {
    if (is_start(bytes, count, at, starts)) return at;
  }
  return -1;
}
