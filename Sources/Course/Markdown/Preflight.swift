import SourceText

/// Texts that libcmark 0.30.2 must not be given: some of its work grows with the square of what is nested.
///
/// `- ` a few thousand times and as many empty lines, `>` a hundred thousand times, `![[]()` (CVE-2023-22486). Size
/// alone is no shield: 23 KiB can cost seconds. Lists and quotes a hundred deep, 4000 brackets in one
/// paragraph and 4 MiB leave every lesson room and libcmark no more than some tens of milliseconds.
enum Preflight {
  static let sizeLimit = 4 << 20
  static let depthLimit = 100
  static let bracketLimit = 4000
  static let definitionLimit = 2000

  /// Why a text of this many bytes must not be read as Markdown.
  static func refusal(size: Int) -> Diagnostic? {
    guard size > sizeLimit else { return nil }
    return Diagnostic(
      "course.too-large", at: SourceRange(at: 0), "the text is larger than \(sizeLimit >> 20) MiB",
      help: "split it into several files")
  }

  /// Why a text must not be given to libcmark, and where.
  static func refusal(_ bytes: [UInt8]) -> Diagnostic? {
    var brackets = 0
    var definitions = 0
    var lineStart = 0
    while lineStart < bytes.count {
      var end = lineStart
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      let margin = depth(of: bytes[lineStart..<end])
      if margin.depth > depthLimit {
        return Diagnostic(
          "course.too-deep", at: SourceRange(lineStart, min(end, lineStart + 20)),
          "lists and quotes are nested more than \(depthLimit) deep here")
      }
      if margin.isBlank { brackets = 0 }
      for index in lineStart..<end where bytes[index] == UInt8(ascii: "[") {
        brackets += 1
      }
      if brackets > bracketLimit {
        return Diagnostic(
          "course.too-many-brackets", at: SourceRange(lineStart, min(end, lineStart + 20)),
          "more than \(bracketLimit) '[' in one paragraph")
      }
      if margin.beginsWithBracket { definitions += 1 }
      if definitions > definitionLimit {
        return Diagnostic(
          "course.too-many-definitions", at: SourceRange(lineStart, min(end, lineStart + 20)),
          "more than \(definitionLimit) lines begin with '['")
      }
      lineStart = end + 1
    }
    return nil
  }

  /// How deep the marks at the start of a line, or its indentation, may nest lists and quotes.
  private static func depth(
    of line: ArraySlice<UInt8>
  ) -> (depth: Int, isBlank: Bool, beginsWithBracket: Bool) {
    var marks = 0
    var columns = 0
    var index = line.startIndex
    while index < line.endIndex {
      switch line[index] {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): columns += 4
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): marks += 1
      case 0x30...0x39: break
      case UInt8(ascii: "."), UInt8(ascii: ")"): marks += 1
      default:
        let depth = marks == 0 ? 0 : marks + columns / 2
        return (depth, false, line[index] == UInt8(ascii: "["))
      }
      index += 1
    }
    // A line of marks alone may be a rule, however long: `------`.
    let isRule = Set(line).subtracting([0x20, 0x09]).count <= 1 && !line.contains(UInt8(ascii: ">"))
    return (isRule && marks == line.count ? 0 : marks, marks == 0, false)
  }
}
