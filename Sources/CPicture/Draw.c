#include <chafa.h>

#include "Decoders.h"

enum { space = 0x20, lower_half = 0x2584, full_block = 0x2588, left_half = 0x258C };

/// Chafa's pool of threads would gain nothing on a drawing of this size, and callers have their own.
static void use_one_thread(void) {
  static gsize done = 0;
  if (g_once_init_enter(&done)) {
    chafa_set_n_threads(1);
    g_once_init_leave(&done, 1);
  }
}

/// The characters that chafa may choose from. By ranges, not tags: a tag's characters vary with the release.
static ChafaSymbolMap *symbols(int32_t ascii_only) {
  ChafaSymbolMap *map = chafa_symbol_map_new();
  if (ascii_only) {
    chafa_symbol_map_add_by_range(map, 0x20, 0x7E);
    return map;
  }
  chafa_symbol_map_add_by_range(map, space, space);
  // Without the shades between these, whose pattern stands out in many fonts.
  chafa_symbol_map_add_by_range(map, 0x2580, 0x2590);
  chafa_symbol_map_add_by_range(map, 0x2594, 0x259F);
  return map;
}

static ChafaCanvas *new_canvas(uint32_t columns, uint32_t rows, int32_t colors, int32_t ascii_only) {
  static const ChafaCanvasMode modes[] = {
      CHAFA_CANVAS_MODE_FGBG, CHAFA_CANVAS_MODE_INDEXED_8, CHAFA_CANVAS_MODE_INDEXED_16,
      CHAFA_CANVAS_MODE_INDEXED_240};
  ChafaCanvasConfig *config = chafa_canvas_config_new();
  chafa_canvas_config_set_geometry(config, (gint)columns, (gint)rows);
  chafa_canvas_config_set_canvas_mode(config, modes[colors]);
  if (colors == cpicture_8_colors || colors == cpicture_16_colors) {
    // So few colours keep the hues best this way; chafa's own preparation makes dark greys magenta.
    chafa_canvas_config_set_color_space(config, CHAFA_COLOR_SPACE_DIN99D);
    chafa_canvas_config_set_preprocessing_enabled(config, FALSE);
  }
  ChafaSymbolMap *map = symbols(ascii_only);
  chafa_canvas_config_set_symbol_map(config, map);
  ChafaCanvas *canvas = chafa_canvas_new(config);
  chafa_symbol_map_unref(map);
  chafa_canvas_config_unref(config);
  return canvas;
}

static int is_allowed(uint32_t scalar, int32_t ascii_only) {
  return (scalar >= 0x20 && scalar <= 0x7E) || (!ascii_only && scalar >= 0x2580 && scalar <= 0x259F);
}

/// The block element that covers what `scalar` leaves free, or the nearest half of a cell.
static uint32_t complement(uint32_t scalar) {
  static const uint32_t quadrants[] = {
      0x259C, 0x259B, 0x259F, 0x259D, 0x259E, 0x2598, 0x2599, 0x259A, 0x2596, 0x2597};
  if (scalar >= 0x2596 && scalar <= 0x259F) return quadrants[scalar - 0x2596];
  if (scalar >= 0x2581 && scalar < full_block)
    return scalar < lower_half - 1 ? full_block : scalar > lower_half + 1 ? space : 0x2580;
  if (scalar > full_block && scalar <= 0x258F)
    return scalar > left_half + 1 ? full_block : scalar < left_half - 1 ? space : 0x2590;
  switch (scalar) {
  case 0x2580: return lower_half;
  case full_block: return space;
  case 0x2590: return left_half;
  // Spaces, an eighth at the edge, and ASCII.
  default: return full_block;
  }
}

/// The cell with the fewest colours that looks the same, and no transparent part in a colour.
static CPictureCell simplify(CPictureCell cell) {
  if (cell.foreground < 0 && cell.background >= 0) {
    // To a terminal -1 is not "transparent" but the colour of its text: the parts change places.
    cell.scalar = complement(cell.scalar);
    cell.foreground = cell.background;
    cell.background = -1;
  }
  if (cell.foreground == cell.background) cell.scalar = space;
  if (cell.scalar == full_block) {
    cell.scalar = space;
    cell.background = cell.foreground;
  }
  if (cell.scalar == space) cell.foreground = -1;
  return cell;
}

static int16_t checked_color(gint color, int32_t colors) {
  gint first = colors == cpicture_240_colors ? 16 : 0;
  gint last = colors == cpicture_240_colors ? 255 : colors == cpicture_16_colors ? 15 : 7;
  return color >= first && color <= last ? (int16_t)color : -1;
}

static CPictureCell cell_at(ChafaCanvas *canvas, gint x, gint y, int32_t colors, int32_t ascii_only) {
  CPictureCell cell = {chafa_canvas_get_char_at(canvas, x, y), -1, -1};
  if (!is_allowed(cell.scalar, ascii_only)) cell.scalar = space;
  if (colors == cpicture_monochrome) return cell;
  gint foreground = -1, background = -1;
  chafa_canvas_get_raw_colors_at(canvas, x, y, &foreground, &background);
  cell.foreground = checked_color(foreground, colors);
  cell.background = checked_color(background, colors);
  return simplify(cell);
}

int32_t cpicture_draw(
    const CPicturePixels *pixels, uint32_t columns, uint32_t rows, int32_t colors, int32_t ascii_only,
    CPictureCell *cells) {
  // GLib ends the process when memory runs out; these sizes keep far from that.
  if (columns == 0 || rows == 0 || columns > cpicture_most_columns || rows > cpicture_most_rows) return 0;
  if (pixels->rgba == NULL || cpicture_check_size(pixels->width, pixels->height) != cpicture_ok) return 0;
  if (colors < cpicture_monochrome || colors > cpicture_240_colors) return 0;
  use_one_thread();
  ChafaCanvas *canvas = new_canvas(columns, rows, colors, ascii_only);
  chafa_canvas_draw_all_pixels(
      canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED, pixels->rgba, (gint)pixels->width, (gint)pixels->height,
      (gint)pixels->width * 4);
  for (uint32_t y = 0; y < rows; y++) {
    for (uint32_t x = 0; x < columns; x++)
      cells[(size_t)y * columns + x] = cell_at(canvas, (gint)x, (gint)y, colors, ascii_only);
  }
  chafa_canvas_unref(canvas);
  return 1;
}
