#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include "Decoders.h"

int32_t cpicture_check_size(uint32_t width, uint32_t height) {
  if (width == 0 || height == 0) return cpicture_damaged;
  if (width > cpicture_longest_side || height > cpicture_longest_side) return cpicture_too_large;
  return (uint64_t)width * height > cpicture_most_pixels ? cpicture_too_large : cpicture_ok;
}

int32_t cpicture_decode(
    const uint8_t *bytes, size_t length, uint32_t enough_width, uint32_t enough_height,
    CPicturePixels *pixels) {
  CPictureFile file = {bytes, length, enough_width, enough_height};
  *pixels = (CPicturePixels){0, 0, NULL};
  uint32_t width, height;
  int32_t format = cpicture_probe(bytes, length, &width, &height);
  if (format == cpicture_no_format) return cpicture_unknown_format;
  int32_t size = cpicture_check_size(width, height);
  if (size != cpicture_ok) return size;
  // The libraries may read another size than the probe; the decoders look at what theirs says.
  switch (format) {
  case cpicture_png: return cpicture_decode_png(&file, pixels);
  case cpicture_jpeg: return cpicture_decode_jpeg(&file, pixels);
  case cpicture_gif: return cpicture_decode_gif(&file, pixels);
  default: return cpicture_decode_webp(&file, pixels);
  }
}

void cpicture_free(CPicturePixels *pixels) {
  free(pixels->rgba);
  *pixels = (CPicturePixels){0, 0, NULL};
}

// MARK: PNG

int32_t cpicture_decode_png(const CPictureFile *file, CPicturePixels *pixels) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, file->bytes, file->length)) return cpicture_damaged;
  image.format = PNG_FORMAT_RGBA;
  int32_t result = cpicture_check_size(image.width, image.height);
  uint8_t *rgba = result == cpicture_ok ? malloc(PNG_IMAGE_SIZE(image)) : NULL;
  if (result == cpicture_ok && rgba == NULL) result = cpicture_too_large;
  if (result == cpicture_ok && !png_image_finish_read(&image, NULL, rgba, 0, NULL)) result = cpicture_damaged;
  png_image_free(&image);
  if (result != cpicture_ok) {
    free(rgba);
    return result;
  }
  *pixels = (CPicturePixels){image.width, image.height, rgba};
  return cpicture_ok;
}

// MARK: WebP

/// The canvas, scaled down in proportion while it keeps the pixels that are enough.
static void scale_canvas(const CPictureFile *file, CPicturePixels *canvas) {
  double across = (double)file->enough_width / canvas->width;
  double down = (double)file->enough_height / canvas->height;
  double scale = across > down ? across : down;
  if (scale >= 1) return;
  uint32_t width = (uint32_t)(canvas->width * scale + 0.5), height = (uint32_t)(canvas->height * scale + 0.5);
  canvas->width = width > 0 ? width : 1;
  canvas->height = height > 0 ? height : 1;
}

/// Decodes a frame into `canvas`, whose size is that of the file and may become smaller.
static int32_t decode_webp_frame(
    const CPictureFile *file, const WebPIterator *frame, CPicturePixels *canvas) {
  WebPDecoderConfig config;
  const WebPData *data = &frame->fragment;
  if (!WebPInitDecoderConfig(&config)) return cpicture_damaged;
  if (WebPGetFeatures(data->bytes, data->size, &config.input) != VP8_STATUS_OK) return cpicture_damaged;
  // The frame's header and its bitstream state the size each.
  if (config.input.width != frame->width || config.input.height != frame->height) return cpicture_damaged;

  int whole = frame->width == (int)canvas->width && frame->height == (int)canvas->height;
  // A frame that covers a part of the canvas is rare, and needs its exact place.
  if (whole) {
    scale_canvas(file, canvas);
    config.options.use_scaling = 1;
    config.options.scaled_width = (int)canvas->width;
    config.options.scaled_height = (int)canvas->height;
  }
  size_t stride = (size_t)canvas->width * 4, size = stride * canvas->height;
  canvas->rgba = calloc(1, size);
  if (canvas->rgba == NULL) return cpicture_too_large;
  size_t start = whole ? 0 : stride * (size_t)frame->y_offset + (size_t)frame->x_offset * 4;
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = canvas->rgba + start;
  config.output.u.RGBA.stride = (int)stride;
  config.output.u.RGBA.size = size - start;
  VP8StatusCode status = WebPDecode(data->bytes, data->size, &config);
  WebPFreeDecBuffer(&config.output);
  if (status == VP8_STATUS_OK) return cpicture_ok;
  cpicture_free(canvas);
  return status == VP8_STATUS_OUT_OF_MEMORY ? cpicture_too_large : cpicture_damaged;
}

int32_t cpicture_decode_webp(const CPictureFile *file, CPicturePixels *pixels) {
  WebPData data = {file->bytes, file->length};
  WebPDemuxState state;
  // Partial: what is missing after the first frame doesn't matter. WebPAnimDecoder would take two canvases.
  WebPDemuxer *demuxer = WebPDemuxPartial(&data, &state);
  if (demuxer == NULL) return cpicture_damaged;
  CPicturePixels canvas = {
      WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_WIDTH), WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_HEIGHT), NULL};
  int32_t result = cpicture_check_size(canvas.width, canvas.height);
  WebPIterator frame;
  memset(&frame, 0, sizeof frame);
  if (result == cpicture_ok) {
    int found = WebPDemuxGetFrame(demuxer, 1, &frame);
    int inside = found && frame.complete && frame.x_offset >= 0 && frame.y_offset >= 0 &&
                 (int64_t)frame.x_offset + frame.width <= (int64_t)canvas.width &&
                 (int64_t)frame.y_offset + frame.height <= (int64_t)canvas.height;
    result = inside ? decode_webp_frame(file, &frame, &canvas) : cpicture_damaged;
    if (found) WebPDemuxReleaseIterator(&frame);
  }
  WebPDemuxDelete(demuxer);
  if (result == cpicture_ok) *pixels = canvas;
  return result;
}
