#define _GNU_SOURCE
#include "CPseudoterminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/// Where the shell keeps its own descriptors: behind the standard three, which are the terminal.
enum { events_slot = 3, control_slot = 4, first_to_close = 5 };

static void default_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void report(int kind, int status) {
  struct cpt_event event;
  memset(&event, 0, sizeof event);
  event.kind = kind;
  event.status = status;
  tcgetattr(STDIN_FILENO, &event.modes);
  (void)!write(events_slot, &event, sizeof event);
}

/// The program's side of the fork.
static void become_program(char *const argv[], char *const env[], const char *folder) {
  setpgid(0, 0);
  // Still ignoring SIGTTOU: a group in the background may then take the foreground.
  tcsetpgrp(STDIN_FILENO, getpid());
  default_signals();
  close_range(3, ~0U, 0);
  if (chdir(folder) == 0) execve(argv[0], argv, env);
  _exit(127);
}

/// The shell's side: waits until the program has ended, then until it is let go itself.
static void become_shell(int started, char *const argv[], char *const env[], const char *folder) {
  // A shell outlives its terminal here, so that the end of the program can be seen.
  signal(SIGHUP, SIG_IGN);
  signal(SIGTTOU, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  pid_t program = fork();
  if (program == 0) become_program(argv, env, folder);
  (void)!write(started, &program, sizeof program);
  close(started);
  if (program < 0) _exit(1);
  setpgid(program, program);
  int status = 0;
  for (;;) {
    pid_t found = waitpid(program, &status, WUNTRACED | WCONTINUED);
    if (found < 0 && errno == EINTR) continue;
    if (found < 0) break;
    report(WIFCONTINUED(status) ? 2 : 1, status);
    if (WIFEXITED(status) || WIFSIGNALED(status)) break;
  }
  char end = cpt_end_of_output;
  (void)!write(STDOUT_FILENO, &end, 1);
  // The end of a session's leader resets the terminal and drops what is unread: not before it has been seen.
  while (read(control_slot, &end, 1) < 0 && errno == EINTR) {
  }
  _exit(0);
}

/// Moves descriptors to their slots, without treading on one that is still to be moved.
static void settle(int slave, int events, int control, int *started) {
  int high = first_to_close + 16;
  slave = fcntl(slave, F_DUPFD, high);
  events = fcntl(events, F_DUPFD, high);
  control = fcntl(control, F_DUPFD, high);
  *started = fcntl(*started, F_DUPFD, high);
  for (int slot = 0; slot < 3; slot++) dup2(slave, slot);
  dup2(events, events_slot);
  dup2(control, control_slot);
  dup2(*started, first_to_close);
  *started = first_to_close;
  // Among them the masters of other terminals, which would never be hung up.
  close_range(first_to_close + 1, ~0U, 0);
}

static void close_all(const int *descriptors, int count) {
  for (int index = 0; index < count; index++) {
    if (descriptors[index] >= 0) close(descriptors[index]);
  }
}

int cpt_start(
    struct cpt_terminal *terminal, int columns, int rows, char *const argv[], char *const env[],
    const char *folder) {
  // master, slave; then the ends of three pipes: events, control, started.
  int ends[8] = {-1, -1, -1, -1, -1, -1, -1, -1};
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  if (openpty(&ends[0], &ends[1], NULL, NULL, &size) != 0 || pipe2(&ends[2], O_CLOEXEC) != 0
      || pipe2(&ends[4], O_CLOEXEC) != 0 || pipe2(&ends[6], O_CLOEXEC) != 0
      || tcgetattr(ends[0], &terminal->modes) != 0) {
    int error = errno;
    close_all(ends, 8);
    return error;
  }
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  fcntl(ends[2], F_SETFL, O_NONBLOCK);
  pid_t shell = fork();
  if (shell < 0) {
    int error = errno;
    close_all(ends, 8);
    return error;
  }
  if (shell == 0) {
    int started = ends[7];
    default_signals();
    settle(ends[1], ends[3], ends[4], &started);
    setsid();
    ioctl(STDIN_FILENO, TIOCSCTTY, 0);
    become_shell(started, argv, env, folder);
  }
  close(ends[1]);
  close(ends[3]);
  close(ends[4]);
  close(ends[7]);
  pid_t program = -1;
  while (read(ends[6], &program, sizeof program) < 0 && errno == EINTR) {
  }
  close(ends[6]);
  terminal->master = ends[0];
  terminal->events = ends[2];
  terminal->control = ends[5];
  terminal->shell = shell;
  terminal->program = program;
  if (program > 0) return 0;
  cpt_finish(terminal);
  return EAGAIN;
}

int cpt_resize(int master, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size);
}

void cpt_finish(struct cpt_terminal *terminal) {
  // The number is the program's for as long as the shell hasn't reported its end; the caller sets it to 0.
  if (terminal->program > 0) kill(terminal->program, SIGKILL);
  if (terminal->master >= 0) close(terminal->master);
  close(terminal->control);
  close(terminal->events);
  while (waitpid(terminal->shell, NULL, 0) < 0 && errno == EINTR) {
  }
}

int cpt_modes_equal(const struct termios *left, const struct termios *right) {
  return left->c_iflag == right->c_iflag && left->c_oflag == right->c_oflag
      && left->c_cflag == right->c_cflag && left->c_lflag == right->c_lflag
      && memcmp(left->c_cc, right->c_cc, NCCS) == 0;
}

int cpt_exited(int status) { return WIFEXITED(status); }
int cpt_exit_status(int status) { return WEXITSTATUS(status); }
int cpt_term_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
int cpt_stop_signal(int status) { return WIFSTOPPED(status) ? WSTOPSIG(status) : 0; }

int cpt_unread(const struct cpt_terminal *terminal) {
  // The queue belongs to the side of the program, which is opened anew to look at it.
  char name[64];
  if (ptsname_r(terminal->master, name, sizeof name) != 0) return -1;
  int slave = open(name, O_RDONLY | O_NOCTTY | O_NONBLOCK);
  if (slave < 0) return -1;
  struct termios modes, raw;
  tcgetattr(slave, &modes);
  raw = modes;
  cfmakeraw(&raw);
  tcsetattr(slave, TCSANOW, &raw);
  int count = -1;
  ioctl(slave, FIONREAD, &count);
  tcsetattr(slave, TCSANOW, &modes);
  close(slave);
  return count;
}

int cpt_forbid_writing(pid_t program) {
  struct rlimit limit = {.rlim_cur = 0, .rlim_max = RLIM_INFINITY};
  return prlimit(program, RLIMIT_FSIZE, &limit, NULL);
}
