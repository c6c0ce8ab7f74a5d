import Algebra
import Course
import Derivation
import Experiments
import JSON
import Notation
import SourceText

extension Command {
  /// `gradus check`: a derivation, line by line.
  static let check = Command(
    "check", LocalizedText("check a derivation line by line", "逐行检查推导"),
    arguments: "FILE | --jsonl", argumentCount: 0...1,
    description: LocalizedText(
      "FILE holds the lines, one step a line ('-' is standard input).\nEvery line is compared with the line before and with the truth, so one slip\nmarks one line.",
      "FILE 中每行一步（'-' 表示标准输入）。每一行都与上一行和正确值比较，因此一个错误只标出一行。"),
    options: [
      CheckOptions.goal.entry, CheckOptions.answer.entry, CheckOptions.exercise.entry,
      EqualOptions.given.entry, EqualOptions.assume.entry, EqualOptions.shape.entry, CheckOptions.point.entry,
      CheckOptions.level.entry, EqualOptions.syntax.entry, EqualOptions.stream.entry,
    ],
    examples: [
      Example(
        "gradus check lines.txt --goal dJ/db --given 'u = b*c' --given 'v = a + u' --given 'J = 3v'",
        LocalizedText("through a computation graph", "沿计算图求导")),
      Example(
        "gradus check - --goal 'da/dz' --given 'a = σ(z)' --answer 'a(1-a)' < lines.txt",
        LocalizedText("lines from standard input", "从标准输入读取")),
      Example(
        "gradus check lines.txt --exercise week2/reverse-walk",
        LocalizedText("the context of an exercise of the course", "使用课程中某道题的条件")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    if invocation.has(EqualOptions.stream) {
      let language = invocation.spokenLanguage
      return try invocation.answerStream { line in
        switch DerivationQuestion.asked(by: line) {
        case .success(let question):
          do throws(DerivationQuestion.Fault) {
            return try question.checker().check(lines: question.lines).json(id: line["id"], language)
          } catch { return error.json(id: line["id"]) }
        case .failure(let error):
          return .members(("id", line["id"]), ("error", .string(error.message)))
        }
      }
    }
    guard invocation.arguments.count == 1 else {
      throw CommandFailure(
        .usage, "the file with the lines is missing", help: "gradus check lines.txt --goal dJ/db")
    }
    return try invocation.checkDerivation()
  }
}

enum CheckOptions {
  static let goal = Option<String>(
    "goal", "FORMULA", LocalizedText("what is to be worked out: dJ/db", "要求的量：dJ/db"))
  static let answer = Option<String>("answer", "FORMULA", LocalizedText("what it has to come to", "应得到的结果"))
  static let exercise = Option<String>(
    "exercise", "ID", LocalizedText("take goal and definitions from an exercise", "从题目中取目标和定义"))
  static let point = Option<String>(
    "try", "NAME=NUMBER", LocalizedText("a number that lines may put in; may be repeated", "可代入的数值；可重复"))
  static let level = Option<String>(
    "level", oneOf: ["verdict", "location", "slip", "next", "solution"],
    LocalizedText("how much to say (default: slip)", "说到什么程度（默认 slip）"))
}

extension Invocation {
  fileprivate var spokenLanguage: SpokenLanguage { language == .chinese ? .chinese : .english }

  fileprivate mutating func checkDerivation() throws(CommandFailure) -> ExitStatus {
    let bytes = try read(arguments[0])
    var question = try derivationQuestion()
    let text = String(decoding: bytes, as: UTF8.self)
    question.lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    while question.lines.last?.allSatisfy({ $0.isWhitespace }) ?? false { question.lines.removeLast() }
    let checker: DerivationChecker
    do throws(DerivationQuestion.Fault) {
      checker = try question.checker()
    } catch {
      try report(error.diagnostic.rendered(in: SourceFile(name: error.part, text: error.text)))
      return .undecided
    }
    let found = checker.check(lines: question.lines)
    if wantsJSON {
      try print(json: found.json(id: nil, spokenLanguage))
    } else {
      try show(found, question.lines, checker)
    }
    switch found.verdict {
    case .correct: return .done
    case .wrong, .incomplete: return .findings
    case .undecided, .malformed: return .undecided
    }
  }

  private func derivationQuestion() throws(CommandFailure) -> DerivationQuestion {
    var question = DerivationQuestion()
    if let id = self[CheckOptions.exercise] {
      guard let file = try exercises(named: [id]).first else {
        throw CommandFailure(.noSuchFile, "'\(id)' is no exercise")
      }
      question = try DerivationQuestion(exercise(file))
    }
    question.syntax = self[EqualOptions.syntax].flatMap { Syntax(word: $0) } ?? .automatic
    if let goal = self[CheckOptions.goal] { question.goal = goal }
    if let answer = self[CheckOptions.answer] { question.answer = answer }
    for text in all(EqualOptions.given) {
      question.given.append(try pair(text, separator: "=", option: "--given"))
    }
    for text in all(EqualOptions.shape) {
      question.shapes.append(try pair(text, separator: ":", option: "--shape"))
    }
    for text in all(CheckOptions.point) {
      question.point.append(try pair(text, separator: "=", option: "--try"))
    }
    question.assume += all(EqualOptions.assume)
    return question
  }

  private mutating func show(_ found: DerivationReport, _ lines: [String], _ checker: DerivationChecker)
    throws(CommandFailure)
  {
    let level = self[CheckOptions.level].flatMap { FeedbackLevel(word: $0) } ?? .slip
    let feedback = Feedback(found, lines: lines, checker: checker, level: level)
    for line in feedback.text(spokenLanguage) { try print(line) }
  }
}

extension DerivationQuestion {
  /// The context of a derivation exercise.
  init(_ exercise: Exercise) throws(CommandFailure) {
    guard case .derivation(let find, let answer) = exercise.task else {
      throw CommandFailure(.usage, "'\(exercise.id)' is no derivation but \(exercise.task.kind)")
    }
    let context = exercise.context
    given = context.given.map { ($0.name, $0.value.text) }
    shapes = context.shapes.map { ($0.name, $0.value.text) }
    assume = context.assume.map(\.text)
    goal = find.text
    self.answer = answer?.text
    point = context.try.map { ($0.name, $0.value.text) }
    names = context.names?.map(\.text)
  }
}
