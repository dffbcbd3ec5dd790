// memmem(3), which glibc has made fast and doesn't show without asking.
#ifndef WENZHAI_CBYTES_H
#define WENZHAI_CBYTES_H

#include <stddef.h>
#include <stdint.h>

/// The offset of the first occurrence of `needle` in `count` bytes, or -1.
ptrdiff_t cbytes_find(const uint8_t *bytes, ptrdiff_t count, const uint8_t *needle, ptrdiff_t length);

#endif
