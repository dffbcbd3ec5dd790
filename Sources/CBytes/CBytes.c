#define _GNU_SOURCE
#include "CBytes.h"

#include <string.h>

ptrdiff_t cbytes_find(const uint8_t *bytes, ptrdiff_t count, const uint8_t *needle, ptrdiff_t length) {
  const uint8_t *found = length == 1 ? memchr(bytes, needle[0], (size_t)count)
                                     : memmem(bytes, (size_t)count, needle, (size_t)length);
  return found == NULL ? -1 : found - bytes;
}
