/// A text with a name, able to turn byte offsets into lines and columns.
public struct SourceFile: Sendable {
  /// The path as the person gave it; shown in front of every diagnostic.
  public let name: String
  public let text: String
  /// Byte offsets at which the lines begin; the first is 0. A line ends with LF, CRLF or CR.
  private let lineStarts: [Int]

  public init(name: String, text: String) {
    self.name = name
    self.text = text
    var starts = [0]
    var previous: UInt8 = 0
    var offset = 0
    for byte in text.utf8 {
      if previous == 0x0D && byte != 0x0A { starts.append(offset) }
      if byte == 0x0A { starts.append(offset + 1) }
      previous = byte
      offset += 1
    }
    if previous == 0x0D { starts.append(offset) }
    lineStarts = starts
  }

  /// Line and column of a byte offset, both counted from 1; columns are Unicode scalars.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: min(lineStarts[low], utf8.count))
    let end = utf8.index(utf8.startIndex, offsetBy: min(max(offset, 0), utf8.count))
    var column = 1
    for byte in utf8[start..<max(start, end)] where byte & 0xC0 != 0x80 { column += 1 }
    return (low + 1, column)
  }

  public var lineCount: Int { lineStarts.count }

  /// Byte offset at which a line begins, lines counted from 1.
  public func start(ofLine line: Int) -> Int {
    lineStarts[min(max(line, 1), lineStarts.count) - 1]
  }

  /// The text of a line counted from 1, without its line break.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[number - 1])
    var end =
      number < lineStarts.count
      ? utf8.index(utf8.startIndex, offsetBy: lineStarts[number]) : utf8.endIndex
    while end > start {
      let before = utf8.index(before: end)
      guard utf8[before] == 0x0A || utf8[before] == 0x0D else { break }
      end = before
    }
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }

  /// The text of a byte range; bytes outside the text are left out.
  public func text(in range: SourceRange) -> String {
    let utf8 = text.utf8
    let count = utf8.count
    let start = utf8.index(utf8.startIndex, offsetBy: min(max(range.lower, 0), count))
    let end = utf8.index(utf8.startIndex, offsetBy: min(max(range.upper, range.lower, 0), count))
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }
}
