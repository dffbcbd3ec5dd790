// A program in a pseudoterminal of its own, under a small shell that reports what becomes of it. In C, because
// between fork and exec only what is async-signal-safe may run.
//
// The shell is the leader of the session and the program a job in its foreground, as at home: a program that
// leads the session itself could not be suspended, and would lose the modes of the terminal with its end.
#ifndef WENZHAI_CPSEUDOTERMINAL_H
#define WENZHAI_CPSEUDOTERMINAL_H

#include <sys/types.h>
#include <termios.h>

/// What the shell saw, in the order in which it happened.
struct cpt_event {
  /// 1 if the program was stopped or has ended, 2 if it was continued.
  int kind;
  /// As from waitpid(2).
  int status;
  /// The modes of the terminal at that moment, before anyone restored them.
  struct termios modes;
};

struct cpt_terminal {
  /// The terminal's side: keys in, output out. Non-blocking.
  int master;
  /// `struct cpt_event`s are read here. Non-blocking.
  int events;
  /// Closed to let the shell go.
  int control;
  pid_t shell;
  /// The program, which leads a process group of its own.
  pid_t program;
  /// The modes of the terminal before the program began.
  struct termios modes;
};

/// The byte that the shell writes to the terminal once the program has ended: nothing comes after it.
enum { cpt_end_of_output = 0 };

/// Starts `argv[0]`, a path, with this environment in this folder. Gives 0, or else an error number.
int cpt_start(
    struct cpt_terminal *terminal, int columns, int rows, char *const argv[], char *const env[],
    const char *folder);

/// Tells the terminal its size: the program gets SIGWINCH if it is another one. Gives 0 or -1.
int cpt_resize(int master, int columns, int rows);

/// Ends the program if it still runs, and the shell.
void cpt_finish(struct cpt_terminal *terminal);

/// True if these are the same modes and control characters.
int cpt_modes_equal(const struct termios *left, const struct termios *right);

/// The macros of wait(2).
int cpt_exited(int status);
int cpt_exit_status(int status);
int cpt_term_signal(int status);
int cpt_stop_signal(int status);

/// Bytes that were typed and not read by anybody on the terminal; -1 if that can't be told.
int cpt_unread(const struct cpt_terminal *terminal);

/// From now on every write of the program to a file fails, as on a full disk; 0 if that could be done.
int cpt_forbid_writing(pid_t program);

#endif
