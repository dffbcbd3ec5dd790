// cmark-gfm with its extensions.
#ifndef WENZHAI_CCMARK_H
#define WENZHAI_CCMARK_H

#include <string.h>
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

static inline unsigned cc_type(cmark_node *node) { return (unsigned)cmark_node_get_type(node); }

// Debian's headers don't declare the node types of the extensions; their names are public.
static inline int cc_is(cmark_node *node, const char *name) {
  return strcmp(cmark_node_get_type_string(node), name) == 0;
}

#endif
