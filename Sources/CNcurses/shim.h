// ncurses for Swift: the wide API, and what Swift can't import as it stands
// (macros, variadic functions, globals that are not safe across threads).
#ifndef WENZHAI_CNCURSES_H
#define WENZHAI_CNCURSES_H

// Without this the wide-character functions, such as get_wch, are invisible.
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <term.h>

// Macros with casts are not imported.
static const attr_t cn_attr_bold = A_BOLD;
static const attr_t cn_attr_dim = A_DIM;
static const attr_t cn_attr_italic = A_ITALIC;
static const attr_t cn_attr_underline = A_UNDERLINE;
static const attr_t cn_attr_reverse = A_REVERSE;

// C globals are not concurrency-safe in Swift 6; the driver's thread alone calls these.
static inline WINDOW *cn_stdscr(void) { return stdscr; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }

/// A screen on standard input and output, or NULL when TERM is unknown or they can't be used.
static inline SCREEN *cn_newterm(void) { return newterm(NULL, stdout, stdin); }

/// LC_ALL from the environment; 1 if multibyte text can be shown with it.
static inline int cn_use_environment_locale(void) {
  return setlocale(LC_ALL, "") != NULL && MB_CUR_MAX > 1;
}

/// The UTF-8 locale that every Debian system has.
static inline int cn_use_fallback_locale(void) { return setlocale(LC_ALL, "C.UTF-8") != NULL; }

#endif
