// minizip, zlib's own writer of zip archives.
#include <minizip/zip.h>
