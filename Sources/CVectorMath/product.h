// C = op(A) op(B) for three kinds of shape: few rows, inner products of rows, and the general case with packing.

#if LANES == 8
#define TILE_ROWS 8
#else
#define TILE_ROWS 4
#endif
#define TILE_VECTORS 3
#define TILE_COLUMNS (TILE_VECTORS * LANES)

#define INLINE static inline __attribute__((always_inline))

// ---- Few rows, or little depth: C is swept once for every DEEP rows of B, which stream through in order. ----

#define DEEP 8
#define FEW_ROWS 32

/// Adds the products with `deep` rows of B to `rows` rows of C, or sets them; for a few rows the numbers of A stay in
/// registers. `c` is C itself from row i0 and column j on, or a copy of that part.
INLINE void sweep(
    const int deep, size_t rows, const vmProduct *p, size_t i0, size_t k, size_t j, size_t columns, int adds,
    double *c, size_t c_row) {
  // The numbers of A side by side; in A itself they may be a page apart and fight for one place in the cache.
  double a[FEW_ROWS][DEEP];
  for (size_t i = 0; i < rows; i++) {
    for (int d = 0; d < deep; d++) a[i][d] = p->a[(i0 + i) * p->a_row + (k + d) * p->a_depth];
  }
  const double *b = p->b + k * p->b_depth + j;
  size_t n = 0;
  for (; n + LANES <= columns; n += LANES) {
    real y[DEEP];
    for (int d = 0; d < deep; d++) {
      y[d] = load(b + d * p->b_depth + n);
      // For the next sweep, into the second cache: the machine's own prefetcher does not follow so many rows at once,
      // and in the first they would push C out.
      if (deep == DEEP) __builtin_prefetch(b + (d + DEEP) * p->b_depth + n, 0, 2);
    }
    for (size_t i = 0; i < rows; i++) {
      real s = adds ? load(c + i * c_row + n) : splat(0);
      for (int d = 0; d < deep; d++) s += a[i][d] * y[d];
      store(c + i * c_row + n, s);
    }
  }
  for (; n < columns; n++) {
    for (size_t i = 0; i < rows; i++) {
      double s = adds ? c[i * c_row + n] : 0;
      for (int d = 0; d < deep; d++) s += a[i][d] * b[d * p->b_depth + n];
      c[i * c_row + n] = s;
    }
  }
}

#define SWEEP(deep)                                                           \
  case deep:                                                                  \
    switch (rows) {                                                           \
      case 1: sweep(deep, 1, p, i, k, j, columns, k > 0, c, c_row); break;    \
      case 2: sweep(deep, 2, p, i, k, j, columns, k > 0, c, c_row); break;    \
      case 3: sweep(deep, 3, p, i, k, j, columns, k > 0, c, c_row); break;    \
      case 4: sweep(deep, 4, p, i, k, j, columns, k > 0, c, c_row); break;    \
      default: sweep(deep, rows, p, i, k, j, columns, k > 0, c, c_row); break;\
    }                                                                         \
    break;

#define SWEPT 3072

static void few_rows(const vmProduct *p) {
  // What is swept often is swept here and not in C, where a thread that has the columns beside these writes to the
  // same lines of the cache.
  double part[SWEPT] __attribute__((aligned(64)));
  int copies = p->depth > 8 * DEEP;
  for (size_t i = 0; i < p->rows; i += FEW_ROWS) {
    size_t rows = p->rows - i < FEW_ROWS ? p->rows - i : FEW_ROWS;
    // So many columns that their part of C stays in the first cache.
    size_t width = SWEPT / rows / LANES * LANES;
    for (size_t j = 0; j < p->columns; j += width) {
      size_t columns = p->columns - j < width ? p->columns - j : width;
      double *c = copies ? part : p->c + i * p->c_row + j;
      size_t c_row = copies ? (columns + LANES - 1) / LANES * LANES : p->c_row;
      for (size_t k = 0; k < p->depth; k += DEEP) {
        switch (p->depth - k < DEEP ? p->depth - k : DEEP) {
          SWEEP(1) SWEEP(2) SWEEP(3) SWEEP(4) SWEEP(5) SWEEP(6) SWEEP(7) SWEEP(8)
        }
      }
      for (size_t r = 0; copies && r < rows; r++) {
        memcpy(p->c + (i + r) * p->c_row + j, part + r * c_row, columns * sizeof(double));
      }
    }
  }
}

