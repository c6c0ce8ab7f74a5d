#define _GNU_SOURCE
#include "CPty.h"

#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

pid_t cpty_spawn(const char *path, char *const arguments[], char *const environment[],
                 const char *folder, int columns, int rows, int *terminal) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  pid_t child = forkpty(terminal, NULL, NULL, &size);
  if (child != 0) return child;
  // The test process may ignore or block signals; the program starts as from a shell.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  if (chdir(folder) != 0) _exit(126);
  execve(path, arguments, environment);
  _exit(127);
}

int cpty_resize(int terminal, int columns, int rows) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  return ioctl(terminal, TIOCSWINSZ, &size);
}
