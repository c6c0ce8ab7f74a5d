/// Things side by side.
extension BlockPrinter {
  /// A part of a row: where it may be broken off, and how far it stands from the part before it.
  struct Piece {
    var box: Box
    var gap: Int
    var atom: AtomClass
    /// Letters at the edges, where another word must not run into it.
    var wordEdges: WordEdges
    /// Levels of brackets around it.
    var depth = 0
    /// One of several words of a text.
    var isWord = false
  }

  mutating func row(_ items: [MathTree], _ style: Style) -> Box {
    let start = drawing.strokes.count
    let parts = pieces(of: items, style)
    return joined(parts[...], from: start)
  }

  /// Lays out the items of a row, and finds the gaps between them; what is wider than a given width comes
  /// in parts, if it has any.
  mutating func pieces(of items: [MathTree], _ style: Style, splittingWiderThan widest: Int? = nil) -> [Piece]
  {
    var classes: [AtomClass] = []
    classes.reserveCapacity(items.count)
    for item in items {
      if case .space = item { continue }
      classes.append(item.atomClass)
    }
    classes = AtomClass.resolved(classes)
    var pieces: [Piece] = []
    pieces.reserveCapacity(classes.count)
    var spacing = RowSpacing(isTight: style.isTight)
    var place = 0
    for item in items {
      if case .space(let mu) = item {
        spacing.add(mu)
        continue
      }
      let atom = classes[place]
      place += 1
      let edges = WordEdges(item, ascii: ascii)
      var gap = spacing.gap(before: atom, edges)
      // A minus sign must not run into the bar of a fraction.
      if gap == 0, atom == .inner, pieces.last?.atom == .sign { gap = 1 }
      let box = sizedDelimiter(item, beside: pieces, style) ?? layout(item, style)
      if let widest, box.width > widest {
        drawing.erase(from: box.start)
        if var parts = split(item, style, widest: widest), !parts.isEmpty {
          parts[0].gap = gap
          pieces += parts
          continue
        }
        pieces.append(Piece(box: layout(item, style), gap: gap, atom: atom, wordEdges: edges))
      } else {
        pieces.append(Piece(box: box, gap: gap, atom: atom, wordEdges: edges))
      }
    }
    if spacing.rest > 0 {
      pieces.append(
        Piece(box: drawing.blank(), gap: spacing.rest, atom: .ordinary, wordEdges: WordEdges()))
    }
    return pieces
  }

  /// `\bigg|` with its scripts: as tall as what stands before it.
  private mutating func sizedDelimiter(_ item: MathTree, beside pieces: [Piece], _ style: Style) -> Box? {
    let start = drawing.strokes.count
    var scripts: MathTree.Scripts?
    var base = item
    if case .scripts(let found) = item { (scripts, base) = (found, found.base) }
    guard case .symbol(let symbol) = base, symbol.size > 0 else { return nil }
    var ascent = 0
    var descent = 0
    for piece in pieces {
      ascent = max(ascent, piece.box.coreAscent)
      descent = max(descent, piece.box.coreDescent)
    }
    let box = delimiter(symbol.scalar, ascent, descent)
    return scripts.map { layout($0, on: box, from: start, style) } ?? box
  }

  /// Puts pieces side by side; the gap before the first one is kept.
  mutating func joined(_ pieces: ArraySlice<Piece>, from start: Int) -> Box {
    var box = drawing.blank()
    box.start = start
    for piece in pieces {
      box.width += piece.gap
      drawing.move(piece.box, x: box.width)
      box.width += piece.box.width
      box.rise(to: piece.box.ascent, piece.box.descent)
      box.coreAscent = max(box.coreAscent, piece.box.coreAscent)
      box.coreDescent = max(box.coreDescent, piece.box.coreDescent)
    }
    box.end = max(start, pieces.last?.box.end ?? start)
    return box
  }
}
