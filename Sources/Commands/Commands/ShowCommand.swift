import Course
import Experiments
import JSON
import Notation

extension Command {
  /// `gradus show`: a formula in every form.
  static let show = Command(
    "show", LocalizedText("a formula in every form", "用各种形式显示一个公式"),
    arguments: "FORMULA | --jsonl", argumentCount: 0...1,
    description: LocalizedText(
      "In two dimensions, on one line, in words; with --json as MathML, too.\nPlain text, LaTeX and NumPy are understood.",
      "二维、单行、读法；加 --json 还有 MathML。普通写法、LaTeX 和 NumPy 都能读。"),
    options: [syntax.entry, columns.entry, stream.entry],
    examples: [
      Example(
        #"gradus show '\frac{\partial J}{\partial W^{[1]}}'"#,
        LocalizedText("LaTeX as the terminal draws it", "终端里画出的 LaTeX")),
      Example("gradus show 'np.dot(W1, X) + b1'", LocalizedText("NumPy as mathematics", "把 NumPy 显示成数学")),
      Example(
        "gradus show --jsonl < formulas.jsonl",
        LocalizedText("one formula a line, for programs", "每行一个公式，供程序使用")),
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    let language: SpokenLanguage = invocation.language == .chinese ? .chinese : .english
    let width = invocation[columns]
    if invocation.has(stream) {
      return try invocation.answerStream { line in
        guard let source = line["source"]?.string else {
          return .members(("id", line["id"]), ("error", "'source' has to be a text"))
        }
        guard let syntax = Syntax(word: line["syntax"]?.string ?? "auto") else {
          return .members(
            ("id", line["id"]), ("error", "'syntax' is one of auto, plain, latex, numpy"))
        }
        return FormulaDisplay(source: source, syntax: syntax, language: language, columns: width)
          .json(id: line["id"])
      }
    }
    guard let source = invocation.arguments.first else {
      throw CommandFailure(.usage, "a formula is needed", help: #"gradus show '\frac{a}{b}'"#)
    }
    let display = FormulaDisplay(
      source: source, syntax: Syntax(word: invocation[syntax] ?? "auto") ?? .automatic,
      language: language, columns: width)
    if invocation.wantsJSON {
      try invocation.print(json: display.json(id: nil))
    } else {
      try invocation.show(display)
    }
    return display.isReadable ? .done : .undecided
  }

  private static let syntax = Option<String>(
    "syntax", oneOf: ["auto", "plain", "latex", "numpy"],
    LocalizedText("the notation, where it is not to be guessed", "公式的写法；默认自动识别"))
  private static let columns = Option<Int>(
    "columns", "N", in: 10...1000, LocalizedText("break the formula at this width", "超过这个宽度就换行"))
  private static let stream = Option<Bool>(
    switch: "jsonl",
    LocalizedText("answer JSON objects from standard input, one a line", "从标准输入逐行读取 JSON 并作答"))
}

extension Invocation {
  fileprivate mutating func show(_ display: FormulaDisplay) throws(CommandFailure) {
    for line in display.block.lines { try print("  " + line) }
    try print()
    let rows = [
      (localized("one line", "单行"), display.line), ("ASCII", display.asciiLine), ("LaTeX", display.latex),
      (localized("in words", "读作"), display.spoken),
    ]
    for (name, text) in rows { try print("\(name): \(text)") }
    if !display.unknown.isEmpty {
      try report("\(localized("not known", "不认识")): \(display.unknown.joined(separator: ", "))")
    }
    if let message = display.message { try report(message) }
  }
}

extension FormulaDisplay {
  fileprivate func json(id: JSONValue?) -> JSONValue {
    .members(
      ("id", id), ("ok", .bool(isReadable)), ("lines", .strings(block.lines)),
      ("width", .integer(block.width)), ("line", .string(line)), ("mathml", .string(mathML)),
      ("spoken", .string(spoken)), ("unknown", .strings(unknown)), ("latex", .string(latex)),
      ("message", message.map { .string($0) }))
  }
}
