public import SourceText

/// A Markdown file that a learner writes answers into: front matter, the prompts, and under each a fence
/// `answer ID` that holds the answer.
///
///     ---
///     sheet: week2
///     learner: Ada
///     code: K7M2PX
///     ---
///     ## Walk back to b
///     …
///     ```answer week2/reverse-walk
///     dJ/db = 3c
///     ```
///
/// Everything outside of the fences may be changed or deleted; they may stand in any order. The code, where the numbers of
/// the questions are the learner's own, may also stand as a line `Code: K7M2PX` before the first fence.
public struct AnswerSheet: Sendable {
  public let source: SourceFile
  /// What the sheet was made for: `week2`, or ids of exercises.
  public let selection: [String]
  public let learner: String?
  /// What the numbers were picked by; nil where they are everybody's.
  public let code: SheetCode?
  public let answers: [Answer]
  public let diagnostics: [Diagnostic]

  public struct Answer: Hashable, Sendable {
    /// Id of the exercise.
    public let exercise: String
    /// What was written, without the line end before the closing fence.
    public let text: String
    /// The bytes of the id in the opening line.
    public let idRange: SourceRange
    /// The bytes of the text.
    public let range: SourceRange

    /// Nothing but white space.
    public var isEmpty: Bool { text.trimmed.isEmpty }
  }

  /// Reads a sheet; whatever the text, nothing that stands in an answer fence is lost.
  public init(_ source: SourceFile, problems: [Diagnostic] = []) {
    var reader = AnswerSheetReader(source)
    reader.read()
    self.source = source
    selection = reader.selection
    learner = reader.learner
    code = reader.code
    answers = reader.answers
    diagnostics = problems + reader.diagnostics
  }

  /// What is wrong with the answers: doubled, foreign, empty and missing ones.
  ///
  /// - Parameters:
  ///   - expected: Ids that the sheet was made for, in order.
  ///   - isKnown: Whether there is an exercise of that id.
  public func problems(expected: [String], isKnown: (String) -> Bool) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var seen: [String: Answer] = [:]
    for answer in answers {
      if !isKnown(answer.exercise) {
        let near = nearest(to: answer.exercise, among: expected)
        found.append(
          Diagnostic(
            "sheet.foreign", at: answer.idRange, "there is no exercise '\(answer.exercise)'",
            help: near.map { "did you mean '\($0)'?" }))
      } else if let first = seen[answer.exercise] {
        let line = source.position(of: first.idRange.lower).line
        found.append(
          Diagnostic(
            "sheet.doubled", at: answer.idRange,
            "'\(answer.exercise)' was answered already in line \(line)", help: "keep one of the two"))
      }
      if seen[answer.exercise] == nil { seen[answer.exercise] = answer }
      if answer.isEmpty {
        found.append(
          Diagnostic("sheet.empty", .warning, at: answer.idRange, "'\(answer.exercise)' has no answer"))
      }
    }
    let end = SourceRange(at: source.text.utf8.count)
    for id in expected where seen[id] == nil {
      found.append(
        Diagnostic("sheet.missing", .warning, at: end, "the answer to '\(id)' is missing from the sheet"))
    }
    return found
  }
}

