import Algebra
import Derivation
import JSON
import Notation
import SourceText

/// The lines of a derivation and the exercise that they answer, as a person or a stream gives them.
struct DerivationQuestion {
  var given: [(name: String, formula: String)] = []
  var shapes: [(name: String, shape: String)] = []
  var assume: [String] = []
  var goal: String?
  var answer: String?
  /// Numbers for names, tried first and allowed in lines.
  var point: [(name: String, value: String)] = []
  /// The names that the result may use.
  var names: [String]?
  var lines: [String] = []
  var syntax = Syntax.automatic

  /// Why the exercise itself cannot be used: the part of it, and what is wrong there.
  struct Fault: Error {
    let part: String
    let text: String
    let diagnostic: Diagnostic
  }

  func checker() throws(Fault) -> DerivationChecker {
    let context: FormulaContext
    do throws(FormulaContext.Failure) {
      context = try FormulaContext(
        given: given, shapes: shapes, assume: assume, names: point.map { $0.name }, syntax: syntax)
    } catch {
      let (part, text): (String, String) =
        switch error.part {
        case .given(let name): ("given.\(name)", given.first { $0.name == name }?.formula ?? "")
        case .shape(let name): ("shapes.\(name)", shapes.first { $0.name == name }?.shape ?? "")
        case .assumption(let index): ("assume.\(index)", assume[index])
        }
      throw Fault(part: part, text: text, diagnostic: error.diagnostic)
    }
    func formula(_ text: String?, _ part: String) throws(Fault) -> Expression? {
      guard let text else { return nil }
      do throws(FormulaError) {
        return try read(text, syntax: syntax, vocabulary: context.vocabulary)
      } catch { throw Fault(part: part, text: text, diagnostic: error.diagnostic) }
    }
    var values: [Symbol: Rational] = [:]
    for (name, text) in point {
      guard let name = try? readName(name), let value = try formula(text, "try.\(name)") else { continue }
      if case .exact(let number)? = try? Evaluator().number(value) { values[name] = number }
    }
    return DerivationChecker(
      context, goal: try formula(goal, "goal"), answer: try formula(answer, "answer"),
      points: values.isEmpty ? [] : [values],
      allowedNames: names.map { Set($0.compactMap { try? readName($0) }) }, syntax: syntax)
  }
}

extension DerivationQuestion {
  /// The question in one line of `gradus check --jsonl`; the reason where it is none.
  static func asked(by line: JSONValue) -> Result<DerivationQuestion, QuestionError> {
    var question = DerivationQuestion()
    switch line["lines"] {
    case .array(let values)?:
      for value in values {
        guard let text = value.string else {
          return .failure(QuestionError(message: "'lines' has to be a list of texts"))
        }
        question.lines.append(text)
      }
    case .string(let text)?:
      question.lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
    default:
      return .failure(QuestionError(message: "'lines' has to be a list of texts"))
    }
    let word = line["syntax"]?.string ?? "auto"
    guard let syntax = Syntax(word: word) else {
      return .failure(QuestionError(message: "syntax '\(word)' is not one of auto, plain, latex, numpy"))
    }
    question.syntax = syntax
    for (name, value) in line.members("given") { question.given.append((name, value)) }
    for (name, value) in line.members("shapes") { question.shapes.append((name, value)) }
    for (name, value) in line.members("try") { question.point.append((name, value)) }
    question.assume = line.texts("assume")
    question.goal = line.formula("goal")
    question.answer = line.formula("answer")
    if case .array? = line["names"] { question.names = line.texts("names") }
    return .success(question)
  }
}

extension JSONValue {
  /// A formula: a text, or a number as it is written.
  fileprivate func formula(_ name: String) -> String? {
    switch self[name] {
    case .string(let text)?: text.allSatisfy { $0.isWhitespace } ? nil : text
    case .number(let text)?: text
    default: nil
    }
  }
}

extension DerivationReport.Verdict {
  var word: String {
    switch self {
    case .correct: "correct"
    case .wrong: "wrong"
    case .incomplete: "incomplete"
    case .undecided: "undecided"
    case .malformed: "malformed"
    }
  }
}

extension LineReport.Verdict {
  var word: String {
    switch self {
    case .right: "right"
    case .wrong: "wrong"
    case .follows: "follows"
    case .named: "named"
    case .skipped: "skipped"
    case .unreadable: "unreadable"
    case .undecided: "undecided"
    }
  }
}

extension DerivationReport {
  func json(id: JSONValue?, _ language: SpokenLanguage) -> JSONValue {
    .members(
      ("id", id), ("verdict", .string(verdict.word)), ("line", faultyLine.map { .integer($0) } ?? .null),
      ("slip", slip.map { .string($0.name) } ?? .null),
      ("lines", .array(lines.map { $0.json(language) })), ("message", .string(message.text(language))),
      ("credit", credit.map { .double($0.share) }))
  }
}

extension LineReport {
  fileprivate func json(_ language: SpokenLanguage) -> JSONValue {
    .members(
      ("verdict", .string(verdict.word)), ("message", .string(message.text(language))),
      ("at", counterexample.map { $0.point.json } ?? .null), ("slip", slip.map { .string($0.name) }),
      ("range", .members(("start", .integer(range.lower)), ("end", .integer(range.upper)))),
      ("remarks", remarks.isEmpty ? nil : .strings(remarks.map { $0.text(language) })))
  }
}

extension DerivationQuestion.Fault {
  func json(id: JSONValue?) -> JSONValue {
    .members(
      ("id", id), ("verdict", "malformed"), ("line", .null), ("slip", .null), ("lines", .array([])),
      ("message", .string("\(part): \(diagnostic.message)")), ("part", .string(part)),
      (
        "range",
        .members(("start", .integer(diagnostic.range.lower)), ("end", .integer(diagnostic.range.upper)))
      ))
  }
}
