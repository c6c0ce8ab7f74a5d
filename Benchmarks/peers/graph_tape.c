// The graph tasks of `benchmarks numerics` as a plain tape in C: what the machine allows. Same inputs, same checks.
//   cc -O3 graph_tape.c -o graph_tape && ./graph_tape
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// ---- np.random.seed(1); np.random.randn: MT19937 and the polar method ----

static uint32_t state[624];
static int position;
static int waits;  // A second normal number, made with the first.
static double waiting;

static void seed(uint32_t value) {
  position = 624;
  waits = 0;
  for (int i = 0; i < 624; i++) {
    state[i] = value;
    value = 1812433253u * (value ^ value >> 30) + (uint32_t)i + 1;
  }
}

static uint32_t bits(void) {
  if (position == 624) {
    for (int i = 0; i < 624; i++) {
      uint32_t joined = (state[i] & 0x80000000u) | (state[(i + 1) % 624] & 0x7FFFFFFFu);
      state[i] = state[(i + 397) % 624] ^ joined >> 1 ^ (joined & 1 ? 0x9908B0DFu : 0);
    }
    position = 0;
  }
  uint32_t word = state[position++];
  word ^= word >> 11;
  word ^= word << 7 & 0x9D2C5680u;
  word ^= word << 15 & 0xEFC60000u;
  return word ^ word >> 18;
}

static double uniform(void) {
  double high = bits() >> 5, low = bits() >> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

static double normal(void) {
  if (waits) {
    waits = 0;
    return waiting;
  }
  for (;;) {
    double x1 = 2 * uniform() - 1, x2 = 2 * uniform() - 1, r2 = x1 * x1 + x2 * x2;
    if (r2 >= 1 || r2 == 0) continue;
    double f = sqrt(-2 * log(r2) / r2);
    waits = 1;
    waiting = f * x1;
    return f * x2;
  }
}

// ---- The tape ----

enum { LEAF, ADD, MULTIPLY, RELU };

static uint8_t *operations;
static int32_t *lefts, *rights;
static double *values, *slopes;
static int32_t count;

static int32_t append(uint8_t operation, int32_t left, int32_t right, double value) {
  operations[count] = operation;
  lefts[count] = left;
  rights[count] = right;
  values[count] = value;
  return count++;
}

static int32_t leaf(double value) { return append(LEAF, 0, 0, value); }
static int32_t add(int32_t a, int32_t b) { return append(ADD, a, b, values[a] + values[b]); }
static int32_t multiply(int32_t a, int32_t b) { return append(MULTIPLY, a, b, values[a] * values[b]); }
static int32_t relu(int32_t a) { return append(RELU, a, 0, values[a] > 0 ? values[a] : 0); }

static void backward(int32_t output) {
  memset(slopes, 0, count * sizeof(double));
  slopes[output] = 1;
  for (int32_t i = output; i >= 0; i--) {
    double dz = slopes[i];
    int32_t a = lefts[i], b = rights[i];
    switch (operations[i]) {
      case ADD: slopes[a] += dz; slopes[b] += dz; break;
      case MULTIPLY: slopes[a] += dz * values[b]; slopes[b] += dz * values[a]; break;
      case RELU: slopes[a] += values[i] > 0 ? dz : 0; break;
    }
  }
}

// ---- The task: blocks of relu(w x + b), added by a balanced tree ----

static int32_t build(const double *numbers, int32_t blocks, int32_t *level) {
  for (int32_t i = 0; i < blocks; i++) {
    int32_t w = leaf(numbers[3 * i]), x = leaf(numbers[3 * i + 1]), b = leaf(numbers[3 * i + 2]);
    level[i] = relu(add(multiply(w, x), b));
  }
  while (blocks > 1) {
    int32_t half = 0;
    for (int32_t i = 0; i + 1 < blocks; i += 2) level[half++] = add(level[i], level[i + 1]);
    if (blocks % 2) level[half++] = level[blocks - 1];
    blocks = half;
  }
  return level[0];
}

static double milliseconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec * 1e-6;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

#define RUNS 15

static void task(const char *name, int32_t nodes, const char *after) {
  int32_t blocks = nodes / 7, *level = malloc(blocks * sizeof *level);
  double *numbers = malloc(3 * blocks * sizeof *numbers), check = 0;
  double wall[RUNS], forth[RUNS], back[RUNS];
  seed(1);
  for (int32_t i = 0; i < 3 * blocks; i++) numbers[i] = normal();
  for (int run = -2; run < RUNS; run++) {
    double start = milliseconds(CLOCK_MONOTONIC), cpu = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    count = 0;
    int32_t output = build(numbers, blocks, level);
    double middle = milliseconds(CLOCK_PROCESS_CPUTIME_ID);
    backward(output);
    check = values[output] + slopes[0];
    if (run < 0) continue;
    back[run] = milliseconds(CLOCK_PROCESS_CPUTIME_ID) - middle;
    wall[run] = milliseconds(CLOCK_MONOTONIC) - start;
    forth[run] = middle - cpu;
  }
  qsort(wall, RUNS, sizeof *wall, ascending);
  qsort(forth, RUNS, sizeof *forth, ascending);
  qsort(back, RUNS, sizeof *back, ascending);
  printf(
      "\"%s\": {\"ms\": %.6g, \"lo\": %.6g, \"hi\": %.6g, \"cpu_ms\": %.6g, \"build_forward_cpu_ms\": %.6g, "
      "\"backward_cpu_ms\": %.6g, \"n\": %d, \"check\": %.17g}%s",
      name, wall[RUNS / 2], wall[0], wall[RUNS - 1], forth[RUNS / 2] + back[RUNS / 2], forth[RUNS / 2],
      back[RUNS / 2], RUNS, check, after);
  free(level);
  free(numbers);
}

int main(void) {
  size_t room = 1000000;
  operations = malloc(room);
  lefts = malloc(room * sizeof *lefts);
  rights = malloc(room * sizeof *rights);
  values = malloc(room * sizeof *values);
  slopes = malloc(room * sizeof *slopes);
  printf("{\"peer\": \"C tape\", \"threads\": 1, \"tasks\": {");
  task("graph_1e5", 100000, ", ");
  task("graph_1e6", 1000000, "}}\n");
}
