/// Loops over arrays of doubles at the width of the machine's registers.
///
/// Every function exists three times, for 512, 256 and 128 bit registers; the first call picks the widest that the
/// processor has. exp and log are within 1.1 units in the last place of the exact value, tanh and the sigmoid
/// within 3; machines with and without fused multiply-add may differ in those last places.
#ifndef C_VECTOR_MATH_H
#define C_VECTOR_MATH_H

#include <pthread.h>
#include <stddef.h>

/// y[i] = f(x[i]); `c` is the constant of those that have one. `y` may be `x`.
typedef enum {
  vmExp,
  vmLog,
  vmTanh,
  vmSigmoid,
  vmAbs,
  vmSqrt,
  vmNegate,
  /// max(x, c); NaN stays NaN.
  vmMax,
  /// x > 0 ? x : c x
  vmLeaky,
  /// x > c ? 1 : 0
  vmAbove,
  vmAdd,
  /// c - x
  vmFrom,
  vmScale,
  vmDivide,
  /// c / x
  vmInto,
  /// x (1 - x)
  vmSigmoidSlope,
  /// 1 - x²
  vmTanhSlope,
  /// x > 0 ? 1 : c
  vmLeakySlope,
} vmUnary;

/// y[i] = f(a[i], b[i]); `y` may be `a` or `b`.
typedef enum {
  vmPlus,
  vmMinus,
  vmTimes,
  vmOver,
  /// a + c b
  vmPlusScaled,
  /// a b (1 - b)
  vmTimesSigmoidSlope,
  /// a (1 - b²)
  vmTimesTanhSlope,
  /// b > 0 ? a : c a
  vmTimesLeakySlope,
} vmBinary;

void vm_unary(vmUnary f, double c, const double *x, double *y, size_t n);
void vm_binary(vmBinary f, double c, const double *a, const double *b, double *y, size_t n);
/// The same with one number for all of `a` or of `b` where its step is 0.
void vm_binary_stretched(
    vmBinary f, double c, const double *a, int a_step, const double *b, int b_step, double *y, size_t n);

double vm_sum(const double *x, size_t n);
double vm_dot(const double *a, const double *b, size_t n);

/// Σ y ln a + (1 - y) ln(1 - a), with 0 ln 0 = 0.
double vm_log_likelihood(const double *a, const double *y, size_t n);

/// C = A B, each operand with a step along its rows, columns or depth, in numbers.
/// Columns of C lie side by side.
typedef struct {
  size_t rows, columns, depth;
  const double *a;
  size_t a_row, a_depth;
  const double *b;
  size_t b_depth, b_column;
  double *c;
  size_t c_row;
} vmProduct;

void vm_product(const vmProduct *p);

/// Before a sleeping thread is woken: it may not wake on the caller's processor, where the system likes to put it and
/// where it would wait for the caller to have done all the work.
void vm_keep_off_own_processor(pthread_t thread);

/// The thread that calls may run on every processor of the program again.
void vm_run_anywhere(void);

/// Tells the processor that this thread waits in a loop; some ten nanoseconds.
static inline void vm_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Bits of the registers in use: 512, 256 or 128.
int vm_register_bits(void);

#endif
