import Experiments

/// One thing that `gradus` can do. Each stands in a file of its own and in one line of `Command.all`.
struct Command: Sendable {
  let name: String
  /// One line for the list of commands.
  let summary: LocalizedText
  /// What stands behind `gradus NAME`: `[FILE…]`.
  let arguments: String
  /// Paragraphs for the command's own help, below the summary.
  let description: LocalizedText
  let options: [OptionEntry]
  /// Command lines that work, each with what it does.
  let examples: [Example]
  /// The fewest and the most arguments that it takes, options aside.
  let argumentCount: ClosedRange<Int>
  let run: @Sendable (inout Invocation) throws(CommandFailure) -> ExitStatus

  struct Example: Sendable {
    let line: String
    let summary: LocalizedText

    init(_ line: String, _ summary: LocalizedText) {
      self.line = line
      self.summary = summary
    }
  }

  init(
    _ name: String, _ summary: LocalizedText, arguments: String = "",
    argumentCount: ClosedRange<Int> = 0...Int.max, description: LocalizedText = "",
    options: [OptionEntry] = [], examples: [Example],
    run: @escaping @Sendable (inout Invocation) throws(CommandFailure) -> ExitStatus
  ) {
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.argumentCount = argumentCount
    self.description = description
    self.options = options
    self.examples = examples
    self.run = run
  }
}

/// The options that every command has.
enum CommonOptions {
  static let help = Option<Bool>(switch: "help", LocalizedText("this help", "显示本帮助"))
  static let json = Option<Bool>(
    switch: "json", LocalizedText("the result as JSON on standard output", "结果以 JSON 写到标准输出"))
  static let language = Option<String>(
    "lang", oneOf: ["en", "zh"], LocalizedText("English or Chinese", "英文或中文"))
  static let plain = Option<Bool>(
    switch: "plain", LocalizedText("plain text: no colours, no screen", "纯文本：不用颜色，不用全屏界面"))

  static let all = [help.entry, json.entry, language.entry, plain.entry]
}