// ---- Inner products of rows: both operands run along the depth. ----

#define DOT_ROWS 4
#if LANES == 8
#define DOT_COLUMNS 6
#else
#define DOT_COLUMNS 2
#endif

INLINE real load_zero(const double *p, size_t count) {
  double part[LANES] = {};
  memcpy(part, p, count * sizeof(double));
  return load(part);
}

INLINE void dots(
    const int rows, const int columns, const vmProduct *p, size_t i, size_t j, size_t start, size_t depth) {
  real s[DOT_ROWS][DOT_COLUMNS] = {};
  const double *a = p->a + i * p->a_row + start, *b = p->b + j * p->b_column + start;
  size_t k = 0;
  for (; k + LANES <= depth; k += LANES) {
    real x[DOT_ROWS];
    for (int r = 0; r < rows; r++) x[r] = load(a + r * p->a_row + k);
    for (int c = 0; c < columns; c++) {
      real y = load(b + c * p->b_column + k);
      if (i == 0) __builtin_prefetch(b + (c + columns) * p->b_column + k, 0, 2);
      for (int r = 0; r < rows; r++) s[r][c] += x[r] * y;
    }
  }
  if (k < depth) {
    real x[DOT_ROWS];
    for (int r = 0; r < rows; r++) x[r] = load_zero(a + r * p->a_row + k, depth - k);
    for (int c = 0; c < columns; c++) {
      real y = load_zero(b + c * p->b_column + k, depth - k);
      for (int r = 0; r < rows; r++) s[r][c] += x[r] * y;
    }
  }
  for (int r = 0; r < rows; r++) {
    for (int c = 0; c < columns; c++) {
      double *out = p->c + (i + r) * p->c_row + j + c;
      *out = (start > 0 ? *out : 0) + total(s[r][c]);
    }
  }
}

#define DOTS(columns)                                                     \
  case columns:                                                           \
    switch (rows) {                                                       \
      case 1: dots(1, columns, p, i, j, start, depth); break;             \
      case 2: dots(2, columns, p, i, j, start, depth); break;             \
      case 3: dots(3, columns, p, i, j, start, depth); break;             \
      case 4: dots(4, columns, p, i, j, start, depth); break;             \
    }                                                                     \
    break;

static void inner_products(const vmProduct *p) {
  if (p->rows == 1 && p->columns == 1) {
    p->c[0] = dot(p->a, p->b, p->depth);
    return;
  }
  // With many rows a group of columns is read again and again: so much depth at a time as the first cache holds.
  size_t chunk = p->rows <= DOT_ROWS ? p->depth : 256;
  for (size_t start = 0; start < p->depth; start += chunk) {
    size_t depth = p->depth - start < chunk ? p->depth - start : chunk;
    for (size_t j = 0; j < p->columns; j += DOT_COLUMNS) {
      size_t columns = p->columns - j < DOT_COLUMNS ? p->columns - j : DOT_COLUMNS;
      for (size_t i = 0; i < p->rows; i += DOT_ROWS) {
        size_t rows = p->rows - i < DOT_ROWS ? p->rows - i : DOT_ROWS;
        switch (columns) {
          DOTS(1) DOTS(2)
#if DOT_COLUMNS == 6
          DOTS(3) DOTS(4) DOTS(5) DOTS(6)
#endif
        }
      }
    }
  }
}

// ---- The same with more rows: LANES columns of C at a time, all their rows in registers over the whole depth. ----

#if LANES == 8
#define TALL_ROWS 16
#else
#define TALL_ROWS 8
#endif

