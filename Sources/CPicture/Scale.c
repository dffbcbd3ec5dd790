#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "CPicture.h"

/// Where the pixels along one side come from: pixel `i` is a mean of `first[i]` to `first[i] + count[i]`.
typedef struct {
  uint32_t *first;
  uint32_t *count;
} Span;

static int make_span(uint32_t from, uint32_t to, Span *span) {
  span->first = calloc(to, sizeof(uint32_t));
  span->count = calloc(to, sizeof(uint32_t));
  if (span->first == NULL || span->count == NULL) return 0;
  for (uint32_t i = 0; i < to; i++) {
    uint32_t start = (uint32_t)((uint64_t)i * from / to);
    uint32_t end = (uint32_t)(((uint64_t)(i + 1) * from + to - 1) / to);
    span->first[i] = start;
    span->count[i] = end > start ? end - start : 1;
  }
  return 1;
}

static void free_span(Span *span) {
  free(span->first);
  free(span->count);
}

/// The mean of a rectangle. Colours count as much as they are seen: what is transparent has none.
static void mean(const CPicturePixels *pixels, uint32_t x, uint32_t y, uint32_t w, uint32_t h, uint8_t *out) {
  uint64_t sum[3] = {0, 0, 0}, alpha = 0;
  for (uint32_t row = y; row < y + h; row++) {
    const uint8_t *pixel = pixels->rgba + ((size_t)row * pixels->width + x) * 4;
    for (uint32_t column = 0; column < w; column++, pixel += 4) {
      for (int channel = 0; channel < 3; channel++) sum[channel] += (uint64_t)pixel[channel] * pixel[3];
      alpha += pixel[3];
    }
  }
  for (int channel = 0; channel < 3; channel++)
    out[channel] = alpha > 0 ? (uint8_t)((sum[channel] + alpha / 2) / alpha) : 0;
  uint64_t count = (uint64_t)w * h;
  out[3] = (uint8_t)((alpha + count / 2) / count);
}

/// The size of a picture that fits into `width` by `height`.
static void proportioned(const CPicturePixels *pixels, uint32_t *width, uint32_t *height) {
  uint64_t by_width = (uint64_t)*width * pixels->height, by_height = (uint64_t)*height * pixels->width;
  if (by_width <= by_height) {
    uint32_t fitted = (uint32_t)((by_width + pixels->width / 2) / pixels->width);
    if (fitted < *height) *height = fitted > 0 ? fitted : 1;
  } else {
    uint32_t fitted = (uint32_t)((by_height + pixels->height / 2) / pixels->height);
    if (fitted < *width) *width = fitted > 0 ? fitted : 1;
  }
}

int32_t cpicture_fit(const CPicturePixels *pixels, uint32_t width, uint32_t height, uint8_t *rgba) {
  if (pixels->rgba == NULL || pixels->width == 0 || pixels->height == 0 || width == 0 || height == 0) return 0;
  if (width > cpicture_longest_side || height > cpicture_longest_side) return 0;
  uint32_t fitted_width = width, fitted_height = height;
  proportioned(pixels, &fitted_width, &fitted_height);
  Span across = {NULL, NULL}, down = {NULL, NULL};
  int is_made = make_span(pixels->width, fitted_width, &across);
  is_made = make_span(pixels->height, fitted_height, &down) && is_made;
  if (is_made) {
    memset(rgba, 0, (size_t)width * height * 4);
    for (uint32_t y = 0; y < fitted_height; y++)
      for (uint32_t x = 0; x < fitted_width; x++)
        mean(
            pixels, across.first[x], down.first[y], across.count[x], down.count[y],
            rgba + ((size_t)y * width + x) * 4);
  }
  free_span(&across);
  free_span(&down);
  return is_made;
}

uint8_t *cpicture_encode_png(const uint8_t *rgba, uint32_t width, uint32_t height, size_t *length) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = PNG_FORMAT_RGBA;
  // A picture is looked at once: a smaller file isn't worth the time that it takes.
  image.flags = PNG_IMAGE_FLAG_FAST;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  uint8_t *bytes = malloc(size);
  if (bytes == NULL) return NULL;
  if (!png_image_write_to_memory(&image, bytes, &size, 0, rgba, 0, NULL)) {
    free(bytes);
    return NULL;
  }
  *length = size;
  return bytes;
}

void cpicture_free_bytes(uint8_t *bytes) { free(bytes); }
