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
      return true;
    }
  }
  return false;
}

ptrdiff_t cbytes_find_start(const uint8_t *bytes, ptrdiff_t count, ptrdiff_t from, const cbytes_starts *starts) {
  ptrdiff_t at = from;
  // The last byte of an encoding is at most three further.
  for (; at + (ptrdiff_t)sizeof(block) + 3 <= count; at += (ptrdiff_t)sizeof(block)) {
    block here = load(bytes + at);
    block found = {0};
    if (starts->letter != 0) {
      block letters = (block)((here | 0x20) == starts->letter);
      if (starts->next_letter != 0) {
        block next = load(bytes + at + 1);
        letters &= (block)((next | 0x20) == starts->next_letter) | (block)(next >= 0x80);
      }
      found |= letters;
    }
    if (starts->accented) found |= (block)((here - 0xC3) <= 6);
    for (int index = 0; index < starts->encoding_count; index++) {
      cbytes_encoding encoding = starts->encodings[index];
      found |= (block)(here == encoding.lead) & (block)(load(bytes + at + encoding.distance) == encoding.tail);
    }
    if (any(found)) break;
  }
  for (; at < count; at++) {
    if (is_start(bytes, count, at, starts)) return at;
  }
  return -1;
}
