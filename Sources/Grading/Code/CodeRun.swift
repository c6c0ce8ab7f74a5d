import Course
import Derivation
import Glibc
import SourceText

/// What came of a job, read: values, or why there are none.
struct CodeRun {
  let values: Result<[CodeValue], CodeFailure>

  init(_ outcome: Workshop.Outcome, answer: String, cases: [String]) {
    switch outcome {
    case .failed:
      values = .failure(
        CodeFailure(reason: .unavailable, sentence: Sentence("no process could be started", "无法启动进程")))
    case .refused(let errors): values = .failure(CodeRun.refusal(errors, answer, cases))
    case .compilerEnded(let result): values = .failure(CodeRun.compilerFailure(result))
    case .ran(let result, let secret): values = CodeRun.read(result, secret, cases)
    }
  }

  // MARK: - The compiler

  /// The compiler's errors: those in the answer with their line, else the first in a case.
  private static func refusal(_ errors: String, _ answer: String, _ cases: [String]) -> CodeFailure {
    let source = SourceFile(name: "answer.swift", text: answer)
    var diagnostics: [Diagnostic] = []
    var inCase: (index: Int, message: String)?
    for line in errors.split(separator: "\n") {
      guard let error = CompilerError(line) else { continue }
      if error.file == "Answer.swift", diagnostics.count < 5 {
        let lineNumber = min(max(error.line, 1), source.lineCount)
        let start = source.start(ofLine: lineNumber)
        let place = min(start + max(error.column - 1, 0), answer.utf8.count)
        diagnostics.append(
          Diagnostic(
            "grading.compiler", at: SourceRange(place, min(place + 1, answer.utf8.count)), error.message))
      } else if error.file == "main.swift", inCase == nil {
        inCase = (error.line - CodeHarness.linesBeforeCases - 1, error.message)
      }
    }
    if let first = diagnostics.first {
      let line = source.position(of: first.range.lower).line
      return CodeFailure(
        reason: .unreadable,
        sentence: Sentence(
          "line \(line) does not compile: \(first.message)", "第 \(line) 行无法编译：\(first.message)"),
        diagnostics: diagnostics)
    }
    if let inCase {
      let call = cases.indices.contains(inCase.index) ? cases[inCase.index] : "the call"
      return CodeFailure(
        reason: .unreadable,
        sentence: Sentence(
          "'\(call)' does not compile: \(inCase.message)", "'\(call)' 无法编译：\(inCase.message)"),
        diagnostics: [Diagnostic("grading.compiler", at: SourceRange(0, answer.utf8.count), inCase.message)])
    }
    let message =
      errors.split(separator: "\n").first { $0.contains("error:") }.map { String($0).harmless } ?? ""
    let text = String(message.drop { $0 != ":" }.dropFirst()).trimmingBlanks
    return CodeFailure(
      reason: .unreadable, sentence: Sentence("it does not compile: \(text)", "无法编译：\(text)"),
      diagnostics: [Diagnostic("grading.compiler", at: SourceRange(0, answer.utf8.count), text)])
  }

  private static func compilerFailure(_ result: ChildResult) -> CodeFailure {
    if result.end == .outOfTime || result.errors.contains("signal 24") || result.errors.contains("signal 9")
      || result.end == .signal(SIGXCPU) || result.end == .exited(128 + SIGXCPU)
      || result.end == .exited(128 + SIGKILL)
    {
      return CodeFailure(
        reason: .time, sentence: Sentence("compiling takes longer than 10 seconds", "编译超过 10 秒"))
    }
    let first = result.errors.split(separator: "\n").first.map { String($0).harmless } ?? ""
    if first.hasPrefix("bwrap:") {
      return CodeFailure(reason: .unavailable, sentence: Sentence(first, first))
    }
    return CodeFailure(
      reason: .crash, sentence: Sentence("the compiler crashes on it", "编译器在此崩溃"),
      remark: Sentence(first, first))
  }

  // MARK: - The run

