import SourceText

/// A text in which every formula is replaced by a stand-in of the same length in bytes.
///
/// libcmark halves the `\\` of a matrix, makes a list of a line `- y` and a heading of a line `=` inside `$$`. So
/// it never sees a formula: a stand-in is one private-use scalar that numbers the formula, then filling, all of it a
/// letter to CommonMark. Line ends inside a formula are filled too: a formula over several lines is one line
/// to libcmark. Since no byte moves, its positions are positions in the file.
struct Shield {
  /// What a stand-in stands for.
  enum Original: Hashable {
    case math(Math)
    /// A private-use character that was in the file itself.
    case literal
    /// What `Shield.nothing` stands for.
    case nothing
  }

  struct Entry: Hashable {
    let original: Original
    /// The whole formula with its delimiters.
    let range: SourceRange
  }

  let source: [UInt8]
  private(set) var bytes: [UInt8]
  private(set) var small: [Entry] = []
  private(set) var large: [Entry] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Filling between the numbered scalar and the end; CommonMark has no use for it.
  static let filler: UInt8 = 0x7F
  static let smallLimit = 6399
  /// Stands for nothing: put in front of a table cell, it keeps the cell from being read as a list.
  static let nothing: [UInt8] = [0xEF, 0xA3, 0xBF]
  static let largeLimit = 131_000

  init(_ text: String) {
    source = Array(text.utf8)
    bytes = source
    var scanner = MathScanner(source)
    scanner.scan()
    diagnostics = scanner.diagnostics
    for found in scanner.found { cover(found) }
  }

  /// Puts a stand-in over an entry's bytes; leaves them alone when the numbers have run out.
  private mutating func cover(_ entry: Entry) {
    let length = entry.range.upper - entry.range.lower
    if length == 3 {
      guard small.count < Shield.smallLimit else { return }
      write(0xE000 + UInt32(small.count), at: entry.range.lower)
      small.append(entry)
    } else if length > 3 {
      guard large.count < Shield.largeLimit else { return }
      // Each of the two supplementary planes ends with two scalars that are no characters.
      let number = UInt32(large.count)
      write(number < 65534 ? 0xF0000 + number : 0x100000 + number - 65534, at: entry.range.lower)
      for index in entry.range.lower + 4..<entry.range.upper { bytes[index] = Shield.filler }
      large.append(entry)
    }
  }

  private mutating func write(_ scalar: UInt32, at index: Int) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    for (offset, byte) in String(Character(scalar)).utf8.enumerated() { bytes[index + offset] = byte }
  }

  /// The entry that a scalar stands for.
  func entry(of scalar: Unicode.Scalar) -> Entry? {
    let value = scalar.value
    if value == 0xF8FF { return Entry(original: .nothing, range: SourceRange(0, 3)) }
    if (0xE000..<0xE000 + UInt32(small.count)).contains(value) { return small[Int(value - 0xE000)] }
    if (0xF0000..<0xFFFFE).contains(value) {
      let index = Int(value - 0xF0000)
      return index < large.count ? large[index] : nil
    }
    if value >= 0x100000 {
      let index = Int(value - 0x100000) + 65534
      return index < large.count ? large[index] : nil
    }
    return nil
  }

  /// A text from libcmark cut at the stand-ins.
  func pieces(of text: String) -> [Piece] {
    guard text.utf8.contains(where: { $0 >= 0xEE }) else { return [.text(text)] }
    var pieces: [Piece] = []
    var plain = String.UnicodeScalarView()
    var skip = 0
    for scalar in text.unicodeScalars {
      if skip > 0 {
        skip -= 1
        continue
      }
      guard let entry = entry(of: scalar) else {
        plain.append(scalar)
        continue
      }
      skip = max(0, entry.range.upper - entry.range.lower - UTF8.width(scalar))
      switch entry.original {
      case .nothing: break
      case .literal: plain.append(contentsOf: raw(entry.range).unicodeScalars)
      case .math(let math):
        if !plain.isEmpty { pieces.append(.text(String(plain))) }
        plain = String.UnicodeScalarView()
        pieces.append(.math(math, entry.range))
      }
    }
    if !plain.isEmpty { pieces.append(.text(String(plain))) }
    return pieces
  }

  enum Piece: Hashable {
    case text(String)
    case math(Math, SourceRange)
  }

  /// A text from libcmark with the formulas as the author typed them.
  func restored(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .math(_, let range): raw(range)
      }
    }.joined()
  }

  func raw(_ range: SourceRange) -> String {
    String(decoding: source[range.lower..<range.upper], as: UTF8.self)
  }
}