INLINE void tall(
    const int rows, const vmProduct *p, const double *a, size_t i, size_t j, size_t start, size_t depth, int fetch) {
  real s[TALL_ROWS] = {};
  const double *b = p->b + j * p->b_column + start;
  size_t k = 0;
  for (; k + LANES <= depth; k += LANES) {
    real y[LANES];
    for (int c = 0; c < LANES; c++) {
      y[c] = load(b + c * p->b_column + k);
      if (fetch) __builtin_prefetch(b + (c + LANES) * p->b_column + k, 0, 2);
    }
    transpose(y);
    for (int d = 0; d < LANES; d++) {
      for (int r = 0; r < rows; r++) s[r] += a[(k + d) * rows + r] * y[d];
    }
  }
  for (; k < depth; k++) {
    real y;
    for (int c = 0; c < LANES; c++) y[c] = b[c * p->b_column + k];
    for (int r = 0; r < rows; r++) s[r] += a[k * rows + r] * y;
  }
  for (int r = 0; r < rows; r++) {
    double *c = p->c + (i + r) * p->c_row + j;
    store(c, start > 0 ? s[r] + load(c) : s[r]);
  }
}

#define TALL(n) case n: tall(n, p, a, i, j, start, depth, fetch); break;

static void tall_of(
    size_t rows, const vmProduct *p, const double *a, size_t i, size_t j, size_t start, size_t depth, int fetch) {
  switch (rows) {
    TALL(1) TALL(2) TALL(3) TALL(4) TALL(5) TALL(6) TALL(7) TALL(8)
#if LANES == 8
    TALL(9) TALL(10) TALL(11) TALL(12) TALL(13) TALL(14) TALL(15) TALL(16)
#endif
  }
}

#define TALL_DEPTH 512

/// False where there is no room for the copy of A.
static int tall_products(const vmProduct *p) {
  size_t whole = p->columns - p->columns % LANES;
  double *as = vm_scratch((p->rows + TALL_ROWS) * TALL_DEPTH);
  if (!as) return 0;
  size_t groups = (p->rows + TALL_ROWS - 1) / TALL_ROWS;
  size_t group = (p->rows + groups - 1) / groups;
  for (size_t start = 0; start < p->depth; start += TALL_DEPTH) {
    size_t depth = p->depth - start < TALL_DEPTH ? p->depth - start : TALL_DEPTH;
    for (size_t i = 0; i < p->rows; i += group) {
      size_t rows = p->rows - i < group ? p->rows - i : group;
      for (size_t k = 0; k < depth; k++) {
        for (size_t r = 0; r < rows; r++) as[i * depth + k * rows + r] = p->a[(i + r) * p->a_row + start + k];
      }
    }
    for (size_t j = 0; j < whole; j += LANES) {
      for (size_t i = 0; i < p->rows; i += group) {
        size_t rows = p->rows - i < group ? p->rows - i : group;
        tall_of(rows, p, as + i * depth, i, j, start, depth, i == 0);
      }
    }
  }
  vmProduct rest = *p;
  rest.columns -= whole;
  rest.b += whole * p->b_column;
  rest.c += whole;
  if (rest.columns) inner_products(&rest);
  return 1;
}

// ---- The general case: panels of A and B are copied into the order in which a tile of C reads them. ----

#define DEPTH_BLOCK 384
#define ROW_BLOCK 512
#define COLUMN_BLOCK (TILE_COLUMNS * 5)

