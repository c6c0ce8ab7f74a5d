// What compiled Swift expects of the machine below it: memory, a few loops over bytes, 128-bit products.
#include <stddef.h>
#include <stdint.h>

extern unsigned char __heap_base;

// Memory comes in classes of powers of two; what is given back waits in a list of its class.
enum { classes = 28, header = 16 };
typedef struct block { struct block *next; } block;
static block *waiting[classes];
static uintptr_t top;

static void *fresh(size_t size) {
  if (top == 0) top = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
  uintptr_t begin = top;
  top += size;
  uintptr_t pages = (top + 65535) / 65536;
  uintptr_t have = __builtin_wasm_memory_size(0);
  if (pages > have && __builtin_wasm_memory_grow(0, pages - have) == (size_t)-1) return 0;
  return (void *)begin;
}

static unsigned class_of(size_t size) {
  unsigned class = 5;
  while (class < classes && ((size_t)1 << class) < size + header) class++;
  return class;
}

static void *taken(unsigned class) {
  unsigned char *memory = (unsigned char *)waiting[class];
  if (memory) {
    waiting[class] = ((block *)memory)->next;
  } else {
    memory = fresh((size_t)1 << class);
    if (!memory) return 0;
  }
  return memory;
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  size_t room = alignment > header ? size + alignment : size;
  unsigned class = class_of(room);
  unsigned char *memory = class < classes ? taken(class) : 0;
  if (!memory) return 12;
  uintptr_t place = (uintptr_t)memory + header;
  if (alignment > header) place = (place + alignment - 1) & ~(uintptr_t)(alignment - 1);
  // The class, and the way back to the block, stand right before what is handed out.
  ((uint32_t *)place)[-1] = class;
  ((uint32_t *)place)[-2] = (uint32_t)(place - (uintptr_t)memory);
  *out = (void *)place;
  return 0;
}

void free(void *place) {
  if (!place) return;
  unsigned class = ((uint32_t *)place)[-1];
  block *memory = (block *)((uintptr_t)place - ((uint32_t *)place)[-2]);
  memory->next = waiting[class];
  waiting[class] = memory;
}

void *memcpy(void *to, const void *from, size_t count) {
  unsigned char *a = to;
  const unsigned char *b = from;
  for (size_t i = 0; i < count; i++) a[i] = b[i];
  return to;
}

void *memmove(void *to, const void *from, size_t count) {
  unsigned char *a = to;
  const unsigned char *b = from;
  if (a < b) return memcpy(to, from, count);
  for (size_t i = count; i > 0; i--) a[i - 1] = b[i - 1];
  return to;
}

void *memset(void *to, int value, size_t count) {
  unsigned char *a = to;
  for (size_t i = 0; i < count; i++) a[i] = (unsigned char)value;
  return to;
}

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *a = left, *b = right;
  for (size_t i = 0; i < count; i++) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

size_t strlen(const char *text) {
  size_t count = 0;
  while (text[count]) count++;
  return count;
}

// Seeds of hash tables: no secret is kept here, and the same question shall give the same answer.
void arc4random_buf(void *to, size_t count) {
  static uint64_t state = 0x9E3779B97F4A7C15u;
  unsigned char *a = to;
  for (size_t i = 0; i < count; i++) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    a[i] = (unsigned char)(state >> 56);
  }
}

double round(double x) { return __builtin_copysign(__builtin_floor(__builtin_fabs(x) + 0.5), x); }

uintptr_t __stack_chk_guard = 0x5AFE57AC;
void __stack_chk_fail(void) { __builtin_trap(); }

// The product of two 128-bit numbers modulo 2^128, from halves of 64 bits.
typedef unsigned __int128 wide;
static wide product(uint64_t a, uint64_t b) {
  uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
  uint64_t low = al * bl, first = ah * bl, second = al * bh;
  uint64_t middle = (low >> 32) + (uint32_t)first + (uint32_t)second;
  uint64_t high = ah * bh + (first >> 32) + (second >> 32) + (middle >> 32);
  return ((wide)high << 64) | (uint32_t)low | (middle << 32);
}
wide __multi3(wide a, wide b) {
  wide low = product((uint64_t)a, (uint64_t)b);
  uint64_t high = (uint64_t)(a >> 64) * (uint64_t)b + (uint64_t)a * (uint64_t)(b >> 64);
  return low + ((wide)high << 64);
}
