// What the C files of CPicture share.
#ifndef WENZHAI_CPICTURE_DECODERS_H
#define WENZHAI_CPICTURE_DECODERS_H

#include "CPicture.h"

/// A file, and the pixels that are enough of it.
typedef struct {
  const uint8_t *bytes;
  size_t length;
  uint32_t enough_width;
  uint32_t enough_height;
} CPictureFile;

/// `cpicture_ok` if a picture of this size is to be decoded, or what is wrong with the size.
int32_t cpicture_check_size(uint32_t width, uint32_t height);

/// The decoders: each gives `cpicture_ok` and fills `pixels`, or says what is wrong and leaves them alone.
int32_t cpicture_decode_png(const CPictureFile *file, CPicturePixels *pixels);
int32_t cpicture_decode_jpeg(const CPictureFile *file, CPicturePixels *pixels);
int32_t cpicture_decode_gif(const CPictureFile *file, CPicturePixels *pixels);
int32_t cpicture_decode_webp(const CPictureFile *file, CPicturePixels *pixels);

#endif
