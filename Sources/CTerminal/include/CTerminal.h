#ifndef GRADUS_CTERMINAL_H
#define GRADUS_CTERMINAL_H

#include <stddef.h>

// Puts a terminal back as it was on every way out that a process can notice.
//
// This is C because a signal handler may call nothing that allocates or locks, which Swift does not promise.

// Switches the terminal to raw mode and writes `enter`; from now on `leave` is written and the old mode is set
// again when a signal ends, stops or crashes the process, and at exit. Returns 0, or errno.
int terminal_guard_enter(int input, int output, const char *enter, size_t enter_length,
                         const char *leave, size_t leave_length);

// Writes `leave` and sets the old mode. Harmless when nothing was entered.
void terminal_guard_leave(void);

// A descriptor that becomes readable when something happened; one byte each:
// 'w' the size changed, 'c' the process was continued and the terminal entered again.
int terminal_guard_events(void);

// Leaves the terminal, stops the whole foreground job as Ctrl-Z does, and enters again once continued.
void terminal_guard_suspend(void);

#endif
