// libvterm: the terminal that the end-to-end tests look at. Bit fields are not imported, so they get functions.
#ifndef WENZHAI_CVTERM_H
#define WENZHAI_CVTERM_H

#include <vterm.h>

static inline int cv_cell_bold(const VTermScreenCell *cell) { return cell->attrs.bold; }
static inline int cv_cell_reverse(const VTermScreenCell *cell) { return cell->attrs.reverse; }
static inline int cv_cell_underline(const VTermScreenCell *cell) { return cell->attrs.underline; }

#endif
