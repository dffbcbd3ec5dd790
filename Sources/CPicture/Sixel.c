#include "CPicture.h"

#include <stdlib.h>
#include <string.h>

// Levels of red, green and blue: the eye tells green best. Every terminal with sixels has as many registers, or
// takes as many.
enum { reds = 6, greens = 7, blues = 6, colors = reds * greens * blues };

// What is written, and where the next byte goes. `bytes` is NULL once there was no memory.
typedef struct {
  uint8_t *bytes;
  size_t length;
  size_t capacity;
} Output;

static void put(Output *output, uint8_t byte) {
  if (output->bytes == NULL) return;
  if (output->length == output->capacity) {
    uint8_t *grown = realloc(output->bytes, output->capacity * 2);
    if (grown == NULL) free(output->bytes);
    output->bytes = grown;
    output->capacity *= 2;
    if (grown == NULL) return;
  }
  output->bytes[output->length++] = byte;
}

static void put_number(Output *output, uint32_t number) {
  char digits[10];
  int count = 0;
  do digits[count++] = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  while (count > 0) put(output, (uint8_t)digits[--count]);
}

// Bayer's matrix of sixteen thresholds, so that areas between two levels show a mixture of both.
static const uint8_t thresholds[4][4] = {{0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};

static uint32_t level(uint8_t value, uint32_t levels, uint32_t x, uint32_t y) {
  uint32_t scaled = value * (levels - 1) * 16 + thresholds[y & 3][x & 3] * 255 + 127;
  uint32_t step = scaled / (255 * 16);
  return step < levels ? step : levels - 1;
}

// The register of a pixel, -1 where it is rather transparent.
static int16_t color_of(const uint8_t *pixel, uint32_t x, uint32_t y) {
  if (pixel[3] < 128) return -1;
  uint32_t red = level(pixel[0], reds, x, y);
  uint32_t green = level(pixel[1], greens, x, y);
  return (int16_t)((red * greens + green) * blues + level(pixel[2], blues, x, y));
}

static void put_color(Output *output, uint32_t color) {
  put(output, '#');
  put_number(output, color);
  put(output, ';');
  put(output, '2');
  const uint32_t parts[3] = {
    color / blues / greens * 100 / (reds - 1), color / blues % greens * 100 / (greens - 1),
    color % blues * 100 / (blues - 1)};
  for (int part = 0; part < 3; part++) {
    put(output, ';');
    put_number(output, parts[part]);
  }
}

static void put_run(Output *output, uint8_t sixel, uint32_t count) {
  if (count > 3) {
    put(output, '!');
    put_number(output, count);
    put(output, (uint8_t)(63 + sixel));
  } else {
    while (count-- > 0) put(output, (uint8_t)(63 + sixel));
  }
}

// Six rows of pixels at most, one colour after the other.
static void put_band(Output *output, const int16_t *band, uint32_t width, uint32_t rows, uint8_t *is_known) {
  uint8_t is_used[colors] = {0};
  for (size_t at = 0; at < (size_t)width * rows; at++) {
    if (band[at] >= 0) is_used[band[at]] = 1;
  }
  for (uint32_t color = 0; color < colors; color++) {
    if (!is_used[color]) continue;
    // Some terminals don't go on with a colour that was only said.
    if (!is_known[color]) put_color(output, color);
    put(output, '#');
    put_number(output, color);
    is_known[color] = 1;
    uint8_t last = 0;
    uint32_t count = 0;
    for (uint32_t x = 0; x < width; x++) {
      uint8_t sixel = 0;
      for (uint32_t row = 0; row < rows; row++) {
        if (band[(size_t)row * width + x] == (int16_t)color) sixel |= (uint8_t)(1 << row);
      }
      if (sixel != last) {
        put_run(output, last, count);
        last = sixel;
        count = 0;
      }
      count++;
    }
    // What is empty up to the end needs no word.
    if (last != 0) put_run(output, last, count);
    put(output, '$');
  }
  put(output, '-');
}

uint8_t *cpicture_encode_sixel(const uint8_t *rgba, uint32_t width, uint32_t height, size_t *length) {
  if (width == 0 || height == 0) return NULL;
  int16_t *band = malloc((size_t)width * 6 * sizeof *band);
  Output output = {.bytes = malloc(4096), .capacity = 4096};
  if (band == NULL) {
    free(output.bytes);
    return NULL;
  }
  // Pixels that aren't set leave what is there; a pixel is as high as wide.
  for (const char *head = "\033P0;1;0q\"1;1;"; *head != '\0'; head++) put(&output, (uint8_t)*head);
  put_number(&output, width);
  put(&output, ';');
  put_number(&output, height);
  uint8_t is_known[colors] = {0};
  for (uint32_t top = 0; top < height; top += 6) {
    uint32_t rows = height - top < 6 ? height - top : 6;
    for (uint32_t row = 0; row < rows; row++) {
      const uint8_t *line = rgba + (size_t)(top + row) * width * 4;
      for (uint32_t x = 0; x < width; x++) {
        band[(size_t)row * width + x] = color_of(line + (size_t)x * 4, x, top + row);
      }
    }
    put_band(&output, band, width, rows, is_known);
  }
  put(&output, '\033');
  put(&output, '\\');
  free(band);
  *length = output.length;
  return output.bytes;
}
