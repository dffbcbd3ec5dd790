#include "CRescue.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static struct termios saved;
static volatile sig_atomic_t is_saved = 0;
static volatile sig_atomic_t is_armed = 0;
static char message[256];
static char first[64];
/// The one that writes to the terminal.
static pthread_t painter;

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};

void rescue_remember(void) {
  painter = pthread_self();
  is_saved = tcgetattr(STDIN_FILENO, &saved) == 0;
}

// Leaves the alternate screen, shows the cursor, ends synchronized output, reports of the mouse and bracketed paste,
// plain text, keypad as it was.
static void restore(void) {
  static const char reset[] = "\033[?2026l\033[?1006l\033[?1002l\033[?2004l\033[0m\033[?25h\033[?1049l\033[?1l\033>\r\n";
  (void)!write(STDOUT_FILENO, first, strlen(first));
  (void)!write(STDOUT_FILENO, reset, sizeof reset - 1);
  if (is_saved) tcsetattr(STDIN_FILENO, TCSANOW, &saved);
}

static void rescue(int number) {
  if (is_armed) {
    is_armed = 0;
    restore();
    (void)!write(STDERR_FILENO, message, strlen(message));
  }
  // Handlers are reset on entry (SA_RESETHAND): this ends the process as it would have ended.
  raise(number);
}

void rescue_arm(const char *text) {
  strncpy(message, text, sizeof message - 1);
  is_armed = 1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = rescue;
  action.sa_flags = SA_RESETHAND | SA_NODEFER;
  for (unsigned index = 0; index < sizeof crashes / sizeof crashes[0]; index++) {
    sigaction(crashes[index], &action, NULL);
  }
}

void rescue_say_first(const char *bytes) {
  if (strcmp(first, bytes) != 0) strncpy(first, bytes, sizeof first - 1);
}

void rescue_disarm(void) { is_armed = 0; }

static void stand_still(int number) {
  (void)number;
  for (;;) pause();
}

void rescue_exit(int status) {
  // Who paints may wait for a terminal that nobody reads: it would fill at once what is emptied here.
  if (!pthread_equal(painter, pthread_self())) {
    struct sigaction still;
    memset(&still, 0, sizeof still);
    still.sa_handler = stand_still;
    sigaction(SIGUSR2, &still, NULL);
    pthread_kill(painter, SIGUSR2);
    usleep(20000);
  }
  // Another program may have had the terminal: it is taken back.
  sigset_t output;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &output, NULL);
  tcsetpgrp(STDIN_FILENO, getpgrp());
  // What waits to be read is dropped, and what has no room isn't waited for.
  int flags = fcntl(STDOUT_FILENO, F_GETFL);
  tcflush(STDOUT_FILENO, TCOFLUSH);
  fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
  is_armed = 0;
  restore();
  fcntl(STDOUT_FILENO, F_SETFL, flags);
  _exit(status);
}
