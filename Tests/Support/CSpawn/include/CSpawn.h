// Starts the programs of tests, by what glibc adds to POSIX.
#pragma once
#include <sys/types.h>

/// Starts `argv[0]` in `folder` (null for the current one) with nothing to read, its messages appended to `errors`, and no
/// descriptor of ours but what it writes to. Gives 0 or the error, the program, and the end that its output is read from.
int cspawn_start(
  char *const argv[], char *const env[], const char *folder, const char *errors, pid_t *program, int *output);
