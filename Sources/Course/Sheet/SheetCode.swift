public import SourceText

/// A learner's code as it stands in a sheet.
public struct SheetCode: Hashable, Sendable {
  public let text: String
  public let range: SourceRange

  /// Why nothing may be judged by it, where that is so: judged by the numbers of another sheet, a right answer would be wrong.
  ///
  /// - Parameter known: Codes that a teacher gave out, in small letters; those that Gradus makes need not be among them.
  public func problem(known: Set<String>) -> Diagnostic? {
    if known.contains(text.lowercased()) || LearnerCode.isMade(text) { return nil }
    let help =
      LearnerCode.looksMade(text)
      ? "a letter of it is mistyped; it stands at the head of the sheet"
      : "codes of your own are known from the list that they were printed by: --codes LIST"
    return Diagnostic("sheet.code", at: range, "'\(text)' is no code of a sheet", help: help)
  }

  /// The code in a line at the head of a sheet: `Code: K7M2PX`, whatever emphasis or list it stands in.
  init?(line: String, at start: Int) {
    let decoration: Set<UInt8> = Set("*_>-# \t".utf8)
    let bytes = Array(line.utf8)
    var index = bytes.firstIndex { !decoration.contains($0) } ?? bytes.count
    let words = ["code", "代码"].map { Array($0.utf8) }
    guard
      let word = words.first(where: { word in
        bytes[index...].prefix(word.count).map { $0 | ($0 < 0x80 ? 0x20 : 0) }.elementsEqual(word)
      })
    else { return nil }
    index += word.count
    while index < bytes.count, decoration.contains(bytes[index]) { index += 1 }
    let colons = [":", "："].map { Array($0.utf8) }
    guard let colon = colons.first(where: { bytes[index...].starts(with: $0) }) else { return nil }
    index += colon.count
    while index < bytes.count, decoration.contains(bytes[index]) { index += 1 }
    var end = bytes.count
    while end > index, decoration.contains(bytes[end - 1]) || bytes[end - 1] == 0x0D { end -= 1 }
    guard index < end else { return nil }
    self.init(
      text: String(decoding: bytes[index..<end], as: UTF8.self),
      range: SourceRange(start + index, start + end))
  }

  public init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}
