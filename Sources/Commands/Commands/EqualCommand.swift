import Algebra
import Derivation
import Experiments
import JSON
import Notation
import SourceText

extension Command {
  /// `gradus equal`: whether two formulas mean the same.
  static let equal = Command(
    "equal", LocalizedText("whether two formulas are equal, with proof", "判断两个公式是否相等，并给出证明"),
    arguments: "LEFT RIGHT | --jsonl", argumentCount: 0...2,
    description: LocalizedText(
      "LEFT is the reference, RIGHT the formula in question. Plain text, LaTeX and NumPy are understood.",
      "LEFT 是参考公式，RIGHT 是要判断的公式。普通写法、LaTeX 和 NumPy 都能读。"),
    options: [
      EqualOptions.given.entry, EqualOptions.assume.entry, EqualOptions.shape.entry,
      EqualOptions.syntax.entry, EqualOptions.stream.entry,
    ],
    examples: [
      Example("gradus equal 'σ(z)' '(tanh(z/2) + 1)/2'", LocalizedText("equal", "相等")),
      Example(
        "gradus equal 'log(a b)' 'log a + log b' --assume 'a > 0, b > 0'",
        LocalizedText("equal on that domain", "在该定义域上相等")),
      Example(
        "gradus equal 'dJ/db' '3c' --given 'u = b*c' --given 'v = a + u' --given 'J = 3v'",
        LocalizedText("a derivative through a graph", "沿计算图求导")),
      Example(
        "gradus equal 'np.dot(W, X).T' 'np.dot(X.T, W.T)' --shape 'W: n1 x n0' --shape 'X: n0 x m'",
        LocalizedText("matrices of every size", "任意大小的矩阵")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    if invocation.has(EqualOptions.stream) {
      return try invocation.answerStream { line in
        switch EqualityQuestion.asked(by: line) {
        case .success(let question): question.answered().json(id: line["id"])
        case .failure(let error):
          .members(("id", line["id"]), ("error", .string(error.message)))
        }
      }
    }
    guard invocation.arguments.count == 2 else {
      throw CommandFailure(
        .usage, "two formulas are needed", help: "gradus equal 'a(b + c)' 'ab + ac'")
    }
    return try invocation.answerEquality()
  }
}

enum EqualOptions {
  static let given = Option<String>(
    "given", "NAME=FORMULA", LocalizedText("a named quantity; may be repeated", "一个命名的量；可重复"))
  static let assume = Option<String>(
    "assume", "FACT",
    LocalizedText("what is known of names: 'a > 0', 'y in {0, 1}'", "已知条件：'a > 0'、'y in {0, 1}'"))
  static let shape = Option<String>(
    "shape", "NAME:SHAPE",
    LocalizedText("a matrix: 'W1: n1 x n0'; may be repeated", "矩阵的形状：'W1: n1 x n0'；可重复"))
  static let syntax = Option<String>(
    "syntax", oneOf: ["auto", "plain", "latex", "numpy"],
    LocalizedText("the notation, where it is not to be guessed", "公式的写法；默认自动识别"))
  static let stream = Option<Bool>(
    switch: "jsonl",
    LocalizedText("answer JSON objects from standard input, one a line", "从标准输入逐行读取 JSON 并作答"))
}

extension Invocation {
  fileprivate mutating func answerEquality() throws(CommandFailure) -> ExitStatus {
    var question = EqualityQuestion(left: arguments[0], right: arguments[1])
    question.syntax = self[EqualOptions.syntax].flatMap { Syntax(word: $0) } ?? .automatic
    for text in all(EqualOptions.given) {
      question.given.append(try pair(text, separator: "=", option: "--given"))
    }
    for text in all(EqualOptions.shape) {
      question.shapes.append(try pair(text, separator: ":", option: "--shape"))
    }
    question.assume = all(EqualOptions.assume)
    question.namesSlips = true
    let answer = question.answered()
    if wantsJSON {
      try print(json: answer.json(id: nil))
    } else {
      try show(answer, question)
    }
    switch answer.outcome {
    case .equal: return .done
    case .different: return .findings
    case .undecided, .malformed: return .undecided
    }
  }

  func pair(_ text: String, separator: Character, option: String) throws(CommandFailure) -> (
    String, String
  ) {
    guard let index = text.firstIndex(of: separator) else {
      throw CommandFailure(
        .usage, "'\(text)' is not of the form NAME\(separator)VALUE", help: "\(option) 'u\(separator) …'")
    }
    func trimmed(_ part: Substring) -> String {
      var part = part
      while part.first == " " { part.removeFirst() }
      while part.last == " " { part.removeLast() }
      return String(part)
    }
    return (trimmed(text[..<index]), trimmed(text[text.index(after: index)...]))
  }

  private mutating func show(_ answer: EqualityQuestion.Answer, _ question: EqualityQuestion)
    throws(CommandFailure)
  {
    if let fault = answer.fault {
      let texts = ["left": question.left, "right": question.right]
      let file = SourceFile(name: fault.side, text: texts[fault.side] ?? "")
      if texts[fault.side] == nil {
        try report("\(fault.side): \(fault.diagnostic.message)")
      } else {
        try report(fault.diagnostic.rendered(in: file))
      }
      return
    }
    if let left = answer.leftReading, let right = answer.rightReading {
      try print("\(localized("left ", "左式"))  \(left)")
      try print("\(localized("right", "右式"))  \(right)")
    }
    for warning in answer.warnings { try report("\(localized("warning", "注意")): \(warning.message)") }
    guard let counterexample = answer.counterexample else {
      try print(answer.message)
      if let slip = answer.slip { try print(slip.sentence.text(language.spoken)) }
      return
    }
    try print(localized("different, for example here:", "不相等，例如："))
    var rows = counterexample.point.map { ($0.name.name, $0.value.text) }
    rows += counterexample.functions.map { ($0, "") }
    rows.append((localized("left", "左式"), counterexample.left.text))
    rows.append((localized("right", "右式"), counterexample.right.text))
    let width = rows.map { DisplayWidth.columns(of: $0.0) }.max() ?? 0
    for (name, value) in rows {
      let padding = String(repeating: " ", count: width - DisplayWidth.columns(of: name))
      try print("  \(name)\(padding)  \(value)")
    }
    if let slip = answer.slip { try print(slip.sentence.text(language.spoken)) }
  }
}
