// Two doubles a register: SSE2, which every 64-bit x86 has, or NEON.
#include "dispatch.h"

#define LANES 2
#define KERNELS vm_kernels_128
#include "kernels.h"
