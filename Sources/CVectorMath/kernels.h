// Every loop of CVectorMath.h once, for LANES doubles a register. Included by one C file for each width.
#include "CVectorMath.h"

#include "lanes.h"
#include "functions.h"

#define EACH(expression)                                              \
  {                                                                   \
    size_t i = 0;                                                     \
    for (; i + LANES <= n; i += LANES) {                              \
      real x = load(in + i);                                          \
      store(out + i, expression);                                     \
    }                                                                 \
    if (i < n) {                                                      \
      real x = load_part(in + i, n - i);                              \
      store_part(out + i, expression, n - i);                         \
    }                                                                 \
    break;                                                            \
  }

static void unary(vmUnary f, double c, const double *in, double *out, size_t n) {
  switch (f) {
    case vmExp: EACH(exp_of(x))
    case vmLog: EACH(log_of(x))
    case vmTanh: EACH(tanh_of(x))
    case vmSigmoid: EACH(sigmoid_of(x))
    case vmAbs: EACH(magnitude(x))
    case vmSqrt: EACH(__builtin_elementwise_sqrt(x))
    case vmNegate: EACH(-x)
    case vmMax: EACH(most(x, c))
    case vmLeaky: EACH(choose(x > 0, x, x * c))
    case vmAbove: EACH(choose(x > c, splat(1), splat(0)))
    case vmAdd: EACH(x + c)
    case vmFrom: EACH(c - x)
    case vmScale: EACH(x * c)
    case vmDivide: EACH(x / c)
    case vmInto: EACH(c / x)
    case vmSigmoidSlope: EACH(x * (1 - x))
    case vmTanhSlope: EACH(1 - x * x)
    case vmLeakySlope: EACH(choose(x > 0, splat(1), splat(c)))
  }
}

#define PAIRS(expression)                                             \
  {                                                                   \
    size_t i = 0;                                                     \
    for (; i + LANES <= n; i += LANES) {                              \
      real x = load(a + i), y = load(b + i);                          \
      store(out + i, expression);                                     \
    }                                                                 \
    if (i < n) {                                                      \
      real x = load_part(a + i, n - i), y = load_part(b + i, n - i);  \
      store_part(out + i, expression, n - i);                         \
    }                                                                 \
    break;                                                            \
  }

static void binary(vmBinary f, double c, const double *a, const double *b, double *out, size_t n) {
  switch (f) {
    case vmPlus: PAIRS(x + y)
    case vmMinus: PAIRS(x - y)
    case vmTimes: PAIRS(x * y)
    case vmOver: PAIRS(x / y)
    case vmPlusScaled: PAIRS(x + y * c)
    case vmTimesSigmoidSlope: PAIRS(x * (y * (1 - y)))
    case vmTimesTanhSlope: PAIRS(x * (1 - y * y))
    case vmTimesLeakySlope: PAIRS(choose(y > 0, x, x * c))
  }
}

// Eight registers of partial sums, so that no addition waits for the one before.
static double sum(const double *x, size_t n) {
  real s[8] = {};
  size_t i = 0;
  for (; i + 8 * LANES <= n; i += 8 * LANES) {
    for (int j = 0; j < 8; j++) s[j] += load(x + i + j * LANES);
  }
  for (; i + LANES <= n; i += LANES) s[0] += load(x + i);
  double rest = 0;
  for (; i < n; i++) rest += x[i];
  return total(((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]))) + rest;
}

static double dot(const double *a, const double *b, size_t n) {
  real s[8] = {};
  size_t i = 0;
  for (; i + 8 * LANES <= n; i += 8 * LANES) {
    for (int j = 0; j < 8; j++) s[j] += load(a + i + j * LANES) * load(b + i + j * LANES);
  }
  for (; i + LANES <= n; i += LANES) s[0] += load(a + i) * load(b + i);
  double rest = 0;
  for (; i < n; i++) rest += a[i] * b[i];
  return total(((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]))) + rest;
}

// A sum of logarithms is the logarithm of a product. The product of the mantissas, each in 1..<2, and the sum of the
// exponents are kept apart, so that nothing underflows, and one logarithm is taken every 512 numbers.
typedef struct {
  real mantissas;
  real exponents;
  word irregular;
} product;

static inline void multiply(product *p, real a) {
  p->irregular |= ~((a >= 0x1p-1022) & (a < __builtin_inf()));
  p->mantissas *= number((bits(a) & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
  word exponent = (word)((bits(a) >> 52) & 2047) - 1023;
  p->exponents += number(bits(splat(ROUNDER)) + exponent) - ROUNDER;
}

static inline int any(word mask) {
  int64_t found = 0;
  for (int i = 0; i < LANES; i++) found |= mask[i];
  return found != 0;
}

static double log_likelihood(const double *a, const double *y, size_t n) {
  double result = 0;
  for (size_t start = 0; start < n; start += 512 * LANES) {
    size_t count = n - start < 512 * LANES ? n - start : 512 * LANES;
    const double *as = a + start, *ys = y + start;
    product p = {splat(1), splat(0), (word){}};
    size_t i = 0;
    for (; i < count; i += LANES) {
      size_t left = count - i;
      real ai = left < LANES ? load_part(as + i, left) : load(as + i);
      real yi = left < LANES ? load_part(ys + i, left) : load(ys + i);
      p.irregular |= (yi != 0) & (yi != 1);
      multiply(&p, choose(yi == 1, ai, 1 - ai));
    }
    if (any(p.irregular)) {
      // A label between 0 and 1, or a prediction of exactly 0 or 1: term by term.
      for (i = 0; i < count; i++) {
        double one = ys[i] == 0 ? 0 : ys[i] * log_of(splat(as[i]))[0];
        double zero = ys[i] == 1 ? 0 : (1 - ys[i]) * log_of(splat(1 - as[i]))[0];
        result += one + zero;
      }
    } else {
      result += total(log_of(p.mantissas) + p.exponents * 0x1.62e42fefa39efp-1);
    }
  }
  return result;
}

#include "product.h"

const struct vm_kernels KERNELS = {8 * 8 * LANES, unary, binary, sum, dot, log_likelihood, product_of};
