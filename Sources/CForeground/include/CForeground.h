// Starts a program in the foreground of the terminal, in a process group of its own. In C, because Swift doesn't
// import the function that puts it there before its first instruction.
#ifndef WENZHAI_CFOREGROUND_H
#define WENZHAI_CFOREGROUND_H

#include <sys/types.h>

/// Starts the program at `argv[0]` on the terminal that is standard input, with the environment of this process and
/// default signals. Gives 0 and the program's process, whose group has the terminal; or an errno.
int foreground_start(char *const argv[], pid_t *process);

/// Puts a process group in the foreground of the terminal on standard input, from the background too.
void foreground_set(pid_t group);

#endif
