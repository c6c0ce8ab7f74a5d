// Eight doubles a register.
#if defined(__x86_64__)
#include <immintrin.h>

#include "dispatch.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,fma"))), apply_to = function)
#define LANES 8
#define SCALE_BY_POWER(x, k) ((real)_mm512_scalef_pd((__m512d)(x), (__m512d)(k)))
#define KERNELS vm_kernels_512
#include "kernels.h"
#pragma clang attribute pop
#endif
