// Four doubles a register, with multiply-add in one step.
#if defined(__x86_64__)
#include "dispatch.h"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 4
#define KERNELS vm_kernels_256
#include "kernels.h"
#pragma clang attribute pop
#endif
