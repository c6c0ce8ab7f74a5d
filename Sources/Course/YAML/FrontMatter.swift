import SourceText

/// The YAML between two lines `---` at the very start of a file.
struct FrontMatter {
  let value: YAMLValue?
  /// From the first `---` to behind the second.
  let range: SourceRange
  let problem: Diagnostic?

  /// Nil where the text does not begin with a line `---` that another one ends.
  init?(_ source: SourceFile) {
    let bytes = Array(source.text.utf8)
    guard FrontMatter.isMark(source.line(1), opening: true), source.lineCount > 1 else { return nil }
    var last = 2
    while last <= source.lineCount, !FrontMatter.isMark(source.line(last), opening: false) { last += 1 }
    guard last <= source.lineCount else { return nil }
    let start = source.start(ofLine: 2)
    let end = source.start(ofLine: last)
    range = SourceRange(0, last < source.lineCount ? source.start(ofLine: last + 1) : bytes.count)
    let place = { (line: Int, column: Int) -> Int in
      var index = source.start(ofLine: 2 + line)
      var left = column
      while index < end, left > 0 {
        index += 1
        while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
        left -= 1
      }
      return min(index, end)
    }
    switch YAMLParser(place: place).parse(source.text(in: SourceRange(start, end))) {
    case .success(let value):
      self.value = value
      problem = nil
    case .failure(let failure):
      value = nil
      problem = failure.diagnostic
    }
  }

  private static func isMark(_ line: String, opening: Bool) -> Bool {
    let mark = line.trimmed
    return mark == "---" || (!opening && mark == "...")
  }

  /// The text with the front matter blanked out, so that every byte of the body stays where it is.
  static func blanked(_ source: SourceFile, _ range: SourceRange) -> SourceFile {
    var bytes = Array(source.text.utf8)
    for index in range.lower..<range.upper where bytes[index] != 0x0A && bytes[index] != 0x0D {
      bytes[index] = 0x20
    }
    return SourceFile(name: source.name, text: String(decoding: bytes, as: UTF8.self))
  }
}
