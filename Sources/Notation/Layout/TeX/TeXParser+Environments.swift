internal import SourceText

/// Matrices, cases and aligned equations.
extension TeXParser {
  mutating func enclosure(_ command: TeXCommand, _ start: Int) throws(LayoutFault) -> MathTree? {
    switch command {
    case .left: return try fenced(start)
    case .begin: return try environment(start)
    default: break
    }
    // Plain TeX: `\matrix{a & b \cr c & d}`; `\substack{i \\ j}`.
    var grid = TeXParser.plainGrid(command)
    if command == .subarray { _ = rawGroup() }
    guard nextByte() == UInt8(ascii: "{") else { return try argument(of: start) }
    let open = position
    position += 1
    let first = try row(until: .cell)
    try readRows(into: &grid, first: first, until: .brace)
    guard position < bytes.count, bytes[position] == UInt8(ascii: "}") else {
      throw .unclosedBrace(at: sourceOffset(open))
    }
    position += 1
    return .table(grid)
  }

  private static func plainGrid(_ command: TeXCommand) -> MathTable {
    switch command {
    case .cases:
      var grid = MathTable(.cases)
      grid.opening = "{"
      return grid
    case .pmatrix:
      var grid = MathTable(.matrix)
      (grid.opening, grid.closing) = ("(", ")")
      return grid
    case .eqalign: return MathTable(.aligned)
    case .displaylines: return MathTable(.gathered)
    case .substack, .subarray: return MathTable(.stacked)
    default: return MathTable(.matrix)
    }
  }

  /// `\begin{name} … \end{name}`.
  private mutating func environment(_ start: Int) throws(LayoutFault) -> MathTree? {
    guard let written = rawGroup() else { throw missingArgument(start) }
    let begun = sourceRange(start)
    let name = TeXParser.withoutStar(written)
    let outerTag = tag
    tag = nil
    defer { tag = outerTag ?? tag }
    switch name {
    case "equation", "displaymath", "math", "subequations", "multline", "gather", "gathered", "document",
      "center",
      "IEEEeqnarray", "dmath", "dgroup", "small", "scriptsize":
      let content = try body(until: .end)
      try end(written, begun)
      guard case .table(let grid) = content, name == "multline" else { return content }
      var lines = grid
      lines.alignments = [.left]
      return .table(lines)
    default: break
    }
    guard var grid = TeXParser.grid(name) else { return try unknownEnvironment(written, start) }
    try readColumns(of: name, into: &grid)
    readRules(into: &grid)
    let first = try row(until: .cell)
    try readRows(into: &grid, first: first, until: .end)
    try end(written, begun)
    return .table(grid.joiningRelations())
  }

  private static func withoutStar(_ name: String) -> String {
    name.utf8.last == UInt8(ascii: "*") ? String(decoding: name.utf8.dropLast(), as: UTF8.self) : name
  }

  private mutating func end(_ name: String, _ begun: SourceRange) throws(LayoutFault) {
    guard nextByte() != nil else { throw .unclosedEnvironment(name: name, at: begun) }
    let place = position
    guard commandName() == "end", let ended = rawGroup() else {
      throw .unclosedEnvironment(name: name, at: begun)
    }
    guard ended == name else { throw .mismatchedEnd(begun: name, ended: ended, at: sourceRange(place)) }
  }

  private static func grid(_ name: String) -> MathTable? {
    var grid: MathTable
    switch name {
    case "matrix", "smallmatrix", "array", "darray", "tabular", "CD": grid = MathTable(.matrix)
    case "pmatrix", "psmallmatrix": grid = fencedGrid("(", ")")
    case "bmatrix", "bsmallmatrix": grid = fencedGrid("[", "]")
    case "Bmatrix", "Bsmallmatrix": grid = fencedGrid("{", "}")
    case "vmatrix", "vsmallmatrix": grid = fencedGrid("|", "|")
    case "Vmatrix", "Vsmallmatrix": grid = fencedGrid("‖", "‖")
    case "cases", "dcases", "numcases":
      grid = MathTable(.cases)
      grid.opening = "{"
    case "rcases", "drcases":
      grid = MathTable(.cases)
      grid.closing = "}"
    case "align", "aligned", "alignat", "alignedat", "split", "flalign", "eqnarray", "xalignat":
      grid = MathTable(.aligned)
    case "subarray": grid = MathTable(.stacked)
    default: return nil
    }
    grid.isDisplay = grid.kind == .aligned || name == "dcases" || name == "drcases" || name == "darray"
    return grid
  }

  private static func fencedGrid(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) -> MathTable {
    var grid = MathTable(.matrix)
    grid.opening = opening
    grid.closing = closing
    return grid
  }

