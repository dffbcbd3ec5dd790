// Pictures as terminal cells, in plain C types: the decoders of WebP, PNG, JPEG and GIF, and chafa.
//
// The libraries' own headers stay in the C files. All functions may be called on any thread, several at once.
// None reads beyond the bytes given, whatever these are.
#ifndef WENZHAI_CPICTURE_H
#define WENZHAI_CPICTURE_H

#include <stddef.h>
#include <stdint.h>

/// Formats of picture files.
enum { cpicture_no_format = 0, cpicture_png = 1, cpicture_jpeg = 2, cpicture_gif = 3, cpicture_webp = 4 };

/// What came of decoding.
enum {
  cpicture_ok = 0,
  /// The bytes begin as none of the formats does.
  cpicture_unknown_format = 1,
  /// The picture has more than `cpicture_most_pixels`, or a side longer than `cpicture_longest_side`, or
  /// there is no memory for it.
  cpicture_too_large = 2,
  /// The file is cut off, broken, without pixels, or of a kind that its library can't read.
  cpicture_damaged = 3,
};

/// Larger pictures are refused before anything is allocated for them. Only PNG has longer sides than 16 bits
/// count, which is what chafa's scaling is made for.
enum { cpicture_most_pixels = 50000000, cpicture_longest_side = 65535 };

/// The format and the size in pixels that the beginning of a file tells of.
///
/// Returns a format, or `cpicture_no_format`. Both sizes are 0 if `length` bytes don't reach so far: 32 bytes
/// are enough for all formats but JPEG, whose size stands behind segments of up to 64 KiB each. The sizes are
/// what the file claims; of animations, they are those of the whole canvas.
int32_t cpicture_probe(const uint8_t *bytes, size_t length, uint32_t *width, uint32_t *height);

/// Decoded pixels: `height` rows of `width` times red, green, blue, alpha, a byte each, without padding.
///
/// Alpha is not multiplied into the colours.
typedef struct {
  uint32_t width;
  uint32_t height;
  uint8_t *rgba;
} CPicturePixels;

/// Decodes a file; of an animation, its first frame on a transparent canvas.
///
/// `enough_width` and `enough_height` are the pixels that will be looked at: a larger picture may come out
/// smaller than the file says, but no smaller than these, and in proportion up to rounding. Returns
/// `cpicture_ok` with pixels for `cpicture_free`, or what is wrong, with no pixels.
int32_t cpicture_decode(
    const uint8_t *bytes, size_t length, uint32_t enough_width, uint32_t enough_height,
    CPicturePixels *pixels);

/// Frees what `cpicture_decode` gave; nothing happens the second time.
void cpicture_free(CPicturePixels *pixels);

/// Scales a picture to fit into `width` by `height` pixels, in its proportions, and gives these in `rgba`: it
/// stands at the top left, and what it leaves is transparent.
///
/// Returns 1, or 0 with nothing written if a number is zero or too large, or there is no memory.
int32_t cpicture_fit(const CPicturePixels *pixels, uint32_t width, uint32_t height, uint8_t *rgba);

/// Writes `height` rows of `width` pixels as PNG to new memory for `cpicture_free_bytes`, NULL if it can't.
uint8_t *cpicture_encode_png(const uint8_t *rgba, uint32_t width, uint32_t height, size_t *length);

/// Writes them as a sixel picture, from its `DCS` to its `ST`, likewise. At most 252 colours, mixed where they are not
/// enough; pixels that are more than half transparent are left out.
uint8_t *cpicture_encode_sixel(const uint8_t *rgba, uint32_t width, uint32_t height, size_t *length);

void cpicture_free_bytes(uint8_t *bytes);

/// Pixels of a picture that make a difference to one cell, each way.
enum { cpicture_cell_pixels = 8 };

/// The largest drawing.
enum { cpicture_most_columns = 512, cpicture_most_rows = 256 };

/// Colours of a drawing: none; 0...7; 0...15; or 16...255, those of the 256 which no theme changes.
enum { cpicture_monochrome = 0, cpicture_8_colors = 1, cpicture_16_colors = 2, cpicture_240_colors = 3 };

/// One cell of a drawing: a character that takes one cell, and colours, -1 for the terminal's own.
///
/// A foreground of -1 under a character other than a space occurs in `cpicture_monochrome` alone.
typedef struct {
  uint32_t scalar;
  int16_t foreground;
  int16_t background;
} CPictureCell;

/// Draws pixels, stretched over `columns` by `rows` cells, given row by row in `cells`.
///
/// The characters are space and block elements (U+2580...U+2590, U+2594...U+259F), or with `ascii_only` those
/// of U+0020...U+007E. Where the picture is transparent, both colours are -1. Monochrome drawings take the
/// terminal for light on dark, and what is transparent for dark.
/// Returns 1, or 0 with nothing drawn if a number is zero or too large.
int32_t cpicture_draw(
    const CPicturePixels *pixels, uint32_t columns, uint32_t rows, int32_t colors, int32_t ascii_only,
    CPictureCell *cells);

#endif
