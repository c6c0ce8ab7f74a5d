#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define TEXT_LIMIT 256

static struct {
  volatile sig_atomic_t inside;
  int input, output;
  struct termios before, raw;
  char enter[TEXT_LIMIT], leave[TEXT_LIMIT];
  size_t enter_length, leave_length;
  int events[2];
  int installed;
} guard = {.events = {-1, -1}};

static const int ending[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGXCPU};
static const int crashing[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
static struct sigaction before_crash[sizeof crashing / sizeof crashing[0]];

static void write_all(const char *text, size_t length) {
  while (length > 0) {
    ssize_t count = write(guard.output, text, length);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    text += count;
    length -= (size_t)count;
  }
}

static void notify(char what) {
  if (guard.events[1] >= 0) (void)!write(guard.events[1], &what, 1);
}

static void leave(void) {
  if (!guard.inside) return;
  guard.inside = 0;
  write_all(guard.leave, guard.leave_length);
  tcsetattr(guard.input, TCSANOW, &guard.before);
}

static void enter_again(void) {
  if (guard.inside) return;
  tcsetattr(guard.input, TCSANOW, &guard.raw);
  write_all(guard.enter, guard.enter_length);
  guard.inside = 1;
}

static void set(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  // The window size and going on do not interrupt a read; ending does not come back.
  action.sa_flags = SA_RESTART | SA_ONSTACK;
  sigaction(number, &action, NULL);
}

static void raise_again(int number) {
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
}

static void on_end(int number) {
  leave();
  set(number, SIG_DFL);
  raise_again(number);
}

static void on_crash(int number) {
  leave();
  // What was there before (the Swift runtime's backtrace, or nothing) goes on from here.
  for (size_t index = 0; index < sizeof crashing / sizeof crashing[0]; index++)
    if (crashing[index] == number) sigaction(number, &before_crash[index], NULL);
  // A fault happens again by itself when the handler returns; a signal that was sent does not.
  raise_again(number);
}

static void on_stop(int number) {
  int saved = errno;
  int was_inside = guard.inside;
  leave();
  set(SIGTSTP, SIG_DFL);
  raise_again(number);
  // Continued.
  set(SIGTSTP, on_stop);
  if (was_inside) {
    enter_again();
    notify('c');
  }
  errno = saved;
}

static void on_resize(int number) {
  (void)number;
  int saved = errno;
  notify('w');
  errno = saved;
}

static void on_continue(int number) {
  (void)number;
  int saved = errno;
  // Stopped by SIGSTOP, which nobody can catch: somebody may have changed the mode meanwhile.
  if (guard.inside) {
    guard.inside = 0;
    enter_again();
    notify('c');
  }
  errno = saved;
}

static int install(void) {
  if (pipe2(guard.events, O_NONBLOCK | O_CLOEXEC) != 0) return errno;
  static char crash_stack[64 * 1024];
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  // A stack of its own, for a crash that comes from having no stack left.
  sigaltstack(&stack, NULL);
  for (size_t index = 0; index < sizeof ending / sizeof ending[0]; index++) {
    struct sigaction current;
    sigaction(ending[index], NULL, &current);
    // nohup and shells that ignore an interrupt are left to their wish.
    if (current.sa_handler != SIG_IGN) set(ending[index], on_end);
  }
  for (size_t index = 0; index < sizeof crashing / sizeof crashing[0]; index++) {
    sigaction(crashing[index], NULL, &before_crash[index]);
    set(crashing[index], on_crash);
  }
  set(SIGTSTP, on_stop);
  set(SIGCONT, on_continue);
  set(SIGWINCH, on_resize);
  signal(SIGPIPE, SIG_IGN);
  atexit(terminal_guard_leave);
  guard.installed = 1;
  return 0;
}

int terminal_guard_enter(int input, int output, const char *enter, size_t enter_length,
                         const char *leave_text, size_t leave_length) {
  if (enter_length > TEXT_LIMIT || leave_length > TEXT_LIMIT) return EINVAL;
  if (guard.inside) return 0;
  if (tcgetattr(input, &guard.before) != 0) return errno;
  guard.input = input;
  guard.output = output;
  guard.raw = guard.before;
  cfmakeraw(&guard.raw);
  guard.raw.c_cc[VMIN] = 1;
  guard.raw.c_cc[VTIME] = 0;
  memcpy(guard.enter, enter, enter_length);
  memcpy(guard.leave, leave_text, leave_length);
  guard.enter_length = enter_length;
  guard.leave_length = leave_length;
  if (!guard.installed) {
    int failure = install();
    if (failure != 0) return failure;
  }
  if (tcsetattr(input, TCSANOW, &guard.raw) != 0) return errno;
  guard.inside = 1;
  write_all(guard.enter, guard.enter_length);
  return 0;
}

void terminal_guard_leave(void) { leave(); }

int terminal_guard_events(void) { return guard.events[0]; }

void terminal_guard_suspend(void) {
  // The whole job: `make learn` has to stop with us, or the shell would not get the terminal back.
  kill(0, SIGTSTP);
}
