// Where a thread runs, which Swift's Glibc does not show.
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>

#include "CVectorMath.h"

#if defined(__linux__)
static cpu_set_t all;

__attribute__((constructor)) static void look_up_processors(void) {
  sched_getaffinity(0, sizeof all, &all);
}

void vm_keep_off_own_processor(pthread_t thread) {
  cpu_set_t others = all;
  int own = sched_getcpu();
  if (own < 0) return;
  CPU_CLR(own, &others);
  if (CPU_COUNT(&others) > 0) pthread_setaffinity_np(thread, sizeof others, &others);
}

void vm_run_anywhere(void) { pthread_setaffinity_np(pthread_self(), sizeof all, &all); }
#else
void vm_keep_off_own_processor(pthread_t thread) { (void)thread; }
void vm_run_anywhere(void) {}
#endif