/// `width` numbers a step side by side, of which `count` are there and the others 0; `apart` numbers from one to the
/// next, `step` from one step to the next.
INLINE void pack(
    const double *from, size_t apart, size_t step, size_t count, size_t depth, const size_t width, double *out) {
  size_t k = 0;
  if (count == width && apart == 1) {
    for (; k < depth; k++) {
      for (size_t v = 0; v < width; v += LANES) store(out + k * width + v, load(from + k * step + v));
    }
  } else if (count == width && step == 1) {
    for (; k + LANES <= depth; k += LANES) {
      for (size_t v = 0; v < width; v += LANES) {
        real square[LANES];
        for (int r = 0; r < LANES; r++) square[r] = load(from + (v + r) * apart + k);
        transpose(square);
        for (int r = 0; r < LANES; r++) store(out + (k + r) * width + v, square[r]);
      }
    }
  }
  for (; k < depth; k++) {
    size_t i = 0;
    for (; i < count; i++) out[k * width + i] = from[i * apart + k * step];
    for (; i < width; i++) out[k * width + i] = 0;
  }
}

/// One panel of TILE_ROWS rows of A, depth by depth.
static void pack_rows(const vmProduct *p, size_t i, size_t start, size_t depth, double *out) {
  size_t rows = p->rows - i < TILE_ROWS ? p->rows - i : TILE_ROWS;
  pack(p->a + i * p->a_row + start * p->a_depth, p->a_row, p->a_depth, rows, depth, TILE_ROWS, out);
}

/// One panel of TILE_COLUMNS columns of B, depth by depth.
static void pack_columns(const vmProduct *p, size_t j, size_t start, size_t depth, double *out) {
  size_t columns = p->columns - j < TILE_COLUMNS ? p->columns - j : TILE_COLUMNS;
  pack(p->b + start * p->b_depth + j * p->b_column, p->b_column, p->b_depth, columns, depth, TILE_COLUMNS, out);
}

/// A tile of C, kept in registers over the whole depth.
INLINE void tile(
    const int rows, const int vectors, const vmProduct *p, const double *a, const double *b, size_t depth,
    size_t i, size_t j, int adds) {
  real s[TILE_ROWS][TILE_VECTORS] = {};
  for (size_t k = 0; k < depth; k++) {
    real y[TILE_VECTORS];
    for (int v = 0; v < vectors; v++) y[v] = load(b + k * TILE_COLUMNS + v * LANES);
    for (int r = 0; r < rows; r++) {
      for (int v = 0; v < vectors; v++) s[r][v] += a[k * TILE_ROWS + r] * y[v];
    }
  }
  if (p->columns - j >= (size_t)vectors * LANES) {
    for (int r = 0; r < rows; r++) {
      double *c = p->c + (i + r) * p->c_row + j;
      if (adds) {
        for (int v = 0; v < vectors; v++) store(c + v * LANES, load(c + v * LANES) + s[r][v]);
      } else {
        for (int v = 0; v < vectors; v++) store(c + v * LANES, s[r][v]);
      }
    }
  } else {
    double part[TILE_ROWS * TILE_COLUMNS];
    for (int r = 0; r < rows; r++) {
      for (int v = 0; v < vectors; v++) store(part + r * TILE_COLUMNS + v * LANES, s[r][v]);
    }
    for (int r = 0; r < rows; r++) {
      double *c = p->c + (i + r) * p->c_row;
      for (size_t column = j; column < p->columns; column++) {
        c[column] = (adds ? c[column] : 0) + part[r * TILE_COLUMNS + column - j];
      }
    }
  }
}

#define TILE(rows)                                                                \
  case rows:                                                                      \
    switch (vectors) {                                                            \
      case 1: tile(rows, 1, p, a, b, depth, i, j, adds); return;                  \
      case 2: tile(rows, 2, p, a, b, depth, i, j, adds); return;                  \
      default: tile(rows, 3, p, a, b, depth, i, j, adds); return;                 \
    }

static void tile_of(
    const vmProduct *p, const double *a, const double *b, size_t depth, size_t i, size_t j, int adds) {
  size_t rows = p->rows - i, left = p->columns - j;
  int vectors = left >= TILE_COLUMNS ? TILE_VECTORS : (int)((left + LANES - 1) / LANES);
  switch (rows) {
    TILE(1) TILE(2) TILE(3)
#if TILE_ROWS == 8
    TILE(4) TILE(5) TILE(6) TILE(7)
#endif
    default:
      switch (vectors) {
        case 1: tile(TILE_ROWS, 1, p, a, b, depth, i, j, adds); return;
        case 2: tile(TILE_ROWS, 2, p, a, b, depth, i, j, adds); return;
        default: tile(TILE_ROWS, 3, p, a, b, depth, i, j, adds); return;
      }
  }
}