  private static func read(
    _ result: ChildResult, _ secret: String, _ cases: [String]
  ) -> Result<[CodeValue], CodeFailure> {
    var records: [Int: CodeValue] = [:]
    var isForged = false
    for line in result.channel.split(separator: 0x0A) {
      let parts = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 2)
      guard parts.count >= 2, parts[0] == secret, let index = Int(parts[1]), index < cases.count else {
        isForged = true
        continue
      }
      let value = parts.count == 3 ? CodeValue(parts[2]) : CodeValue.opaque
      if let value, records.updateValue(value, forKey: index) == nil { continue }
      isForged = true
    }
    let isFinished = records[-1] != nil
    let next = (0..<cases.count).first { records[$0] == nil }
    if let failure = ending(result, next.map { cases[$0] }, isFinished: isFinished) {
      return .failure(failure)
    }
    if isForged {
      return .failure(
        CodeFailure(
          reason: .crash, sentence: Sentence("it wrote into the channel of the results", "它写入了传递结果的通道")))
    }
    return .success(cases.indices.compactMap { records[$0] })
  }

  /// nil where all cases were run to their end.
  private static func ending(_ result: ChildResult, _ place: String?, isFinished: Bool) -> CodeFailure? {
    if isFinished, place == nil, result.end == .exited(0) { return nil }
    let english = place.map { " in \($0)" } ?? ""
    let chinese = place.map { "（在 \($0)）" } ?? ""
    let said = result.errors.split(separator: "\n").first { !$0.isEmpty }.map {
      String($0.prefix(300)).harmless
    }
    let remark = said.map { Sentence($0, $0) }
    func failure(_ reason: Mark.Reason, _ inEnglish: String, _ inChinese: String) -> CodeFailure {
      CodeFailure(
        reason: reason, sentence: Sentence(inEnglish + english, inChinese + chinese), remark: remark)
    }
    let isOutOfMemory =
      result.peakMemory > Sandbox.memory / 10 * 8 || result.errors.contains("failed to allocate")
      || result.errors.contains("ould not allocate") || result.errors.contains("annot allocate memory")
    let gigabytes = Sandbox.memory >> 30
    let tooLarge = failure(
      .memory, "more than \(gigabytes) GB of memory are used", "内存用量超过 \(gigabytes) GB")
    let signal: Int32
    switch result.end {
    case .outOfTime: return failure(.time, "it does not end", "程序没有结束")
    case .tooMuchOutput: return failure(.crash, "the values are larger than 4 MB", "结果超过 4 MB")
    case .signal(let number): signal = number
    case .exited(let status) where status > 128: signal = status - 128
    case .exited(let status):
      if said?.hasPrefix("bwrap:") ?? false, status == 1 {
        return failure(.unavailable, said ?? "", said ?? "")
      }
      return failure(.crash, "it ends the program itself, with status \(status),", "它自行结束了程序（状态 \(status)）")
    }
    if isOutOfMemory { return tooLarge }
    switch signal {
    case SIGXCPU, SIGKILL:
      return failure(
        .time, "it needs more than \(Sandbox.seconds) seconds", "运行超过 \(Sandbox.seconds) 秒")
    case SIGXFSZ: return failure(.crash, "it writes a file of more than 8 MB", "写出的文件超过 8 MB")
    default: return failure(.crash, "it crashes (\(name(of: signal)))", "程序崩溃（\(name(of: signal))）")
    }
  }

  private static func name(of signal: Int32) -> String {
    switch signal {
    case SIGILL, SIGTRAP: "a trap: an index, an overflow or a forced value"
    case SIGSEGV, SIGBUS: "memory that is not its own, or endless recursion"
    case SIGABRT: "abort"
    case SIGFPE: "a division of whole numbers by zero"
    default: "signal \(signal)"
    }
  }
}

/// A line of the compiler: `/source/Answer.swift:3:9: error: …`.
private struct CompilerError {
  let file: String
  let line: Int
  let column: Int
  let message: String

  init?(_ text: Substring) {
    guard let mark = text.range(of: ": error: ") else { return nil }
    let place = text[..<mark.lower].split(separator: ":")
    guard place.count >= 3, let line = Int(place[place.count - 2]), let column = Int(place[place.count - 1])
    else {
      return nil
    }
    file = String(place[place.count - 3].split(separator: "/").last ?? "")
    self.line = line
    self.column = column
    message = String(text[mark.upper...].prefix(300)).harmless
  }
}

extension Substring {
  /// Where a text first stands; Foundation has this, and is not wanted here.
  fileprivate func range(of text: String) -> (lower: Index, upper: Index)? {
    let wanted = Array(text.utf8)
    var place = utf8.startIndex
    while place != utf8.endIndex {
      if utf8[place...].starts(with: wanted) { return (place, utf8.index(place, offsetBy: wanted.count)) }
      place = utf8.index(after: place)
    }
    return nil
  }
}
