// Gives the terminal back when the program crashes. In C, because a signal handler may only call what is
// async-signal-safe: write, tcsetattr, sigaction and raise.
#ifndef WENZHAI_CRESCUE_H
#define WENZHAI_CRESCUE_H

/// Remembers the modes of the terminal on standard input, to go back to.
void rescue_remember(void);

/// From now on a crash restores the terminal, says `message` on standard error, and ends with its signal.
void rescue_arm(const char *message);

/// What is written before all else when the terminal is restored, at most 63 bytes; "" for nothing.
void rescue_say_first(const char *bytes);

/// The terminal has been given back: a crash is no longer our affair.
void rescue_disarm(void);

/// Ends the process at once, from any thread, with the terminal restored as far as that goes without waiting.
_Noreturn void rescue_exit(int status);

#endif
