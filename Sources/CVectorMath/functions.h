// exp, log, tanh and the sigmoid of a register. The polynomials are minimax fits (Remez), their error below 2^-55.

// Adding 1.5·2^52 rounds to an integer and leaves it in the low bits.
#define ROUNDER 0x1.8p52
#define LOG2_E 0x1.71547652b82fep0
// ln 2 in two parts; the first has trailing zeros, so that k times it is exact.
#define LN2_HIGH 0x1.62e42fefa3800p-1
#define LN2_LOW 0x1.ef35793c76730p-45

/// q with eʳ = 1 + r + r² q(r), |r| ≤ ln 2 / 2.
static inline real exp_tail(real r) {
  real q = splat(0x1.af7641c2b9712p-26);
  q = q * r + 0x1.28a2366209dd3p-22;
  q = q * r + 0x1.71ddea58326a4p-19;
  q = q * r + 0x1.a019a71e5b829p-16;
  q = q * r + 0x1.a01a01b5aae70p-13;
  q = q * r + 0x1.6c16c17ef4310p-10;
  q = q * r + 0x1.111111110e777p-7;
  q = q * r + 0x1.5555555552263p-5;
  q = q * r + 0x1.555555555555cp-3;
  return q * r + 0x1.0000000000005p-1;
}

/// eˣ = 2ᵏ eʳ with x = k ln 2 + r.
static inline real exp_of(real x) {
  x = most(least(x, 710), -746);
  real rounded = x * LOG2_E + ROUNDER;
  real k = rounded - ROUNDER;
  real r = x - k * LN2_HIGH;
  r = r - k * LN2_LOW;
  real p = 1 + (r + r * r * exp_tail(r));
#ifdef SCALE_BY_POWER
  return SCALE_BY_POWER(p, k);
#else
  // In two steps, because 2ᵏ alone may be no normal number.
  real half = k * 0.5 + ROUNDER;
  real rest = (k - (half - ROUNDER)) + ROUNDER;
  return p * number((bits(half) + 1023) << 52) * number((bits(rest) + 1023) << 52);
#endif
}

/// 1 / (1 + e⁻ᶻ), written with e^-|z|, which cannot overflow.
static inline real sigmoid_of(real z) {
  real e = exp_of(-magnitude(z));
  return choose(z < 0, e, splat(1)) / (1 + e);
}

/// tanh x = -t / (2 + t) with t = e^(-2|x|) - 1, and the sign of x.
static inline real tanh_of(real x) {
  real y = least(magnitude(x), 20) * -2;
  real rounded = y * LOG2_E + ROUNDER;
  real k = rounded - ROUNDER;
  real r = y - k * LN2_HIGH;
  r = r - k * LN2_LOW;
  real p = r + r * r * exp_tail(r);
  real power = number((bits(rounded) + 1023) << 52);
  real t = power * p + (power - 1);
  real result = -t / (2 + t);
  return number(bits(result) | (bits(x) & INT64_MIN));
}

/// ln x = k ln 2 + ln m with m in √½...√2, and ln m from s = (m - 1)/(m + 1).
static inline real log_of(real x) {
  word tiny = x < 0x1p-1022;
  real scaled = choose(tiny, x * 0x1p54, x);
  word k = (word)((bits(scaled) >> 52) & 2047) - 1023 - (tiny & 54);
  real m = number((bits(scaled) & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
  word large = m > 0x1.6a09e667f3bcdp0;
  m = choose(large, m * 0.5, m);
  real exponent = number(bits(splat(ROUNDER)) + k - large) - ROUNDER;
  real f = m - 1;
  real s = f / (m + 1);
  real z = s * s;
  real R = splat(0x1.2e923d1933946p-3);
  R = R * z + 0x1.39ae195b04a6bp-3;
  R = R * z + 0x1.7465b880448c0p-3;
  R = R * z + 0x1.c71c54e27dc94p-3;
  R = R * z + 0x1.2492493df3011p-2;
  R = R * z + 0x1.9999999985306p-2;
  R = (R * z + 0x1.555555555557ep-1) * z;
  real square = 0.5 * f * f;
  real result = exponent * LN2_HIGH - ((square - (s * (square + R) + exponent * LN2_LOW)) - f);
  result = choose(x == 0, splat(-__builtin_inf()), result);
  result = choose(x == __builtin_inf(), x, result);
  return choose((x < 0) | (x != x), splat(__builtin_nan("")), result);
}
