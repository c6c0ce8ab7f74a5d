#include "CVectorMath.h"

/// The loops for one width of register.
struct vm_kernels {
  int bits;
  void (*unary)(vmUnary, double, const double *, double *, size_t);
  void (*binary)(vmBinary, double, const double *, const double *, double *, size_t);
  double (*sum)(const double *, size_t);
  double (*dot)(const double *, const double *, size_t);
  double (*log_likelihood)(const double *, const double *, size_t);
  void (*product)(const vmProduct *);
};

/// Room for at least so many doubles, kept for this thread until it ends; NULL where there is none.
double *vm_scratch(size_t count);

extern const struct vm_kernels vm_kernels_128, vm_kernels_256, vm_kernels_512;
