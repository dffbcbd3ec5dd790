// libstemmer: Snowball's stemmers, for the forms of English words.
#include <libstemmer.h>
