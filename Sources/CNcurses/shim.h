// ncurses for Swift: the wide API, and what Swift can't import as it stands
// (macros, variadic functions, globals that are not safe across threads).
#ifndef WENZHAI_CNCURSES_H
#define WENZHAI_CNCURSES_H

// Without this the wide-character functions are invisible.
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

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

/// The path of what is installed with the program, which archives for other systems have: 0 if it has none.
static inline int cn_installed(char *path, size_t capacity, const char *name) {
  ssize_t length = readlink("/proc/self/exe", path, capacity);
  if (length <= 0 || (size_t)length >= capacity) return 0;
  path[length] = 0;
  // From `bin/wenzhai` to the folder that has both `bin` and `share`.
  for (int part = 0; part < 2; part++) {
    char *slash = strrchr(path, '/');
    if (slash == NULL) return 0;
    *slash = 0;
  }
  size_t used = strlen(path);
  int added = snprintf(path + used, capacity - used, "/share/wenzhai/%s", name);
  return added > 0 && (size_t)added < capacity - used && access(path, R_OK) == 0;
}

/// A screen of this type on standard input and output, or NULL when the type is unknown or they can't be used.
static inline SCREEN *cn_newterm(const char *type) {
  SCREEN *screen = newterm(type, stdout, stdin);
  // Until a screen was left once, ncurses 6.4 sends each movement of the cursor by itself, hundreds in a frame:
  // over a network they arrive in pieces. Entered again without colours, it leaves the terminal's palette alone.
  if (screen != NULL) {
    endwin();
    refresh();
  }
  return screen;
}

/// The same by a description that is installed with the program: some systems have none.
static inline SCREEN *cn_newterm_installed(const char *type) {
  char path[4096];
  if (getenv("TERMINFO") != NULL || !cn_installed(path, sizeof path, "terminfo")) return NULL;
  setenv("TERMINFO", path, 1);
  SCREEN *screen = cn_newterm(type);
  // Programs that are started from here look for themselves.
  unsetenv("TERMINFO");
  return screen;
}

/// The colours of the terminal's palette are its user's: ncurses is not to reset them whenever it leaves.
static inline void cn_keep_palette(void) { orig_colors = NULL; }

/// LC_ALL from the environment; 1 if multibyte text can be shown with it.
static inline int cn_use_environment_locale(void) {
  return setlocale(LC_ALL, "") != NULL && MB_CUR_MAX > 1;
}

/// The UTF-8 locale that every Debian system has; else the one that is installed with the program, for systems
/// whose C library knows nothing of this one's locales.
static inline int cn_use_fallback_locale(void) {
  if (setlocale(LC_ALL, "C.UTF-8") != NULL) return 1;
  char path[4096];
  if (getenv("LOCPATH") != NULL || !cn_installed(path, sizeof path, "locale")) return 0;
  setenv("LOCPATH", path, 1);
  int found = setlocale(LC_CTYPE, "C.UTF-8") != NULL;
  unsetenv("LOCPATH");
  return found;
}

/// A string of terminfo by its capability's name, or NULL.
static inline const char *cn_string(const char *capability) {
  const char *value = tigetstr(capability);
  return value == (const char *)-1 ? NULL : value;
}

/// Attributes and a colour pair for what is written next; pairs over 255 too.
static inline void cn_set_style(attr_t attributes, int pair) {
  short low = (short)(pair > 0x7FFF ? 0 : pair);
  attr_set(attributes, low, &pair);
}

/// Foreground and background of a pair, -1 for the terminal's own.
static inline int cn_init_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background);
}

#endif
