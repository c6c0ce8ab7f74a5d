// Registers of LANES doubles in clang's vector notation, which becomes whatever the target has.
#include <stdint.h>
#include <string.h>

typedef double real __attribute__((vector_size(8 * LANES)));
typedef int64_t word __attribute__((vector_size(8 * LANES)));
typedef double loose __attribute__((vector_size(8 * LANES), aligned(8), may_alias));

static inline real load(const double *p) { return *(const loose *)p; }
static inline void store(double *p, real x) { *(loose *)p = x; }
static inline word bits(real x) { return (word)x; }
static inline real number(word x) { return (real)x; }
static inline real splat(double x) { return (real){} + x; }
/// Where the mask is all ones the first, elsewhere the second.
static inline real choose(word mask, real yes, real no) {
  return number((mask & bits(yes)) | (~mask & bits(no)));
}
static inline real least(real x, double bound) { return choose(x > bound, splat(bound), x); }
static inline real most(real x, double bound) { return choose(x < bound, splat(bound), x); }
static inline real magnitude(real x) { return number(bits(x) & INT64_MAX); }

/// The first `count` < LANES numbers, the rest filled with 1.
static inline real load_part(const double *p, size_t count) {
  double part[LANES];
  for (size_t i = 0; i < LANES; i++) part[i] = 1;
  memcpy(part, p, count * sizeof(double));
  return load(part);
}
static inline void store_part(double *p, real x, size_t count) {
  double part[LANES];
  store(part, x);
  memcpy(p, part, count * sizeof(double));
}

/// The sum of the lanes, halves on halves.
static inline double total(real x) {
#if LANES == 8
  x += __builtin_shufflevector(x, x, 4, 5, 6, 7, 0, 1, 2, 3);
  x += __builtin_shufflevector(x, x, 2, 3, 0, 1, 6, 7, 4, 5);
  x += __builtin_shufflevector(x, x, 1, 0, 3, 2, 5, 4, 7, 6);
#elif LANES == 4
  x += __builtin_shufflevector(x, x, 2, 3, 0, 1);
  x += __builtin_shufflevector(x, x, 1, 0, 3, 2);
#else
  x += __builtin_shufflevector(x, x, 1, 0);
#endif
  return x[0];
}

#if LANES == 8
#define BUTTERFLY(step, first, second)               \
  for (int i = 0; i < 8; i++) {                      \
    if (i & step) continue;                          \
    real low = __builtin_shufflevector(x[i], x[i + step], first); \
    x[i + step] = __builtin_shufflevector(x[i], x[i + step], second); \
    x[i] = low;                                      \
  }
#define PICK(...) __VA_ARGS__
/// Rows become columns.
static inline __attribute__((always_inline)) void transpose(real x[8]) {
  BUTTERFLY(1, PICK(0, 8, 2, 10, 4, 12, 6, 14), PICK(1, 9, 3, 11, 5, 13, 7, 15))
  BUTTERFLY(2, PICK(0, 1, 8, 9, 4, 5, 12, 13), PICK(2, 3, 10, 11, 6, 7, 14, 15))
  BUTTERFLY(4, PICK(0, 1, 2, 3, 8, 9, 10, 11), PICK(4, 5, 6, 7, 12, 13, 14, 15))
}
#elif LANES == 4
/// Rows become columns.
static inline __attribute__((always_inline)) void transpose(real x[4]) {
  real a = __builtin_shufflevector(x[0], x[1], 0, 4, 2, 6), b = __builtin_shufflevector(x[0], x[1], 1, 5, 3, 7);
  real c = __builtin_shufflevector(x[2], x[3], 0, 4, 2, 6), d = __builtin_shufflevector(x[2], x[3], 1, 5, 3, 7);
  x[0] = __builtin_shufflevector(a, c, 0, 1, 4, 5);
  x[1] = __builtin_shufflevector(b, d, 0, 1, 4, 5);
  x[2] = __builtin_shufflevector(a, c, 2, 3, 6, 7);
  x[3] = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}
#else
/// Rows become columns.
static inline __attribute__((always_inline)) void transpose(real x[2]) {
  real low = __builtin_shufflevector(x[0], x[1], 0, 2);
  x[1] = __builtin_shufflevector(x[0], x[1], 1, 3);
  x[0] = low;
}
#endif