  /// What stands between `\begin{…}` and the first cell.
  private mutating func readColumns(of name: String, into grid: inout MathTable) throws(LayoutFault) {
    switch name {
    case "array", "darray", "tabular", "subarray":
      _ = rawOption()
      if let columns = rawBytes() { TeXParser.readColumns(columns, into: &grid) }
    case "alignat", "alignedat", "xalignat":
      _ = rawOption()
      _ = rawGroup()
    case "numcases": _ = rawGroup()
    case "eqnarray":
      grid.kind = .matrix
      grid.alignments = [.right, .center, .left]
    case "aligned", "split", "align", "flalign":
      // `[t]` places the block; a row may as well start with a bracket.
      let before = position
      if let option = rawOption(), option.count == 1, let byte = option.first, TeXParser.isLetter(byte) {
        return
      }
      position = before
    case "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix":
      let before = position
      if let option = rawOption(), option.count <= 3,
        option.allSatisfy({ $0 == 0x63 || $0 == 0x6C || $0 == 0x72 })
      {
        TeXParser.readColumns(option, into: &grid)
      } else {
        position = before
      }
    default: break
    }
  }

  /// `{c|rl@{}}`.
  private static func readColumns(_ spec: ArraySlice<UInt8>, into grid: inout MathTable) {
    var level = 0
    for byte in spec.prefix(1000) {
      switch byte {
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"): level -= 1
      case _ where level > 0: break
      case UInt8(ascii: "l"), UInt8(ascii: "p"), UInt8(ascii: "m"), UInt8(ascii: "X"):
        grid.alignments.append(.left)
      case UInt8(ascii: "c"): grid.alignments.append(.center)
      case UInt8(ascii: "r"): grid.alignments.append(.right)
      case UInt8(ascii: "|"), UInt8(ascii: ":"):
        if grid.columnRules.last != grid.alignments.count { grid.columnRules.append(grid.alignments.count) }
      default: break
      }
    }
  }

  /// An environment that nobody knows shows its source.
  private mutating func unknownEnvironment(_ name: String, _ start: Int) throws(LayoutFault) -> MathTree {
    let shown = "\\begin{\(name)}"
    if !unknown.contains(shown) { unknown.append(shown) }
    let ending = Array("\\end{\(name)}".utf8)
    var index = position
    while index + ending.count <= bytes.count {
      if bytes[index] == ending[0], bytes[index..<index + ending.count].elementsEqual(ending) {
        position = index + ending.count
        return .source(String(decoding: bytes[start..<position], as: UTF8.self))
      }
      index += 1
    }
    throw .unclosedEnvironment(name: name, at: sourceRange(start))
  }

  /// Reads cells and rows after the first cell, up to a closer that is left unread.
  mutating func readRows(
    into grid: inout MathTable, first: MathTree, until closer: Closer
  ) throws(LayoutFault) {
    var cells = [first]
    var hasTags = tag != nil
    while let byte = nextByte() {
      if byte == UInt8(ascii: "&") {
        position += 1
        skipAmp()
        let cell = try row(until: .cell)
        // As in TeX, an operator where two aligned columns meet has something before it.
        let isSpaced =
          grid.kind != .matrix && cells.count % 2 == 1 && cell.items.first.map(BlockPrinter.isSpaced) == true
        cells.append(isSpaced ? .row([.empty] + cell.items) : cell)
      } else if byte == UInt8(ascii: "\\"), isAtCellEnd() {
        _ = commandName()
        _ = skipStar()
        skipRowGap()
        hasTags = hasTags || tag != nil
        finish(&cells, in: &grid)
        readRules(into: &grid)
        cells = [try row(until: .cell)]
      } else {
        break
      }
    }
    hasTags = hasTags || tag != nil
    // A last `\\` starts no row.
    if cells.count > 1 || !cells[0].isEmpty || tag != nil { finish(&cells, in: &grid) }
    if !hasTags { grid.tags = [] }
  }

  private mutating func finish(_ cells: inout [MathTree], in grid: inout MathTable) {
    // A doubled `\\\\`, as Markdown sometimes wants it, is one line break.
    let isBlank = cells.count == 1 && cells[0].isEmpty
    if !isBlank || tag != nil || grid.rows.isEmpty {
      grid.rows.append(cells)
      grid.tags.append(tag)
    }
    tag = nil
    cells = []
  }

  private mutating func skipAmp() {
    if position + 4 <= bytes.count, bytes[position..<position + 4].elementsEqual("amp;".utf8) {
      position += 4
    }
  }

  /// `\\[2pt]`: only a length in brackets belongs to the line break.
  private mutating func skipRowGap() {
    let before = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "["), let gap = rawOption() {
      var inner = TeXParser(String(decoding: gap, as: UTF8.self))
      if inner.length() != nil { return }
      position = before
    }
  }

  private mutating func readRules(into grid: inout MathTable) {
    while true {
      let before = position
      guard nextByte() == UInt8(ascii: "\\"), let name = commandName() else {
        position = before
        return
      }
      switch name {
      case "hline", "hdashline", "toprule", "midrule", "bottomrule":
        if grid.rowRules.last != grid.rows.count { grid.rowRules.append(grid.rows.count) }
      case "cline", "cmidrule": _ = rawArgument()
      default:
        position = before
        return
      }
    }
  }
}
