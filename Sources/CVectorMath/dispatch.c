#include "dispatch.h"

#include <stdlib.h>

static const struct vm_kernels *chosen = &vm_kernels_128;

#if defined(__x86_64__)
// Before main, so that no call ever has to ask.
__attribute__((constructor)) static void choose_kernels(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) {
    chosen = &vm_kernels_512;
  } else if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    chosen = &vm_kernels_256;
  }
}
#endif

void vm_unary(vmUnary f, double c, const double *x, double *y, size_t n) { chosen->unary(f, c, x, y, n); }

void vm_binary(vmBinary f, double c, const double *a, const double *b, double *y, size_t n) {
  chosen->binary(f, c, a, b, y, n);
}

// One operand is the same number all along: a function of the other alone, where there is one.
static int with_constant(
    vmBinary f, const double *x, double constant, int constant_first, double *y, size_t n) {
  switch (f) {
    case vmPlus: vm_unary(vmAdd, constant, x, y, n); return 1;
    case vmTimes: vm_unary(vmScale, constant, x, y, n); return 1;
    case vmMinus:
      vm_unary(constant_first ? vmFrom : vmAdd, constant_first ? constant : -constant, x, y, n);
      return 1;
    case vmOver: vm_unary(constant_first ? vmInto : vmDivide, constant, x, y, n); return 1;
    default: return 0;
  }
}

void vm_binary_stretched(
    vmBinary f, double c, const double *a, int a_step, const double *b, int b_step, double *y, size_t n) {
  if (a_step && b_step) return chosen->binary(f, c, a, b, y, n);
  if (b_step && with_constant(f, b, a[0], 1, y, n)) return;
  if (a_step && with_constant(f, a, b[0], 0, y, n)) return;
  enum { block = 256 };
  double as[block], bs[block];
  for (size_t i = 0; i < block && i < n; i++) {
    as[i] = a[0];
    bs[i] = b[0];
  }
  for (size_t i = 0; i < n; i += block) {
    size_t count = n - i < block ? n - i : block;
    chosen->binary(f, c, a_step ? a + i : as, b_step ? b + i : bs, y + i, count);
  }
}

double vm_sum(const double *x, size_t n) { return chosen->sum(x, n); }

double vm_dot(const double *a, const double *b, size_t n) { return chosen->dot(a, b, n); }

double vm_log_likelihood(const double *a, const double *y, size_t n) {
  return chosen->log_likelihood(a, y, n);
}

void vm_product(const vmProduct *p) { chosen->product(p); }

int vm_register_bits(void) { return chosen->bits; }

double *vm_scratch(size_t count) {
  static _Thread_local double *room;
  static _Thread_local size_t size;
  if (size < count) {
    free(room);
    room = aligned_alloc(64, (count * sizeof(double) + 63) / 64 * 64);
    size = room ? count : 0;
  }
  return room;
}
