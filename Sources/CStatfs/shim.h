// What kind of file system a path is on; Swift's own module of the C library leaves this header out.
#include <sys/vfs.h>