private struct AnswerSheetReader {
  let source: SourceFile
  private(set) var selection: [String] = []
  private(set) var learner: String?
  private(set) var code: SheetCode?
  private(set) var answers: [AnswerSheet.Answer] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile) {
    self.source = source
  }

  mutating func read() {
    var line = 1
    if let front = FrontMatter(source) {
      line = source.position(of: front.range.upper).line
      if let problem = front.problem { diagnostics.append(problem) }
      selection = front.value?["sheet"].map { $0.list?.map(\.flattened) ?? [$0.flattened] } ?? []
      if let name = front.value?["learner"]?.flattened, !name.trimmed.isEmpty {
        learner = String(name.trimmed)
      }
      if let value = front.value?["code"], !value.flattened.trimmed.isEmpty {
        code = SheetCode(text: String(value.flattened.trimmed), range: value.range)
      }
    }
    while line <= source.lineCount {
      guard let fence = Fence(source.line(line)) else {
        if answers.isEmpty { readCode(source.line(line), at: source.start(ofLine: line)) }
        line += 1
        continue
      }
      let close = closing(fence, after: line)
      var next = (close ?? source.lineCount) + 1
      if let id = fence.exercise { next = add(id, fence, from: line, to: close) }
      line = next
    }
  }

  private mutating func readCode(_ line: String, at start: Int) {
    guard let found = SheetCode(line: line, at: start) else { return }
    if let code, code.text.lowercased() != found.text.lowercased() {
      diagnostics.append(
        Diagnostic(
          "sheet.code", at: found.range, "another code, '\(code.text)', stands above",
          help: "keep the one of the sheet that was answered"))
      self.code = SheetCode(text: "\(code.text) / \(found.text)", range: found.range)
    } else {
      code = code ?? found
    }
  }

  /// The line that closes a fence; nil where none does before the next answer begins.
  private func closing(_ fence: Fence, after opening: Int) -> Int? {
    var line = opening + 1
    while line <= source.lineCount {
      if let other = Fence(source.line(line)) {
        if other.closes(fence) { return line }
        if other.exercise != nil { return nil }
      }
      line += 1
    }
    return nil
  }

  /// Records an answer; returns the line behind it.
  private mutating func add(_ id: String, _ fence: Fence, from line: Int, to close: Int?) -> Int {
    let start = source.start(ofLine: line)
    let idStart = start + fence.idOffset
    let idRange = SourceRange(idStart, idStart + id.utf8.count)
    var last = close ?? line
    if close == nil {
      diagnostics.append(
        Diagnostic(
          "sheet.unclosed", at: SourceRange(start, start + fence.length),
          "the answer to '\(id)' is not closed", help: "end it with a line '\(fence.mark)'"))
      last = line + 1
      while last <= source.lineCount, Fence(source.line(last))?.exercise == nil { last += 1 }
    }
    let lower = line < source.lineCount ? source.start(ofLine: line + 1) : source.text.utf8.count
    let upper = last <= source.lineCount ? max(lower, source.start(ofLine: last)) : source.text.utf8.count
    let range = SourceRange(min(lower, upper), upper)
    answers.append(
      AnswerSheet.Answer(
        exercise: id, text: source.text(in: range).replacingLineEnds.withoutLastLineEnd, idRange: idRange,
        range: range))
    return close.map { $0 + 1 } ?? last
  }

  /// A line of backticks or tildes.
  private struct Fence {
    let mark: String
    let length: Int
    /// What stands behind the marks.
    let info: Substring
    let idOffset: Int

    init?(_ line: String) {
      let indent = line.utf8.prefix { $0 == 0x20 }.count
      guard indent < 4, let first = line.utf8.dropFirst(indent).first,
        first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
      else { return nil }
      let length = line.utf8.dropFirst(indent).prefix { $0 == first }.count
      guard length >= 3 else { return nil }
      self.length = length
      mark = String(repeating: first == UInt8(ascii: "`") ? "`" : "~", count: length)
      let rest = Substring(line.utf8.dropFirst(indent + length))
      info = rest.trimmed
      // `answer` and the spaces behind it.
      let afterWord = info.hasPrefix("answer") ? info.dropFirst(6).trimmed : ""
      idOffset = line.utf8.distance(
        from: line.utf8.startIndex, to: afterWord.isEmpty ? line.utf8.endIndex : afterWord.startIndex)
    }

    /// The exercise that the fence answers.
    var exercise: String? {
      let words = info.split(whereSeparator: { $0 == " " || $0 == "\t" })
      return words.count >= 2 && words[0] == "answer" ? String(words[1]) : nil
    }

    func closes(_ opening: Fence) -> Bool {
      info.isEmpty && length >= opening.length && mark.first == opening.mark.first
    }
  }
}
