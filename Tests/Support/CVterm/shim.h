// libvterm: the terminal that the end-to-end tests look at. Bit fields are not imported, so they get functions.
#ifndef WENZHAI_CVTERM_H
#define WENZHAI_CVTERM_H

#include <vterm.h>

static inline int cv_cell_bold(const VTermScreenCell *cell) { return cell->attrs.bold; }
static inline int cv_cell_reverse(const VTermScreenCell *cell) { return cell->attrs.reverse; }
static inline int cv_cell_underline(const VTermScreenCell *cell) { return cell->attrs.underline; }

/// What a program did to the terminal beside its cells.
struct cv_watch {
  int title_changes;
  int bells;
  int is_cursor_visible;
  int is_alternate;
};

static inline int cv_watch_property(VTermProp property, VTermValue *value, void *user) {
  struct cv_watch *watch = (struct cv_watch *)user;
  switch (property) {
  case VTERM_PROP_TITLE:
  case VTERM_PROP_ICONNAME: watch->title_changes++; break;
  case VTERM_PROP_CURSORVISIBLE: watch->is_cursor_visible = value->boolean; break;
  case VTERM_PROP_ALTSCREEN: watch->is_alternate = value->boolean; break;
  default: break;
  }
  return 1;
}

static inline int cv_watch_bell(void *user) {
  ((struct cv_watch *)user)->bells++;
  return 1;
}

static const VTermScreenCallbacks cv_watch_callbacks = {
  .settermprop = cv_watch_property,
  .bell = cv_watch_bell,
};

/// From now on `watch`, which must outlive the screen, says what happens to it.
static inline void cv_screen_watch(VTermScreen *screen, struct cv_watch *watch) {
  vterm_screen_set_callbacks(screen, &cv_watch_callbacks, watch);
}

#endif
