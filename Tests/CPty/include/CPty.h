#ifndef GRADUS_CPTY_H
#define GRADUS_CPTY_H

#include <sys/types.h>

// Starts a program behind a new pseudo-terminal of that size, which becomes its controlling terminal.
// Returns its process id and the other end of the terminal, or -1. C because Swift has no fork.
pid_t cpty_spawn(const char *path, char *const arguments[], char *const environment[],
                 const char *folder, int columns, int rows, int *terminal);

// Tells the terminal a new size, which signals the program. Returns 0, or -1.
int cpty_resize(int terminal, int columns, int rows);

#endif
