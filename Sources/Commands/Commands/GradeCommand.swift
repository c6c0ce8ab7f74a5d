import Algebra
import Course
import Derivation
import Experiments
import Grading
import JSON
import SourceText

extension Command {
  /// `gradus grade`: marks with reasons.
  static let grade = Command(
    "grade", LocalizedText("marks for filled answer sheets, with reasons", "批改答题纸，给出分数和理由"),
    arguments: "SHEET… | --submissions PATH… | --jsonl",
    description: LocalizedText(
      "An answer that cannot be judged has no mark and a reason; it is never counted as a zero.",
      "无法判断的答案没有分数，只有原因；绝不会记成零分。"),
    options: [GradeOptions.stream.entry] + BatchOptions.all + [GradeOptions.trustContainer.entry],
    examples: [
      Example(
        "gradus grade week2.md", LocalizedText("a sheet made by 'gradus sheet'", "由 gradus sheet 生成的答题纸")),
      Example("gradus grade week2.md --json", LocalizedText("the marks as JSON", "以 JSON 给出分数")),
      Example(
        "gradus grade --submissions handed-in/ --for week2",
        LocalizedText("a whole class into gradebook.db", "整班批改，写入 gradebook.db")),
      Example(
        "gradus grade --jsonl < answers.jsonl > marks.jsonl",
        LocalizedText("one answer a line, for whole classes", "每行一份答案，适合整班批改")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    if invocation.has(BatchOptions.submissions) {
      guard !invocation.arguments.isEmpty else {
        throw CommandFailure(
          .usage, "--submissions needs folders or files", help: "gradus grade --submissions handed-in/")
      }
      let folder = invocation.surroundings.currentFolder
      var run = try BatchRun(invocation, paths: invocation.arguments.map { Path.joined(folder, $0) })
      try run.run().print(&invocation)
      return .done
    }
    if invocation.has(GradeOptions.stream), invocation.streamJobs > 1 {
      return try invocation.gradeInParallel(jobs: invocation.streamJobs)
    }
    if invocation.surroundings.environment("GRADUS_WORKER") == "1" { limitOwnMemory() }
    var shelf = ExerciseShelf(try invocation.course(), invocation.language, code: invocation.codeRunner)
    if invocation.has(GradeOptions.stream) {
      let language = invocation.language
      return try invocation.answerStream { line in GradeStream.answer(line, &shelf, language) }
    }
    guard !invocation.arguments.isEmpty else {
      throw CommandFailure(
        .usage, "an answer sheet is needed", help: "make one with: gradus sheet week2 > week2.md")
    }
    var status = ExitStatus.done
    for path in invocation.arguments { status = status.joined(try invocation.grade(path, &shelf)) }
    return status
  }
}

extension Invocation {
  /// What runs the answers to code exercises.
  var codeRunner: CodeRunner {
    CodeRunner(environment: surroundings.environment, isContainerTrusted: has(GradeOptions.trustContainer))
  }
}

enum GradeOptions {
  static let trustContainer = Option<Bool>(
    switch: "trust-container",
    LocalizedText(
      "run code without bubblewrap, where this container is the wall", "在专用容器中不用 bubblewrap 直接运行代码"))
  static let stream = Option<Bool>(
    switch: "jsonl", LocalizedText("grade JSON objects from standard input, one a line", "从标准输入逐行读取 JSON 并批改")
  )
}

/// One line in, one mark out.
enum GradeStream {
  static func answer(_ line: JSONValue, _ shelf: inout ExerciseShelf, _ language: Language) -> JSONValue {
    guard let id = line["exercise"]?.string else {
      return .members(
        ("learner", line["learner"]), ("error", .string("'exercise' has to be a text")))
    }
    guard let answer = line["answer"].map({ $0.string ?? $0.answerText }) ?? "" else {
      return .members(
        ("learner", line["learner"]), ("exercise", .string(id)),
        ("error", .string("'answer' has to be a text or numbers")))
    }
    let wanted = line["language"]?.string.flatMap { Language(rawValue: $0) } ?? language
    switch shelf.mark(answer, to: id, code: line["code"]?.string) {
    case .success(let mark):
      return mark.json(learner: line["learner"], exercise: id, wanted)
    case .failure(.unknown(let near)):
      let help = near.map { "; did you mean '\($0)'?" } ?? ""
      return .members(
        ("learner", line["learner"]), ("exercise", .string(id)),
        ("error", .string("there is no exercise '\(id)'\(help)")))
    case .failure(.faulty(let message)):
      return Mark.faulty(message).json(learner: line["learner"], exercise: id, wanted)
    }
  }
}

extension Mark {
  /// No mark, because the exercise cannot be read.
  static func faulty(_ message: String) -> Mark {
    Mark(
      .ungradable(.fault), points: nil, outOf: 0,
      Sentence("the exercise itself is at fault: \(message)", "题目本身有误：\(message)"))
  }
}

extension Mark {
  /// No mark, because the code is none: by the numbers of another sheet a right answer would be wrong.
  static func mistyped(_ code: String, _ exercise: Exercise) -> Mark {
    Mark(
      .ungradable(.unreadable), points: nil, outOf: exercise.facts.points,
      Sentence(
        "'\(code)' is no code of a sheet: a letter of it is mistyped", "“\(code)”不是答题纸的代码：有字符写错了"))
  }
}

extension Mark {
  /// No mark, because the answer is right for everybody's numbers: codes were mixed up, or an answer was copied. A person knows.
  static func otherNumbers(_ code: String, _ exercise: Exercise) -> Mark {
    Mark(
      .ungradable(.undecided), points: nil, outOf: exercise.facts.points,
      Sentence(
        "right for the numbers of the course, not for those of the code '\(code)'",
        "对课程原来的数字是对的，对代码“\(code)”的数字则不对"))
  }
}

extension JSONValue {
  /// Numbers and lists of numbers as an answer: `[[1, 2], [3, 4]]`.
  fileprivate var answerText: String? {
    switch self {
    case .number(let text): text
    case .array(let values):
      values.reduce(into: Optional("[")) { text, value in
        guard let part = value.answerText ?? value.string, let before = text else {
          text = nil
          return
        }
        text = before + (before == "[" ? "" : ", ") + part
      }.map { $0 + "]" }
    default: nil
    }
  }
}

extension Invocation {
  fileprivate mutating func grade(_ path: String, _ shelf: inout ExerciseShelf) throws(CommandFailure)
    -> ExitStatus
  {
    let (source, findings) = SourceFile.decoding(try read(path), name: path)
    let sheet = AnswerSheet(source, problems: findings)
    let expected = try exercises(named: sheet.selection).map(\.id)
    let known = shelf
    let fault = sheet.code?.problem(known: try knownCodes())
    let problems =
      sheet.diagnostics + (fault.map { [$0] } ?? [])
      + sheet.problems(expected: expected) { known.isKnown($0) }
    var status = ExitStatus.done
    for problem in problems {
      try report(problem.rendered(in: sheet.source))
      if problem.severity == .error { status = status.joined(.undecided) }
    }
    var marks: [(id: String, title: String, mark: Mark)] = []
    var seen: Set<String> = []
    for answer in sheet.answers where shelf.isKnown(answer.exercise) && seen.insert(answer.exercise).inserted
    {
      marks.append(mark(answer.exercise, answer.text, sheet.code, fault, &shelf))
    }
    for id in expected where seen.insert(id).inserted { marks.append(mark(id, "", nil, nil, &shelf)) }
    if wantsJSON {
      try print(json: json(of: marks, sheet))
    } else {
      try show(marks, sheet)
    }
    for entry in marks {
      switch entry.mark.state {
      case .correct: break
      case .partly, .wrong: status = status.joined(.findings)
      case .ungradable: status = status.joined(.undecided)
      }
    }
    return status
  }

  private func mark(
    _ id: String, _ answer: String, _ code: SheetCode?, _ fault: Diagnostic?, _ shelf: inout ExerciseShelf
  ) -> (id: String, title: String, mark: Mark) {
    switch shelf.exercise(id) {
    case .success(let common):
      let title = common.exercise.title.plainText
      if fault != nil, let code, !common.exercise.variants.isEmpty {
        return (id, title, .mistyped(code.text, common.exercise))
      }
      switch shelf.mark(answer, to: id, code: fault == nil ? code?.text : nil) {
      case .success(let mark): return (id, title, mark)
      case .failure(.unknown): return (id, title, .faulty("there is no exercise '\(id)'"))
      case .failure(.faulty(let message)): return (id, title, .faulty(message))
      }
    case .failure(.unknown): return (id, id, .faulty("there is no exercise '\(id)'"))
    case .failure(.faulty(let message)): return (id, id, .faulty(message))
    }
  }

  private func json(of marks: [(id: String, title: String, mark: Mark)], _ sheet: AnswerSheet) -> JSONValue {
    let entries = marks.map { entry in
      entry.mark.json(learner: sheet.learner.map { .string($0) }, exercise: entry.id, language)
    }
    let total = marks.compactMap(\.mark.points).reduce(0, +)
    let open = marks.filter { $0.mark.points == nil }.count
    return .members(
      ("learner", sheet.learner.map { .string($0) }), ("points", .double(total)),
      ("outOf", .double(marks.map(\.mark.outOf).reduce(0, +))), ("ungradable", .integer(open)),
      ("marks", .array(entries)))
  }

  private mutating func show(_ marks: [(id: String, title: String, mark: Mark)], _ sheet: AnswerSheet)
    throws(CommandFailure)
  {
    if let learner = sheet.learner, !learner.isEmpty { try print(learner) }
    for entry in marks {
      let points = entry.mark.points.map { NumberText.short($0) } ?? "–"
      try print()
      try print("\(points)/\(NumberText.short(entry.mark.outOf))  \(entry.title)  (\(entry.id))")
      try print("  \(word(for: entry.mark.state)): \(entry.mark.headline.text(language.spoken))")
      for detail in entry.mark.details { try print("  \(sign(of: detail.kind)) \(detail.text(language))") }
      if let counterexample = entry.mark.counterexample, !counterexample.point.isEmpty {
        try print("  \(localized("for example", "例如")): \(counterexample.point.text)")
      }
    }
    let total = marks.compactMap(\.mark.points).reduce(0, +)
    let outOf = marks.map(\.mark.outOf).reduce(0, +)
    let open = marks.filter { $0.mark.points == nil }.count
    try print()
    var sum = "\(localized("points", "得分")): \(NumberText.short(total))/\(NumberText.short(outOf))"
    if open > 0 { sum += localized(", \(open) without a mark", "，另有 \(open) 题未评分") }
    try print(sum)
  }

  private func word(for state: Mark.State) -> String {
    switch state {
    case .correct: localized("correct", "正确")
    case .partly: localized("partly", "部分正确")
    case .wrong: localized("wrong", "错误")
    case .ungradable(let reason):
      localized("no mark (\(reason.rawValue))", "未评分（\(reason.chinese)）")
    }
  }

  private func sign(of kind: Mark.Detail.Kind) -> String {
    switch kind {
    case .right: "✓"
    case .wrong: "✗"
    case .follows: "↳"
    case .remark: "·"
    }
  }
}

extension Mark.Reason {
  var chinese: String {
    switch self {
    case .missing: "没有作答"
    case .unreadable: "读不懂"
    case .undecided: "无法判定"
    case .time: "超时"
    case .memory: "内存超限"
    case .crash: "程序崩溃"
    case .unavailable: "本机无法评分"
    case .fault: "题目或程序有误"
    }
  }
}
