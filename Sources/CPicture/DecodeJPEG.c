// stdio.h is missing from libjpeg's own header.
#include <stdio.h>

#include <jerror.h>
#include <jpeglib.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "Decoders.h"

/// More scans than any encoder writes; thousands over a large picture would take minutes.
enum { most_scans = 100 };

/// A file being read; libjpeg hands back a pointer to it as its client data.
typedef struct {
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  struct jpeg_decompress_struct info;
  jmp_buf failed;
  int32_t reached_end;
  const CPictureFile *file;
  CPicturePixels pixels;
} JPEGReading;

static JPEGReading *reading_of(j_common_ptr info) { return info->client_data; }

/// In place of libjpeg's, which ends the process.
static void fail(j_common_ptr info) { longjmp(reading_of(info)->failed, 1); }

/// Warnings pass, as with other viewers, but for data that ends before the pixels do.
static void note_message(j_common_ptr info, int level) {
  if (level >= 0) return;
  JPEGReading *reading = reading_of(info);
  int code = info->err->msg_code;
  // At the end libjpeg goes on with an end marker of its own, which does no harm if only that is missing.
  if (code == JWRN_JPEG_EOF) reading->reached_end = 1;
  if (code == JWRN_HIT_MARKER && reading->reached_end) fail(info);
}

static void print_nothing(j_common_ptr info) { (void)info; }

static void limit_scans(j_common_ptr info) {
  if (((j_decompress_ptr)info)->input_scan_number > most_scans) fail(info);
}

/// Lets libjpeg scale while it decodes, by a half, a quarter or an eighth, which it does fast.
static void choose_scale(struct jpeg_decompress_struct *info, const CPictureFile *file) {
  info->scale_num = 1;
  for (info->scale_denom = 8; info->scale_denom > 1; info->scale_denom /= 2) {
    if (info->image_width / info->scale_denom >= file->enough_width &&
        info->image_height / info->scale_denom >= file->enough_height)
      break;
  }
}

/// Four inks to red, green, blue and alpha. Adobe's files, nearly all of these, have 255 for no ink.
static void convert_cmyk(CPicturePixels *pixels, int adobe) {
  size_t end = (size_t)pixels->width * pixels->height * 4;
  uint8_t flip = adobe ? 0 : 0xFF;
  for (size_t at = 0; at < end; at += 4) {
    uint8_t *pixel = pixels->rgba + at;
    unsigned light = pixel[3] ^ flip;
    for (int channel = 0; channel < 3; channel++)
      pixel[channel] = (uint8_t)((pixel[channel] ^ flip) * light / 255);
    pixel[3] = 0xFF;
  }
}

static int32_t read_pixels(JPEGReading *reading) {
  struct jpeg_decompress_struct *info = &reading->info;
  jpeg_create_decompress(info);
  info->progress = &reading->progress;
  jpeg_mem_src(info, reading->file->bytes, reading->file->length);
  if (jpeg_read_header(info, TRUE) != JPEG_HEADER_OK) return cpicture_damaged;
  int32_t result = cpicture_check_size(info->image_width, info->image_height);
  if (result != cpicture_ok) return result;

  int inks = info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK;
  info->out_color_space = inks ? JCS_CMYK : JCS_EXT_RGBA;
  choose_scale(info, reading->file);
  jpeg_start_decompress(info);
  CPicturePixels *pixels = &reading->pixels;
  pixels->width = info->output_width;
  pixels->height = info->output_height;
  size_t stride = (size_t)pixels->width * 4;
  if (info->output_components != 4) return cpicture_damaged;
  pixels->rgba = malloc(stride * pixels->height);
  if (pixels->rgba == NULL) return cpicture_too_large;
  while (info->output_scanline < info->output_height) {
    JSAMPROW row = pixels->rgba + stride * info->output_scanline;
    if (jpeg_read_scanlines(info, &row, 1) != 1) return cpicture_damaged;
  }
  if (inks) convert_cmyk(pixels, info->saw_Adobe_marker);
  return cpicture_ok;
}

/// By itself, as what a function keeps in variables of its own is uncertain after longjmp.
static int32_t read_guarded(JPEGReading *reading) {
  if (setjmp(reading->failed) != 0) return cpicture_damaged;
  return read_pixels(reading);
}

int32_t cpicture_decode_jpeg(const CPictureFile *file, CPicturePixels *pixels) {
  JPEGReading reading;
  memset(&reading, 0, sizeof reading);
  reading.file = file;
  reading.info.err = jpeg_std_error(&reading.errors);
  reading.info.client_data = &reading;
  reading.errors.error_exit = fail;
  reading.errors.emit_message = note_message;
  reading.errors.output_message = print_nothing;
  reading.progress.progress_monitor = limit_scans;
  int32_t result = read_guarded(&reading);
  jpeg_destroy_decompress(&reading.info);
  if (result == cpicture_ok) {
    *pixels = reading.pixels;
  } else {
    free(reading.pixels.rgba);
  }
  return result;
}
