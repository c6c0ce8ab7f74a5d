import Course
import Experiments
import SourceText

/// The help texts, made from the tables of the commands.
enum Help {
  /// `gradus --help`.
  static func overview(_ commands: [Command], _ language: Language) -> String {
    let width = commands.map(\.name.count).max() ?? 0
    var lines = [
      text("Gradus, a companion to a course on neural networks.", "Gradus，神经网络课程的学习伙伴。", language), "",
      text("Usage:", "用法：", language) + " gradus [COMMAND] [OPTION…]", "",
      text("Without a command, the lesson goes on where it was left.", "不带命令时，从上次停下的地方继续学习。", language), "",
    ]
    for command in commands {
      let padding = String(repeating: " ", count: width - command.name.count)
      lines.append("  \(command.name)\(padding)  \(text(command.summary, language))")
    }
    lines += ["", text("Options of every command:", "所有命令共有的选项：", language)]
    lines += table(CommonOptions.all, language)
    lines += [
      "",
      text(
        "Exit status: 0 done or correct, 1 wrong or findings, 2 malformed or undecided,\n64 usage, 66 no such file, 70 a fault of Gradus, 74 input or output failed.",
        "退出状态：0 完成或正确，1 错误或有问题，2 无法读懂或无法判定，\n64 用法错误，66 没有这个文件，70 Gradus 自身故障，74 输入输出失败。", language),
    ]
    return lines.joined(separator: "\n")
  }

  /// `gradus NAME --help`.
  static func of(_ command: Command, _ language: Language) -> String {
    let arguments = command.arguments.isEmpty ? "" : " " + command.arguments
    var lines = [
      text(command.summary, language), "",
      text("Usage:", "用法：", language) + " gradus \(command.name) [OPTION…]\(arguments)",
    ]
    let description = text(command.description, language)
    if !description.isEmpty { lines += [""] + wrapped(description) }
    lines += ["", text("Options:", "选项：", language)]
    lines += table(command.options + CommonOptions.all, language)
    lines += ["", text("Examples:", "示例：", language)]
    for example in command.examples {
      lines += ["  \(example.line)", "      \(text(example.summary, language))"]
    }
    return lines.joined(separator: "\n")
  }

  /// The lines of a text, broken at spaces where they are wider than eighty columns.
  private static func wrapped(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      var lines: [String] = []
      var current = ""
      for word in line.split(separator: " ", omittingEmptySubsequences: false) {
        let candidate = current.isEmpty ? String(word) : current + " " + word
        if DisplayWidth.columns(of: candidate) <= 80 || current.isEmpty {
          current = candidate
        } else {
          lines.append(current)
          current = String(word)
        }
      }
      return lines + [current]
    }
  }

  private static func table(_ options: [OptionEntry], _ language: Language) -> [String] {
    let names = options.map { option in
      "--\(option.name)" + (option.placeholder.map { " \($0)" } ?? "")
    }
    let width = min(names.map { DisplayWidth.columns(of: $0) }.max() ?? 0, 28)
    return zip(names, options).map { name, option in
      let summary = text(option.summary, language)
      let columns = DisplayWidth.columns(of: name)
      if columns > width { return "  \(name)\n  \(String(repeating: " ", count: width))  \(summary)" }
      return "  \(name)\(String(repeating: " ", count: width - columns))  \(summary)"
    }
  }

  private static func text(_ english: String, _ chinese: String, _ language: Language) -> String {
    language == .chinese ? chinese : english
  }

  private static func text(_ text: LocalizedText, _ language: Language) -> String {
    language == .chinese ? text.chinese : text.english
  }
}