/// A part of B: the columns first...last - 1 at so much depth.
typedef struct {
  size_t first, last, start, depth;
} block;

static void pack_block(const vmProduct *p, block now, double *out) {
  if (p->b_column == 1 && (now.last - now.first) % TILE_COLUMNS == 0) {
    // Row by row, as it lies in memory.
    for (size_t k = 0; k < now.depth; k++) {
      const double *b = p->b + (now.start + k) * p->b_depth + now.first;
      for (size_t j = 0; j < now.last - now.first; j += TILE_COLUMNS) {
        for (size_t v = 0; v < TILE_COLUMNS; v += LANES) {
          store(out + j * now.depth + k * TILE_COLUMNS + v, load(b + j + v));
          __builtin_prefetch(b + 4 * p->b_depth + j + v);
        }
      }
    }
    return;
  }
  for (size_t j = now.first; j < now.last; j += TILE_COLUMNS) {
    pack_columns(p, j, now.start, now.depth, out + (j - now.first) * now.depth);
  }
}

static int packed(const vmProduct *p) {
  double *panels = vm_scratch((ROW_BLOCK + COLUMN_BLOCK) * DEPTH_BLOCK);
  if (!panels) return 0;
  double *as = panels, *bs = panels + ROW_BLOCK * DEPTH_BLOCK;
  // Blocks of equal depth, so that none is a thin rest.
  size_t blocks = (p->depth + DEPTH_BLOCK - 1) / DEPTH_BLOCK;
  size_t step = (p->depth + blocks - 1) / blocks;
  for (size_t start = 0; start < p->depth; start += step) {
    size_t depth = p->depth - start < step ? p->depth - start : step;
    for (size_t i0 = 0; i0 < p->rows; i0 += ROW_BLOCK) {
      size_t i1 = p->rows - i0 < ROW_BLOCK ? p->rows : i0 + ROW_BLOCK;
      for (size_t i = i0; i < i1; i += TILE_ROWS) pack_rows(p, i, start, depth, as + (i - i0) * depth);
      for (size_t j0 = 0; j0 < p->columns; j0 += COLUMN_BLOCK) {
        size_t j1 = p->columns - j0 < COLUMN_BLOCK ? p->columns : j0 + COLUMN_BLOCK;
        pack_block(p, (block){j0, j1, start, depth}, bs);
        for (size_t i = i0; i < i1; i += TILE_ROWS) {
          for (size_t j = j0; j < j1; j += TILE_COLUMNS) {
            tile_of(p, as + (i - i0) * depth, bs + (j - j0) * depth, depth, i, j, start > 0);
          }
        }
      }
    }
  }
  return 1;
}

/// Where there is no room for copies.
static void plain(const vmProduct *p) {
  for (size_t i = 0; i < p->rows; i++) {
    for (size_t j = 0; j < p->columns; j++) {
      double s = 0;
      for (size_t k = 0; k < p->depth; k++) {
        s += p->a[i * p->a_row + k * p->a_depth] * p->b[k * p->b_depth + j * p->b_column];
      }
      p->c[i * p->c_row + j] = s;
    }
  }
}

static void product_of(const vmProduct *p) {
  int narrow = p->rows <= 32 || p->columns <= 32;
  if (p->a_depth == 1 && p->b_depth == 1 && narrow) {
    if (p->rows > DOT_ROWS && p->rows <= 32 && p->columns >= LANES && tall_products(p)) return;
    inner_products(p);
  } else if (p->b_column == 1 && (p->rows <= 32 || p->depth <= DEEP)) {
    few_rows(p);
  } else if (!packed(p)) {
    plain(p);
  }
}
