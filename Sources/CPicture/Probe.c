#include <string.h>

#include "CPicture.h"

static uint32_t big16(const uint8_t *at) { return (uint32_t)at[0] << 8 | at[1]; }
static uint32_t big32(const uint8_t *at) { return big16(at) << 16 | big16(at + 2); }
static uint32_t little16(const uint8_t *at) { return (uint32_t)at[1] << 8 | at[0]; }
static uint32_t little24(const uint8_t *at) { return (uint32_t)at[2] << 16 | little16(at); }

static int begins(const uint8_t *bytes, size_t length, const char *magic, size_t count) {
  return length >= count && memcmp(bytes, magic, count) == 0;
}

/// True for the markers of JPEG's frame headers SOF0...SOF15; three codes among them are other things.
static int is_frame_marker(uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static void probe_jpeg(const uint8_t *bytes, size_t length, uint32_t *width, uint32_t *height) {
  size_t at = 2;
  for (;;) {
    // libjpeg too skips what is no marker, and markers may be padded with FF.
    while (at < length && bytes[at] != 0xFF) at++;
    while (at < length && bytes[at] == 0xFF) at++;
    if (at >= length) return;
    uint8_t marker = bytes[at++];
    if (marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;
    // Scan data without a frame header, or the end.
    if (marker == 0xD9 || marker == 0xDA || length - at < 2) return;
    if (is_frame_marker(marker)) {
      if (length - at < 7) return;
      *height = big16(bytes + at + 3);
      *width = big16(bytes + at + 5);
      return;
    }
    size_t segment = big16(bytes + at);
    if (segment < 2 || segment > length - at) return;
    at += segment;
  }
}

static void probe_webp(const uint8_t *bytes, size_t length, uint32_t *width, uint32_t *height) {
  if (length < 30) return;
  const uint8_t *chunk = bytes + 12, *data = bytes + 20;
  if (memcmp(chunk, "VP8X", 4) == 0) {
    *width = little24(data + 4) + 1;
    *height = little24(data + 7) + 1;
  } else if (memcmp(chunk, "VP8L", 4) == 0 && data[0] == 0x2F) {
    *width = (little16(data + 1) & 0x3FFF) + 1;
    *height = ((little24(data + 2) >> 6) & 0x3FFF) + 1;
  } else if (memcmp(chunk, "VP8 ", 4) == 0 && memcmp(data + 3, "\x9D\x01\x2A", 3) == 0) {
    *width = little16(data + 6) & 0x3FFF;
    *height = little16(data + 8) & 0x3FFF;
  }
}

int32_t cpicture_probe(const uint8_t *bytes, size_t length, uint32_t *width, uint32_t *height) {
  *width = *height = 0;
  if (begins(bytes, length, "\x89PNG\r\n\x1A\n", 8)) {
    if (length >= 24 && memcmp(bytes + 12, "IHDR", 4) == 0) {
      *width = big32(bytes + 16);
      *height = big32(bytes + 20);
    }
    return cpicture_png;
  }
  if (begins(bytes, length, "\xFF\xD8\xFF", 3)) {
    probe_jpeg(bytes, length, width, height);
    return cpicture_jpeg;
  }
  if (begins(bytes, length, "GIF87a", 6) || begins(bytes, length, "GIF89a", 6)) {
    if (length >= 10) {
      *width = little16(bytes + 6);
      *height = little16(bytes + 8);
    }
    return cpicture_gif;
  }
  if (begins(bytes, length, "RIFF", 4) && length >= 12 && memcmp(bytes + 8, "WEBP", 4) == 0) {
    probe_webp(bytes, length, width, height);
    return cpicture_webp;
  }
  return cpicture_no_format;
}
