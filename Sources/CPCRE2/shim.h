// PCRE2: regular expressions in a search. Functions are named with their width, which Swift sees where it sees no macros.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
