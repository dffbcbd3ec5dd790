#include <gif_lib.h>
#include <stdlib.h>
#include <string.h>

#include "Decoders.h"

/// Where the library has come to in the file.
typedef struct {
  const CPictureFile *file;
  size_t at;
} GIFSource;

static int read_bytes(GifFileType *gif, GifByteType *bytes, int count) {
  GIFSource *source = gif->UserData;
  size_t left = source->file->length - source->at;
  size_t given = count < 0 ? 0 : (size_t)count < left ? (size_t)count : left;
  memcpy(bytes, source->file->bytes + source->at, given);
  source->at += given;
  return (int)given;
}

/// Goes to the first frame's pixels; gives 0 if there is none, and the index of its transparent colour or -1.
///
/// DGifSlurp would decode all frames, into memory that nothing limits.
static int seek_first_frame(GifFileType *gif, int *transparent) {
  *transparent = NO_TRANSPARENT_COLOR;
  GifRecordType record;
  while (DGifGetRecordType(gif, &record) == GIF_OK) {
    if (record == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) == GIF_OK;
    if (record != EXTENSION_RECORD_TYPE) return 0;
    int code;
    GifByteType *block;
    if (DGifGetExtension(gif, &code, &block) != GIF_OK) return 0;
    GraphicsControlBlock control;
    // Blocks begin with their length.
    if (code == GRAPHICS_EXT_FUNC_CODE && block != NULL &&
        DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
      *transparent = control.TransparentColor;
    while (block != NULL) {
      if (DGifGetExtensionNext(gif, &block) != GIF_OK) return 0;
    }
  }
  return 0;
}

/// Writes a line of the frame at row `y` of it, leaving out what is transparent or outside the canvas.
static void put_line(
    const GifFileType *gif, const ColorMapObject *palette, int transparent, const GifPixelType *line, int y,
    CPicturePixels *canvas) {
  const GifImageDesc *frame = &gif->Image;
  int64_t row = (int64_t)frame->Top + y;
  if (row < 0 || row >= (int64_t)canvas->height) return;
  uint8_t *pixels = canvas->rgba + (size_t)row * canvas->width * 4;
  for (int x = 0; x < frame->Width; x++) {
    int64_t column = (int64_t)frame->Left + x;
    if (column < 0 || column >= (int64_t)canvas->width) continue;
    if (line[x] == transparent || line[x] >= palette->ColorCount) continue;
    GifColorType color = palette->Colors[line[x]];
    uint8_t *pixel = pixels + column * 4;
    pixel[0] = color.Red;
    pixel[1] = color.Green;
    pixel[2] = color.Blue;
    pixel[3] = 0xFF;
  }
}

static int32_t read_frame(GifFileType *gif, int transparent, GifPixelType *line, CPicturePixels *canvas) {
  // Lines of an interlaced frame come in four passes, else in one.
  static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
  const ColorMapObject *palette = gif->Image.ColorMap != NULL ? gif->Image.ColorMap : gif->SColorMap;
  if (palette == NULL) return cpicture_damaged;
  int interlaced = gif->Image.Interlace;
  for (int pass = 0; pass < (interlaced ? 4 : 1); pass++) {
    for (int y = starts[pass]; y < gif->Image.Height; y += interlaced ? steps[pass] : 1) {
      if (DGifGetLine(gif, line, gif->Image.Width) != GIF_OK) return cpicture_damaged;
      put_line(gif, palette, transparent, line, y, canvas);
    }
  }
  return cpicture_ok;
}

static int32_t decode_canvas(GifFileType *gif, CPicturePixels *canvas) {
  if (gif->SWidth <= 0 || gif->SHeight <= 0) return cpicture_damaged;
  canvas->width = (uint32_t)gif->SWidth;
  canvas->height = (uint32_t)gif->SHeight;
  int32_t result = cpicture_check_size(canvas->width, canvas->height);
  if (result != cpicture_ok) return result;
  int transparent;
  if (!seek_first_frame(gif, &transparent)) return cpicture_damaged;
  // A frame may be larger than the canvas.
  if (gif->Image.Width <= 0 || gif->Image.Height <= 0) return cpicture_damaged;
  result = cpicture_check_size((uint32_t)gif->Image.Width, (uint32_t)gif->Image.Height);
  if (result != cpicture_ok) return result;
  canvas->rgba = calloc((size_t)canvas->width * canvas->height, 4);
  GifPixelType *line = calloc((size_t)gif->Image.Width, sizeof(GifPixelType));
  result = cpicture_too_large;
  if (canvas->rgba != NULL && line != NULL) result = read_frame(gif, transparent, line, canvas);
  free(line);
  if (result != cpicture_ok) free(canvas->rgba);
  return result;
}

int32_t cpicture_decode_gif(const CPictureFile *file, CPicturePixels *pixels) {
  GIFSource source = {file, 0};
  int error = 0;
  GifFileType *gif = DGifOpen(&source, read_bytes, &error);
  if (gif == NULL) return cpicture_damaged;
  CPicturePixels canvas = {0, 0, NULL};
  int32_t result = decode_canvas(gif, &canvas);
  DGifCloseFile(gif, &error);
  if (result == cpicture_ok) *pixels = canvas;
  return result;
}
