// xxHash: tells whether a file changed. Not for secrets.
#include <xxhash.h>
